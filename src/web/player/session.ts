import { Api, Refused } from './api';
import { ExamClock, warningBetween } from './clock';
import { type Acknowledgement, type ClockReading, type Delivery, type Entry, isOver, type Receipt, type Status } from './contract';
import { deviceIdFor, forgetDevice, moment, uuid } from './device';
import { type Answer, backoff, reconcile, unacknowledged } from './outbox';
import { Sender } from './sender';
import { type Kept, openStore, type Store } from './store';

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

/** One sitting on this device: what is known, what is waiting to be sent, and what may happen next. The views read it and call its verbs. */
export class Session {
  phase: 'loading' | 'unreachable' | 'ready' = 'loading';
  status: Status = 'scheduled';
  delivery: Delivery | undefined;
  answers = new Map<string, Answer>();
  queue: Entry[] = [];
  receipt: Receipt | undefined;
  /** Another device is in charge: nothing can be changed here. */
  readOnly = false;
  timeUp = false;
  submitting = false;
  storageFailed = false;
  /** Answers made here that were not sent because another device wrote meanwhile. */
  setAside = 0;
  kept!: Kept;

  private store!: Store;
  private clock: ExamClock | undefined;
  private nextSequence = 1;
  private readonly api: Api;
  private readonly sender: Sender;
  private readonly unwritten = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private readonly warnings = new Set<(minutes: number) => void>();
  private lastContact = 0;
  private unconfirmed = false;
  private lastLeft = Infinity;
  private looking: { itemId: string; since: number } | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(readonly sittingId: string) {
    this.api = new Api(sittingId);
    this.sender = new Sender({
      sendable: () => this.sendable(),
      send: entries => this.exclusively(() => this.api.respond(this.kept.deviceId, this.kept.fence, entries).then(a => this.hearClock(a, entries))),
      acknowledged: answer => this.acknowledge(answer.acknowledgedThrough),
      conflicted: refusal => this.conflicted(refusal),
      renewToken: () => this.api.renewToken(),
      changed: () => this.changed(),
    });
  }

  get trouble() {
    return this.sender.trouble;
  }

  get durable() {
    return this.store.durable && !this.storageFailed;
  }

  get unsent() {
    return new Set(this.queue.map(e => e.itemId)).size;
  }

  get mayAnswer() {
    return this.status === 'inProgress' && !this.readOnly && !this.timeUp && !this.submitting;
  }

  get timeLeft() {
    return this.clock?.timeLeft(moment()) ?? null;
  }

  onChange(listener: () => void) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onWarning(listener: (minutes: number) => void) {
    this.warnings.add(listener);
    return () => this.warnings.delete(listener);
  }

  async open() {
    this.store = await openStore(this.sittingId);
    const local = await this.store.load();
    const { kept } = local;
    this.kept = kept ?? { deviceId: deviceIdFor(this.sittingId, undefined), fence: 0, acknowledged: 0, position: 1, marks: [], times: {} };
    deviceIdFor(this.sittingId, this.kept.deviceId);
    this.queue = local.queue;
    this.answers = new Map(local.answers.map(a => [a.itemId, a]));
    this.nextSequence = Math.max(this.kept.acknowledged, ...local.queue.map(e => e.sequence)) + 1;
    if (!kept) await this.write(this.store.keep(this.kept));
    this.listen();
    for (let failures = 1; this.phase !== 'ready'; failures++) {
      try {
        await this.refresh(local.delivery ? 3_000 : undefined);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        this.sender.heard(error);
        if (local.delivery) this.continueFrom(local.delivery);
        else {
          this.phase = 'unreachable';
          this.changed();
          await pause(backoff(failures, Math.random()));
        }
      }
    }
    this.sender.nudge();
    void this.poll();
  }

  agree = async () => {
    await this.api.agree(this.delivery!.agreement.version);
    this.delivery!.agreement.acceptedAt = new Date().toISOString();
    this.changed();
  };

  practised = (done: boolean) => {
    this.kept.practised = done;
    void this.write(this.store.keep(this.kept));
    this.changed();
  };

