import { Api, Refused } from './api';
import { ExamClock, type Moment } from './clock';
import { type Acknowledgement, type ClockReading, type Entry, isOver, type Status } from './contract';
import { moment, pause } from './device';
import { Notebook } from './notebook';
import { backoff } from './outbox';
import { Sender } from './sender';

/** Somebody else decides when it goes on, and then the clock runs at once. */
const WAITING: Status[] = ['scheduled', 'checkedIn', 'paused'];

/** The notebook and the server kept in step: what is asked, what is heard, and what follows from it. */
export abstract class Conversation extends Notebook {
  phase: 'loading' | 'unreachable' | 'ready' = 'loading';
  readonly api = new Api(this.sittingId);

  protected readonly sender = new Sender({
    sendable: () => (this.phase === 'ready' ? this.sendable() : []),
    send: entries => this.exclusively(async () => this.hear(await this.api.respond(this.kept.deviceId, this.kept.fence, entries), entries)),
    acknowledged: answer => this.acknowledge(answer.acknowledgedThrough),
    conflicted: refusal => this.conflicted(refusal),
    renewToken: () => this.api.renewToken(),
    changed: () => this.changed(),
  });

  protected lastContact = 0;

  /** Opened without the server: its list is still to be compared with ours. */
  protected unconfirmed = false;

  protected messagesHeard = 0;
  protected finishing = false;
  protected turn: Promise<unknown> = Promise.resolve();
  protected stopListening = () => {};

  get trouble() {
    return this.sender.trouble;
  }

  protected async handIn() {
    // The stream may tell of the end before the answer comes; it must not be ended twice.
    this.finishing = true;
    try {
      const { receipt } = await this.exclusively(() => this.api.submit(this.kept.deviceId, this.kept.fence, this.nextSequence - 1));
      this.receipt = receipt;
      this.status = receipt.status ?? 'submitted';
    } catch (error) {
      this.finishing = false;
      if (isOver(this.status)) void this.finish();
      throw error;
    }
    this.stopListening();
    if (await this.clear()) void this.api.forget();
  }

  protected written() {
    this.sender.nudge();
  }

  protected async refresh(patience?: number) {
    await this.exclusively(async () => {
      const asked = moment();
      let delivery = await this.api.delivery(patience);
      // Less than it once confirmed: a server brought back from a backup. Ask twice before believing it.
      if (delivery.lastSequence < this.kept.acknowledged && !isOver(delivery.status)) {
        await pause(2_000);
        delivery = await this.api.delivery();
      }
      const before = this.delivery?.section?.number;
      const first = delivery.items.findIndex(i => !this.delivery?.items.some(known => known.itemId === i.itemId));
      this.delivery = delivery;
      this.unconfirmed = false;
      // What was arranged for the candidate, until they choose for themselves.
      if (delivery.textSize && this.kept.display === undefined) this.setDisplay({ size: delivery.textSize });
      // A new section opens at its first question.
      if (before !== undefined && delivery.section && delivery.section.number !== before && first >= 0) this.goTo(first + 1);
      this.takeClock(delivery, asked);
      if (this.status !== 'inProgress') return;
      if (this.kept.fence !== delivery.fence) await this.claim();
      this.adopt(delivery);
    });
    this.phase = 'ready';
    this.sender.heard();
    this.changed();
  }

  protected async claim() {
    try {
      const { fence } = await this.api.start(this.kept.deviceId);
      this.readOnly = false;
      this.keep({ fence });
    } catch (error) {
      if (asRefusal(error).problem.code !== 'device-conflict') throw error;
      this.loseCharge();
    }
  }

  protected loseCharge() {
    this.readOnly = true;
    this.setAside = this.queue.length;
    this.changed();
  }

  protected async conflicted(refusal: Refused) {
    const { code } = refusal.problem;
    if (code === 'stale-fence') this.loseCharge();
    else await this.quietly(() => (code === 'sequence-gap' || code === 'missing-responses' ? this.refresh() : this.askClock()));
  }

