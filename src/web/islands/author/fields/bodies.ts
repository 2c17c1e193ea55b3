import { asPlain, type Node, paragraph, plainText } from '../text/node';

/** A text with marks is kept as a tree; one without as its words alone. */
export const bodyOf = (words: string, body: Node[] | null | undefined): Node[] => body ?? paragraph(words);

export function wordsAnd(nodes: Node[]): { words: string; body: Node[] | undefined } {
  const plain = asPlain(nodes);
  return plain === null ? { words: plainText(nodes), body: nodes } : { words: plain, body: undefined };
}