  /** Also used by the candidate to ask again whether this device may go on. */
  start = async () => {
    await this.claim();
    if (!this.readOnly) await this.refresh();
  };

  choose(itemId: string, optionId: string | null) {
    if (!this.mayAnswer || (this.answers.get(itemId)?.optionId ?? null) === optionId) return;
    this.countTime();
    const timeOnItem = Math.round(this.kept.times[itemId] ?? 0);
    const sequence = this.nextSequence++;
    const clientTime = (this.clock?.serverNow(moment()) ?? new Date()).toISOString();
    const entry: Entry = { responseId: uuid(), sequence, itemId, optionId, clientTime, timeOnItem };
    const answer: Answer = { itemId, optionId, sequence, timeOnItem };
    this.queue = [...this.queue, entry];
    this.answers.set(itemId, answer);
    this.unwritten.add(entry.responseId);
    this.changed();
    void this.write(this.store.record(entry, answer, this.snapshot())).then(() => {
      this.unwritten.delete(entry.responseId);
      this.sender.nudge();
    });
  }

  toggleMark(itemId: string) {
    const marks = new Set(this.kept.marks);
    if (!marks.delete(itemId)) marks.add(itemId);
    this.kept.marks = [...marks];
    this.keep();
  }

  goTo(position: number) {
    this.kept.position = position;
    this.keep();
  }

  hideTimer(hidden: boolean) {
    this.kept.timerHidden = hidden;
    this.keep();
  }

  /** Time is counted for the item on screen, while the page is visible. */
  lookAt(itemId: string | undefined) {
    this.countTime();
    this.looking = itemId === undefined ? undefined : { itemId, since: performance.now() };
  }

  async submit() {
    if (this.submitting || !this.mayAnswer) return;
    this.submitting = true;
    this.changed();
    for (let failures = 1; this.submitting && this.status === 'inProgress' && !this.readOnly; failures++) {
      try {
        if (this.queue.length === 0) {
          const { receipt } = await this.exclusively(() => this.api.submit(this.kept.deviceId, this.kept.fence, this.nextSequence - 1));
          this.receipt = receipt;
          this.status = 'submitted';
          await this.clear();
          break;
        }
        this.sender.nudge();
        await pause(200);
        failures = 0;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        await this.submissionRefused(error);
        await pause(backoff(failures, Math.random()));
      }
    }
    this.submitting = false;
    this.changed();
  }

  stopSubmitting() {
    this.submitting = false;
    this.changed();
  }

  private async submissionRefused(refusal: Refused) {
    if (refusal.status === 409) return this.conflicted(refusal);
    if (refusal.status === 400) await this.api.renewToken();
    this.sender.heard(refusal);
  }

  // --- server

  private async refresh(patience?: number) {
    await this.exclusively(async () => {
      const asked = moment();
      let delivery = await (patience ? Promise.race([this.api.delivery(), pause(patience).then(() => { throw new Refused(0, {}); })]) : this.api.delivery());
      // Less than it once confirmed: a server brought back from a backup. Ask twice before believing it.
      if (delivery.lastSequence < this.kept.acknowledged && !isOver(delivery.status)) {
        await pause(2_000);
        delivery = await this.api.delivery();
      }
      this.delivery = delivery;
      this.unconfirmed = false;
      this.sender.heard();
      this.takeClock(delivery, asked);
      if (this.status !== 'inProgress') return;
      if (this.kept.fence !== delivery.fence) await this.claim();
      this.adopt(delivery);
    });
    this.phase = 'ready';
    this.changed();
    if (isOver(this.status)) void this.finish();
  }

