import { Refused } from './api';
import type { ProctorMessage } from './contract';

export const MAXIMUM_MESSAGE = 1_000;

export interface Mailbox {
  /** Counts up when there is something new, by whoever hears of it. */
  unread(): number;
  /** Ids of those that were opened. */
  read(): string[];
  keepRead(ids: string[]): void;
  fetch(): Promise<{ messages: ProctorMessage[] }>;
  changed(): void;
}

/** The talk between candidate and proctor, as far as it was fetched. */
export class Thread {
  messages: ProctorMessage[] | undefined;
  failed = false;
  private heard = 0;

  constructor(private readonly box: Mailbox) {}

  /** True until the thread was opened after the last news. */
  get isNew() {
    return this.messages === undefined || this.failed ? this.box.unread() > 0 : this.unopened.length > 0;
  }

  /** To be called at any change of the sitting: fetches only when there is news. */
  follow() {
    const unread = this.box.unread();
    if (unread === this.heard) return;
    this.heard = unread;
    if (unread > 0) void this.load();
  }

  async load() {
    try {
      this.messages = (await this.box.fetch()).messages;
      this.failed = false;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.failed = true;
    }
    this.box.changed();
  }

  opened() {
    if (this.isNew && this.messages && !this.failed) this.box.keepRead([...this.box.read(), ...this.unopened.map(m => m.messageId)]);
  }

  private get unopened() {
    return (this.messages ?? []).filter(m => m.from === 'proctor' && !this.box.read().includes(m.messageId));
  }
}
