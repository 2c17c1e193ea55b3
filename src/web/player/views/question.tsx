import { useLayoutEffect } from 'preact/hooks';
import { announce } from '../announce';
import { NOTHING, stateOf } from '../answers';
import type { Item } from '../contract';
import { onKeys } from '../keys';
import { highlightsOf } from './marks';
import { Choice } from './choice';
import { type Desk, mark } from './desk';
import { Flag } from './flag';
import { Later } from './later';
import { Nodes, isPlain } from './nodes';
import { StimulusPane } from './stimulus';
import { Title } from './title';

export function Question({ desk, name, onReview }: { desk: Desk; name: string; onReview: () => void }) {
  const item = desk.items[desk.position - 1]!;
  // The button of the option that has the focus knows what there is to do.
  useLayoutEffect(() => onKeys({
    strike: () => {
      const button = document.activeElement?.closest('[data-option]')?.querySelector<HTMLElement>('.strike');
      if (button) button.click();
      else announce('Move to an option first');
    },
  }));
  return (
    <div class="question">
      <Title of={item.itemId}>{name} {desk.position} of {desk.items.length}</Title>
      <div class={item.stimulus ? 'panes' : undefined}>
        {item.stimulus && <StimulusPane key={item.stimulus.stimulusId} desk={desk} stimulus={item.stimulus} lang={item.lang} />}
        <div class="panes__question" id="question" tabIndex={-1}>
          <QuestionBody desk={desk} item={item} />
          <p class="question__tools">
            <ClearAnswer desk={desk} item={item} />
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
      </div>
    </div>
  );
}

/** What is asked and where it is answered. */
export function QuestionBody({ desk, item }: { desk: Desk; item: Item }) {
  return (
    <div key={item.itemId} lang={item.lang ?? undefined}>
      {item.interactions ? <Later desk={desk} item={item} /> : <OneBestAnswer desk={desk} item={item} />}
    </div>
  );
}

export function ClearAnswer({ desk, item }: { desk: Desk; item: Item }) {
  const workings = desk.workings(item.itemId);
  const isOpen = stateOf(item, desk.givenTo(item.itemId)) === 'none' && Object.keys(workings.halves ?? {}).length === 0;
  const clear = () => {
    announce(isOpen ? 'There is no answer to clear' : 'Your answer is cleared');
    if (isOpen) return;
    if (workings.halves) desk.setWorkings(item.itemId, { ...workings, halves: {} });
    desk.answer(item.itemId, item.interactions ? { optionId: null, answers: [] } : NOTHING);
  };
  return <button type="button" class="link" aria-disabled={isOpen} onClick={clear}>Clear my answer</button>;
}

function OneBestAnswer({ desk, item }: { desk: Desk; item: Item }) {
  const chosen = desk.givenTo(item.itemId).optionId;
  const plain = isPlain(item.prompt);
  const stem = <Nodes nodes={item.prompt} name="stem" highlights={highlightsOf(desk, item)} inline={plain} />;
  const choose = (optionId: string) => {
    desk.answer(item.itemId, { optionId });
    return true;
  };
  return (
    <>
      {!plain && <div class="prompt" id="prompt">{stem}</div>}
      <fieldset aria-describedby={plain ? undefined : 'prompt'}>
        <legend class={plain ? 'prompt' : 'hidden'}>{plain ? stem : <span lang="en">Choose one answer</span>}</legend>
        {item.options.map(o => (
          <Choice key={o.optionId} desk={desk} item={item} option={o} name={o.optionId} type="radio"
            group={`answer-${item.itemId}`} chosen={chosen === o.optionId} choose={() => choose(o.optionId)} />
        ))}
      </fieldset>
    </>
  );
}
