import { Api, Refused } from './api';
import { ExamClock, type Moment, warningBetween } from './clock';
import { CommentSender } from './comments';
import { type Acknowledgement, type ClockReading, type Entry, isOver, type Status } from './contract';
import { moment } from './device';
import { Thread } from './messages';
import { Notebook } from './notebook';
import { backoff } from './outbox';
import { Sender } from './sender';

/** Somebody else decides when it goes on, and then the clock runs at once. */
const WAITING: Status[] = ['scheduled', 'checkedIn', 'paused'];

const pause = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds));

/** One sitting: the notebook, kept in step with the server. */
export class Session extends Notebook {
  phase: 'loading' | 'unreachable' | 'ready' = 'loading';

  readonly api = new Api(this.sittingId);
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
  private readonly sender = new Sender({
    sendable: () => (this.phase === 'ready' ? this.sendable() : []),
    send: entries => this.exclusively(async () => this.hear(await this.api.respond(this.kept.deviceId, this.kept.fence, entries), entries)),
    acknowledged: answer => this.acknowledge(answer.acknowledgedThrough),
    conflicted: refusal => this.conflicted(refusal),
    renewToken: () => this.api.renewToken(),
    changed: () => this.changed(),
  });
  private readonly warned = new Set<(minutes: number) => void>();
  private lastContact = 0;
  private lastLeft: number | undefined;
  /** Opened without the server: its list is still to be compared with ours. */
  private unconfirmed = false;
  private finishing = false;
  private turn: Promise<unknown> = Promise.resolve();

  get trouble() {
    return this.sender.trouble;
  }

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
    this.sender.nudge();
    this.comments.wake();
    this.onChange(() => this.thread.follow());
    void this.poll();
  }

  async agree() {
    await this.api.agree(this.delivery!.agreement.version);
    this.delivery!.agreement.acceptedAt = new Date().toISOString();
    this.changed();
  }

  /** Also used to ask whether this device may go on after another one was in charge. */
  async start() {
    await this.claim();
    if (!this.readOnly) await this.refresh();
  }

  async submit() {
    if (!this.mayAnswer) return;
    this.submitting = true;
    this.changed();
    for (let failures = 0; this.submitting && this.status === 'inProgress' && !this.readOnly;) {
      if (this.queue.length > 0) {
        this.sender.nudge();
        await pause(200);
        continue;
      }
      try {
        const { receipt } = await this.exclusively(() => this.api.submit(this.kept.deviceId, this.kept.fence, this.nextSequence - 1));
        this.receipt = receipt;
        this.status = 'submitted';
        await this.clear();
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

  protected written() {
    this.sender.nudge();
  }

  private async refresh(patience?: number) {
    await this.exclusively(async () => {
      const asked = moment();
      let delivery = await this.api.delivery(patience);
      // Less than it once confirmed: a server brought back from a backup. Ask twice before believing it.
      if (delivery.lastSequence < this.kept.acknowledged && !isOver(delivery.status)) {
        await pause(2_000);
        delivery = await this.api.delivery();
      }
      this.delivery = delivery;
      this.unconfirmed = false;
      this.takeClock(delivery, asked);
      if (this.status !== 'inProgress') return;
      if (this.kept.fence !== delivery.fence) await this.claim();
      this.adopt(delivery);
    });
    this.phase = 'ready';
    this.sender.heard();
    this.changed();
  }

  private async claim() {
    try {
      const { fence } = await this.api.start(this.kept.deviceId);
      this.readOnly = false;
      this.keep({ fence });
    } catch (error) {
      if (asRefusal(error).problem.code !== 'device-conflict') throw error;
      this.loseCharge();
    }
  }

  private loseCharge() {
    this.readOnly = true;
    this.setAside = this.queue.length;
    this.changed();
  }

  private async conflicted(refusal: Refused) {
    const { code } = refusal.problem;
    if (code === 'stale-fence') this.loseCharge();
    else await this.quietly(() => (code === 'sequence-gap' || code === 'missing-responses' ? this.refresh() : this.askClock()));
  }

  private async poll() {
    for (let failures = 0; !isOver(this.status) && !this.closed;) {
      const interval = this.timeUp ? 2_000 : WAITING.includes(this.status) ? 3_000 : 10_000;
      await pause(failures > 0 ? backoff(failures, Math.random()) : interval * (0.9 + Math.random() * 0.2));
      // Acknowledgements tell the time too.
      const silence = performance.now() - this.lastContact;
      if (failures === 0 && silence < interval * 0.8) await pause(interval - silence);
      failures = await this.quietly(() => this.askClock()) ? 0 : failures + 1;
    }
  }

  private async askClock() {
    const asked = moment();
    const reading = await this.api.clock();
    this.takeClock(reading, asked);
    this.sender.heard();
    if (this.status !== 'inProgress') return;
    const movedOn = reading.fence !== this.kept.fence && !this.readOnly;
    if (this.unconfirmed || movedOn || !this.delivery?.items.length) await this.refresh();
    this.sender.nudge();
  }

  private hear(answer: Acknowledgement, sent: Entry[]): Acknowledgement {
    const heard = moment();
    this.takeClock(answer, heard);
    // Never believe more than was sent: only what is known to be stored may leave the queue.
    return { ...answer, acknowledgedThrough: Math.min(answer.acknowledgedThrough, sent.at(-1)!.sequence) };
  }

  private takeClock(reading: Pick<ClockReading, 'status' | 'serverNow' | 'timeLeft'>, asked: Moment) {
    const heard = moment();
    const before = this.status;
    this.lastContact = heard.steady;
    this.status = reading.status;
    this.clock = ExamClock.fromServer({ ...reading, running: reading.status === 'inProgress' }, asked, heard);
    if (this.timeUp && (this.timeLeft ?? 0) > 1_000) this.timeUp = false;
    if (isOver(this.status)) void this.finish();
    else if (before !== this.status) this.keep();
  }

  private async finish() {
    if (this.finishing) return;
    this.finishing = true;
    this.changed();
    for (let failures = 1; !this.receipt; failures++) {
      await this.quietly(async () => this.receipt = await this.api.receipt());
      if (!this.receipt) await pause(backoff(failures, Math.random()));
    }
    await this.clear();
    this.changed();
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
      else this.keep();
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
    this.keep();
    const entries = this.sendable().slice(0, 100);
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
    this.lookAt(undefined);
    this.timeUp = true;
    this.sender.wake();
    this.changed();
  }

  /** Calls that may fail without harm: the reason is shown, the caller tries again in its own time. */
  private async quietly(action: () => Promise<unknown>): Promise<boolean> {
    try {
      await action();
      return true;
    } catch (error) {
      this.sender.heard(asRefusal(error));
      return false;
    }
  }

  /** Sending and reading the server's list never overlap: a list read before an acknowledgement must not undo it. */
  private exclusively<T>(action: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(action, action);
    this.turn = mine.catch(() => {});
    return mine;
  }
}

function asRefusal(error: unknown): Refused {
  if (error instanceof Refused) return error;
  throw error;
}
