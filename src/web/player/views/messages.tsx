import { useEffect, useRef, useState } from 'preact/hooks';
import { announce } from '../announce';
import { Refused } from '../api';
import { uuid } from '../device';
import { MAXIMUM_MESSAGE } from '../messages';
import type { Session } from '../session';
import { Field } from './field';
import { Sheet } from './sheet';

/** Words outlive the dialog, and a second try has the same id as the first. */
let draft = { messageId: '', text: '' };

export function MessagesSheet({ session, close }: { session: Session; close: () => void }) {
  const { thread } = session;
  const [text, setText] = useState(draft.text);
  const [told, setTold] = useState('');
  const [busy, setBusy] = useState(false);
  const known = useRef<number>(0);
  useEffect(() => void thread.load(), []);
  useEffect(() => {
    thread.opened();
    const count = thread.messages?.length ?? 0;
    if (known.current > 0 && count > known.current && thread.messages?.at(-1)?.from === 'proctor') announce(`Your proctor: ${thread.messages.at(-1)!.text}`);
    known.current = count;
  }, [thread.messages, thread.failed]);
  const write = (words: string) => {
    // Other words are another message.
    draft = { messageId: '', text: words };
    setText(words);
  };
  const send = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    if (!text.trim()) return setTold('Write something first.');
    setBusy(true);
    draft.messageId ||= uuid();
    try {
      await session.api.say(draft.messageId, text.trim());
      write('');
      setTold('Sent.');
      await thread.load();
    } catch (error) {
      setTold(wordsFor(error));
    }
    setBusy(false);
  };
  return (
    <Sheet title="Messages with your proctor" close={close}>
      {thread.failed && <p class="notice">Messages cannot be fetched right now. If it is urgent, call your proctor.</p>}
      {!thread.messages && !thread.failed && <p>Fetching messages…</p>}
      {thread.messages?.length === 0 && <p>There are no messages yet.</p>}
      <ol class="thread">
        {thread.messages?.map(m => (
          <li key={m.messageId} class={`thread__${m.from}`}>
            <p class="thread__from"><strong>{m.from === 'proctor' ? 'Your proctor' : 'You'}</strong>, <time dateTime={m.sentAt}>{new Date(m.sentAt).toLocaleTimeString('en', { hour: 'numeric', minute: '2-digit' })}</time></p>
            <p class="thread__text">{m.text}</p>
          </li>
        ))}
      </ol>
      <form onSubmit={send} noValidate>
        <Field label="Message to your proctor" hint="Do not write about the content of a question here. The clock goes on." value={text} maximum={MAXIMUM_MESSAGE} onInput={write} />
        <p role="status">{told}</p>
        <div class="steps"><button type="submit" class="button" aria-disabled={busy}>Send</button></div>
      </form>
    </Sheet>
  );
}

function wordsFor(error: unknown): string {
  if (!(error instanceof Refused)) throw error;
  if (error.isOutage || error.status === 429) return 'Not sent: there is no connection right now. Your words stay here; press Send again later, or call your proctor.';
  return 'Not sent: the exam did not take this message. Call your proctor.';
}
