import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { announce } from '../announce';
import { clockFace, count, inWords } from '../clock';
import { onKeys } from '../keys';
import type { Session } from '../session';
import { savedWords } from '../words';

/** What is around every screen: which exam, time left, and whether answers are safe. */
export function Frame({ session, children, quiet = false }: { session: Session; children: ComponentChildren; quiet?: boolean }) {
  const { delivery } = session;
  return (
    <>
      <header class="bar">
        <p class="bar__exam">
          <strong>{delivery?.examTitle}</strong>
          <span>{[delivery?.candidateLabel, delivery?.formLabel].filter(Boolean).join(', ')}</span>
          {delivery?.demonstration && <span class="tag">Demonstration</span>}
        </p>
        {session.timeLeft !== null && !session.breakEndsAt && session.delivery?.items.length !== 0 && <Timer session={session} />}
      </header>
      {!quiet && <Saved session={session} />}
      <Notices session={session} />
      {children}
    </>
  );
}

function Timer({ session }: { session: Session }) {
  const [, tick] = useState(0);
  const [warning, setWarning] = useState('');
  useEffect(() => {
    const timer = setInterval(() => tick(n => n + 1), 500);
    const stop = session.onWarning(minutes => {
      setWarning(`${count(minutes, 'minute')} left`);
      announce(`${count(minutes, 'minute')} left`);
      setTimeout(() => setWarning(''), 20_000);
    });
    const keys = onKeys({ time: () => announce(`${inWords(session.timeLeft ?? 0)} left`) });
    return () => { clearInterval(timer); stop(); keys(); };
  }, [session]);
  const hidden = session.kept.timerHidden ?? false;
  return (
    <div class="timer" role="group" aria-label="Time">
      {warning && <strong class="timer__warning">{warning}</strong>}
      {!hidden && <span class="timer__face">{clockFace(session.timeLeft ?? 0)} left</span>}
      <button type="button" class="link" onClick={() => session.hideTimer(!hidden)}>{hidden ? 'Show time left' : 'Hide time'}</button>
    </div>
  );
}

/** Only trouble and its end are spoken: a word at each answer would be noise. */
function Saved({ session }: { session: Session }) {
  const words = savedWords(session);
  const troubled = session.trouble !== undefined;
  const [spoken, setSpoken] = useState(troubled);
  useEffect(() => {
    if (troubled || (spoken && session.unsent === 0)) announce(words);
    if (troubled !== spoken && (troubled || session.unsent === 0)) setSpoken(troubled);
  }, [troubled, troubled ? words : '', spoken && session.unsent === 0]);
  return <p class={`saved${session.trouble ? ` saved--${session.trouble}` : ''}`} data-state={session.trouble ?? (session.unsent ? 'saving' : 'saved')}>{words}</p>;
}

function Notices({ session }: { session: Session }) {
  return (
    <>
      {session.trouble === 'signedOut' && (
        <p class="notice notice--bad">
          Go on answering: your answers are kept on this device. Ask your proctor for a new admission code, then <a href="/exam">type it here</a>.
        </p>
      )}
      {session.trouble === 'safeBrowser' && (
        <p class="notice notice--bad">
          Go on answering: your answers are kept on this device. They are sent when Safe Exam Browser is used with the configuration of this exam. Tell your proctor.
        </p>
      )}
      {!session.durable && (
        <p class="notice">
          This browser does not let the exam keep a copy of your answers (a private window, or a full disk). They are sent as you give them. Do not reload or close this page, and tell your proctor.
        </p>
      )}
      {session.setAside > 0 && !session.receipt && (
        <p class="notice">
          {count(session.setAside, 'change')} made on this device could not be sent, because another device was used. Look at your answers on the review screen.
        </p>
      )}
    </>
  );
}
