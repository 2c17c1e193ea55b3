import { pair } from './answers';
import type { Option } from './contract';

const most = (option: Option | undefined) => option?.matchMax ?? 1;

/**
 * Joins a row and a column. Where a row has one pair, the new one replaces it. Undefined when there is no room: a pair of another row never gives way, since who goes
 * through a list by arrow keys passes all that is in it.
 */
export function join(values: string[], row: string, column: string, rows: Option[], columns: Option[], max: number): string[] | undefined {
  const added = `${row} ${column}`;
  if (values.includes(added)) return values;
  if (max === 1) return [added];
  const rowMost = most(rows.find(o => o.optionId === row));
  const left = rowMost === 1 ? part(values, row) : values;
  const isRowFull = rowMost > 0 && left.length - part(left, row).length >= rowMost;
  if (isRowFull || isFull(left, column, columns) || (max > 0 && left.length >= max)) return undefined;
  return sorted([...left, added], rows);
}

/** Whether a column has as many pairs as it may, or an option as many gaps. */
export function isFull(values: string[], id: string, of: Option[], side: 0 | 1 = 1): boolean {
  const limit = most(of.find(o => o.optionId === id));
  return limit > 0 && values.filter(v => pair(v)[side] === id).length >= limit;
}

export const part = (values: string[], row: string, column?: string) => values.filter(v => (column === undefined ? pair(v)[0] !== row : v !== `${row} ${column}`));

const sorted = (values: string[], rows: Option[]) => {
  const place = (v: string) => rows.findIndex(o => o.optionId === pair(v)[0]);
  return [...values].sort((a, b) => place(a) - place(b));
};

/** Whether an option of one list is used up by pairs other than this one (associate). */
export const isUsedUp = (option: Option, pairs: string[][], except: number) =>
  most(option) > 0 && pairs.filter((_, i) => i !== except).flat().filter(id => id === option.optionId).length >= most(option);
