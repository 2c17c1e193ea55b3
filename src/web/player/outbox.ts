import { type Given, givenOf, sameGiven } from './answers';
import type { Entry, StoredResponse } from './contract';

/** The latest answer to one item, as this device knows it. */
export interface Answer extends Given {
  itemId: string;
  sequence: number;
  timeOnItem: number;
}

export interface Local {
  /** The highest sequence the server has acknowledged to this device. */
  acknowledged: number;
  queue: Entry[];
  answers: Answer[];
}

export interface Server {
  lastSequence: number;
  responses: StoredResponse[];
}

export interface Reconciled {
  queue: Entry[];
  answers: Map<string, Answer>;
  nextSequence: number;
  /** Made here while another device was writing: not sent, because they could undo newer answers. */
  aside: Entry[];
}

export const MAXIMUM_BATCH = 200;

/**
 * Decides, after a load, what is still to be sent and which answers to show. The server's list rules; on top of it come entries made here that it has
 * not seen. Sequence numbers the server has not stored may be given out again, so gaps in what is left here are closed.
 */
export function reconcile(local: Local, server: Server, newEntry: (answer: Answer) => Entry): Reconciled {
  const bySequence = new Map(local.queue.map(e => [e.sequence, e]));
  const foreign = server.responses.some(r => {
    if (r.sequence <= local.acknowledged) return false;
    const mine = bySequence.get(r.sequence);
    return mine?.itemId !== r.itemId || !sameGiven(mine, r);
  });

  const answers = new Map(server.responses.map(r => [r.itemId, { ...r, timeOnItem: 0 }]));
  for (const a of local.answers) {
    const known = answers.get(a.itemId);
    if (known) known.timeOnItem = a.timeOnItem;
  }
  const unseen = local.queue.filter(e => e.sequence > server.lastSequence).sort((a, b) => a.sequence - b.sequence);
  const stored = new Map(server.responses.map(r => [r.sequence, r]));
  const lost = local.queue.filter(e => {
    const theirs = stored.get(e.sequence);
    return e.sequence > server.lastSequence || (theirs !== undefined && (theirs.itemId !== e.itemId || !sameGiven(theirs, e)));
  });
  if (foreign && local.queue.length > 0) return { queue: [], answers, nextSequence: server.lastSequence + 1, aside: lost };

  // A server restored from a backup has forgotten answers that it once acknowledged: they are sent as new ones, before what is waiting.
  const forgotten = server.lastSequence < local.acknowledged
    ? local.answers.filter(a => a.sequence > server.lastSequence && a.sequence <= local.acknowledged).sort((a, b) => a.sequence - b.sequence).map(newEntry)
    : [];
  let sequence = server.lastSequence;
  const queue = [...forgotten, ...unseen].map(e => ({ ...e, sequence: ++sequence }));
  for (const e of queue) answers.set(e.itemId, { itemId: e.itemId, ...givenOf(e), sequence: e.sequence, timeOnItem: e.timeOnItem });
  return { queue, answers, nextSequence: sequence + 1, aside: [] };
}

/** What remains after the server has confirmed everything up to a sequence number, and nothing else. */
export const unacknowledged = (queue: Entry[], through: number) => queue.filter(e => e.sequence > through);

/** The next entries to send, in order: at most `limit`, and small enough for the body limit. */
export function batch(queue: Entry[], limit = MAXIMUM_BATCH, maximumBytes = 200_000): Entry[] {
  const taken: Entry[] = [];
  let bytes = 0;
  for (const entry of queue) {
    bytes += JSON.stringify(entry).length + 1;
    if (taken.length === limit || (bytes > maximumBytes && taken.length > 0)) break;
    taken.push(entry);
  }
  return taken;
}

/** Doubles from half a second to fifteen, each spread over ±50 % so that a room full of players does not knock at once. */
export function backoff(failures: number, random: number): number {
  const base = Math.min(15_000, 500 * 2 ** Math.max(0, failures - 1));
  return Math.min(15_000, Math.max(500, base * (0.5 + random)));
}

/** Retry-After as seconds or as a date. */
export function retryAfter(header: string | null, now: number): number {
  if (!header) return 1_000;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.min(120_000, Math.max(500, wait)) : 1_000;
}
