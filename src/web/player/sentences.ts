import type { Interaction, Item, Node } from './contract';
import type { Highlight } from './workings';

export interface Sentence extends Highlight {
  text: string;
}

/** The name by which highlights know an option of a part. */
export const optionName = (response: string, optionId: string) => `${response}-${optionId}`;

export const STIMULUS = 'stimulus';

/** The texts of a question in reading order, each with the name that highlights know it by. */
export function textsOf(item: Item): { at: string; text: string }[] {
  return [
    ...textsIn(item.stimulus?.body ?? [], STIMULUS), ...textsIn(item.prompt, 'stem'), ...item.options.flatMap(o => textsIn(o.body, o.optionId)),
    ...(item.interactions ?? []).flatMap(textsOfPart),
  ];
}

/** What is offered in a list that only the browser shows cannot be marked. */
function textsOfPart({ kind, response, prompt, options, targets, text }: Interaction) {
  const shown = kind === 'inlineChoice' || kind === 'associate' || kind === 'hotspot' ? [] : [...(options ?? []), ...(targets ?? [])];
  return [...textsIn(prompt, response), ...textsIn(text ?? [], `${response}-text`), ...shown.flatMap(o => textsIn(o.body, optionName(response, o.optionId)))];
}

export const at = (parent: string, index: number) => `${parent}.${index}`;

export function sentencesOf(item: Item): Sentence[] {
  return textsOf(item).flatMap(({ at, text }) => split(text).map(([from, to]) => ({ at, from, to, text: text.slice(from, to) }))).filter(s => s.text.length > 0);
}

function textsIn(nodes: Node[], parent: string): { at: string; text: string }[] {
  return nodes.flatMap((node, i) => node.kind === 'math' ? [] : [...(node.text ? [{ at: at(parent, i), text: node.text }] : []), ...textsIn(node.children ?? [], at(parent, i))]);
}

/** Where sentences begin and end, without the space around them. */
function split(text: string): [number, number][] {
  const parts = 'Segmenter' in Intl ? [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)].map(s => s.segment) : [text];
  let position = 0;
  return parts.map(part => {
    const from = position + part.length - part.trimStart().length;
    position += part.length;
    return [from, Math.max(from, position - (part.length - part.trimEnd().length))];
  });
}
