import { useState } from 'preact/hooks';
import { type Comment, MAXIMUM_COMMENT } from '../comments';
import { Field } from './field';
import { Sheet } from './sheet';

export interface Remarks {
  on(itemId: string): Comment[];
  add(itemId: string, text: string): void;
}

/** Words not sent yet outlive the dialog. */
const drafts = new Map<string, string>();

const STATES = {
  waiting: 'Kept on this device, will be sent.',
  sent: 'Sent.',
  refused: 'The exam did not take this comment. Tell your proctor if it matters.',
} as const;

export function CommentSheet({ remarks, itemId, name, close }: { remarks: Remarks; itemId: string; name: string; close: () => void }) {
  const [text, setText] = useState(drafts.get(itemId) ?? '');
  const [problem, setProblem] = useState('');
  const write = (words: string) => {
    drafts.set(itemId, words);
    setText(words);
  };
  const send = (event: Event) => {
    event.preventDefault();
    if (!text.trim()) return setProblem('Write your comment first.');
    setProblem('');
    remarks.add(itemId, text.trim());
    write('');
  };
  const given = remarks.on(itemId);
  return (
    <Sheet title={`Comment on ${name}`} close={close}>
      <form onSubmit={send} noValidate>
        <p>If you think something is wrong with this question, say what. Those who are responsible for the questions read it after the exam. It does not change your answer, and the clock goes on.</p>
        <Field label="Your comment" hint="Do not write your name or anything about another person." value={text} maximum={MAXIMUM_COMMENT} onInput={write} />
        <p class="problem" role="alert">{problem}</p>
        <div role="status">
          {given.length > 0 && (
            <ul class="remarks">
              {given.map(c => <li key={c.commentId}><span class="thread__text">{c.text}</span> <strong>{STATES[c.state]}</strong></li>)}
            </ul>
          )}
        </div>
        <div class="steps"><button type="submit" class="button">Send comment</button></div>
      </form>
    </Sheet>
  );
}
