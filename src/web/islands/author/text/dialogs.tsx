import type { EditorView } from 'prosemirror-view';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Refused, uploadAsset } from '../api';
import { Choice, Field } from '../fields/inputs';
import { inserting, languageOf, selected, speaking } from './commands';
import { parseLinear } from './linear';
import { parseMath } from './markup';
import { mathElement } from './mathml';
import type { Node } from './node';
import { insertTable } from './tables';

interface Opened {
  view: EditorView;
  onClose(): void;
}

interface DialogProps {
  title: string;
  done: string;
  children: ComponentChildren;
  /** What is in the way of it, or null when it is done. */
  onDone(): string | null | Promise<string | null>;
  onClose(): void;
}

export function Dialog({ title, done, children, onDone, onClose }: DialogProps) {
  const place = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => place.current!.showModal(), []);
  const send = async (event: Event) => {
    event.preventDefault();
    // The page's own form must not hear of it.
    event.stopPropagation();
    const problem = await onDone();
    setFault(problem);
    if (problem === null) place.current!.close();
  };
  return (
    <dialog ref={place} class="app-dialog author-dialog" aria-labelledby={id} onClose={onClose} onKeyDown={event => event.stopPropagation()}>
      <form class="usa-form app-form" onSubmit={event => void send(event)} noValidate>
        <h2 id={id}>{title}</h2>
        {children}
        <p class="usa-error-message" role="alert">{fault}</p>
        <div class="app-dialog__actions">
          <button type="submit" class="usa-button">{done}</button>
          <button type="button" class="usa-button usa-button--outline" onClick={() => place.current!.close()}>Cancel</button>
        </div>
      </form>
    </dialog>
  );
}

export function PictureDialog({ view, onClose }: Opened) {
  const before = (selected(view.state, 'image')?.['attrs'] ?? null) as Record<string, string> | null;
  const [alt, setAlt] = useState(before?.['alt'] ?? '');
  const [decoration, setDecoration] = useState(before?.['alt'] === '');
  const file = useRef<HTMLInputElement>(null);
  const id = useId();
  const done = async () => {
    const chosen = file.current?.files?.[0];
    if (!chosen && !before) return 'Choose a picture.';
    if (!decoration && !alt.trim()) return 'Say in words what the picture shows, or choose that it is decoration.';
    try {
      const picture = chosen ? await uploadAsset(chosen) : null;
      const attrs = { ...before, ...(picture ? { src: picture.name, width: String(picture.width), height: String(picture.height) } : {}), alt: decoration ? '' : alt.trim() };
      inserting('image', { attrs })(view.state, view.dispatch);
      return null;
    } catch (error) {
      return error instanceof Refused ? error.message : 'The picture could not be sent. Try again.';
    }
  };
  return (
    <Dialog title="Picture" done={before ? 'Change the picture' : 'Put the picture in'} onDone={done} onClose={onClose}>
      <label class="usa-label" for={id}>{before ? 'Another picture file' : 'Picture file'}</label>
      <span class="usa-hint" id={`${id}-hint`}>PNG, JPEG, GIF or WebP.</span>
      <input ref={file} class="usa-file-input" id={id} type="file" accept="image/png,image/jpeg,image/gif,image/webp" aria-describedby={`${id}-hint`} />
      <Choice legend="What it is for" value={decoration ? 'decoration' : 'content'} options={[['content', 'It shows something that the question needs'], ['decoration', 'Decoration: nothing is lost without it']]}
        onChange={value => setDecoration(value === 'decoration')} />
      {!decoration && <Field label="What it shows" hint="For those who hear the question read aloud. It must not give the answer away." rows={2} value={alt} onChange={setAlt} />}
    </Dialog>
  );
}

export function FormulaDialog({ view, onClose }: Opened) {
  const before = (selected(view.state, 'math')?.['node'] ?? null) as Node | null;
  const [typed, setTyped] = useState(before?.attributes?.['alttext'] ?? '');
  const place = useRef<HTMLDivElement>(null);
  const made = /<\s*(\w+:)?math/i.test(typed) ? parseMath(typed) : parseLinear(typed);
  useEffect(() => place.current!.replaceChildren(...(made ? [mathElement(made)] : [])));
  const done = () => {
    if (!made) return 'This is no formula yet.';
    inserting('math', { node: made })(view.state, view.dispatch);
    return null;
  };
  return (
    <Dialog title="Formula" done={before ? 'Change the formula' : 'Put the formula in'} onDone={done} onClose={onClose}>
      <Field label="Formula" hint="As one types it: (a+b)/2, x_1^2, sqrt(x), a <= b, pi, “words” in straight quotes. Or MathML, pasted." rows={3} value={typed} onChange={setTyped} />
      <p class="usa-label" id="formula-looks">As it looks</p>
      <div ref={place} class="author-formula" role="group" aria-labelledby="formula-looks" />
    </Dialog>
  );
}

const LANGUAGES: [string, string][] = [['', 'The language of the question'], ['es', 'Spanish'], ['fr', 'French'], ['de', 'German'], ['ht', 'Haitian Creole'], ['la', 'Latin'], ['zh', 'Chinese'], ['vi', 'Vietnamese'],
  ['ar', 'Arabic'], ['so', 'Somali'], ['nv', 'Navajo'], ['en', 'English'], ['other', 'Another']];

export function LanguageDialog({ view, onClose }: Opened) {
  const before = languageOf(view.state);
  const known = LANGUAGES.some(([code]) => code === before);
  const [chosen, setChosen] = useState(known ? before : 'other');
  const [other, setOther] = useState(known ? '' : before);
  const id = useId();
  const done = () => {
    const code = chosen === 'other' ? other.trim() : chosen;
    if (code && !/^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/.test(code)) return 'A code is like pt or pt-BR.';
    speaking(code)(view.state, view.dispatch);
    return null;
  };
  return (
    <Dialog title="Language of the selected words" done="Mark the words" onDone={done} onClose={onClose}>
      <label class="usa-label" for={id}>Language</label>
      <select class="usa-select" id={id} value={chosen} onChange={event => setChosen(event.currentTarget.value)}>
        {LANGUAGES.map(([code, name]) => <option key={code} value={code}>{name}</option>)}
      </select>
      {chosen === 'other' && <Field label="Code of the language" hint="BCP 47, for example pt-BR." value={other} onChange={setOther} />}
    </Dialog>
  );
}

export function TableDialog({ view, onClose }: Opened) {
  const [caption, setCaption] = useState('');
  const [rows, setRows] = useState('3');
  const [columns, setColumns] = useState('3');
  const [first, setFirst] = useState<'row' | 'both'>('row');
  const done = () => {
    const [r, c] = [Number(rows), Number(columns)];
    if (!caption.trim()) return 'Give the table a caption: it says what the table is of.';
    if (!(r >= 2 && r <= 30 && c >= 1 && c <= 12)) return 'A table has 2 to 30 rows and 1 to 12 columns.';
    insertTable(r, c, caption.trim(), first)(view.state, view.dispatch);
    return null;
  };
  return (
    <Dialog title="Table" done="Put the table in" onDone={done} onClose={onClose}>
      <Field label="Caption" value={caption} onChange={setCaption} />
      <Field label="Rows, with the header" type="number" value={rows} onChange={setRows} />
      <Field label="Columns" type="number" value={columns} onChange={setColumns} />
      <Choice legend="Header cells" value={first} options={[['row', 'The first row'], ['both', 'The first row and the first column']]} onChange={value => setFirst(value as 'row' | 'both')} />
    </Dialog>
  );
}
