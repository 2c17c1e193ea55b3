import type { Node } from './contract';

/** Where something is answered in a text, in reading order. */
export const placesIn = (nodes: Node[]): string[] => nodes.flatMap(n => nameOfPlace(n) ?? placesIn(n.children ?? []));

export function nameOfPlace({ kind, attributes }: Node): string | undefined {
  if (kind === 'interaction') return attributes?.['response'] ?? '';
  return kind === 'gap' ? attributes?.['id'] ?? '' : undefined;
}

/** A piece of a question from top to bottom: text, or a part that stands for itself, with the text above it that asks. */
export type Piece = { id: string; text: Node[] } | { response: string; asked: { id: string; text: Node[] } | undefined };

/** Parts in the middle of a line stay in their text. */
export function piecesOf(nodes: Node[]): Piece[] {
  const pieces: Piece[] = [];
  let asked: { id: string; text: Node[] } | undefined;
  let isOpen = false;
  for (const node of nodes) {
    const response = standsAlone(node);
    if (response !== undefined) pieces.push({ response, asked });
    else if (isOpen) asked!.text.push(node);
    else pieces.push(asked = { id: `asked-${pieces.length + 1}`, text: [node] });
    isOpen = response === undefined;
  }
  return pieces;
}

function standsAlone(node: Node): string | undefined {
  if (node.kind === 'interaction') return nameOfPlace(node);
  const inner = (node.children ?? []).filter(c => c.kind !== 'text' || c.text?.trim());
  return ['p', 'div'].includes(node.kind) && inner.length === 1 ? standsAlone(inner[0]!) : undefined;
}

const BEFORE = 10;
const AFTER = 6;
const HERE = '\u0001';
const IN_LINE = ['em', 'strong', 'sub', 'sup', 'code', 'span', 'q', 'cite', 'abbr'];

/** The words around a place, as somebody would read them out who cannot see it: “Keep water for at least blank days a person”. */
export function around(nodes: Node[], place: string, plain: (nodes: Node[]) => string): string {
  const [before = '', after = ''] = plain(marked(blockOf(nodes, place), place)).split(HERE).map(s => s.trim());
  const first = before.split(' ');
  const last = after.split(' ');
  const words = [...(first.length > BEFORE ? ['…', ...first.slice(-BEFORE)] : first), 'blank', ...(last.length > AFTER ? [...last.slice(0, AFTER), '…'] : last)];
  return words.filter(w => w !== '').join(' ');
}

/** The paragraph, cell or list entry that the place stands in. */
function blockOf(nodes: Node[], place: string): Node[] {
  const block = nodes.find(n => !IN_LINE.includes(n.kind) && placesIn(n.children ?? []).includes(place));
  return block ? blockOf(block.children ?? [], place) : nodes;
}

function marked(nodes: Node[], place: string): Node[] {
  return nodes.map(n => {
    const name = nameOfPlace(n);
    if (name !== undefined) return { kind: 'text', text: name === place ? ` ${HERE} ` : ' blank ' };
    return n.children ? { ...n, children: marked(n.children, place) } : n;
  });
}
