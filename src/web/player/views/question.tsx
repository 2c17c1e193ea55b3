import { announce } from '../announce';
import type { Item } from '../contract';
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
}

export function mark(desk: Desk, item: Item) {
  announce(desk.isMarked(item.itemId) ? 'Mark removed' : 'Marked for review');
  desk.toggleMark(item.itemId);
}

export function Question({ desk, name, onReview }: { desk: Desk; name: string; onReview: () => void }) {
  const item = desk.items[desk.position - 1]!;
  const chosen = desk.answerTo(item.itemId);
  const plain = isPlain(item.prompt);
  const clear = () => {
    announce(chosen === null ? 'There is no answer to clear' : 'Your answer is cleared');
    desk.choose(item.itemId, null);
  };
  return (
    <div class="question">
      <Title of={item.itemId}>{name} {desk.position} of {desk.items.length}</Title>
      {!plain && <div class="prompt" id="prompt"><Nodes nodes={item.prompt} /></div>}
      <fieldset key={item.itemId} aria-describedby={plain ? undefined : 'prompt'}>
        <legend class={plain ? 'prompt' : 'hidden'}>{plain ? <Nodes nodes={item.prompt} inline /> : 'Choose one answer'}</legend>
        {item.options.map(option => (
          <label class="option" key={option.optionId}>
            <input type="radio" name={`answer-${item.itemId}`} checked={chosen === option.optionId} disabled={!desk.mayAnswer}
              onChange={() => desk.choose(item.itemId, option.optionId)} />
            <span class="option__letter">{option.label}<span class="hidden">. </span></span>
            <span class="option__text"><Nodes nodes={option.body} inline /></span>
          </label>
        ))}
      </fieldset>
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
