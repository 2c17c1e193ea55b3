/** A piece of text as the host keeps it (Cbhcr.Qti.Model.Node). */
export interface Node {
  kind: string;
  text?: string | null;
  children?: Node[] | null;
  attributes?: Record<string, string> | null;
}

export const text = (value: string): Node => ({ kind: 'text', text: value, children: null });

export const element = (kind: string, children: Node[] | null, attributes?: Record<string, string> | null): Node =>
  ({ kind, text: null, children, ...(attributes && Object.keys(attributes).length > 0 ? { attributes } : {}) });

const BLOCKS = new Set(['p', 'h3', 'h4', 'blockquote', 'pre', 'div', 'hr', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td',
  'figure', 'figcaption']);

export const isBlock = (node: Node): boolean => BLOCKS.has(node.kind);

/** What the text says without its marks; what stands in different blocks stays apart. */
export function plainText(nodes: Node[]): string {
  const parts: string[] = [];
  const look = (list: Node[]) => {
    for (const node of list) {
      if (isBlock(node)) parts.push(' ');
      if (node.kind === 'br') parts.push(' ');
      if (node.text) parts.push(node.text);
      if (node.kind === 'math') parts.push(node.attributes?.['alttext'] ?? letters(node));
      else if (node.children) look(node.children);
      if (isBlock(node)) parts.push(' ');
    }
  };
  look(nodes);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** One paragraph without marks, which needs no tree: its characters; otherwise null. */
export function asPlain(nodes: Node[]): string | null {
  if (nodes.length === 0) return '';
  const [only] = nodes;
  const inner = nodes.length === 1 && only!.kind === 'p' && !only!.attributes ? only!.children ?? [] : nodes;
  return inner.every(n => n.kind === 'text') ? inner.map(n => n.text).join('') : null;
}

export const paragraph = (words: string): Node[] => (words === '' ? [] : [element('p', [text(words)])]);

const letters = (node: Node): string => (node.text ?? '') + (node.children ?? []).map(letters).join('');
