import type { ComponentChildren } from 'preact';
import { type Given, valuesOf, withValues } from '../../answers';
import type { Interaction, Item } from '../../contract';
import type { Desk } from '../desk';
import { highlightsOf } from '../marks';
import { isPlain, Nodes } from '../nodes';

/** One part of a question. */
export interface PartProps {
  desk: Desk;
  item: Item;
  part: Interaction;
}

/** The answer to a part: what it is, and how it becomes another. */
export function answerTo({ desk, item, part }: PartProps) {
  const given = (values: string[]): Given => withValues(desk.givenTo(item.itemId), part.response, values);
  return {
    values: valuesOf(desk.givenTo(item.itemId), part.response),
    set: (values: string[]) => desk.answer(item.itemId, given(values)),
    /** By the letter. */
    type: (values: string[]) => desk.type(item.itemId, given(values)),
  };
}

/** The fields of a part and what they are called: by their own words, or by those of the question. */
export function Group({ desk, item, part, how, children }: PartProps & { how: string; children: ComponentChildren }) {
  const hasOwn = part.prompt.length > 0;
  const words = hasOwn ? part.prompt : item.prompt;
  const [prompt, hint] = [hasOwn ? `${part.response}-prompt` : 'prompt', `${part.response}-how`];
  const plain = isPlain(words);
  return (
    <fieldset class={`part part--${part.kind}`} aria-labelledby={plain && words.length > 0 ? `${prompt} ${hint}` : hint} aria-describedby={plain || words.length === 0 ? undefined : prompt}>
      {hasOwn && <div class={item.prompt.length > 0 ? 'part__prompt' : 'part__prompt prompt'} id={prompt}><Nodes nodes={part.prompt} name={part.response} highlights={highlightsOf(desk, item)} /></div>}
      <p class="hint how" id={hint} lang="en">{how}</p>
      {children}
    </fieldset>
  );
}
