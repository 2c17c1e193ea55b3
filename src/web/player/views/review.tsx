import type { ComponentChildren } from 'preact';
import { stateOf } from '../answers';
import { count } from '../clock';
import { Flag } from './flag';
import type { Desk } from './desk';
import { Title } from './title';

const STATES = { none: 'Not answered', some: 'Partly answered', all: 'Answered' } as const;

/** What is still open, in words; undefined when all is answered. */
export function openWords(desk: Desk): string | undefined {
  const states = desk.items.map(i => stateOf(i, desk.givenTo(i.itemId)));
  const [none, some] = [states.filter(s => s === 'none').length, states.filter(s => s === 'some').length];
  const parts = [
    ...(none > 0 ? [`${count(none, 'question')} ${none === 1 ? 'is' : 'are'} not answered`] : []),
    ...(some > 0 ? [`${count(some, 'question')} ${some === 1 ? 'is' : 'are'} answered in part`] : []),
  ];
  return parts.length > 0 ? `${parts.join(' and ')}.` : undefined;
}

/** Every question with its state in words; each is a way back to it. */
export function Review({ desk, onOpen, children }: { desk: Desk; onOpen: (position: number) => void; children: ComponentChildren }) {
  const states = desk.items.map(i => stateOf(i, desk.givenTo(i.itemId)));
  const [answered, partly] = [states.filter(s => s === 'all').length, states.filter(s => s === 'some').length];
  const marked = desk.items.filter(i => desk.isMarked(i.itemId)).length;
  return (
    <div class="review">
      <Title of="review">Review your answers</Title>
      <p>
        {answered} of {count(desk.items.length, 'question')} answered, {partly > 0 && `${partly} partly answered, `}
        {desk.items.length - answered - partly} not answered, {marked} marked for review.
      </p>
      <ol class="list">
        {desk.items.map((item, i) => {
          const state = states[i]!;
          return (
            <li key={item.itemId}>
              <button type="button" class={state === 'all' ? 'cell' : 'cell cell--open'} onClick={() => onOpen(i + 1)}>
                <span class="cell__name">Question {i + 1}</span>
                <span class="hidden">, </span>
                <span>{STATES[state]}</span>
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
