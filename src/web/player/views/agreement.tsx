import { useState } from 'preact/hooks';
import { Refused } from '../api';
import type { Session } from '../session';
import { Frame } from './frame';
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
  return (
    <Frame session={session} quiet>
      <form class="message" onSubmit={send} noValidate>
        <Title>Before you start</Title>
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

export function wordsFor(error: unknown): string {
  if (!(error instanceof Refused)) throw error;
  if (error.isOutage) return 'There is no connection right now. Try again in a moment.';
  if (error.isSignedOut) return 'Your admission has run out. Ask your proctor for a new admission code.';
  return `${error.message} If you cannot go on, call your proctor.`;
}
