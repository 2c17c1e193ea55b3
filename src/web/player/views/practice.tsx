import { useMemo, useState } from 'preact/hooks';
import { count } from '../clock';
import type { Session } from '../session';
import { wordsFor } from './agreement';
import { deskInMemory, useScreen } from './desk';
import { Frame } from './frame';
import { KeyList } from './keys';
import { Title } from './title';
import { Question } from './question';
import { RemoteProctoring } from './remote';
import { Review } from './review';
import { QuestionTools } from './tools';

/** Two questions that do not count, off the clock; nothing leaves the page. Then the start. */
export function PracticeView({ session }: { session: Session }) {
  const items = session.delivery!.tutorial;
  const [, redraw] = useState(0);
  const desk = useMemo(() => deskInMemory(items, () => redraw(n => n + 1)), [items]);
  const [screen, setScreen] = useScreen(desk);
  if (session.kept.practised || items.length === 0) return <Ready session={session} />;
  return (
    <Frame session={session} quiet tools={screen === 'question' && <QuestionTools key={desk.position} desk={desk} name={`practice question ${desk.position}`} />}>
      <p class="notice">Practice: {count(items.length, 'question')} that do not count. No time runs yet.</p>
      {screen === 'question'
        ? <Question desk={desk} name="Practice question" onReview={() => setScreen('review')} />
        : (
          <Review desk={desk} onOpen={position => { desk.goTo(position); setScreen('question'); }}>
            <div class="steps">
              <button type="button" class="button button--plain" onClick={() => setScreen('question')}>Back to practice</button>
              <button type="button" class="button" onClick={() => session.practised(true)}>End practice</button>
            </div>
          </Review>
        )}
    </Frame>
  );
}

function Ready({ session }: { session: Session }) {
  const [state, setState] = useState<{ busy?: boolean; problem?: string }>({});
  const start = async () => {
    if (state.busy) return;
    setState({ busy: true });
    try {
      await session.start();
    } catch (error) {
      setState({ problem: wordsFor(error) });
    }
  };
  const minutes = Math.round(session.delivery!.timeAllowed / 60_000);
  return (
    <Frame session={session} quiet>
      <div class="message">
        <Title>Ready to start</Title>
        <p>You have <strong>{count(minutes, 'minute')}</strong>. The time runs from the moment you start.</p>
        <p>Every answer is saved as you give it. If the connection is lost, go on: answers are kept on this device and sent later.{session.disk.persisted === false && ' Do not clear the data of this browser during the exam: it would remove them.'}</p>
        <details>
          <summary>Keys you can use</summary>
          <KeyList />
        </details>
        <RemoteProctoring session={session} />
        <p class="problem" role="alert">{state.problem}</p>
        <div class="steps">
          {session.delivery!.tutorial.length > 0 && <button type="button" class="button button--plain" onClick={() => session.practised(false)}>Practise again</button>}
          <button type="button" class="button" aria-disabled={state.busy} onClick={start}>Start the exam</button>
        </div>
      </div>
    </Frame>
  );
}
