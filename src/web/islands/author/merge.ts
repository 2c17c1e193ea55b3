import type { Content, Difference, WordRun } from './contract';

/** A part of an item that is taken whole when two writers meet. */
export interface Part {
  path: string;
  changedBy: 'mine' | 'theirs' | 'both' | 'unknown';
  mine: unknown;
  theirs: unknown;
  differences: Difference[];
}

const TOGETHER: Record<string, string> = { stemBody: 'stem' };

/** The parts that differ, with what the host said of the words in them. */
export function parts(base: Content | null, mine: Content, theirs: Content, differences: Difference[]): Part[] {
  const sameOptions = ids(mine) === ids(theirs);
  const found = new Map<string, Part>();
  for (const difference of differences) {
    const path = pathOf(difference.field, sameOptions);
    const part = found.get(path) ?? { path, changedBy: 'unknown' as const, mine: read(mine, path), theirs: read(theirs, path), differences: [] };
    part.differences.push(difference);
    found.set(path, part);
  }
  for (const part of found.values()) {
    const by = new Set(part.differences.map(d => d.changedBy));
    part.changedBy = base === null && by.has('unknown') ? 'unknown' : by.size === 1 ? [...by][0]! : 'both';
  }
  return [...found.values()];
}

/** Theirs, with those parts of mine that were chosen. */
export function merged(mine: Content, theirs: Content, all: Part[], keep: ReadonlySet<string>): Content {
  let made = structuredClone(theirs);
  for (const part of all) if (keep.has(part.path)) made = write(made, mine, part.path);
  return made;
}

/** Both in one line. */
export const wordsOf = (part: Part): WordRun[] => part.differences.flatMap((d, i) => [...(i > 0 ? [{ fate: 'same' as const, text: ' · ' }] : []), ...d.words]);

// A case has none.
const ids = (content: Content) => (content.options as Content['options'] | undefined)?.map(o => o.id).join();

function pathOf(field: string, sameOptions: boolean): string {
  const [, top, rest] = /^(\w+)(.*)$/.exec(field) ?? [];
  const name = TOGETHER[top ?? ''] ?? top ?? field;
  if (name === 'task') return `task.${/^\.(\w+)/.exec(rest ?? '')?.[1] ?? ''}`;
  // An option that one moved and one changed cannot be told apart: then all options go together.
  if (name === 'options') return sameOptions ? `options[${/\d+/.exec(rest ?? '')?.[0] ?? 0}]` : 'options';
  return name;
}

function read(content: Content, path: string): unknown {
  const option = /^options\[(\d+)\]$/.exec(path);
  if (option) return content.options[Number(option[1])];
  if (path.startsWith('task.')) return (content.task as Record<string, unknown> | null | undefined)?.[path.slice(5)];
  return (content as unknown as Record<string, unknown>)[path];
}

function write(made: Content, mine: Content, path: string): Content {
  const option = /^options\[(\d+)\]$/.exec(path);
  if (option) return { ...made, options: made.options.map((o, i) => (i === Number(option[1]) ? mine.options[i]! : o)) };
  if (path.startsWith('task.')) return { ...made, task: { ...made.task, [path.slice(5)]: read(mine, path) } };
  const named = Object.entries(TOGETHER).filter(([, to]) => to === path).map(([from]) => from);
  return Object.fromEntries([...Object.entries(made), ...[path, ...named].map(name => [name, (mine as unknown as Record<string, unknown>)[name]])]) as unknown as Content;
}
