import { type ComponentChild, type ComponentChildren, h } from 'preact';
import type { Node } from '../contract';
import { at } from '../sentences';
import { type Highlight, pieces } from '../workings';

interface Props {
  nodes: Node[];
  /** The name of the place, for highlights. */
  name: string;
  highlights?: Highlight[] | undefined;
  inline?: boolean;
  /** The place of the first in the whole text. */
  from?: number;
  /** What stands at the place of an `interaction`, a `gap` or a `hottext`. */
  place?: ((node: Node, inner: ComponentChildren) => ComponentChild) | undefined;
}

type One = Omit<Props, 'nodes' | 'from'> & { node: Node };

/** Elements that may stand in a line, with the attributes they may have. */
const PHRASES = ['em', 'strong', 'sub', 'sup', 'code', 'span', 'q', 'br', 'cite', 'abbr', 'ruby', 'rb', 'rt', 'rp'];
const BLOCKS = [
  'p', 'blockquote', 'pre', 'div', 'hr', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td',
];
const MATHS = ('math mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle mpadded mphantom menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts none '
  + 'mtable mtr mtd semantics annotation').split(' ');
/** Between their parts there is at most white space. */
const FRAMES = ['table', 'colgroup', 'thead', 'tbody', 'tfoot', 'tr', 'ul', 'ol', 'dl'];
/** The question itself is headed by an h1. */
const HEADINGS: Record<string, string> = { h3: 'h2', h4: 'h3' };

/** Text as a tree. Inside a legend or a label only inline elements are allowed, so blocks are spans there. */
export function Nodes({ nodes, from = 0, ...rest }: Props) {
  return <>{nodes.map((node, i) => <Element key={i} {...rest} node={node} name={at(rest.name, from + i)} />)}</>;
}

function Element(props: One): ComponentChild {
  const { node, name, inline, place } = props;
  const { kind } = node;
  if (kind === 'text') return <Text {...props} />;
  if (kind === 'math') return <Maths node={node} />;
  if (kind === 'img') return <Image node={node} />;
  if (kind === 'audio' || kind === 'video') return <Recording node={node} inline={inline} />;
  const children = FRAMES.includes(kind) ? node.children?.map(c => (c.kind === 'text' ? { kind: 'nothing' } : c)) : node.children;
  const inner = children && <Nodes {...props} nodes={children} name={name} />;
  if (kind === 'interaction' || kind === 'gap' || kind === 'hottext') return place?.(node, inner) ?? inner;
  if (PHRASES.includes(kind)) return h(kind, attributesOf(node, name), kind === 'br' ? null : inner);
  if (inline) return kind === 'hr' ? null : <span class={`block block--${kind}`} {...languageOf(node)}>{inner}</span>;
  if (kind === 'table') return <Table caption={node.children?.find(c => c.kind === 'caption')} node={node}>{inner}</Table>;
  if (HEADINGS[kind]) return h(HEADINGS[kind], attributesOf(node, name), inner);
  return BLOCKS.includes(kind) ? h(kind, attributesOf(node, name), inner) : inner;
}

function Text({ node, name, highlights = [] }: One) {
  return <span data-at={name}>{pieces(node.text ?? '', highlights.filter(h => h.at === name)).map((p, i) => (p.marked ? <mark key={i}>{p.text}</mark> : p.text))}</span>;
}

/** Wider than a small screen it is scrolled by itself, and by the keyboard too. */
function Table({ caption, node, children }: { caption: Node | undefined; node: Node; children: ComponentChildren }) {
  return (
    <div class="scroll" role="region" tabIndex={0} aria-label={caption ? `Table: ${plainText([caption])}` : 'Table'}>
      <table class="data" {...languageOf(node)}>{children}</table>
    </div>
  );
}

/** Where a picture has no words it is not shown; where its words are empty it is decoration. */
function Image({ node }: { node: Node }) {
  const { src = '', alt, width, height } = node.attributes ?? {};
  if (alt === undefined) return null;
  if (!src.startsWith('data:image/')) return alt ? <span class="absent">Picture: {alt}</span> : null;
  return <img class="picture" src={src} alt={alt} {...numbers({ width, height })} {...languageOf(node)} />;
}

function Recording({ node, inline }: { node: Node; inline?: boolean | undefined }) {
  const { transcript } = node.attributes ?? {};
  const what = node.kind === 'audio' ? 'A sound recording in words: ' : 'A film in words: ';
  return h(inline ? 'span' : 'p', { class: 'absent' }, what, transcript ?? 'there is none; tell your proctor.');
}

/** MathML as it is: the browser draws it and says it. Its letters take no highlights. */
function Maths({ node }: { node: Node }): ComponentChild {
  if (node.kind === 'text') return node.text;
  const inner = (node.children ?? []).map((c, i) => <Maths key={i} node={c} />);
  if (node.kind === 'mfenced') return <Fenced node={node} parts={inner} />;
  return MATHS.includes(node.kind) ? h(node.kind, { ...node.attributes }, inner) : null;
}

/** Today's browsers leave the fence out. */
function Fenced({ node, parts }: { node: Node; parts: ComponentChild[] }) {
  const { open = '(', close = ')', separators = ',' } = node.attributes ?? {};
  const marks = [...separators.replace(/\s/g, '')];
  const mark = (i: number) => (i > 0 && marks.length > 0 ? [h('mo', { separator: 'true' }, marks[Math.min(i, marks.length) - 1])] : []);
  return h('mrow', null, h('mo', { fence: 'true' }, open), ...parts.flatMap((p, i) => [...mark(i), p]), h('mo', { fence: 'true' }, close));
}

function attributesOf({ kind, attributes }: Node, name: string): Record<string, unknown> {
  const { id, headers, ...others } = attributes ?? {};
  if (!['th', 'td', 'ol', 'col', 'abbr'].includes(kind)) return languageOf({ kind, attributes: others });
  // A table's own names hold within one piece of text only.
  const own = (names: string) => names.split(/\s+/).map(n => `${name.split('.')[0]}-${n}`).join(' ');
  return { ...others, ...(id && { id: own(id) }), ...(headers && { headers: own(headers) }) };
}

const languageOf = ({ attributes }: Node) => ({ ...(attributes?.['lang'] && { lang: attributes['lang'] }), ...(attributes?.['dir'] && { dir: attributes['dir'] as 'ltr' }) });

const numbers = (sizes: Record<string, string | undefined>) => Object.fromEntries(Object.entries(sizes).filter(([, size]) => size && /^\d+$/.test(size)));

/** In one line, as a list to choose from shows it: pictures and formulas by their words. */
export const plainText = (nodes: Node[]): string => nodes.map(wordsOf).join('').replace(/\s+/g, ' ').trim();

function wordsOf({ kind, text, children, attributes }: Node): string {
  if (kind === 'img') return attributes?.['alt'] ?? '';
  if (kind === 'math' && attributes?.['alttext']) return attributes['alttext'];
  const inner = text ?? (children ?? []).map(wordsOf).join('');
  return PHRASES.includes(kind) || kind === 'text' || MATHS.includes(kind) ? inner : ` ${inner} `;
}

/** Whether all of it may stand in a legend. */
export const isPlain = (nodes: Node[]): boolean => nodes.every(n => ['text', 'p', 'math', ...PHRASES].includes(n.kind) && (n.kind === 'math' || isPlain(n.children ?? [])));
