import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { announce } from '../announce';
import { onKeys } from '../keys';
import { selectedIn } from '../selection';
import { type Highlight, highlight, MAXIMUM_NOTE } from '../workings';
import { CommentSheet } from './comment';
import { Field } from './field';
import type { Desk } from './desk';
import { highlightsOf, setHighlights } from './marks';
import { SentencesSheet } from './sentences';

/** Highlights, a note and a comment, for the question on the screen. */
export function QuestionTools({ desk, name }: { desk: Desk; name: string }) {
  const item = desk.items[desk.position - 1]!;
  const workings = desk.workings(item.itemId);
  const highlights = highlightsOf(desk, item);
  const set = (w: typeof workings) => desk.setWorkings(item.itemId, w);
  const [open, setOpen] = useState<'sentences' | 'comment'>();
  const [noting, setNoting] = useState(false);
  const noteButton = useRef<HTMLButtonElement>(null);
  const noteField = useRef<HTMLDivElement>(null);
  // On a touch screen the tap on the button takes the selection away before the click.
  const selected = useRef<Highlight[]>([]);
  const look = () => selectedIn(document.querySelector('.question'));
  const mark = (found: Highlight[]) => {
    selected.current = [];
    if (found.length === 0) return setOpen('sentences');
    setHighlights(desk, item, highlight({ highlights }, found).highlights!);
    getSelection()?.removeAllRanges();
    announce('Highlighted');
  };
  const clear = () => {
    announce(highlights.length > 0 ? 'Highlights cleared' : 'There are no highlights');
    setHighlights(desk, item, []);
  };
  const toggleNote = () => {
    const back = noting && noteField.current?.contains(document.activeElement);
    setNoting(!noting);
    if (back) (noteButton.current?.offsetParent ? noteButton.current : document.querySelector<HTMLElement>('h1'))?.focus();
  };
  // In the same turn, so that the first letters typed are not lost.
  useLayoutEffect(() => {
    if (noting) noteField.current?.querySelector('textarea')?.focus();
  }, [noting]);
  useLayoutEffect(() => onKeys({ highlight: () => mark(look()), note: toggleNote, ...(desk.remarks && { comment: () => setOpen('comment') }) }));
  const folded = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    toggleNote();
  };
  return (
    <>
      <button type="button" class="link" onPointerDown={() => { selected.current = look(); }} onClick={() => mark(selected.current.length ? selected.current : look())}>Highlight</button>
      <button type="button" class="link" aria-disabled={highlights.length === 0} onClick={clear}>Clear highlights</button>
      <button type="button" class="link" ref={noteButton} aria-expanded={noting} onClick={toggleNote}>My note{workings.note && ' (written)'}</button>
      {desk.remarks && <button type="button" class="link" onClick={() => setOpen('comment')}>Comment<span class="hidden"> on this question</span></button>}
      {noting && (
        <div class="tools__panel" ref={noteField} onKeyDown={folded}>
          <Field label={`My note on ${name}`} hint="Only for you. It stays on this device, is never sent, and is removed when the exam ends." value={workings.note ?? ''} maximum={MAXIMUM_NOTE}
            onInput={note => set({ ...workings, note })} />
        </div>
      )}
      {open === 'sentences' && <SentencesSheet item={item} highlights={highlights} set={h => setHighlights(desk, item, h)} close={() => setOpen(undefined)} />}
      {open === 'comment' && desk.remarks && <CommentSheet remarks={desk.remarks} itemId={item.itemId} name={name} close={() => setOpen(undefined)} />}
    </>
  );
}