  protected async poll() {
    for (let failures = 0; !isOver(this.status) && !this.closed;) {
      const interval = this.timeUp ? 2_000 : WAITING.includes(this.status) ? 3_000 : 10_000;
      await pause(failures > 0 ? backoff(failures, Math.random()) : interval * (0.9 + Math.random() * 0.2));
      // Acknowledgements tell the time too.
      const silence = performance.now() - this.lastContact;
      if (failures === 0 && silence < interval * 0.8) await pause(interval - silence);
      failures = await this.quietly(() => this.askClock()) ? 0 : failures + 1;
    }
  }

  protected async askClock() {
    const asked = moment();
    const reading = await this.api.clock();
    await this.follow(reading, asked);
  }

  protected async follow(reading: ClockReading, asked: Moment) {
    const section = this.delivery?.section?.number ?? 0;
    this.breakEndsAt = reading.breakEndsAt;
    this.unreadMessages += Math.max(0, reading.messages - this.messagesHeard);
    this.messagesHeard = Math.max(this.messagesHeard, reading.messages);
    this.takeClock(reading, asked);
    this.sender.heard();
    if (this.status !== 'inProgress') return this.changed();
    const movedOn = reading.fence !== this.kept.fence && !this.readOnly;
    if (this.unconfirmed || movedOn || !this.delivery?.items.length || reading.section !== section) await this.refresh();
    this.sender.nudge();
    this.changed();
  }

  protected async enter(reading: ClockReading) {
    await this.follow(reading, moment());
    this.timeUp = false;
  }

  protected hear(answer: Acknowledgement, sent: Entry[]): Acknowledgement {
    const heard = moment();
    this.takeClock(answer, heard);
    if (answer.refusedThrough) this.someTooLate = true;
    // Never believe more than was sent: only what is known to be stored may leave the queue.
    return { ...answer, acknowledgedThrough: Math.min(answer.acknowledgedThrough, sent.at(-1)!.sequence) };
  }

  protected takeClock(reading: Pick<ClockReading, 'status' | 'serverNow' | 'timeLeft'>, asked: Moment) {
    const heard = moment();
    const before = this.status;
    this.lastContact = heard.steady;
    this.status = reading.status;
    this.clock = ExamClock.fromServer({ ...reading, running: reading.status === 'inProgress' }, asked, heard);
    if (this.timeUp && (this.timeLeft ?? 0) > 1_000) this.timeUp = false;
    if (isOver(this.status)) void this.finish();
    else if (before !== this.status) this.keep();
    // What was typed as the clock was stopped.
    if (before === 'paused' && this.phase === 'ready') this.settle();
  }

  protected async finish() {
    if (this.finishing) return;
    this.finishing = true;
    this.stopListening();
    if (this.phase === 'ready') this.settle();
    this.changed();
    for (let tries = 0; tries < 5 && this.queue.length > 0 && !this.readOnly; tries++) {
      this.sender.wake();
      await pause(1_000);
    }
    for (let failures = 1; !this.receipt; failures++) {
      await this.quietly(async () => this.receipt = await this.api.receipt());
      if (!this.receipt) await pause(backoff(failures, Math.random()));
    }
    if (await this.clear()) void this.api.forget();
    this.changed();
  }

  /** Calls that may fail without harm: the reason is shown, the caller tries again in its own time. */
  protected async quietly(action: () => Promise<unknown>): Promise<boolean> {
    try {
      await action();
      return true;
    } catch (error) {
      this.sender.heard(asRefusal(error));
      return false;
    }
  }

  /** Sending and reading the server's list never overlap: a list read before an acknowledgement must not undo it. */
  protected exclusively<T>(action: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(action, action);
    this.turn = mine.catch(() => {});
    return mine;
  }
}

export function asRefusal(error: unknown): Refused {
  if (error instanceof Refused) return error;
  throw error;
}
