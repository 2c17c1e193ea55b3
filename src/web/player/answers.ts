import type { GivenAnswer, Interaction, Item, Option } from './contract';

/** What was answered to one question: an option where one is best, answers to its parts otherwise. */
export interface Given {
  optionId: string | null;
  answers?: GivenAnswer[] | null;
}

export type State = 'none' | 'some' | 'all';

export const NOTHING: Given = { optionId: null };

export const givenOf = ({ optionId, answers }: Given): Given => (answers ? { optionId, answers } : { optionId });

export const valuesOf = (given: Given, response: string): string[] => given.answers?.find(a => a.response === response)?.values ?? [];

/** The same answers with one of them changed; parts without an answer are left out. */
export function withValues(given: Given, response: string, values: string[]): Given {
  const others = (given.answers ?? []).filter(a => a.response !== response);
  const answers = [...others, ...(values.length > 0 ? [{ response, values }] : [])];
  return { optionId: null, answers: answers.sort((a, b) => a.response.localeCompare(b.response, 'en', { numeric: true })) };
}

export const isSameToTheLetter = (a: Given, b: Given) => a.optionId === b.optionId && JSON.stringify(a.answers ?? []) === JSON.stringify(b.answers ?? []);

/** Whether two answers say the same. The host may write a text down in another form of the same letters. */
export const sameGiven = (a: Given, b: Given) => a.optionId === b.optionId && comparable(a) === comparable(b);

function comparable({ answers }: Given): string {
  const written = (answers ?? []).map(a => ({ response: a.response, values: a.values.map(v => v.normalize().replace(/\r\n?/g, '\n').trim()).filter(v => v !== '') }));
  return JSON.stringify(written.filter(a => a.values.length > 0).map(a => [a.response, ...a.values]).sort((a, b) => (a[0]! < b[0]! ? -1 : 1)));
}

/** For the list of questions: `some` where a part is still open, so that nobody takes it for done. */
export function stateOf(item: Item, given: Given): State {
  if (!item.interactions) return given.optionId === null ? 'none' : 'all';
  const parts = item.interactions.map(i => stateOfPart(i, valuesOf(given, i.response)));
  return parts.every(p => p === 'all') ? 'all' : parts.every(p => p === 'none') ? 'none' : 'some';
}

export function stateOfPart(interaction: Interaction, values: string[]): State {
  if (values.every(v => v.trim() === '')) return 'none';
  return (interaction.kind === 'match' ? hasAllRows(interaction, values) : values.length >= needed(interaction)) ? 'all' : 'some';
}

/** Every gap of a text stands for a decision; other kinds need what they say, or one. */
function needed({ kind, min, max, options, text }: Interaction): number {
  if (kind === 'order') return min || max || (options?.length ?? 1);
  const all = kind === 'gapMatch' ? gapsIn(text ?? []).length : 1;
  return Math.max(1, min, max > 0 ? Math.min(max, all) : all);
}

/** So does every row of a match. */
const hasAllRows = ({ min, max, options }: Interaction, values: string[]) =>
  (max > 0 && values.length >= max) || (values.length >= min && new Set(values.map(v => pair(v)[0])).size >= (options?.length ?? 0));

/** The gaps of a text in reading order. */
export const gapsIn = (nodes: Interaction['prompt']): string[] => nodes.flatMap(n => (n.kind === 'gap' ? [n.attributes?.['id'] ?? ''] : gapsIn(n.children ?? [])));

export const pair = (value: string): [string, string] => {
  const space = value.indexOf(' ');
  return [value.slice(0, space), value.slice(space + 1)];
};

/** How many choices are wanted, in words. */
export function howMany({ min, max }: Pick<Interaction, 'min' | 'max'>, thing = 'answer'): string {
  const n = (count: number) => `${count} ${thing}${count === 1 ? '' : 's'}`;
  if (max === 1) return `Choose one ${thing}`;
  if (max > 0 && min === max) return `Choose ${n(max)}`;
  if (max > 0) return min > 1 ? `Choose ${min} to ${n(max)}` : `Choose up to ${n(max)}`;
  return min > 1 ? `Choose at least ${n(min)}` : 'Choose all that apply';
}

/** Undefined when there is no room for another. */
export function toggled(values: string[], value: string, on: boolean, max: number): string[] | undefined {
  const others = values.filter(v => v !== value);
  if (!on) return others;
  if (max === 1) return [value];
  return max > 0 && others.length >= max ? undefined : [...others, value];
}

/** In the order in which they are shown: the same choice is the same answer, whatever was clicked first. */
export const inOrderShown = (values: string[], options: Option[]) => options.map(o => o.optionId).filter(id => values.includes(id));

/** An order with one thing moved to another place. */
export function moved<T>(list: T[], from: number, to: number): T[] {
  const rest = list.filter((_, i) => i !== from);
  return [...rest.slice(0, to), list[from]!, ...rest.slice(to)];
}

export const wordsIn = (text: string) => text.split(/\s+/).filter(w => /[\p{L}\p{N}]/u.test(w)).length;

/**
 * The number that a text says, in digits with a point as the exam takes it; undefined when it is none, or when nobody can know: “3,150” is three thousand to some
 * and three to others.
 */
export function numberIn(text: string): string | undefined {
  const [, sign = '', whole = '', mark, fraction = ''] = /^([+\-−]?)(\d*)([.,]?)(\d*)$/.exec(text.trim()) ?? [];
  if (whole + fraction === '' || (mark === ',' && (fraction.length === 3 || fraction === ''))) return undefined;
  return `${sign === '' || sign === '+' ? '' : '-'}${whole || '0'}${fraction && `.${fraction}`}`;
}

/** A text as the exam takes it: pasted control characters and broken letters would be refused, and with them all answers after it. */
export const clean = (text: string) => text
  .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, ' ')
  .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
