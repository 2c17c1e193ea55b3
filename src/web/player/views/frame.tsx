import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { announce } from '../announce';
import { clockFace, count, inWords } from '../clock';
import { diskWords } from '../disk';
import { onKeys } from '../keys';
import type { Session } from '../session';
import { savedWords } from '../words';
import { Toolbar } from './toolbar';
import { WhySheet } from './why';

/** What is around every screen: which exam, time left, and whether answers are safe. */
export function Frame({ session, children, tools, quiet = false }: { session: Session; children: ComponentChildren; tools?: ComponentChildren; quiet?: boolean }) {
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
      <Toolbar session={session}>{tools}</Toolbar>
      <Notices session={session} />
      {children}
    </>
  );
}

function Timer({ session }: { session: Session }) {
  const [, tick] = useState(0);
  const [warning, setWarning] = useState('');
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => tick(n => n + 1), 500);
    const stop = session.onWarning(minutes => {
      setWarning(`${count(minutes, 'minute')} left`);
      announce(`${count(minutes, 'minute')} left`);
      setTimeout(() => setWarning(''), 20_000);
    });
    const keys = onKeys({ time: () => announce(`${inWords(session.timeLeft ?? 0)} left`), why: () => setAsked(true) });
    return () => { clearInterval(timer); stop(); keys(); };
  }, [session]);
  const hidden = session.kept.timerHidden ?? false;
  return (
    <div class="timer" role="group" aria-label="Time">
      {warning && <strong class="timer__warning">{warning}</strong>}
      {!hidden && <span class="timer__face">{clockFace(session.timeLeft ?? 0)} left</span>}
      <button type="button" class="link" onClick={() => session.hideTimer(!hidden)}>{hidden ? 'Show time left' : 'Hide time'}</button>
      <button type="button" class="link" onClick={() => setAsked(true)}>Why?<span class="hidden"> How the time left comes about</span></button>
      {asked && <WhySheet session={session} close={() => setAsked(false)} />}
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
  const disk = diskWords(session.diskTrouble, session.disk.persisted);
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
      {disk && <p class="notice">{disk}</p>}
      {session.setAside > 0 && !session.receipt && (
        <p class="notice">
          {count(session.setAside, 'change')} made on this device could not be sent, because another device was used. Look at your answers on the review screen.
        </p>
      )}
    </>
  );
}