  private adopt(delivery: Delivery) {
    if (this.readOnly) {
      this.answers = new Map(delivery.responses.map(r => [r.itemId, { ...r, timeOnItem: 0 }]));
      this.setAside = this.queue.length;
      return;
    }
    const merged = reconcile({ acknowledged: this.kept.acknowledged, queue: this.queue, answers: [...this.answers.values()] }, delivery, a => this.again(a));
    this.queue = merged.queue;
    this.answers = merged.answers;
    this.nextSequence = merged.nextSequence;
    this.setAside += merged.aside.length;
    this.kept.acknowledged = delivery.lastSequence;
    void this.write(Promise.all([this.store.keepDelivery(delivery), this.store.replace(this.queue, [...this.answers.values()], this.snapshot())]));
    this.sender.nudge();
  }

  private again(answer: Answer): Entry {
    return { responseId: uuid(), sequence: 0, itemId: answer.itemId, optionId: answer.optionId, clientTime: new Date().toISOString(), timeOnItem: answer.timeOnItem };
  }

  /** The server cannot be reached: go on from what this device kept. */
  private continueFrom(delivery: Delivery) {
    this.delivery = delivery;
    this.status = delivery.status;
    this.unconfirmed = true;
    if (this.kept.clock) {
      this.clock = ExamClock.fromRecord(this.kept.clock, moment());
      if (!this.kept.clock.running && delivery.status === 'inProgress') this.status = 'paused';
    }
    this.phase = 'ready';
    this.changed();
  }

  private async claim() {
    try {
      const { fence } = await this.api.start(this.kept.deviceId);
      this.readOnly = false;
      this.kept.fence = fence;
      this.keep();
    } catch (error) {
      if (!(error instanceof Refused && error.problem.code === 'device-conflict')) throw error;
      this.readOnly = true;
      this.changed();
    }
  }

  private async conflicted(refusal: Refused) {
    const { code } = refusal.problem;
    if (code === 'stale-fence') {
      this.readOnly = true;
      this.setAside = this.queue.length;
      this.changed();
    } else if (code === 'sequence-gap' || code === 'missing-responses') await this.quietly(() => this.refresh());
    else await this.quietly(() => this.askClock());
  }

  private async poll() {
    for (let failures = 0; !isOver(this.status);) {
      const waiting = this.status === 'scheduled' || this.status === 'checkedIn' ? 3_000 : 10_000;
      await pause(failures > 0 ? backoff(failures, Math.random()) : this.timeUp ? 2_000 : waiting * (0.9 + Math.random() * 0.2));
      if (!this.timeUp && failures === 0 && performance.now() - this.lastContact < waiting * 0.8) continue;
      failures = await this.quietly(() => this.askClock()) ? 0 : failures + 1;
    }
  }

  private async askClock() {
    const asked = moment();
    const reading = await this.api.clock();
    const before = this.status;
    this.sender.heard();
    this.takeClock(reading, asked);
    if (isOver(this.status)) return void this.finish();
    const needsItems = this.status === 'inProgress' && !this.delivery?.items.length;
    if (this.status === 'inProgress' && (this.unconfirmed || needsItems || (reading.fence !== this.kept.fence && !this.readOnly))) await this.refresh();
    if (this.status !== before) this.changed();
    this.sender.nudge();
  }

  private hearClock(answer: Acknowledgement, sent: Entry[]): Acknowledgement {
    const heard = moment();
    this.takeClock(answer, heard);
    const last = sent.at(-1)!.sequence;
    // Never believe more than was sent: only what is known to be stored may leave the queue.
    return { ...answer, acknowledgedThrough: Math.min(answer.acknowledgedThrough, Math.max(last, this.kept.acknowledged)) };
  }

  private takeClock(reading: Pick<ClockReading, 'status' | 'serverNow' | 'timeLeft'>, asked: ReturnType<typeof moment>) {
    const heard = moment();
    const changed = this.status !== reading.status;
    this.lastContact = heard.steady;
    this.status = reading.status;
    this.clock = ExamClock.fromServer({ ...reading, running: reading.status === 'inProgress' }, asked, heard);
    this.kept.clock = this.clock.toRecord(heard);
    if (this.timeUp && (this.timeLeft ?? 0) > 1_000) this.timeUp = false;
    if (changed) this.keep();
  }

  // --- end

  private finishing = false;

