import { call, Refused } from './api';
import type { Content, Problem } from './contract';
import type { Meeting, State } from './draft';
import { parts } from './merge';
import type { Node } from './text/node';

/** Items/Stimuli/StimulusContext.cs. */
export interface StimulusContext {
  stimulusId: string | null;
  code: string;
  title: string;
  body: Node[];
  version: number;
  contentVersion: number;
}

export interface CaseText {
  title: string;
  body: Node[];
}

/** What one writer makes of a case. */
export class Case {
  text: CaseText;
  code: string;
  state: State = 'saved';
  faults: Record<string, string> = {};
  meeting: Meeting | null = null;
  private base: CaseText;
  private version: number;
  private contentVersion: number;
  private refusal = '';

  constructor(private readonly context: StimulusContext, private readonly told: () => void) {
    this.text = this.base = { title: context.title, body: context.body };
    this.code = context.code;
    this.version = context.version;
    this.contentVersion = context.contentVersion;
  }

  /** As the view of two writers takes it, which knows items. */
  get content() {
    return this.text as unknown as Content;
  }

  get isDirty() {
    return JSON.stringify(this.text) !== JSON.stringify(this.base);
  }

  get maySave() {
    return this.isDirty && this.state !== 'saving' && this.state !== 'met';
  }

  get sentence(): string {
    switch (this.state) {
      case 'saving': return 'Saving';
      case 'unreachable': return 'Not saved: there is no connection. What you wrote is kept on this page';
      case 'refused': return `Not saved: ${this.refusal}`;
      case 'met': return 'Not saved: somebody else changed this case meanwhile';
      default: return this.isDirty ? 'Not saved yet' : this.contentVersion === 0 ? 'Nothing written yet' : `Version ${this.contentVersion} is saved`;
    }
  }

  change(patch: Partial<CaseText>) {
    this.text = { ...this.text, ...patch };
    if (this.state !== 'met' && this.state !== 'saving') this.to(this.isDirty ? 'changed' : 'saved');
    else this.told();
  }

  rename(code: string) {
    this.code = code;
    this.told();
  }

  async save() {
    const { text } = this;
    this.faults = {};
    this.to('saving');
    try {
      if (this.context.stimulusId === null) {
        await call('POST', '/api/stimuli', { code: this.code.trim(), ...text });
        this.base = this.text;
        return location.assign(`/staff/stimuli/${encodeURIComponent(this.code.trim())}`);
      }
      const saved = await call<{ contentVersion: number; version: number }>('POST', `/api/stimuli/${this.context.stimulusId}/revise`, { ...text, version: this.version });
      this.version = saved.version;
      this.contentVersion = saved.contentVersion;
      this.base = text;
      this.to(this.isDirty ? 'changed' : 'saved');
    } catch (error) {
      this.failed(error, text);
    }
  }

  /** On top of what the other one saved. */
  async settle(content: Content): Promise<boolean> {
    this.version = this.meeting!.version;
    this.base = this.meeting!.theirs as unknown as CaseText;
    this.meeting = null;
    this.text = content as unknown as CaseText;
    this.to(this.isDirty ? 'changed' : 'saved');
    if (this.isDirty) await this.save();
    return !this.isDirty;
  }

  private failed(error: unknown, mine: CaseText) {
    if (!(error instanceof Refused) || error.status >= 500) return this.to('unreachable');
    const { problem } = error;
    // Without differences what was sent is no case yet, and is to be mended first.
    if (error.status === 409 && problem.code === 'stale-version' && problem.theirs && problem.differences) return this.meet(problem, mine);
    this.refusal = error.message;
    this.faults = problem.errors ?? (problem.code === 'code-taken' ? { code: error.message } : {});
    this.to('refused');
  }

  private meet(problem: Problem, mine: CaseText) {
    const theirs = problem.theirs!;
    if (problem.differences!.length === 0) {
      this.version = problem.version!;
      this.text = this.base = theirs as unknown as CaseText;
      return this.to('saved');
    }
    this.meeting = {
      who: problem.editedBy ?? 'Somebody else', version: problem.version!, basedOn: 0, held: theirs, theirs,
      parts: parts(this.base as unknown as Content, mine as unknown as Content, theirs, problem.differences!),
    };
    this.to('met');
  }

  private to(state: State) {
    this.state = state;
    this.told();
  }
}
