import { EditorState, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { plugins } from './commands';
import { parseMarkup } from './markup';
import { asPlain, type Node, paragraph } from './node';
import { Toolbar } from './toolbar';
import { toDoc, toNodes, toSlice } from './tree';

interface Props {
  id: string;
  label: string;
  hint?: string | undefined;
  value: Node[];
  /** Without lists, quotations and tables. */
  short?: boolean | undefined;
  invalid?: boolean | undefined;
  describedBy?: string | undefined;
  onChange(value: Node[]): void;
}

/** A field for text with marks. What it holds is a tree; nothing in it is ever markup. */
export function RichText({ id, label, hint, value, short = false, invalid = false, describedBy, onChange }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const toolbar = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const said = useRef(value);
  const change = useRef(onChange);
  change.current = onChange;
  const [state, setState] = useState<EditorState | null>(null);

  useEffect(() => {
    const made = new EditorView({ mount: place.current! }, {
      state: begin(value, () => toolbar.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()),
      attributes: { class: 'usa-textarea author-text' },
      dispatchTransaction(this: EditorView, tr: Transaction) {
        const next = this.state.apply(tr);
        this.updateState(next);
        setState(next);
        if (!tr.docChanged) return;
        const nodes = toNodes(next.doc);
        said.current = asPlain(nodes) === '' ? [] : nodes;
        change.current(said.current);
      },
      handleDOMEvents: { paste: (v, event) => taken(v, event, event.clipboardData), drop: (v, event) => !v.dragging && taken(v, event, event.dataTransfer) },
    });
    view.current = made;
    setState(made.state);
    return () => made.destroy();
  }, []);

  // Somebody else's words came in: from a merge, or from a change of type. At once: later there would be words of the writer that are newer than the value.
  useLayoutEffect(() => {
    if (!view.current || saysTheSame(value, said.current)) return;
    said.current = value;
    view.current.updateState(begin(value, () => toolbar.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()));
    setState(view.current.state);
  }, [value]);

  useEffect(() => {
    const dom = place.current!;
    for (const [name, set] of Object.entries({ id, role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': `${id}-label`, 'aria-describedby': [hint && `${id}-hint`, describedBy].filter(Boolean).join(' ') }))
      if (set) dom.setAttribute(name, set);
    dom.setAttribute('aria-invalid', String(invalid));
  });

  return (
    <div class="usa-form-group author-field">
      <span class="usa-label" id={`${id}-label`}>{label}</span>
      {hint && <span class="usa-hint" id={`${id}-hint`}>{hint}</span>}
      <div ref={toolbar}>{state && view.current && <Toolbar view={view.current} state={state} label={label} textId={id} short={short} />}</div>
      <div ref={place} />
    </div>
  );
}

const begin = (value: Node[], toToolbar: () => void) =>
  EditorState.create({ doc: toDoc(value.length > 0 ? value : [{ kind: 'p', text: null, children: [] }]), plugins: plugins(toToolbar) });

/** What was written comes back as the value: a paragraph without marks by way of its words. */
const saysTheSame = (a: Node[], b: Node[]) => a === b || JSON.stringify(a) === JSON.stringify(b) || (asPlain(a) !== null && asPlain(a) === asPlain(b));

/** The browser's own reading of what is pasted is left out: it would go through innerHTML. */
function taken(view: EditorView, event: Event, data: DataTransfer | null): boolean {
  event.preventDefault();
  const html = data?.getData('text/html');
  const words = data?.getData('text/plain') ?? '';
  const nodes = html ? parseMarkup(html) : words.split(/\r?\n\s*\r?\n/).map(part => part.replace(/\s+/g, ' ').trim()).flatMap(paragraph);
  const plain = asPlain(nodes);
  if (plain !== null) view.dispatch(view.state.tr.insertText(plain).scrollIntoView());
  else view.dispatch(view.state.tr.replaceSelection(toSlice(nodes)).scrollIntoView());
  return true;
}
