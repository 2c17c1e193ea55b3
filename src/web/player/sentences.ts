import type { Item, Node } from './contract';
import type { Highlight } from './workings';

export interface Sentence extends Highlight {
  text: string;
}

/** The texts of a question, each with the name that highlights know it by. */
export function textsOf(item: Item): { at: string; text: string }[] {
  return [...textsIn(item.prompt, 'stem'), ...item.options.flatMap(o => textsIn(o.body, o.optionId))];
}

export const at = (parent: string, index: number) => `${parent}.${index}`;

export function sentencesOf(item: Item): Sentence[] {
  return textsOf(item).flatMap(({ at, text }) => split(text).map(([from, to]) => ({ at, from, to, text: text.slice(from, to) }))).filter(s => s.text.length > 0);
}

function textsIn(nodes: Node[], parent: string): { at: string; text: string }[] {
  return nodes.flatMap((node, i) => [...(node.text ? [{ at: at(parent, i), text: node.text }] : []), ...textsIn(node.children ?? [], at(parent, i))]);
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
