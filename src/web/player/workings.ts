/** What a candidate does with one question besides answering it. It stays on the device. */
export interface Workings {
  /** Options struck out, by id. */
  struck?: string[];
  highlights?: Highlight[];
  note?: string;
  /** Of a stimulus: it is folded away where there is little room. */
  folded?: boolean;
  /** What is no answer yet, by response: pairs that are not whole, numbers that are none. */
  halves?: Record<string, string[]>;
}

/** A stretch of one piece of text: `at` says which (see `textsOf`), the offsets count UTF-16 units in it. */
export interface Highlight {
  at: string;
  from: number;
  to: number;
}

export const MAXIMUM_NOTE = 1_000;

export const isStruck = (workings: Workings, optionId: string) => workings.struck?.includes(optionId) ?? false;

export function strike(workings: Workings, optionId: string, struck: boolean): Workings {
  const others = (workings.struck ?? []).filter(id => id !== optionId);
  return { ...workings, struck: struck ? [...others, optionId] : others };
}

/** Highlights that touch or overlap become one. */
export function highlight(workings: Workings, added: Highlight[]): Workings {
  const sorted = [...(workings.highlights ?? []), ...added].filter(h => h.to > h.from).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.from - b.from));
  const merged: Highlight[] = [];
  for (const next of sorted) {
    const last = merged.at(-1);
    if (last?.at === next.at && next.from <= last.to) merged[merged.length - 1] = { ...last, to: Math.max(last.to, next.to) };
    else merged.push(next);
  }
  return { ...workings, highlights: merged };
}

export function unhighlight(workings: Workings, taken: Highlight): Workings {
  const cut = (h: Highlight) => (h.at !== taken.at ? [h] : [{ ...h, to: Math.min(h.to, taken.from) }, { ...h, from: Math.max(h.from, taken.to) }].filter(part => part.to > part.from));
  return { ...workings, highlights: (workings.highlights ?? []).flatMap(cut) };
}

export const isHighlighted = (workings: Workings, { at, from, to }: Highlight) => workings.highlights?.some(h => h.at === at && h.from <= from && h.to >= to) ?? false;

/** A text in pieces, in order, each marked or not. Offsets outside the text (the question has changed) are cut off. */
export function pieces(text: string, highlights: Highlight[]): { text: string; marked: boolean }[] {
  const all: { text: string; marked: boolean }[] = [];
  let done = 0;
  const take = (to: number, marked: boolean) => {
    if (to > done) all.push({ text: text.slice(done, to), marked });
    done = Math.max(done, to);
  };
  for (const { from, to } of highlights) {
    take(Math.min(from, text.length), false);
    take(Math.min(to, text.length), true);
  }
  take(text.length, false);
  return all;
}
