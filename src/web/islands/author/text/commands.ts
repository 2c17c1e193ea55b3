import { baseKeymap, chainCommands, lift, toggleMark, wrapIn } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { InputRule, inputRules, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import type { Attrs, MarkType, NodeType } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { type Command, type EditorState, NodeSelection, type Plugin } from 'prosemirror-state';
import { schema } from './schema';
import { addColumn, addRow, deleteColumn, deleteRow, deleteTable, placeIn, toggleHeader } from './tables';

export interface Tool {
  name: string;
  /** What is on the button; a sign that is no word is drawn by the style sheet, so that nobody hears it read. */
  sign: string;
  label: string;
  keys?: string;
  run: Command;
  isOn?: (state: EditorState) => boolean;
}

const type = (name: string): NodeType => schema.nodes[name]!;
const mark = (name: string): MarkType => schema.marks[name]!;

function has(name: string) {
  return ({ selection, storedMarks, doc }: EditorState) => selection.empty
    ? mark(name).isInSet(storedMarks ?? selection.$from.marks()) !== undefined
    : doc.rangeHasMark(selection.from, selection.to, mark(name));
}

const within = (name: string) => ({ selection: { $from } }: EditorState) => Array.from({ length: $from.depth }, (_, d) => $from.node(d + 1)).some(n => n.type === type(name));

const marking = (name: string, sign: string, label: string, keys?: string): Tool => ({ name, sign, label, ...(keys ? { keys } : {}), run: toggleMark(mark(name)), isOn: has(name) });

const listing = (name: string, sign: string, label: string, keys: string): Tool => ({
  name, sign, label, keys, isOn: within(name),
  run: (state, dispatch) => (within(name)(state) ? liftListItem(type('li')) : wrapInList(type(name)))(state, dispatch),
});

const quoting: Command = (state, dispatch) => (within('blockquote')(state) ? lift : wrapIn(type('blockquote')))(state, dispatch);

export const MARKING: Tool[] = [
  marking('strong', 'B', 'Strong', 'Mod-b'), marking('em', 'I', 'Emphasis', 'Mod-i'), marking('sub', 'x₂', 'Lowered'), marking('sup', 'x²', 'Raised'), marking('code', '</>', 'Code', 'Mod-`'),
];

export const BLOCKS: Tool[] = [
  listing('ul', '•', 'List', 'Mod-Shift-8'), listing('ol', '1.', 'Numbered list', 'Mod-Shift-7'),
  { name: 'quote', sign: '❝', label: 'Quotation', run: quoting, isOn: within('blockquote') },
];

export const HISTORY: Tool[] = [{ name: 'undo', sign: '↶', label: 'Undo', keys: 'Mod-z', run: undo }, { name: 'redo', sign: '↷', label: 'Redo', keys: 'Mod-y', run: redo }];

export const TABLE: Tool[] = [
  { name: 'add-row', sign: 'Row below', label: 'Row below', run: addRow }, { name: 'add-column', sign: 'Column after', label: 'Column after', run: addColumn },
  { name: 'header', sign: 'Header cell', label: 'Header cell', run: toggleHeader, isOn: within('th') },
  { name: 'delete-row', sign: 'Delete row', label: 'Delete row', run: deleteRow }, { name: 'delete-column', sign: 'Delete column', label: 'Delete column', run: deleteColumn },
  { name: 'delete-table', sign: 'Delete table', label: 'Delete table', run: deleteTable },
];

export const inTable = (state: EditorState) => placeIn(state) !== null;

const lineBreak: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(type('br').create()).scrollIntoView());
  return true;
};

/** Tab is left to the page: who writes by keyboard must get out again. */
export function plugins(toToolbar: () => void): Plugin[] {
  const keys: Record<string, Command> = {
    'Mod-Shift-z': redo, 'Shift-Enter': lineBreak, 'Mod-]': sinkListItem(type('li')), 'Mod-[': liftListItem(type('li')), Enter: splitListItem(type('li')),
    'Alt-F10': () => (toToolbar(), true),
  };
  for (const tool of [...MARKING, ...BLOCKS, ...HISTORY]) if (tool.keys) keys[tool.keys] = tool.run;
  keys['Enter'] = chainCommands(keys['Enter']!, baseKeymap['Enter']!);
  return [
    history(), keymap(keys), keymap(baseKeymap),
    inputRules({ rules: [wrappingInputRule(/^\s*[-*]\s$/, type('ul')), wrappingInputRule(/^1\.\s$/, type('ol')), new InputRule(/--$/, '–'), new InputRule(/\.\.\.$/, '…')] }),
  ];
}

/** The picture or formula that is selected, to be changed. */
export function selected(state: EditorState, name: string): Attrs | null {
  const { selection } = state;
  return selection instanceof NodeSelection && selection.node.type === type(name) ? selection.node.attrs : null;
}

export const inserting = (name: string, attrs: Attrs): Command => (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(type(name).create(attrs)).scrollIntoView());
  return true;
};

/** An empty language takes the mark away. */
export const speaking = (lang: string): Command => (state, dispatch) => {
  const { from, to, empty } = state.selection;
  if (empty) return false;
  const tr = state.tr.removeMark(from, to, mark('span'));
  dispatch?.(lang ? tr.addMark(from, to, mark('span').create({ attrs: { lang } })) : tr);
  return true;
};

export function languageOf({ selection: { $from, from, to }, doc }: EditorState): string {
  let found = '';
  const look = (marks: readonly { type: MarkType; attrs: Attrs }[]) => {
    for (const m of marks) if (m.type === mark('span')) found ||= (m.attrs['attrs'] as Record<string, string> | null)?.['lang'] ?? '';
  };
  look($from.marks());
  doc.nodesBetween(from, to, node => look(node.marks));
  return found;
}
