import { useEffect, useState } from 'preact/hooks';
import { clockFace, count } from '../clock';
import { Refused } from '../api';
import type { Session } from '../session';
import { savedWords } from '../words';
import { wordsFor } from './agreement';
import { Frame } from './frame';
import { Message } from './message';
import type { Desk } from './desk';
import { openWords } from './review';

export function SectionName({ session }: { session: Session }) {
  const section = session.delivery!.section;
  return section && <p class="section">Section {section.number} of {section.of}: {section.name}</p>;
}

export function ConfirmSection({ session, desk, back }: { session: Session; desk: Desk; back: () => void }) {
  const section = session.delivery!.section!;
  const open = openWords(desk);
  return (
    <Message title={`End section ${section.number}?`}>
      {open
        ? <p><strong>{open}</strong> You can still go back.</p>
        : <p>All {count(desk.items.length, 'question')} are answered.</p>}
      {section.mayReturn
        ? <p>You can come back to these questions from the next section.</p>
        : <p>After you end it, nothing in this section can be seen or changed{section.hasOwnTime ? '; time left in it does not go over' : ''}.</p>}
      {section.breakMinutes > 0 && <p>A break of up to {count(section.breakMinutes, 'minute')} follows. Then comes “{section.next}”.</p>}
      {session.submitting && <p role="status">{session.trouble ? `${savedWords(session)}. The section ends after that. Stay on this page.` : 'One moment…'}</p>}
      <div class="steps">
        <button type="button" class="button button--plain" onClick={back}>Go back</button>
        <button type="button" class="button" aria-disabled={session.submitting} onClick={() => !session.submitting && void session.endSection()}>End section {section.number}</button>
      </div>
    </Message>
  );
}

/** Off the clock: nothing of the exam is on screen. */
export function BreakView({ session }: { session: Session }) {
  const [, tick] = useState(0);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    const timer = setInterval(() => tick(n => n + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  const left = session.untilBreakEnds;
  const go = async () => {
    try {
      await session.beginSection();
    } catch (error) {
      if (error instanceof Refused) setProblem(wordsFor(error));
      else throw error;
    }
  };
  return (
    <Frame session={session}>
      <Message title="You are on a break">
        <p>The exam clock stands still. <strong>{left > 0 ? `The break ends in ${clockFace(left)}` : 'The break is over'}</strong>; then the next section begins by itself, also when you are away.</p>
        <p>Next: “{session.delivery?.section?.next}”.</p>
        <p class="problem" role="alert">{problem}</p>
        <div class="steps"><button type="button" class="button" onClick={() => void go()}>Begin the next section now</button></div>
      </Message>
    </Frame>
  );
}
