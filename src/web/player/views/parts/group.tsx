import type { ComponentChildren } from 'preact';
import { type Given, valuesOf, withValues } from '../../answers';
import type { Interaction, Item, Node } from '../../contract';
import type { Desk } from '../desk';
import { highlightsOf } from '../marks';
import { isPlain, Nodes } from '../nodes';

/** One part of a question. */
export interface PartProps {
  desk: Desk;
  item: Item;
  part: Interaction;
  /** The text above it that asks, where it has no words of its own. */
  asked?: Asked | undefined;
}

export interface Asked {
  id: string;
  text: Node[];
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

/** What was begun and is no answer yet: half a pair, what is not a number. It stays on the device. */
export function halfOf({ desk, item, part }: PartProps) {
  const workings = desk.workings(item.itemId);
  return {
    kept: workings.halves?.[part.response],
    keep: (half: string[] | undefined) => {
      const { [part.response]: before, ...others } = workings.halves ?? {};
      if (before ?? half) desk.setWorkings(item.itemId, { ...desk.workings(item.itemId), halves: half ? { ...others, [part.response]: half } : others });
    },
  };
}

/** The fields of a part and what they are called: by their own words, or by those above them. */
export function Group({ desk, item, part, asked, how, children }: PartProps & { how: string; children: ComponentChildren }) {
  const hasOwn = part.prompt.length > 0;
  const words = hasOwn ? part.prompt : asked?.text ?? [];
  const [prompt, hint] = [hasOwn ? `${part.response}-prompt` : asked?.id, `${part.response}-how`];
  const named = words.length > 0 && isPlain(words);
  return (
    <fieldset class={`part part--${part.kind}`} aria-labelledby={named ? `${prompt} ${hint}` : hint} aria-describedby={named || words.length === 0 ? undefined : prompt}>
      {hasOwn && <div class={asked ? 'part__prompt' : 'prompt'} id={prompt}><Nodes nodes={part.prompt} name={part.response} highlights={highlightsOf(desk, item)} /></div>}
      <p class="hint how" id={hint} lang="en">{how}</p>
      {children}
    </fieldset>
  );
}