  private async finish() {
    if (this.finishing) return;
    this.finishing = true;
    this.changed();
    for (let failures = 1; !this.receipt; failures++) {
      try {
        this.receipt = await this.api.receipt();
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        this.sender.heard(error);
        await pause(backoff(failures, Math.random()));
      }
    }
    await this.clear();
    this.changed();
  }

  private async clear() {
    this.finishing = true;
    this.setAside = this.queue.length;
    this.delivery = { ...this.delivery!, items: [], responses: [] };
    await this.quietly(() => this.store.wipe(this.queue.length > 0));
    if (this.queue.length === 0) forgetDevice(this.sittingId);
    if ('caches' in window) for (const name of await caches.keys()) if (name.startsWith('cbhcr-exam')) await caches.delete(name);
  }

  // --- device

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
      else this.keep(false);
    });
    setInterval(() => this.tick(), 1_000);
    setInterval(() => this.status === 'inProgress' && this.keep(false), 10_000);
  }

  private reconnect() {
    if (this.phase !== 'ready' || isOver(this.status)) return;
    this.sender.wake();
    void this.quietly(() => this.askClock());
  }

  private leave() {
    this.countTime();
    this.keep(false);
    const entries = this.sendable().slice(0, 100);
    if (entries.length > 0) this.api.flush(this.kept.deviceId, this.kept.fence, entries);
  }

  private tick() {
    if (this.status !== 'inProgress' || !this.clock) return;
    const left = this.timeLeft ?? Infinity;
    const minutes = warningBetween(this.lastLeft, left);
    this.lastLeft = left;
    if (minutes !== undefined) this.warnings.forEach(listener => listener(minutes));
    if (this.clock.hasDrifted(moment()) && performance.now() - this.lastContact > 5_000 && !this.trouble) void this.quietly(() => this.askClock());
    if (left > 0 || this.timeUp) return;
    this.lookAt(undefined);
    this.timeUp = true;
    this.sender.wake();
    this.changed();
  }

  private countTime() {
    if (!this.looking) return;
    const now = performance.now();
    const { itemId, since } = this.looking;
    if (this.status === 'inProgress' && !this.hiddenSince) this.kept.times[itemId] = (this.kept.times[itemId] ?? 0) + now - since;
    this.looking.since = now;
    this.hiddenSince = document.visibilityState === 'hidden';
  }

  private hiddenSince = document.visibilityState === 'hidden';

  private sendable() {
    if (this.status !== 'inProgress' || this.readOnly || this.phase !== 'ready' || this.kept.fence === 0) return [];
    const blocked = this.queue.findIndex(e => this.unwritten.has(e.responseId));
    return blocked < 0 ? this.queue : this.queue.slice(0, blocked);
  }

  private acknowledge(through: number) {
    if (through <= this.kept.acknowledged) return;
    this.kept.acknowledged = through;
    this.queue = unacknowledged(this.queue, through);
    void this.write(this.store.acknowledge(through, this.snapshot()));
    this.changed();
  }

  private snapshot(): Kept {
    if (this.clock) this.kept.clock = this.clock.toRecord(moment());
    return { ...this.kept };
  }

  private keep(tell = true) {
    if (!this.finishing) void this.write(this.store.keep(this.snapshot()));
    if (tell) this.changed();
  }

  private async write(writing: Promise<unknown>) {
    try {
      await writing;
    } catch {
      if (this.finishing || this.storageFailed) return;
      this.storageFailed = true;
      this.changed();
    }
  }

  /** Calls that may fail without harm: the reason is shown, the caller tries again in its own time. */
  private async quietly(action: () => Promise<unknown>): Promise<boolean> {
    try {
      await action();
      return true;
    } catch (error) {
      if (error instanceof Refused) this.sender.heard(error);
      return false;
    }
  }

  /** Sending and reading the server's list never overlap: a list read before an acknowledgement must not undo it. */
  private exclusively<T>(action: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(action, action);
    this.turn = mine.catch(() => {});
    return mine;
  }

  private changed() {
    this.listeners.forEach(listener => listener());
  }
}
