import type { ComponentChildren } from 'preact';
import { count } from '../clock';
import { Flag } from './flag';
import type { Desk } from './question';
import { Title } from './title';

/** Every question with its state in words; each is a way back to it. */
export function Review({ desk, onOpen, children }: { desk: Desk; onOpen: (position: number) => void; children: ComponentChildren }) {
  const answered = desk.items.filter(i => desk.answerTo(i.itemId) !== null).length;
  const marked = desk.items.filter(i => desk.isMarked(i.itemId)).length;
  return (
    <div class="review">
      <Title of="review">Review your answers</Title>
      <p>{answered} of {count(desk.items.length, 'question')} answered, {desk.items.length - answered} not answered, {marked} marked for review.</p>
      <ol class="list">
        {desk.items.map((item, i) => {
          const has = desk.answerTo(item.itemId) !== null;
          return (
            <li key={item.itemId}>
              <button type="button" class={has ? 'cell' : 'cell cell--open'} onClick={() => onOpen(i + 1)}>
                <span class="cell__name">Question {i + 1}</span>
                <span class="hidden">, </span>
                <span>{has ? 'Answered' : 'Not answered'}</span>
                {desk.isMarked(item.itemId) && <span class="cell__mark"><span class="hidden">, </span><Flag />Marked</span>}
              </button>
            </li>
          );
        })}
      </ol>
      {children}
    </div>
  );
}
