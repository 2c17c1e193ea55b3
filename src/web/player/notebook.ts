import { type Given, givenOf, isSameToTheLetter, NOTHING } from './answers';
import { ExamClock } from './clock';
import type { Comment } from './comments';
import { type Delivery, type Entry, isOver, type Receipt, type Status } from './contract';
import { deviceIdFor, forgetDevice, moment, uuid } from './device';
import { type Disk, lookAtDisk, troubleWith } from './disk';
import { type Display, show } from './display';
import { type Answer, reconcile, unacknowledged } from './outbox';
import { type Contents, type Kept, openStore, type Store } from './store';
import { Pauses } from './typing';
import type { Workings } from './workings';

/** What this device has written down about one sitting, in memory and on its disk. It knows nothing of the network. */
export abstract class Notebook {
  status: Status = 'scheduled';
  delivery: Delivery | undefined;
  answers = new Map<string, Answer>();
  queue: Entry[] = [];
  receipt: Receipt | undefined;
  /** Another device is in charge: nothing can be changed here. */
  readOnly = false;
  timeUp = false;
  submitting = false;
  /** Changes made here that were not sent because another device wrote meanwhile. */
  setAside = 0;
  /** Some answers came after the time: the server keeps them as evidence, they are not scored. */
  someTooLate = false;
  /** Set during a scheduled break. */
  breakEndsAt: string | null = null;
  /** Messages of the proctor that came since the last look; whoever hears of one counts up. */
  unreadMessages = 0;
  disk: Disk = {};
  kept!: Kept;

  protected store!: Store;
  protected clock: ExamClock | undefined;
  protected nextSequence = 1;
  /** Over, or taken over by another tab: nothing is written any more. */
  protected closed = false;
  private failure: 'full' | 'failing' | undefined;
  private readonly unwritten = new Set<string>();
  private readonly typed = new Pauses(() => this.keep(), () => this.settle());
  private readonly listeners = new Set<() => void>();
  private looking: { itemId: string; since: number } | undefined;
  private wasHidden = document.visibilityState === 'hidden';

  constructor(readonly sittingId: string) {}

  /** Whether answers outlive a reload. */
  get durable() {
    return this.store.durable && !this.failure;
  }

  get diskTrouble() {
    return troubleWith(this.store.durable, this.failure, this.disk);
  }

  /** Answers, not changes: three changes of one answer are one. */
  get unsent() {
    return new Set([...this.queue.map(e => e.itemId), ...Object.keys(this.kept.typing ?? {})]).size;
  }

  get mayAnswer() {
    return this.status === 'inProgress' && !this.readOnly && !this.timeUp && !this.submitting;
  }

  /** Milliseconds, by the server's clock as far as it is known here. */
  get untilBreakEnds() {
    return this.breakEndsAt ? Math.max(0, Date.parse(this.breakEndsAt) - this.serverNow.getTime()) : 0;
  }

  get timeLeft() {
    return this.clock?.timeLeft(moment()) ?? null;
  }

  /** The exam's time as far as it can be told from here. */
  get serverNow() {
    return this.clock?.serverNow(moment()) ?? new Date();
  }

  onChange(listener: () => void) {
    this.listeners.add(listener);
  }

  /** What the candidate sees of an answer, also while it is being typed. */
  givenTo = (itemId: string): Given => this.kept.typing?.[itemId] ?? this.answers.get(itemId) ?? NOTHING;

  answer(itemId: string, given: Given) {
    if (this.mayAnswer) this.record(itemId, given);
  }

  /** Text grows by the letter: the device keeps it within a second, an answer is made of it when the candidate pauses or leaves the field. */
  type(itemId: string, given: Given) {
    if (!this.mayAnswer) return;
    this.kept.typing = { ...this.kept.typing, [itemId]: { ...givenOf(given), after: this.answers.get(itemId)?.sequence ?? 0 } };
    this.typed.touch();
    this.changed();
  }

  /** Makes answers of what was typed so far. While the sitting stands still it waits on the device. */
  settle() {
    this.typed.rest();
    if (this.readOnly || this.closed || (this.status !== 'inProgress' && !isOver(this.status))) return;
    for (const [itemId, { after, ...given }] of Object.entries(this.kept.typing ?? {}))
      this.record(itemId, after < (this.answers.get(itemId)?.sequence ?? 0) ? this.answers.get(itemId)! : given);
  }

  toggleMark(itemId: string) {
    const marks = new Set(this.kept.marks);
    if (!marks.delete(itemId)) marks.add(itemId);
    this.keep({ marks: [...marks] });
  }

  goTo = (position: number) => {
    this.settle();
    this.keep({ position });
  };

  hideTimer = (timerHidden: boolean) => this.keep({ timerHidden });
  practised = (practised: boolean) => this.keep({ practised });
  setWorkings = (itemId: string, workings: Workings) => this.keep({ workings: { ...this.kept.workings, [itemId]: workings } });
  keepComments = (comments: Comment[]) => this.keep({ comments });

  setDisplay(display: Display) {
    show(display);
    this.keep({ display });
  }

  haveRead(read: string[]) {
    this.unreadMessages = 0;
    this.keep({ read });
  }

  /** How much room is left; with `ask`, also whether kept answers may stay. */
  async lookAtDisk(ask = false) {
    this.disk = await lookAtDisk(ask);
    this.changed();
  }

  /** Time is counted for the item on screen, while the page is visible. */
  lookAt(itemId: string | undefined) {
    this.countTime();
    this.looking = itemId === undefined ? undefined : { itemId, since: performance.now() };
  }

  /** Another tab works on the sitting now. */
  abandon() {
    this.closed = true;
  }

