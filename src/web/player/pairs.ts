import { pair } from './answers';
import type { Option } from './contract';

/** What becomes of pairs when one is wanted. `taken` names whose pair had to give way, `full` that nothing was changed. */
export interface Paired {
  values: string[];
  taken?: string;
  full?: boolean;
}

const most = (option: Option | undefined) => option?.matchMax ?? 1;

/**
 * Joins a row and a column. Where a row has one pair, the new one replaces it; where a column has one, the row that had it gives way. With more than one, and all
 * used, nothing changes: nobody can know which to give up.
 */
export function join(values: string[], row: string, column: string, rows: Option[], columns: Option[], max: number): Paired {
  const added = `${row} ${column}`;
  if (values.includes(added)) return { values };
  if (max === 1) return { values: [added] };
  const rowMost = most(rows.find(o => o.optionId === row));
  const columnMost = most(columns.find(o => o.optionId === column));
  const inRow = values.filter(v => pair(v)[0] === row);
  const inColumn = values.filter(v => pair(v)[1] === column);
  if (rowMost > 1 && inRow.length >= rowMost) return { values, full: true };
  if (columnMost > 1 && inColumn.length >= columnMost) return { values, full: true };
  const given = new Set([...(rowMost === 1 ? inRow : []), ...(columnMost === 1 ? inColumn : [])]);
  const left = values.filter(v => !given.has(v));
  if (max > 0 && left.length >= max) return { values, full: true };
  const gaveWay = inColumn.find(v => given.has(v) && !inRow.includes(v));
  return { values: sorted([...left, added], rows), ...(gaveWay && { taken: pair(gaveWay)[0] }) };
}

export const part = (values: string[], row: string, column?: string) => values.filter(v => (column === undefined ? pair(v)[0] !== row : v !== `${row} ${column}`));

const sorted = (values: string[], rows: Option[]) => {
  const place = (v: string) => rows.findIndex(o => o.optionId === pair(v)[0]);
  return [...values].sort((a, b) => place(a) - place(b));
};

/** Whether an option of one list is used up by pairs other than this one (associate). */
export const isUsedUp = (option: Option, pairs: string[][], except: number) =>
  most(option) > 0 && pairs.filter((_, i) => i !== except).flat().filter(id => id === option.optionId).length >= most(option);
