import type { Node } from './contract';

/** Where something is answered in a text, in reading order. */
export const placesIn = (nodes: Node[]): string[] => nodes.flatMap(n => nameOfPlace(n) ?? placesIn(n.children ?? []));

export function nameOfPlace({ kind, attributes }: Node): string | undefined {
  if (kind === 'interaction') return attributes?.['response'] ?? '';
  return kind === 'gap' ? attributes?.['id'] ?? '' : undefined;
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
