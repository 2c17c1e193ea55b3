import { Fragment, type Node as Doc } from 'prosemirror-model';
import { type Command, type EditorState, TextSelection } from 'prosemirror-state';
import { schema } from './schema';

interface Place {
  table: Doc;
  /** Before the table. */
  at: number;
  row: number;
  column: number;
}

const paragraph = () => schema.node('paragraph', { bare: true });
const cell = (kind: string, scope?: string) => schema.node(kind, scope ? { attrs: { scope } } : null, [paragraph()]);

export function placeIn(state: EditorState): Place | null {
  const { $head } = state.selection;
  for (let depth = $head.depth; depth > 0; depth--) {
    const table = $head.node(depth);
    if (table.type !== schema.nodes['table']) continue;
    const place = { table, at: $head.before(depth), row: -1, column: 0 };
    let row = 0;
    eachRow(table, (found, offset) => {
      const from = place.at + 1 + offset;
      if ($head.pos > from && $head.pos < from + found.nodeSize) {
        place.row = row;
        const within = $head.depth >= depth + 2 ? indexOfCell(found, $head.pos - from - 1) : 0;
        place.column = within;
      }
      row++;
    });
    return place;
  }
  return null;
}

function indexOfCell(row: Doc, offset: number): number {
  let at = 0;
  for (let i = 0; i < row.childCount; i++) {
    at += row.child(i).nodeSize;
    if (offset < at) return i;
  }
  return row.childCount - 1;
}

function eachRow(table: Doc, look: (row: Doc, offset: number) => void) {
  table.forEach((child, offset) => {
    if (child.type.name === 'row') look(child, offset);
    else if (child.type.name === 'part') child.forEach((row, inner) => look(row, offset + 1 + inner));
  });
}

/** The table with other rows; parts that are left empty go. */
function remade(table: Doc, change: (row: Doc, index: number) => Doc[]): Doc | null {
  let index = 0;
  const content: Doc[] = [];
  table.forEach(child => {
    if (child.type.name === 'row') content.push(...change(child, index++));
    else if (child.type.name === 'part') {
      const rows: Doc[] = [];
      child.forEach(row => rows.push(...change(row, index++)));
      if (rows.length > 0) content.push(child.copy(Fragment.from(rows)));
    } else content.push(child);
  });
  return content.some(c => c.type.name !== 'caption') ? table.copy(Fragment.from(content)) : null;
}

function replacing(change: (place: Place) => { table: Doc | null; row: number; column: number }): Command {
  return (state, dispatch) => {
    const place = placeIn(state);
    if (!place) return false;
    if (!dispatch) return true;
    const { table, row, column } = change(place);
    const tr = state.tr;
    if (table) tr.replaceWith(place.at, place.at + place.table.nodeSize, table);
    else tr.replaceWith(place.at, place.at + place.table.nodeSize, schema.node('paragraph'));
    let target = place.at + 1;
    let at = 0;
    if (table) eachRow(table, (found, offset) => {
      if (at++ !== row) return;
      target = place.at + 2 + offset;
      for (let i = 0; i < Math.min(column, found.childCount - 1); i++) target += found.child(i).nodeSize;
    });
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(target + 1, tr.doc.content.size)))).scrollIntoView());
    return true;
  };
}

export const addRow = replacing(({ table, row, column }) => ({
  table: remade(table, (found, i) => {
    if (i !== row) return [found];
    const like: Doc[] = [];
    found.forEach(c => like.push(c.attrs['attrs']?.scope === 'row' ? cell('th', 'row') : cell('td')));
    return [found, found.type.create(null, like)];
  }), row: row + 1, column,
}));

export const addColumn = replacing(({ table, row, column }) => ({
  table: remade(table, found => {
    const cells: Doc[] = [];
    found.forEach((c, _, i) => {
      cells.push(c);
      if (i === Math.min(column, found.childCount - 1)) cells.push(c.attrs['attrs']?.scope === 'col' ? cell('th', 'col') : cell('td'));
    });
    return [found.copy(Fragment.from(cells))];
  }), row, column: column + 1,
}));

export const deleteRow = replacing(({ table, row, column }) => ({ table: remade(table, (found, i) => (i === row ? [] : [found])), row: Math.max(0, row - 1), column }));

export const deleteColumn = replacing(({ table, row, column }) => ({
  table: remade(table, found => {
    const cells: Doc[] = [];
    found.forEach((c, _, i) => i !== column && cells.push(c));
    return cells.length > 0 ? [found.copy(Fragment.from(cells))] : [];
  }), row, column: Math.max(0, column - 1),
}));

/** The cell becomes one that heads its column, where it stands in the first row, or its row; or an ordinary one again. */
export const toggleHeader = replacing(({ table, row, column }) => ({
  table: remade(table, (found, i) => {
    if (i !== row) return [found];
    const cells: Doc[] = [];
    found.forEach((c, _, j) => {
      if (j !== column) return cells.push(c);
      const { scope: _scope, ...kept } = (c.attrs['attrs'] ?? {}) as Record<string, string>;
      const heads = c.type.name === 'td';
      const attrs = heads ? { ...kept, scope: row === 0 ? 'col' : 'row' } : kept;
      return cells.push(schema.node(heads ? 'th' : 'td', { attrs: Object.keys(attrs).length > 0 ? attrs : null }, c.content));
    });
    return [found.copy(Fragment.from(cells))];
  }), row, column,
}));

export const deleteTable = replacing(() => ({ table: null, row: 0, column: 0 }));

export const insertTable = (rows: number, columns: number, caption: string, first: 'row' | 'both'): Command => (state, dispatch) => {
  const many = <T,>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
  const head = schema.node('part', { kind: 'thead' }, [schema.node('row', null, many(columns, () => cell('th', 'col')))]);
  const body = schema.node('part', { kind: 'tbody' }, many(Math.max(1, rows - 1), () => schema.node('row', null, many(columns, j => (first === 'both' && j === 0 ? cell('th', 'row') : cell('td'))))));
  const table = schema.node('table', null, [schema.node('caption', null, caption ? [schema.text(caption)] : []), head, body]);
  if (dispatch) {
    const { $from } = state.selection;
    // Below the block that one stands in; in its place when that is empty.
    const empty = $from.depth === 1 && $from.parent.content.size === 0;
    const [from, to] = empty ? [$from.before(1), $from.after(1)] : [$from.after(1), $from.after(1)];
    const after = to === state.doc.content.size ? [schema.node('paragraph')] : [];
    const tr = state.tr.replaceWith(from, to, [table, ...after]);
    const inside = from + 1 + table.child(0).nodeSize + 4;
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(inside))).scrollIntoView());
  }
  return true;
};
