import { useEffect, useState } from 'preact/hooks';
import { Announcer } from './announce';
import type { Session } from './session';
import { AgreementView } from './views/agreement';
import { BreakView } from './views/section';
import { Band } from './views/band';
import { EndView } from './views/end';
import { ExamView } from './views/exam';
import { Frame } from './views/frame';
import { Message } from './views/message';
import { PracticeView } from './views/practice';
import { RemoteProctoring } from './views/remote';

interface Props {
  session: Session;
  tab: 'own' | 'other';
  takeOver: () => void;
}

export function App({ session, tab, takeOver }: Props) {
  return (
    <>
      {tab === 'other' ? <OtherTab takeOver={takeOver} /> : <Screen session={session} />}
      {session.kept?.display?.focus && <Band />}
      <Announcer />
    </>
  );
}

function Screen({ session }: { session: Session }) {
  const { delivery, status } = session;
  if (session.receipt) return <EndView session={session} receipt={session.receipt} />;
  if (session.phase !== 'ready' || !delivery) return <Opening session={session} />;
  switch (status) {
    case 'scheduled':
    case 'checkedIn':
      return <Waiting session={session} />;
    case 'admitted':
      return delivery.agreement.acceptedAt === null ? <AgreementView session={session} /> : <PracticeView session={session} />;
    case 'inProgress':
      if (session.timeUp) return <TimeUp session={session} />;
      return delivery.items.length ? <ExamView session={session} /> : <Opening session={session} />;
    case 'paused':
      if (session.breakEndsAt) return <BreakView session={session} />;
      return (
        <Frame session={session}>
          <Message title="Your exam is paused">
            <p>The clock has stopped. Your answers are kept. The exam goes on here by itself when your proctor resumes it; keep this page open.</p>
          </Message>
        </Frame>
      );
    default:
      return <Ending session={session} />;
  }
}

function Opening({ session }: { session: Session }) {
  if (session.phase === 'loading' || session.phase === 'ready')
    return <Message title="Opening your exam"><p>One moment, please.</p></Message>;
  if (session.trouble === 'signedOut')
    return (
      <Message title="A new admission code is needed">
        <p>Your admission has run out. Answers you have given are kept. Ask your proctor for a new admission code.</p>
        <p><a class="button" href="/exam">Type the admission code</a></p>
      </Message>
    );
  if (session.trouble === 'safeBrowser')
    return (
      <Message title="Safe Exam Browser is needed">
        <p>This exam is taken in Safe Exam Browser, opened with the configuration file of this exam. Answers you have given are kept.</p>
        <p>Open that file and ask your proctor for a new admission code. If you cannot use Safe Exam Browser, tell your proctor: your sitting can be exempted, and this page then goes on by itself.</p>
      </Message>
    );
  return <Message title="The exam cannot be reached"><p>There is no connection to the exam right now. This page tries again by itself; no time runs before you start. If it lasts, tell your proctor.</p></Message>;
}

function OtherTab({ takeOver }: { takeOver: () => void }) {
  return (
    <Message title="Your exam is open in another tab">
      <p>Go on in the other tab, or close it: then the exam opens here. Your answers are the same in both.</p>
      <p><button type="button" class="button button--plain" onClick={takeOver}>Use this tab instead</button></p>
    </Message>
  );
}

export function OtherDevice({ session }: { session: Session }) {
  const [problem, setProblem] = useState('');
  const ask = () => session.askForDevice().then(() => setProblem(''), () => setProblem('The exam cannot be reached right now. Try again.'));
  return (
    <>
      <h2>Your exam is open on another device</h2>
      <p>Only one device at a time can be used. If you did not expect this, tell your proctor now. To go on here, ask: your proctor decides, and the exam goes on by itself when it is allowed.</p>
      <p><button type="button" class="button button--plain" onClick={() => { setProblem('Asked. Your proctor sees it; please wait.'); void ask(); }}>Ask to go on with this device</button></p>
      <p role="status">{problem}</p>
    </>
  );
}

function Waiting({ session }: { session: Session }) {
  return (
    <Frame session={session} quiet>
      <Message title="Please wait for your proctor">
        <p>{session.status === 'scheduled' ? 'Your proctor checks your identity, then lets you in.' : 'Your identity was checked. Your proctor lets you in soon.'} This page goes on by itself; no time runs yet.</p>
        <RemoteProctoring session={session} />
      </Message>
    </Frame>
  );
}

function TimeUp({ session }: { session: Session }) {
  return (
    <Frame session={session}>
      <Message title="Time is up">
        <p>{session.queue.length > 0 ? 'Your last answers are being sent. Do not close this page.' : 'All your answers are with us. Your receipt appears here in a moment.'}</p>
      </Message>
    </Frame>
  );
}

function Ending({ session }: { session: Session }) {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 4_000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Message title={session.status === 'submitted' ? 'Your exam is submitted' : session.status === 'expired' ? 'Time is up' : 'Your exam was ended'}>
      <p>{long ? 'The receipt cannot be fetched right now; this page keeps trying. Your answers are with us.' : 'Fetching your receipt…'}</p>
    </Message>
  );
}
