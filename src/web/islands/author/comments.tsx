import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { call, Refused } from './api';
import { spoken } from './checks';
import type { Comment, Review } from './contract';
import type { Draft } from './draft';
import { Act, Field } from './fields/inputs';
import { goTo, idOf } from './fields/place';

export interface Commentary {
  open: Comment[];
  make(field: string, text: string): Promise<void>;
  resolve(comment: Comment): Promise<void>;
}

/** Null while the item has no version that could be commented on. */
export const Comments = createContext<Commentary | null>(null);

/** Fields that reviewers can point at; see Commentary.cs. */
const ANCHOR = /^(stem|options\[\d+\]\.(text|rationale)|key|references\[\d+\]|competency|skillArea|values|cognitiveLevel|setting|levels|enemies|readingNotes|authorNote)$/;

/** Follows what reviewers say; a comment moves the item, so the submission has to know. */
export function useComments(draft: Draft): { comments: Commentary | null; fault: string } {
  const [open, setOpen] = useState<Comment[]>([]);
  const [fault, setFault] = useState('');
  const address = `/api/items/${draft.details.itemId}`;
  const look = async () => {
    const review = await call<Review>('GET', `${address}/review`);
    draft.itemVersion = review.version;
    setOpen(review.texts.filter(t => t.kind === 'comment' && t.open));
  };
  const after = async (act: Promise<unknown> | null) => {
    try {
      await act;
      await look();
      setFault('');
    } catch (error) {
      setFault(error instanceof Refused ? error.message : 'The comments could not be reached. Try again.');
      if (act) throw error;
    }
  };
  useEffect(() => {
    if (draft.details.status !== null) void after(null);
  }, []);
  if (draft.details.status === null) return { comments: null, fault: '' };
  return {
    fault,
    comments: {
      open,
      make: (field, text) => after(call('POST', `${address}/review-comments`, { field, text })),
      resolve: comment => after(call('POST', `${address}/review-comments/resolve`, { commentId: comment.textId })),
    },
  };
}

/** What is open about one field, at the field. */
export function AtField({ field }: { field: string }) {
  const all = useContext(Comments);
  if (!all || !ANCHOR.test(field)) return null;
  const here = all.open.filter(c => c.about === field);
  return (
    <div class="author-comments" id={`${idOf(field)}-comments`} tabIndex={-1}>
      {here.length > 0 && <p class="app-state app-state--warn">{here.length === 1 ? '1 open comment' : `${here.length} open comments`}<span class="usa-sr-only"> on {spoken(field)}</span></p>}
      {here.length > 0 && <ul class="app-comments">{here.map(c => <One key={c.textId} comment={c} resolve={all.resolve} />)}</ul>}
      <Compose field={field} make={all.make} />
    </div>
  );
}

function One({ comment, resolve }: { comment: Comment; resolve: Commentary['resolve'] }) {
  const [busy, setBusy] = useState(false);
  const act = () => {
    setBusy(true);
    const place = document.getElementById(`${idOf(comment.about)}-comments`) ?? document.getElementById('author-comments');
    void resolve(comment).then(() => place?.focus(), () => setBusy(false));
  };
  return (
    <li>
      <p>{comment.text}</p>
      <p class="app-muted">{comment.by}, {comment.at.slice(0, 10)}, on version {comment.contentVersion}</p>
      <Act disabled={busy} onClick={act} aria-label={`Resolve the comment on ${named(comment.about)}: ${comment.text.slice(0, 40)}`}>Resolve</Act>
    </li>
  );
}

function Compose({ field, make }: { field: string; make: Commentary['make'] }) {
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const send = () => void make(field, text.trim()).then(() => { setText(''); setOpen(false); }, () => {});
  return (
    <details class="author-comment" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>Comment on {named(field)}</summary>
      {isOpen && (
        <>
          <Field label={`Comment on ${named(field)}`} rows={2} value={text} onChange={setText} />
          <Act disabled={text.trim() === ''} onClick={send}>Send the comment</Act>
        </>
      )}
    </details>
  );
}

/** All that is open, each with a way to its field; what has no field here is said in full. */
export function CommentList({ comments, fault, gone }: { comments: Commentary | null; fault: string; gone(field: string): boolean }) {
  if (!comments) return null;
  const [elsewhere, placed] = [comments.open.filter(c => !ANCHOR.test(c.about) || gone(c.about)), comments.open.filter(c => ANCHOR.test(c.about) && !gone(c.about))];
  return (
    <section aria-labelledby="author-comments" class="author-checks">
      <h2 id="author-comments" tabIndex={-1}>Comments</h2>
      <p role="status">{fault || (comments.open.length === 0 ? 'None is open.' : `${comments.open.length} open.`)}</p>
      <ul class="author-checks__list">
        {placed.map(c => (
          <li key={c.textId} class="author-finding--warning">
            <button type="button" class="usa-button usa-button--unstyled" onClick={() => goTo({ field: c.about, start: 0, length: 0 })}>{capital(spoken(c.about))}</button>
            <span class="author-checks__message">{c.text}</span>
          </li>
        ))}
      </ul>
      {elsewhere.length > 0 && <ul class="app-comments">{elsewhere.map(c => <One key={c.textId} comment={{ ...c, text: `${capital(named(c.about))}: ${c.text}` }} resolve={comments.resolve} />)}</ul>}
      <Compose field="" make={comments.make} />
    </section>
  );
}

const named = (field: string) => (field === '' ? 'the whole item' : spoken(field));
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
