import { type Attrs, type DOMOutputSpec, type MarkSpec, type NodeSpec, Schema } from 'prosemirror-model';
import { mathElement } from './mathml';
import type { Node } from './node';

/**
 * What a writer's text may consist of: the kinds of NodeRules that make sense while writing. Everything else that an import brought is kept whole in
 * a node that is shown and can be deleted, but not edited, so that nothing is lost by opening an item.
 */
const attributes = { attrs: { default: null } };
const given = (node: { attrs: Attrs }): Record<string, string> => (node.attrs['attrs'] as Record<string, string> | null) ?? {};
/** Of the attributes only those that say how to show it. */
const shown = (node: { attrs: Attrs }): Record<string, string> =>
  Object.fromEntries(Object.entries(given(node)).filter(([name]) => ['lang', 'dir', 'start', 'scope', 'colspan', 'rowspan', 'title'].includes(name)));

const container = (tag: string, content: string, more: Partial<NodeSpec> = {}): NodeSpec =>
  ({ content, attrs: attributes, toDOM: (node): DOMOutputSpec => [tag, shown(node), 0], parseDOM: [{ tag }], ...more });

export const assetAddress = (name: string): string => `/api/assets/${encodeURIComponent(name)}`;

const nodes: Record<string, NodeSpec> = {
  doc: { content: 'block+' },
  // Bare: it stands in its parent without an element of its own, as text in a cell does.
  paragraph: {
    content: 'inline*', group: 'block', attrs: { ...attributes, bare: { default: false } }, parseDOM: [{ tag: 'p' }, { tag: 'div.bare', attrs: { bare: true } }],
    toDOM: node => (node.attrs['bare'] ? ['div', { class: 'bare' }, 0] : ['p', shown(node), 0]),
  },
  heading: {
    content: 'inline*', group: 'block', attrs: { ...attributes, level: { default: 3 } }, defining: true,
    parseDOM: [{ tag: 'h3', attrs: { level: 3 } }, { tag: 'h4', attrs: { level: 4 } }], toDOM: node => [`h${node.attrs['level']}`, shown(node), 0],
  },
  blockquote: container('blockquote', 'block+', { group: 'block', defining: true }),
  pre: container('pre', 'text*', { group: 'block', code: true, marks: '', parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }] }),
  ul: container('ul', 'li+', { group: 'block list' }),
  ol: container('ol', 'li+', { group: 'block list' }),
  li: container('li', 'block+', { defining: true }),
  table: container('table', 'caption? (part+ | row+)', {
    group: 'block', isolating: true, attrs: { ...attributes, columns: { default: null } }, toDOM: node => ['table', { class: 'usa-table', ...shown(node) }, 0],
  }),
  caption: container('caption', 'inline*', { isolating: true }),
  part: {
    content: 'row+', attrs: { ...attributes, kind: { default: 'tbody' } }, toDOM: node => [String(node.attrs['kind']), shown(node), 0],
    parseDOM: ['thead', 'tbody', 'tfoot'].map(kind => ({ tag: kind, attrs: { kind } })),
  },
  row: container('tr', 'cell+'),
  th: container('th', 'block+', { group: 'cell', isolating: true }),
  td: container('td', 'block+', { group: 'cell', isolating: true }),
  figure: container('figure', '(block | figcaption)+', { group: 'block', isolating: true }),
  figcaption: container('figcaption', 'block+'),
  div: container('div', 'block+', { group: 'block', parseDOM: [] }),
  hr: { group: 'block', attrs: attributes, toDOM: () => ['hr'], parseDOM: [{ tag: 'hr' }] },
  kept_block: { group: 'block', atom: true, attrs: { node: {} }, toDOM: node => ['div', { class: 'kept' }, told(node.attrs['node'] as Node)] },
  text: { group: 'inline' },
  br: { group: 'inline', inline: true, selectable: false, attrs: attributes, toDOM: () => ['br'], parseDOM: [{ tag: 'br' }] },
  image: {
    group: 'inline', inline: true, draggable: true, attrs: attributes,
    toDOM: node => ['img', { src: assetAddress(given(node)['src'] ?? ''), alt: given(node)['alt'] ?? '', ...sized(given(node)) }],
  },
  math: { group: 'inline', inline: true, atom: true, attrs: { node: {} }, toDOM: node => mathElement(node.attrs['node'] as Node) },
  kept_inline: { group: 'inline', inline: true, atom: true, attrs: { node: {} }, toDOM: node => ['span', { class: 'kept' }, told(node.attrs['node'] as Node)] },
};

const sized = (attrs: Record<string, string>) => ({ ...(attrs['width'] ? { width: attrs['width'] } : {}), ...(attrs['height'] ? { height: attrs['height'] } : {}) });
const told = (node: Node): string => `Kept as it came: ${node.kind}`;

const mark = (tag: string, also: string[] = []): MarkSpec =>
  ({ attrs: attributes, parseDOM: [tag, ...also].map(t => ({ tag: t })), toDOM: m => [tag, shown(m), 0] });

/** In the order in which they stand within each other, the outermost first. */
const marks: Record<string, MarkSpec> = {
  // Two may stand within each other: a title within a language.
  span: { attrs: attributes, excludes: '', toDOM: m => ['span', shown(m), 0], parseDOM: [{ tag: 'span[lang]', getAttrs: dom => ({ attrs: { lang: dom.getAttribute('lang') } }) }] },
  abbr: mark('abbr'),
  q: mark('q'),
  cite: mark('cite'),
  strong: mark('strong', ['b']),
  em: mark('em', ['i']),
  code: mark('code'),
  sub: mark('sub'),
  sup: mark('sup'),
};

export const schema = new Schema({ nodes, marks });

export const MARKS = Object.keys(marks);
