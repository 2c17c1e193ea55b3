import { Refused } from './api';
import type { Acknowledgement, Entry } from './contract';
import { backoff, batch, MAXIMUM_BATCH, retryAfter } from './outbox';

/** Why answers are not going out, when they are not. */
export type Trouble = 'outage' | 'signedOut' | 'safeBrowser' | 'refused';

export interface Outgoing {
  /** What may be sent now, in order: on the disk, this device in charge, sitting in progress. */
  sendable(): Entry[];
  send(entries: Entry[]): Promise<Acknowledgement>;
  acknowledged(answer: Acknowledgement): void;
  /** A conflict of state. Resolves when it is known what to do; the sender asks `sendable` again after its pause. */
  conflicted(refusal: Refused): Promise<void>;
  renewToken(): Promise<boolean>;
  changed(): void;
}

const SLOW = 15_000;

/** Sends the queue, one batch at a time, for as long as it takes. */
export class Sender {
  trouble: Trouble | undefined;
  private failures = 0;
  private limit = MAXIMUM_BATCH;
  private busy = false;
  private throttled = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly outgoing: Outgoing, private readonly random: () => number = Math.random) {}

  /** There is something new to send; a pause that is under way is kept. */
  nudge() {
    if (this.timer === undefined) void this.run();
  }

  /** The connection may be back: do not wait any longer, unless the server asked for it. */
  wake() {
    if (this.throttled) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    void this.run();
  }

  /** Somebody else reached the server, or failed to. */
  heard(refusal?: Refused) {
    const before = this.trouble;
    if (!refusal) {
      // While our own calls fail, only their success ends the trouble.
      if (this.failures === 0 || this.outgoing.sendable().length === 0) {
        this.failures = 0;
        this.trouble = undefined;
      } else if (before !== 'refused') this.wake();
    } else if (refusal.isSignedOut) this.trouble = 'signedOut';
    else if (refusal.needsSafeBrowser) this.trouble = 'safeBrowser';
    else if (refusal.isOutage) this.trouble ??= 'outage';
    if (this.trouble !== before) this.outgoing.changed();
  }

  private async run() {
    if (this.busy) return;
    this.busy = true;
    try {
      for (let entries = this.next(); entries.length > 0; entries = this.next()) {
        const answer = await this.outgoing.send(entries);
        this.failures = 0;
        this.limit = MAXIMUM_BATCH;
        this.trouble = undefined;
        this.outgoing.acknowledged(answer);
        // A success that confirms nothing new must not become a tight loop.
        if (this.next()[0]?.responseId === entries[0]!.responseId) throw new Refused(0, {});
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.failures++;
      this.pause(await this.consequence(error), error.status === 429);
    } finally {
      this.busy = false;
      this.outgoing.changed();
    }
  }

  private next() {
    return batch(this.outgoing.sendable(), this.limit);
  }

  private pause(milliseconds: number, throttled: boolean) {
    this.throttled = throttled;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.throttled = false;
      void this.run();
    }, milliseconds);
  }

  /** Sets the trouble to show and returns how long to wait. Nothing leaves the queue here. */
  private async consequence(refusal: Refused): Promise<number> {
    const wait = backoff(this.failures, this.random());
    if (refusal.status === 429) return retryAfter(refusal.retryAfter, Date.now());
    if (refusal.isOutage) {
      this.trouble = 'outage';
      return wait;
    }
    if (refusal.isSignedOut) {
      this.trouble = 'signedOut';
      return SLOW;
    }
    if (refusal.needsSafeBrowser) {
      this.trouble = 'safeBrowser';
      return SLOW;
    }
    if (refusal.status === 409) {
      await this.outgoing.conflicted(refusal);
      return wait;
    }
    if (refusal.status === 413 && this.limit > 1) {
      this.limit = Math.max(1, Math.floor(Math.min(this.limit, this.outgoing.sendable().length) / 2));
      return 0;
    }
    if (refusal.status === 400 && await this.outgoing.renewToken()) return wait;
    this.trouble = 'refused';
    return SLOW;
  }
}
