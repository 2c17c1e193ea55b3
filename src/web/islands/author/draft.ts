import { call, Refused } from './api';
import type { Content, DraftDetails, Justification, Problem } from './contract';
import { type Part, parts } from './merge';

const AFTER = 1_000;
const AGAIN = 4_000;

export interface Meeting {
  who: string;
  version: number;
  basedOn: number;
  /** What the host holds now; null where whatever is chosen has to be sent. */
  held: Content | null;
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
  itemVersion: number;
  reasons: Record<string, string>;
  private base: Content | null;
  private heldReasons: Record<string, string>;
  private basedOn: number;
  private timer = 0;
  private writing: Promise<void> | null = null;

  constructor(readonly details: DraftDetails, private readonly told: () => void) {
    this.content = this.base = details.content;
    this.reasons = this.heldReasons = byRule(details.justifications);
    this.version = details.version;
    this.itemVersion = details.itemVersion;
    this.basedOn = details.basedOn;
    this.savedAt = details.editedAt ? new Date(details.editedAt) : null;
  }

  change(patch: Partial<Content>) {
    this.content = { ...this.content, ...patch };
    this.later();
  }

  /** Why the warning of a rule may stand; it is kept with the draft. */
  justify(ruleId: string, reason: string) {
    this.reasons = { ...this.reasons, [ruleId]: reason };
    this.later();
  }

  get justifications(): Justification[] {
    return Object.entries(this.reasons).filter(([, reason]) => reason.trim()).map(([ruleId, reason]) => ({ ruleId, reason: reason.trim() }));
  }

  private later() {
    if (this.state !== 'met') this.to('changed');
    else this.told();
    clearTimeout(this.timer);
    if (this.state !== 'met') this.timer = setTimeout(() => void this.save(), AFTER);
  }

  get isDirty() {
    return this.content !== this.base || this.reasons !== this.heldReasons;
  }

  /** Whatever is not on the host yet; true when all is. */
  async save(leaving = false): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.writing) await this.writing;
    if (this.state === 'met') return false;
    if (!this.isDirty) return true;
    this.writing = this.send(leaving);
    await this.writing;
    this.writing = null;
    return this.state === 'saved';
  }

  /** On top of what the other one saved. */
  async settle(content: Content): Promise<boolean> {
    const { version, basedOn, held } = this.meeting!;
    [this.version, this.basedOn, this.base, this.meeting, this.content] = [version, basedOn, held, null, content];
    this.to('changed');
    if (JSON.stringify(content) === JSON.stringify(held)) this.base = content;
    if (this.isDirty) return await this.save();
    this.to('saved');
    return true;
  }

  /**
   * The host would not take a submission, since something else happened first. Shows what somebody else wrote, as at a saving;
   * when nobody wrote anything the item itself has moved, by a comment or a vote.
   * @returns whether it was that alone.
   */
  async overtaken(problem: Problem): Promise<boolean> {
    const now = await call<DraftDetails>('GET', `/api/items/${this.details.itemId}/draft`);
    this.itemVersion = now.itemVersion;
    if (problem.code === 'older-version') this.meet({ ...problem, version: this.version, basedOn: problem.contentVersion! }, this.content, null);
    else if (now.version === this.version && now.basedOn === this.basedOn) return true;
    else await this.send(false);
    return false;
  }

  private async send(leaving: boolean) {
    const { content, reasons } = this;
    this.to('saving');
    try {
      const saved = await call<{ version: number; savedAt: string }>('PUT', `/api/items/${this.details.itemId}/draft`,
        { content, version: this.version, basedOn: this.basedOn, justifications: this.justifications }, { keepalive: leaving });
      this.version = saved.version;
      this.savedAt = new Date(saved.savedAt);
      [this.base, this.heldReasons] = [content, reasons];
      this.faults = {};
      if (this.isDirty) this.later();
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
    if (error.status === 409 && problem.code === 'stale-version' && problem.theirs) return this.meet(problem, mine, problem.theirs);
    this.refusal = error.message;
    this.faults = problem.errors ?? {};
    this.to('refused');
  }

  private meet(problem: Problem, mine: Content, held: Content | null) {
    this.meeting = {
      who: problem.editedBy ?? 'Somebody else', version: problem.version!, basedOn: problem.basedOn ?? this.basedOn, held, theirs: problem.theirs!,
      parts: parts(this.base, mine, problem.theirs!, problem.differences ?? []),
    };
    if (problem.justifications) this.join(byRule(problem.justifications));
    this.to('met');
  }

  /** Reasons of both; of one rule, mine where I changed it. */
  private join(theirs: Record<string, string>) {
    const changed = Object.entries(this.reasons).filter(([rule, reason]) => reason !== this.heldReasons[rule]);
    this.heldReasons = theirs;
    this.reasons = changed.length > 0 ? { ...theirs, ...Object.fromEntries(changed) } : theirs;
  }

  private to(state: State) {
    this.state = state;
    this.told();
  }
}

const byRule = (all: Justification[]) => Object.fromEntries(all.map(({ ruleId, reason }) => [ruleId, reason]));

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
