import { useEffect, useState } from 'preact/hooks';
import { announce } from '../announce';
import { Refused } from '../api';
import { clockFace, inWords } from '../clock';
import type { Session } from '../session';
import { Frame } from './frame';
import { Message } from './message';
import { Title } from './title';

export function AgreementView({ session }: { session: Session }) {
  const [agreed, setAgreed] = useState(false);
  const [problem, setProblem] = useState('');
  const send = async (event: Event) => {
    event.preventDefault();
    if (!agreed) return setProblem('Tick the box to show that you agree, or tell your proctor that you do not.');
    try {
      await session.agree();
    } catch (error) {
      setProblem(wordsFor(error));
    }
  };
  const left = useTimeToAgree(session);
  if (left !== undefined && left <= 0) return <Frame session={session} quiet><TooLate /></Frame>;
  return (
    <Frame session={session} quiet>
      <form class="message" onSubmit={send} noValidate>
        <Title>Before you start</Title>
        {left !== undefined && <p class="notice">Please read this and agree within <strong>{left > 60_000 ? inWords(Math.ceil(left / 60_000) * 60_000) : clockFace(left)}</strong>. No exam time runs yet. If you need longer, tell your proctor.</p>}
        {session.delivery!.agreement.paragraphs.map((text, i) => <p key={i}>{text}</p>)}
        <label class="option">
          <input type="checkbox" checked={agreed} onChange={event => setAgreed(event.currentTarget.checked)} />
          <span class="option__text">I have read this and I agree</span>
        </label>
        <p class="problem" role="alert">{problem}</p>
        <div class="steps"><button type="submit" class="button">Continue</button></div>
      </form>
    </Frame>
  );
}

/** Milliseconds until the agreement must be accepted, where there is a limit. The server holds to it; this is to be fair about it. */
function useTimeToAgree(session: Session): number | undefined {
  const { expiresAt } = session.delivery!.agreement;
  const [, tick] = useState(0);
  const left = expiresAt ? Date.parse(expiresAt) - session.serverNow.getTime() : undefined;
  const near = left !== undefined && left <= 60_000;
  useEffect(() => {
    if (!expiresAt) return;
    const timer = setInterval(() => tick(n => n + 1), 1_000);
    return () => clearInterval(timer);
  }, [expiresAt]);
  useEffect(() => {
    if (near && left > 0) announce('One minute left to agree');
  }, [near]);
  return left;
}

const TooLate = () => (
  <Message title="Call your proctor">
    <p>The time to agree has run out, so the exam cannot be started from here right now. No exam time was used. Your proctor can let you in again.</p>
    <p><button type="button" class="button button--plain" onClick={() => location.reload()}>Look again</button></p>
  </Message>
);

export function wordsFor(error: unknown): string {
  if (!(error instanceof Refused)) throw error;
  if (error.isOutage) return 'There is no connection right now. Try again in a moment.';
  if (error.isSignedOut) return 'Your admission has run out. Ask your proctor for a new admission code.';
  return `${error.message} If you cannot go on, call your proctor.`;
}