  /** A change is on the disk and may be sent. */
  protected abstract written(): void;

  protected async openNotebook(): Promise<Contents> {
    this.store = await openStore(this.sittingId);
    const contents = await this.store.load();
    const deviceId = deviceIdFor(this.sittingId, contents.kept?.deviceId);
    this.kept = contents.kept ?? { deviceId, fence: 0, acknowledged: 0, position: 1, marks: [], times: {} };
    show(this.kept.display);
    this.queue = contents.queue;
    this.answers = new Map(contents.answers.map(a => [a.itemId, a]));
    this.nextSequence = Math.max(this.kept.acknowledged, ...contents.queue.map(e => e.sequence)) + 1;
    if (!contents.kept) this.keep();
    return contents;
  }

  /** In order, up to the first that is not on the disk yet; as the page goes away, disk and exam are told at the same time. */
  protected sendable(leaving = false): Entry[] {
    // After the end what is left is sent once more: the board decides about it with the evidence, not the network.
    if ((this.status !== 'inProgress' && !isOver(this.status)) || this.readOnly || this.closed || this.kept.fence === 0) return [];
    const blocked = leaving ? -1 : this.queue.findIndex(e => this.unwritten.has(e.responseId));
    return blocked < 0 ? this.queue : this.queue.slice(0, blocked);
  }

  protected acknowledge(through: number) {
    if (through <= this.kept.acknowledged) return;
    this.kept.acknowledged = through;
    this.queue = unacknowledged(this.queue, through);
    void this.write(this.store.acknowledge(through, this.snapshot()));
    this.changed();
  }

  /** Takes over the server's list, and what this device made that the server has not seen. */
  protected adopt(delivery: Delivery) {
    if (this.readOnly) {
      this.answers = new Map(delivery.responses.map(r => [r.itemId, { ...r, timeOnItem: 0 }]));
      this.setAside = this.queue.length;
      this.kept.typing = {};
      return;
    }
    const merged = reconcile({ acknowledged: this.kept.acknowledged, queue: this.queue, answers: [...this.answers.values()] }, delivery, again);
    this.queue = merged.queue;
    this.answers = merged.answers;
    this.nextSequence = merged.nextSequence;
    this.setAside = merged.aside.length;
    this.kept.acknowledged = delivery.lastSequence;
    void this.write(Promise.all([this.store.keepDelivery(delivery), this.store.replace(this.queue, [...this.answers.values()], this.snapshot())]));
  }

  /** Without the server: goes on from what was kept. */
  protected continueFrom(delivery: Delivery) {
    this.delivery = delivery;
    this.status = delivery.status;
    if (!this.kept.clock) return;
    this.clock = ExamClock.fromRecord(this.kept.clock, moment());
    if (!this.kept.clock.running) this.status = 'paused';
  }

  /** The exam leaves the disk when it is over; only answers that the server never got stay. True when nothing is left, of anybody. */
  protected async clear(): Promise<boolean> {
    this.closed = true;
    this.setAside = 0;
    if (this.delivery) this.delivery = { ...this.delivery, items: [], responses: [] };
    const gone = await this.store.wipe(this.queue.length > 0).catch(() => false);
    if (this.queue.length === 0) forgetDevice(this.sittingId);
    if ('caches' in window) for (const name of await caches.keys()) if (name.startsWith('cbhcr-exam')) await caches.delete(name);
    return gone;
  }

  protected countTime() {
    const now = performance.now();
    if (this.looking) {
      const { itemId, since } = this.looking;
      if (!this.wasHidden) this.kept.times[itemId] = (this.kept.times[itemId] ?? 0) + now - since;
      this.looking.since = now;
    }
    this.wasHidden = document.visibilityState === 'hidden';
  }

  protected keep(changes: Partial<Kept> = {}) {
    Object.assign(this.kept, changes);
    if (!this.closed && !isOver(this.status)) void this.write(this.store.keep(this.snapshot()));
    this.changed();
  }

  protected changed() {
    this.listeners.forEach(listener => listener());
  }

  private record(itemId: string, given: Given) {
    if (this.kept.typing?.[itemId]) {
      const { [itemId]: _, ...others } = this.kept.typing;
      this.kept.typing = others;
    }
    if (isSameToTheLetter(this.answers.get(itemId) ?? NOTHING, given)) return this.changed();
    this.countTime();
    const timeOnItem = Math.round(this.kept.times[itemId] ?? 0);
    const sequence = this.nextSequence++;
    const clientTime = this.serverNow.toISOString();
    const entry: Entry = { responseId: uuid(), sequence, itemId, ...givenOf(given), clientTime, timeOnItem };
    const answer: Answer = { itemId, ...givenOf(given), sequence, timeOnItem };
    this.queue = [...this.queue, entry];
    this.answers.set(itemId, answer);
    this.unwritten.add(entry.responseId);
    this.changed();
    void this.write(this.store.record(entry, answer, this.snapshot())).then(() => {
      this.unwritten.delete(entry.responseId);
      this.written();
    });
  }

  private snapshot(): Kept {
    if (this.clock) this.kept.clock = this.clock.toRecord(moment());
    return { ...this.kept };
  }

  private async write(writing: Promise<unknown>) {
    try {
      await writing;
    } catch (error) {
      if (this.closed || this.failure) return;
      this.failure = error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'failing';
      this.changed();
    }
  }
}

/** An answer that the server has lost, as a new entry. */
const again = ({ itemId, timeOnItem, ...given }: Answer): Entry => ({ responseId: uuid(), sequence: 0, itemId, ...givenOf(given), clientTime: new Date().toISOString(), timeOnItem });
