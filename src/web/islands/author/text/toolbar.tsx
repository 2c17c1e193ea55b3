import type { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { useState } from 'preact/hooks';
import { BLOCKS, HISTORY, inTable, languageOf, MARKING, selected, TABLE, type Tool } from './commands';
import { FormulaDialog, LanguageDialog, PictureDialog, TableDialog } from './dialogs';

interface Props {
  view: EditorView;
  state: EditorState;
  label: string;
  textId: string;
  short: boolean;
}

type Opening = 'picture' | 'formula' | 'language' | 'table';

/** One stop for Tab; arrow keys go from button to button, Escape goes back to the text. */
export function Toolbar({ view, state, label, textId, short }: Props) {
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState<Opening | null>(null);
  const openers: (Tool & { opens: Opening })[] = [
    { name: 'language', sign: 'Abc', label: 'Language of the selected words', opens: 'language', run: s => !s.selection.empty, isOn: s => languageOf(s) !== '' },
    { name: 'formula', sign: 'ƒ(x)', label: 'Formula', opens: 'formula', run: () => true, isOn: s => selected(s, 'math') !== null },
    { name: 'picture', sign: 'Picture', label: 'Picture', opens: 'picture', run: () => true, isOn: s => selected(s, 'image') !== null },
    ...(short ? [] : [{ name: 'table', sign: 'Table', label: 'Table', opens: 'table' as const, run: (s: EditorState) => !inTable(s) }]),
  ];
  const tools: (Tool & { opens?: Opening })[] = [...MARKING, ...(short ? [] : BLOCKS), ...openers, ...(inTable(state) ? TABLE : []), ...HISTORY];
  const current = Math.min(at, tools.length - 1);

  const use = (tool: Tool & { opens?: Opening }) => {
    if (!tool.run(state)) return;
    if (tool.opens) return setOpen(tool.opens);
    tool.run(view.state, view.dispatch);
    view.focus();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return view.focus();
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -current, End: tools.length - 1 - current }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = (current + step + tools.length) % tools.length;
    setAt(to);
    (event.currentTarget as HTMLElement).querySelectorAll('button')[to]!.focus();
  };
  const close = () => {
    setOpen(null);
    view.focus();
  };

  return (
    <>
      <div role="toolbar" class="author-toolbar" aria-label={`Marks for ${label}`} aria-controls={textId} onKeyDown={keys}>
        {tools.map((tool, i) => (
          <button
            key={tool.name} type="button" class={`author-tool author-tool--${tool.name}`} tabIndex={i === current ? 0 : -1} title={tool.keys ? `${tool.label} (${spoken(tool.keys)})` : tool.label}
            aria-label={tool.label} aria-disabled={!tool.run(state)} {...(tool.isOn ? { 'aria-pressed': tool.isOn(state) } : {})} {...(tool.opens ? { 'aria-haspopup': 'dialog' as const } : {})}
            onFocus={() => setAt(i)} onMouseDown={event => event.preventDefault()} onClick={() => use(tool)}
            {...(tool.sign === tool.label ? {} : { 'data-sign': tool.sign })}
          >{tool.sign === tool.label ? tool.sign : null}</button>
        ))}
      </div>
      {open === 'picture' && <PictureDialog view={view} onClose={close} />}
      {open === 'formula' && <FormulaDialog view={view} onClose={close} />}
      {open === 'language' && <LanguageDialog view={view} onClose={close} />}
      {open === 'table' && <TableDialog view={view} onClose={close} />}
    </>
  );
}

const spoken = (keys: string) => keys.replace('Mod', /Mac/.test(navigator.platform) ? '⌘' : 'Ctrl').replaceAll('-', '+').replace(/\+([a-z])$/, (_, key: string) => `+${key.toUpperCase()}`);
