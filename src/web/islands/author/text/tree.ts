import { Fragment, type Mark, type Node as Doc, Slice } from 'prosemirror-model';
import { element, isBlock, type Node, text } from './node';
import { MARKS, schema } from './schema';

/** Of the host's tree to the editor's document and back. Going there and back changes nothing but the order of marks, empty marks and blank text between blocks. */
export const toDoc = (nodes: Node[]): Doc => schema.node('doc', null, filled(nodes));

export const toNodes = (doc: Doc): Node[] => children(doc);

/** To be put where the selection is. */
export function toSlice(nodes: Node[]): Slice {
  return Slice.maxOpen(Fragment.from(filled(nodes)));
}

const BLOCK_NAMES: Record<string, string> = {
  p: 'paragraph', h3: 'heading', h4: 'heading', blockquote: 'blockquote', pre: 'pre', ul: 'ul', ol: 'ol', li: 'li', table: 'table', caption: 'caption', thead: 'part', tbody: 'part', tfoot: 'part',
  tr: 'row', th: 'th', td: 'td', figure: 'figure', figcaption: 'figcaption', div: 'div', hr: 'hr',
};
const INLINE_CONTENT = new Set(['p', 'h3', 'h4', 'pre', 'caption']);
const STRUCTURE = new Set(['ul', 'ol', 'table', 'thead', 'tbody', 'tfoot', 'tr']);

const bare = (content: Doc[]): Doc => schema.node('paragraph', { bare: true }, content);

function filled(nodes: Node[]): Doc[] {
  const made = blocks(nodes);
  return made.length > 0 ? made : [bare([])];
}

/** Text beside blocks gets a paragraph that is none. */
function blocks(nodes: Node[]): Doc[] {
  const made: Doc[] = [];
  const mixed = nodes.some(isBlock);
  let run: Node[] = [];
  const flush = () => {
    const blank = run.every(n => n.kind === 'text' && !n.text?.trim());
    if (run.length > 0 && !(mixed && blank)) {
      const content = inline(run, []);
      if (content.length > 0) made.push(bare(content));
    }
    run = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) run.push(node);
    else {
      flush();
      made.push(block(node));
    }
  }
  flush();
  return made;
}

function block(node: Node): Doc {
  const made = attempt(node);
  return made && !['li', 'caption', 'part', 'row', 'th', 'td', 'figcaption'].includes(made.type.name) ? made : schema.node('kept_block', { node });
}

/** Null when its inside is not as the schema wants it. */
function attempt(node: Node): Doc | null {
  const type = schema.nodes[BLOCK_NAMES[node.kind] ?? ''];
  if (!type) return null;
  const attrs: Record<string, unknown> = { attrs: node.attributes ?? null };
  if (type.name === 'heading') attrs['level'] = node.kind === 'h3' ? 3 : 4;
  if (type.name === 'part') attrs['kind'] = node.kind;
  let inner = node.children ?? [];
  let content: (Doc | null)[];
  if (type.name === 'hr') content = [];
  else if (INLINE_CONTENT.has(node.kind)) {
    if (inner.some(isBlock)) return null;
    content = inline(inner, []);
  } else if (STRUCTURE.has(node.kind)) {
    inner = inner.filter(n => n.kind !== 'text' || n.text?.trim());
    const columns = node.kind === 'table' ? inner.find(n => n.kind === 'colgroup') : undefined;
    if (columns) attrs['columns'] = columns;
    content = inner.filter(n => n !== columns).map(attempt);
  } else if (node.kind === 'figure') content = inner.some(n => n.kind === 'figcaption') ? inner.filter(n => n.kind !== 'text' || n.text?.trim()).flatMap(n => (n.kind === 'figcaption' ? attempt(n) : blocks([n]))) : filled(inner);
  else content = filled(inner);
  if (content.some(c => c === null)) return null;
  const fragment = Fragment.from(content as Doc[]);
  return type.validContent(fragment) ? type.create(attrs, fragment) : null;
}

function inline(nodes: Node[], marks: readonly Mark[]): Doc[] {
  return nodes.flatMap(node => {
    if (node.kind === 'text') return node.text ? [schema.text(node.text, marks)] : [];
    const attrs = { attrs: node.attributes ?? null };
    if (node.kind === 'br') return [schema.node('br', attrs, [], marks)];
    if (node.kind === 'img') return [schema.node('image', attrs, [], marks)];
    if (node.kind === 'math') return [schema.node('math', { node }, [], marks)];
    const mark = MARKS.includes(node.kind) ? schema.mark(node.kind, attrs) : null;
    // The same mark twice, or blocks in a mark, are beyond the editor.
    if (!mark || (node.children ?? []).some(isBlock) || (node.kind !== 'span' && mark.type.isInSet(marks))) return [schema.node('kept_inline', { node }, [], marks)];
    return inline(node.children ?? [], mark.addToSet(marks));
  });
}

function children(parent: Doc): Node[] {
  const made: Node[] = [];
  parent.forEach((child, _, i) => {
    // Two bare ones beside each other would run together.
    const lonely = !isBare(parent.maybeChild(i - 1)) && !isBare(parent.maybeChild(i + 1));
    if (isBare(child) && lonely) made.push(...run(child));
    else made.push(back(child));
  });
  return made;
}

const isBare = (node: Doc | null) => node?.type.name === 'paragraph' && node.attrs['bare'] === true;

function back(node: Doc): Node {
  const attrs = node.attrs['attrs'] as Record<string, string> | null;
  switch (node.type.name) {
    case 'kept_block': return node.attrs['node'] as Node;
    case 'hr': return element('hr', null, attrs);
    case 'paragraph': return element('p', run(node), attrs);
    case 'heading': return element(`h${node.attrs['level']}`, run(node), attrs);
    case 'pre': case 'caption': return element(node.type.name, run(node), attrs);
    case 'part': return element(String(node.attrs['kind']), children(node), attrs);
    case 'row': return element('tr', children(node), attrs);
    case 'table': return element('table', withColumns(children(node), node.attrs['columns'] as Node | null), attrs);
    default: return element(node.type.name, children(node), attrs);
  }
}

function withColumns(inner: Node[], columns: Node | null): Node[] {
  if (!columns) return inner;
  const at = inner[0]?.kind === 'caption' ? 1 : 0;
  return [...inner.slice(0, at), columns, ...inner.slice(at)];
}

interface Piece {
  node: Node;
  marks: readonly Mark[];
}

function run(parent: Doc): Node[] {
  const pieces: Piece[] = [];
  parent.forEach(child => pieces.push({ node: leaf(child), marks: child.marks }));
  return nest(pieces, 0);
}

/** What shares its outermost mark stands in one element. */
function nest(pieces: Piece[], depth: number): Node[] {
  const made: Node[] = [];
  for (let i = 0; i < pieces.length;) {
    const mark = pieces[i]!.marks[depth];
    let end = i + 1;
    if (!mark) {
      made.push(pieces[i]!.node);
    } else {
      while (end < pieces.length && pieces[end]!.marks[depth]?.eq(mark)) end++;
      made.push(element(mark.type.name, nest(pieces.slice(i, end), depth + 1), mark.attrs['attrs'] as Record<string, string> | null));
    }
    i = end;
  }
  return made;
}

function leaf(node: Doc): Node {
  switch (node.type.name) {
    case 'text': return text(node.text ?? '');
    case 'br': return element('br', null, node.attrs['attrs'] as Record<string, string> | null);
    case 'image': return element('img', null, node.attrs['attrs'] as Record<string, string> | null);
    default: return node.attrs['node'] as Node;
  }
}
