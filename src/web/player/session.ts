import { warningBetween } from './clock';
import { CommentSender } from './comments';
import { asRefusal, Conversation } from './conversation';
import { isOver } from './contract';
import { moment, pause } from './device';
import { Thread } from './messages';
import { backoff, batch } from './outbox';
import { Refused } from './api';

/** What a page that goes away may still send is 64 kB, headers and other letters than English ones included. */
const LAST_WORDS = 30_000;

/** One sitting: what the candidate does with it, and what the page and its clock do to it. */
export class Session extends Conversation {
  readonly comments = new CommentSender({
    comments: () => this.kept.comments ?? [],
    keep: comments => this.keepComments(comments),
    send: c => this.api.comment(c.commentId, c.itemId, c.text),
    renewToken: () => this.api.renewToken(),
  });

  readonly thread = new Thread({
    unread: () => this.unreadMessages,
    read: () => this.kept.read ?? [],
    keepRead: ids => this.haveRead(ids),
    fetch: () => this.api.messages(),
    changed: () => this.changed(),
  });

  private readonly warned = new Set<(minutes: number) => void>();
  private lastLeft: number | undefined;
  private asking = false;
  private ending = false;

  onWarning(listener: (minutes: number) => void) {
    this.warned.add(listener);
    return () => this.warned.delete(listener);
  }

  async open() {
    const { delivery } = await this.openNotebook();
    this.listen();
    for (let failures = 1; this.phase !== 'ready'; failures++) {
      try {
        await this.refresh(delivery ? 3_000 : undefined);
      } catch (error) {
        this.sender.heard(asRefusal(error));
        if (delivery) {
          this.continueFrom(delivery);
          this.unconfirmed = true;
        }
        this.phase = delivery ? 'ready' : 'unreachable';
        this.changed();
        if (!delivery) await pause(backoff(failures, Math.random()));
      }
    }
    // Typed before a reload.
    if (this.setAside === 0) this.settle();
    this.sender.nudge();
    if (!isOver(this.status)) this.stopListening = this.api.listen(reading => void this.quietly(() => this.follow(reading, moment())));
    this.comments.wake();
    this.onChange(() => this.thread.follow());
    void this.poll();
  }

  async agree() {
    await this.api.agree(this.delivery!.agreement.version);
    this.delivery!.agreement.acceptedAt = new Date().toISOString();
    this.changed();
  }

  /** Asks the proctor to let this device go on instead of the other one, and goes on as soon as that is allowed. */
  async askForDevice() {
    await this.api.askForDevice(this.kept.deviceId);
    if (this.asking) return;
    this.asking = true;
    while (this.readOnly && !isOver(this.status) && !this.closed) {
      await this.quietly(() => this.start());
      if (this.readOnly) await pause(2_000);
    }
    this.asking = false;
  }

  /** Leaves the section for the next one; everything of it is stored first. */
  async endSection() {
    const { number } = this.delivery!.section!;
    this.settle();
    this.submitting = true;
    this.changed();
    try {
      for (let failures = 0; this.submitting && this.status === 'inProgress' && this.delivery?.section?.number === number && !this.readOnly;) {
        if (this.queue.length > 0) {
          this.sender.nudge();
          await pause(200);
        } else if (!await this.quietly(async () => this.enter(await this.api.endSection(this.kept.deviceId, this.kept.fence, number, this.nextSequence - 1)))) {
          await pause(backoff(++failures, Math.random()));
        }
      }
    } finally {
      this.stopSubmitting();
    }
  }

  /** Ends a scheduled break early. */
  async beginSection() {
    await this.enter(await this.api.beginSection(this.kept.deviceId, this.kept.fence, this.delivery!.section!.number + 1));
  }

  async start() {
    await this.claim();
    if (!this.readOnly) await this.refresh();
  }

  async submit() {
    if (!this.mayAnswer) return;
    this.settle();
    this.submitting = true;
    this.changed();
    for (let failures = 0; this.submitting && this.status === 'inProgress' && !this.readOnly;) {
      if (this.queue.length > 0) {
        this.sender.nudge();
        await pause(200);
        continue;
      }
      try {
        await this.handIn();
      } catch (error) {
        const refusal = asRefusal(error);
        this.sender.heard(refusal);
        if (refusal.status === 409) await this.conflicted(refusal);
        if (refusal.status === 400) await this.api.renewToken();
        await pause(backoff(++failures, Math.random()));
      }
    }
    this.stopSubmitting();
  }

  stopSubmitting() {
    this.submitting = false;
    this.changed();
  }

  /** Everything is with the server: it need not wait for the grace to end the sitting, or the section. */
  private async endOnTime() {
    if (this.ending) return;
    this.ending = true;
    // The server's clock decides, and ours may be ahead by the way there.
    await pause(1_500);
    for (let failures = 1; this.timeUp && this.status === 'inProgress' && !this.readOnly; failures++) {
      const { section } = this.delivery!;
      if (this.queue.length > 0) await pause(500);
      else if (!await this.quietly(async () => section?.next && section.hasOwnTime
        ? this.enter(await this.api.endSection(this.kept.deviceId, this.kept.fence, section.number, this.nextSequence - 1))
        : this.handIn())) await pause(backoff(failures, Math.random()));
    }
    this.ending = false;
  }

  private listen() {
    addEventListener('online', () => this.reconnect());
    addEventListener('offline', () => this.sender.heard(new Refused(0, {})));
    addEventListener('pagehide', () => this.leave());
    addEventListener('beforeunload', event => {
      if (!this.durable && this.queue.length > 0) event.preventDefault();
    });
    document.addEventListener('visibilitychange', () => {
      this.countTime();
      if (document.visibilityState === 'visible') this.reconnect();
      else {
        this.settle();
        this.keep();
      }
    });
    setInterval(() => this.tick(), 1_000);
    // The clock on the disk is never older than this.
    setInterval(() => this.status === 'inProgress' && this.keep(), 10_000);
  }

  private reconnect() {
    if (this.phase !== 'ready' || isOver(this.status)) return;
    this.sender.wake();
    this.comments.wake();
    void this.quietly(() => this.askClock());
  }

  private leave() {
    if (this.closed) return;
    this.countTime();
    this.settle();
    this.keep();
    const entries = batch(this.sendable(true), 100, LAST_WORDS);
    if (entries.length > 0) this.api.flush(this.kept.deviceId, this.kept.fence, entries);
  }

  private tick() {
    const left = this.timeLeft;
    if (this.status !== 'inProgress' || left === null) return;
    const minutes = warningBetween(this.lastLeft ?? left, left);
    this.lastLeft = left;
    if (minutes !== undefined) this.warned.forEach(listener => listener(minutes));
    if (this.clock?.hasDrifted(moment()) && performance.now() - this.lastContact > 5_000 && !this.trouble) void this.quietly(() => this.askClock());
    if (left > 0 || this.timeUp) return;
    this.settle();
    this.lookAt(undefined);
    this.timeUp = true;
    this.sender.wake();
    this.changed();
    void this.endOnTime();
  }
}
