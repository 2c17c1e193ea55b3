import { call, Refused } from './api';
import type { Content, DraftDetails, Problem } from './contract';
import { type Part, parts } from './merge';

const AFTER = 1_000;
const AGAIN = 4_000;

export interface Meeting {
  who: string;
  version: number;
  theirs: Content;
  parts: Part[];
}

export type State = 'saved' | 'changed' | 'saving' | 'unreachable' | 'refused' | 'met';

/** One writer's draft: what is written is on the host a second later, and is said so in words. */
export class Draft {
  content: Content;
  state: State = 'saved';
  savedAt: Date | null;
  faults: Record<string, string> = {};
  refusal = '';
  meeting: Meeting | null = null;
  version: number;
  private base: Content;
  private timer = 0;
  private writing: Promise<void> | null = null;

  constructor(readonly details: DraftDetails, private readonly told: () => void) {
    this.content = this.base = details.content;
    this.version = details.version;
    this.savedAt = details.editedAt ? new Date(details.editedAt) : null;
  }

  change(patch: Partial<Content>) {
    this.content = { ...this.content, ...patch };
    if (this.state !== 'met') this.to('changed');
    else this.told();
    clearTimeout(this.timer);
    if (this.state !== 'met') this.timer = setTimeout(() => void this.save(), AFTER);
  }

  get isDirty() {
    return this.content !== this.base;
  }

  /** Whatever is not on the host yet; true when all is. */
  async save(leaving = false): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.writing) await this.writing;
    if (this.state === 'met') return false;
    if (!this.isDirty) return true;
    this.writing = this.send(this.content, leaving);
    await this.writing;
    this.writing = null;
    return this.state === 'saved';
  }

  /** On top of what the other one saved. */
  async settle(content: Content): Promise<boolean> {
    this.version = this.meeting!.version;
    this.base = this.meeting!.theirs;
    this.meeting = null;
    this.content = content;
    this.to('changed');
    if (JSON.stringify(content) === JSON.stringify(this.base)) {
      this.base = content;
      this.to('saved');
      return true;
    }
    return await this.save();
  }

  private async send(content: Content, leaving: boolean) {
    this.to('saving');
    try {
      const saved = await call<{ version: number; savedAt: string }>('PUT', `/api/items/${this.details.itemId}/draft`, { content, version: this.version }, { keepalive: leaving });
      this.version = saved.version;
      this.savedAt = new Date(saved.savedAt);
      this.base = content;
      this.faults = {};
      if (this.isDirty) this.change({});
      else this.to('saved');
    } catch (error) {
      this.failed(error, content);
    }
  }

  private failed(error: unknown, mine: Content) {
    if (!(error instanceof Refused) || error.status >= 500) {
      this.timer = setTimeout(() => void this.save(), AGAIN);
      return this.to('unreachable');
    }
    const { problem } = error;
    if (error.status === 409 && problem.code === 'stale-version' && problem.theirs) return this.meet(problem, mine);
    this.refusal = error.message;
    this.faults = problem.errors ?? {};
    this.to('refused');
  }

  private meet(problem: Problem, mine: Content) {
    this.meeting = { who: problem.editedBy ?? 'Somebody else', version: problem.version!, theirs: problem.theirs!, parts: parts(this.base, mine, problem.theirs!, problem.differences ?? []) };
    this.to('met');
  }

  private to(state: State) {
    this.state = state;
    this.told();
  }
}

export function sentence(draft: Draft): string {
  switch (draft.state) {
    case 'saved': return draft.savedAt ? `All changes saved at ${draft.savedAt.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' })}` : 'Nothing changed yet';
    case 'changed': return 'Not saved yet';
    case 'saving': return 'Saving';
    case 'unreachable': return 'No connection. What you wrote is kept on this page and will be saved when there is one';
    case 'refused': return `Not saved: ${draft.refusal}`;
    case 'met': return 'Not saved: somebody else changed this item meanwhile';
  }
}
