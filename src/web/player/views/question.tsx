import { useEffect, useRef } from 'preact/hooks';
import { announce } from '../announce';
import type { Item, Option } from '../contract';
import { onKeys } from '../keys';
import { isStruck, strike, type Workings } from '../workings';
import type { Remarks } from './comment';
import { Flag } from './flag';
import { Nodes, isPlain } from './nodes';
import { Title } from './title';

/** What a question needs to know, whether it counts or is for practice. */
export interface Desk {
  items: Item[];
  position: number;
  answerTo(itemId: string): string | null;
  isMarked(itemId: string): boolean;
  readonly mayAnswer: boolean;
  choose(itemId: string, optionId: string | null): void;
  toggleMark(itemId: string): void;
  goTo(position: number): void;
  workings(itemId: string): Workings;
  setWorkings(itemId: string, workings: Workings): void;
  /** Where comments go; none in practice. */
  readonly remarks?: Remarks;
}

export function mark(desk: Desk, item: Item) {
  announce(desk.isMarked(item.itemId) ? 'Mark removed' : 'Marked for review');
  desk.toggleMark(item.itemId);
}

export function Question({ desk, name, onReview }: { desk: Desk; name: string; onReview: () => void }) {
  const item = desk.items[desk.position - 1]!;
  const chosen = desk.answerTo(item.itemId);
  const plain = isPlain(item.prompt);
  const { highlights } = desk.workings(item.itemId);
  const stem = <Nodes nodes={item.prompt} name="stem" highlights={highlights} inline={plain} />;
  const clear = () => {
    announce(chosen === null ? 'There is no answer to clear' : 'Your answer is cleared');
    desk.choose(item.itemId, null);
  };
  useEffect(() => onKeys({
    strike: () => {
      const option = item.options.find(o => o.optionId === (document.activeElement as HTMLElement | null)?.closest<HTMLElement>('[data-option]')?.dataset['option']);
      if (option) toggleStrike(desk, item, option);
      else announce('Move to an option first');
    },
  }));
  return (
    <div class="question">
      <Title of={item.itemId}>{name} {desk.position} of {desk.items.length}</Title>
      <div lang={item.lang ?? undefined}>
        {!plain && <div class="prompt" id="prompt">{stem}</div>}
        <fieldset key={item.itemId} aria-describedby={plain ? undefined : 'prompt'}>
          <legend class={plain ? 'prompt' : 'hidden'}>{plain ? stem : <span lang="en">Choose one answer</span>}</legend>
          {item.options.map(option => <Choice key={option.optionId} desk={desk} item={item} option={option} />)}
        </fieldset>
      </div>
      <p class="question__tools">
        <button type="button" class="link" aria-disabled={chosen === null} onClick={clear}>Clear my answer</button>
        <button type="button" class="link" aria-pressed={desk.isMarked(item.itemId)} onClick={() => mark(desk, item)}>
          <Flag />Mark for review
        </button>
      </p>
      <nav class="steps" aria-label="Questions">
        <button type="button" class="button button--plain" disabled={desk.position === 1} onClick={() => desk.goTo(desk.position - 1)}>Previous</button>
        <button type="button" class="button button--plain" onClick={onReview}>Review all</button>
        {desk.position < desk.items.length
          ? <button type="button" class="button" onClick={() => desk.goTo(desk.position + 1)}>Next</button>
          : <button type="button" class="button" onClick={onReview}>Finish</button>}
      </nav>
    </div>
  );
}

function Choice({ desk, item, option }: { desk: Desk; item: Item; option: Option }) {
  const workings = desk.workings(item.itemId);
  const struck = isStruck(workings, option.optionId);
  const choose = () => {
    if (struck) desk.setWorkings(item.itemId, strike(workings, option.optionId, false));
    desk.choose(item.itemId, option.optionId);
  };
  // Who has dragged over words to select them has not chosen.
  const pressedAt = useRef(0);
  const keepSelection = (event: MouseEvent) => {
    if (event.detail > 0 && Math.abs(event.clientX - pressedAt.current) > 5 && getSelection()?.isCollapsed === false) event.preventDefault();
  };
  return (
    <div class={struck ? 'choice choice--struck' : 'choice'} data-option={option.optionId}>
      <label class="option" onPointerDown={event => { pressedAt.current = event.clientX; }} onClick={keepSelection}>
        <input type="radio" name={`answer-${item.itemId}`} checked={desk.answerTo(item.itemId) === option.optionId} disabled={!desk.mayAnswer} onChange={choose} />
        <span class="option__letter">{option.label}<span class="hidden">. </span></span>
        {struck && <span class="hidden" lang="en">Struck out: </span>}
        <span class="option__text"><Nodes nodes={option.body} name={option.optionId} highlights={workings.highlights} inline /></span>
      </label>
      <button type="button" class="strike" lang="en" aria-pressed={struck} aria-label={`Strike out option ${option.label}`} title={`Strike out option ${option.label}`}
        onClick={() => toggleStrike(desk, item, option)}>
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M7 20 12 4l5 16M9 14.5h6M2 12h20" /></svg>
      </button>
    </div>
  );
}

function toggleStrike(desk: Desk, item: Item, { optionId, label }: Option) {
  const workings = desk.workings(item.itemId);
  const struck = !isStruck(workings, optionId);
  if (struck && desk.answerTo(item.itemId) === optionId) return announce(`Option ${label} is your answer. Choose another or clear it, then strike it out`);
  desk.setWorkings(item.itemId, strike(workings, optionId, struck));
  announce(struck ? `Option ${label} struck out` : `Option ${label} no longer struck out`);
}
