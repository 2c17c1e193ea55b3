import type { Given } from './answers';
import type { ClockRecord } from './clock';
import type { Comment } from './comments';
import type { Delivery, Entry } from './contract';
import type { Display } from './display';
import type { Answer } from './outbox';
import type { Workings } from './workings';

/** `after`: the answer it goes beyond; where there is a later one, this is old. */
export interface Typing extends Given {
  after: number;
}

/** What this device keeps about one sitting besides answers. */
export interface Kept {
  deviceId: string;
  fence: number;
  acknowledged: number;
  position: number;
  marks: string[];
  times: Record<string, number>;
  clock?: ClockRecord;
  timerHidden?: boolean;
  practised?: boolean;
  display?: Display;
  /** By item: what was struck out, highlighted and noted. Never sent. */
  workings?: Record<string, Workings>;
  comments?: Comment[];
  /** By item: text of which no answer is made yet. */
  typing?: Record<string, Typing>;
  /** Messages of the proctor that were opened here. */
  read?: string[];
}

export interface Contents {
  kept: Kept | undefined;
  queue: Entry[];
  answers: Answer[];
  delivery: Delivery | undefined;
}

export interface Store {
  /** False when nothing survives a reload. */
  readonly durable: boolean;
  load(): Promise<Contents>;
  /** One change: to be sent, to be shown, and everything beside it, all or nothing and on the disk when it returns. */
  record(entry: Entry, answer: Answer, kept: Kept): Promise<void>;
  keep(kept: Kept): Promise<void>;
  keepDelivery(delivery: Delivery): Promise<void>;
  acknowledge(through: number, kept: Kept): Promise<void>;
  replace(queue: Entry[], answers: Answer[], kept: Kept): Promise<void>;
  /** Removes the exam from the disk. With `unsent`, entries that the server does not have stay. True when no sitting has any left. */
  wipe(unsent: boolean): Promise<boolean>;
}

const DATABASE = 'cbhcr-exam';
const STORES = ['outbox', 'answers', 'kept', 'delivery'] as const;

export async function openStore(sittingId: string): Promise<Store> {
  try {
    const store = new IndexedStore(await open(), sittingId);
    await store.forgetOthers();
    return store;
  } catch {
    return new MemoryStore();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      const db = request.result;
      db.createObjectStore('outbox', { keyPath: ['sittingId', 'sequence'] });
      db.createObjectStore('answers', { keyPath: ['sittingId', 'itemId'] });
      db.createObjectStore('kept', { keyPath: 'sittingId' });
      db.createObjectStore('delivery', { keyPath: 'sittingId' });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('blocked'));
  });
}

const result = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

class IndexedStore implements Store {
  readonly durable = true;

  constructor(private readonly db: IDBDatabase, private readonly sittingId: string) {
    db.onversionchange = () => db.close();
  }

  async load(): Promise<Contents> {
    const tx = this.db.transaction(STORES, 'readonly');
    const [kept, queue, answers, delivery] = await Promise.all([
      result<Kept | undefined>(tx.objectStore('kept').get(this.sittingId)),
      result<Entry[]>(tx.objectStore('outbox').getAll(this.all())),
      result<Answer[]>(tx.objectStore('answers').getAll(this.all())),
      result<Delivery | undefined>(tx.objectStore('delivery').get(this.sittingId)),
    ]);
    return { kept, queue: queue.map(bare), answers: answers.map(bare), delivery };
  }

  // Committed at once: a page that is going away does not live to see its requests succeed, after which it would happen by itself.
  record(entry: Entry, answer: Answer, kept: Kept) {
    return this.write(['outbox', 'answers', 'kept'], tx => {
      tx.objectStore('outbox').put(this.mine(entry));
      tx.objectStore('answers').put(this.mine(answer));
      tx.objectStore('kept').put(this.mine(kept));
      tx.commit?.();
    });
  }

  keep(kept: Kept) {
    return this.write(['kept'], tx => {
      tx.objectStore('kept').put(this.mine(kept));
      tx.commit?.();
    });
  }

  keepDelivery(delivery: Delivery) {
    return this.write(['delivery'], tx => tx.objectStore('delivery').put(this.mine(delivery)));
  }

  acknowledge(through: number, kept: Kept) {
    return this.write(['outbox', 'kept'], tx => {
      tx.objectStore('outbox').delete(IDBKeyRange.bound([this.sittingId, 0], [this.sittingId, through]));
      tx.objectStore('kept').put(this.mine(kept));
    });
  }

  replace(queue: Entry[], answers: Answer[], kept: Kept) {
    return this.write(['outbox', 'answers', 'kept'], tx => {
      tx.objectStore('outbox').delete(this.all());
      tx.objectStore('answers').delete(this.all());
      queue.forEach(e => tx.objectStore('outbox').put(this.mine(e)));
      answers.forEach(a => tx.objectStore('answers').put(this.mine(a)));
      tx.objectStore('kept').put(this.mine(kept));
    });
  }

  async wipe(unsent: boolean) {
    await this.write([...STORES], tx => {
      tx.objectStore('delivery').delete(this.sittingId);
      tx.objectStore('answers').delete(this.all());
      const store = tx.objectStore('kept');
      if (unsent) {
        // What was noted about the questions goes with them.
        const kept: IDBRequest<Kept | undefined> = store.get(this.sittingId);
        kept.onsuccess = () => kept.result && store.put({ ...kept.result, workings: {}, comments: [], typing: {} });
        return;
      }
      tx.objectStore('outbox').delete(this.all());
      store.delete(this.sittingId);
    });
    const left = await result(this.db.transaction('outbox').objectStore('outbox').count());
    if (left > 0) return false;
    this.db.close();
    await result(indexedDB.deleteDatabase(DATABASE));
    return true;
  }

  /** A shared machine must not keep the questions of somebody else's sitting. */
  forgetOthers() {
    return this.write(['delivery'], tx => {
      const store = tx.objectStore('delivery');
      const keys = store.getAllKeys();
      keys.onsuccess = () => keys.result.filter(k => k !== this.sittingId).forEach(k => store.delete(k));
    });
  }

  private write(stores: string[], action: (tx: IDBTransaction) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const tx = this.db.transaction(stores, 'readwrite', { durability: 'strict' });
      tx.oncomplete = () => resolve();
      tx.onabort = tx.onerror = () => reject(tx.error ?? new Error('The browser could not write.'));
      action(tx);
    });
  }

  private mine<T extends object>(value: T) {
    return { ...value, sittingId: this.sittingId };
  }

  private all() {
    return IDBKeyRange.bound([this.sittingId], [this.sittingId, []]);
  }
}

function bare<T>(row: T): T {
  const { sittingId: _, ...rest } = row as T & { sittingId?: string };
  return rest as T;
}

/** Where the browser gives no storage: answers go to the server or are lost with the page, and the candidate is told so. */
class MemoryStore implements Store {
  readonly durable = false;
  async load(): Promise<Contents> {
    return { kept: undefined, queue: [], answers: [], delivery: undefined };
  }
  async record() {}
  async keep() {}
  async keepDelivery() {}
  async acknowledge() {}
  async replace() {}
  async wipe() {
    return true;
  }
}
