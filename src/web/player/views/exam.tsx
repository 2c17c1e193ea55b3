import { useEffect, useMemo } from 'preact/hooks';
import { fetchAhead } from '../ahead';
import { OtherDevice } from '../app';
import { count } from '../clock';
import { uuid } from '../device';
import type { Session } from '../session';
import { savedWords } from '../words';
import { type Desk, useScreen } from './desk';
import { Frame } from './frame';
import { loadParts } from './later';
import { Message } from './message';
import { Question } from './question';
import { ConfirmSection, SectionName } from './section';
import { openWords, Review } from './review';
import { QuestionTools } from './tools';

export function ExamView({ session }: { session: Session }) {
  const items = session.delivery!.items;
  const desk = useMemo<Desk>(() => ({
    items,
    get position() { return Math.min(Math.max(1, session.kept.position), items.length); },
    givenTo: session.givenTo,
    isMarked: itemId => session.kept.marks.includes(itemId),
    get mayAnswer() { return session.mayAnswer; },
    answer: (itemId, given) => session.answer(itemId, given),
    type: (itemId, given) => session.type(itemId, given),
    settle: () => session.settle(),
    toggleMark: itemId => session.toggleMark(itemId),
    goTo: position => session.goTo(position),
    workings: itemId => session.kept.workings?.[itemId] ?? {},
    setWorkings: (itemId, workings) => session.setWorkings(itemId, workings),
    remarks: {
      on: itemId => (session.kept.comments ?? []).filter(c => c.itemId === itemId),
      add: (itemId, text) => session.comments.add({ commentId: uuid(), itemId, text, state: 'waiting' }),
    },
  }), [items]);
  const [screen, setScreen] = useScreen(desk);
  useEffect(() => setScreen('question'), [session.delivery!.section?.number]);
  useEffect(() => {
    if (items.some(i => i.interactions)) void fetchAhead(loadParts).catch(() => {});
  }, [items]);
  const open = screen === 'question' ? items[desk.position - 1]?.itemId : undefined;
  useEffect(() => {
    session.lookAt(open);
    return () => session.lookAt(undefined);
  }, [open]);

  return (
    <Frame session={session} tools={screen === 'question' && <QuestionTools key={open} desk={desk} name={`question ${desk.position}`} />}>
      {session.readOnly && <div class="notice notice--bad" role="alert"><OtherDevice session={session} /></div>}
      <SectionName session={session} />
      {screen === 'question' && <Question desk={desk} name="Question" onReview={() => setScreen('review')} />}
      {screen === 'review' && (
        <Review desk={desk} onOpen={position => { desk.goTo(position); setScreen('question'); }}>
          <div class="steps">
            <button type="button" class="button button--plain" onClick={() => setScreen('question')}>Back to question {desk.position}</button>
            {session.mayAnswer && <button type="button" class="button" onClick={() => setScreen('confirm')}>{session.delivery!.section?.next ? 'End this section' : 'Submit the exam'}</button>}
          </div>
        </Review>
      )}
      {screen === 'confirm' && session.delivery!.section?.next && (
        <ConfirmSection session={session} desk={desk} back={() => { session.stopSubmitting(); setScreen('review'); }} />
      )}
      {screen === 'confirm' && !session.delivery!.section?.next && <Confirm session={session} desk={desk} back={() => { session.stopSubmitting(); setScreen('review'); }} />}
    </Frame>
  );
}

function Confirm({ session, desk, back }: { session: Session; desk: Desk; back: () => void }) {
  const open = openWords(desk);
  return (
    <Message title="Submit the exam?">
      {open
        ? <p><strong>{open}</strong> You can still go back.</p>
        : <p>All {count(desk.items.length, 'question')} are answered.</p>}
      <p>After you submit, nothing can be changed.</p>
      {session.submitting && (
        <p role="status">{session.trouble ? `${savedWords(session)}. The exam is submitted after that. Stay on this page.` : session.unsent > 0 ? 'Sending your last answers…' : 'Submitting…'}</p>
      )}
      <div class="steps">
        <button type="button" class="button button--plain" onClick={back}>Go back</button>
        <button type="button" class="button" aria-disabled={session.submitting} onClick={() => void session.submit()}>Submit now</button>
      </div>
    </Message>
  );
}
