import { element, isBlock, type Node, text } from './node';

/**
 * Reads pasted HTML or MathML into a tree, by a list of what is known. No browser parser sees the text: what is not on the list leaves its words
 * behind or, where it holds no words for a reader, nothing.
 */
const NAMES: Record<string, string> = { b: 'strong', i: 'em', h1: 'h3', h2: 'h3', h3: 'h3', h4: 'h4', h5: 'h4', h6: 'h4', tt: 'code', kbd: 'code', samp: 'code' };
const SAME = new Set(['p', 'blockquote', 'pre', 'hr', 'ul', 'ol', 'li', 'em', 'strong', 'sub', 'sup', 'code', 'q', 'br', 'cite', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td']);
const VOID = new Set(['br', 'hr', 'img', 'col', 'input', 'meta', 'link', 'wbr', 'area', 'base', 'embed', 'source', 'track', 'mspace', 'mprescripts', 'none']);
const SILENT = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'iframe', 'object', 'svg', 'select', 'textarea', 'button', 'annotation-xml']);
/** Their end may be left out. */
const ENDS: Record<string, string[]> = { p: ['p'], li: ['li'], tr: ['tr', 'td', 'th'], td: ['td', 'th'], th: ['td', 'th'], dt: ['dt', 'dd'], dd: ['dt', 'dd'], option: ['option'] };

/** Elements of MathML with the attributes that stay; as NodeRules. */
export const MATH: Record<string, string[]> = {
  math: ['display', 'alttext'], mrow: [], mi: ['mathvariant'], mn: [], mo: ['fence', 'stretchy', 'separator', 'form', 'lspace', 'rspace', 'minsize', 'maxsize', 'movablelimits'], mtext: [],
  mspace: ['width', 'height', 'depth'], ms: [], mfrac: ['linethickness', 'bevelled'], msqrt: [], mroot: [], mstyle: ['displaystyle', 'scriptlevel', 'mathsize'], mpadded: [], mphantom: [],
  mfenced: ['open', 'close', 'separators'], menclose: ['notation'], msub: [], msup: [], msubsup: [], munder: ['accentunder'], mover: ['accent'], munderover: [], mmultiscripts: [],
  mprescripts: [], none: [], mtable: ['columnalign', 'rowspacing', 'columnspacing'], mtr: [], mtd: ['columnalign', 'columnspan'], semantics: [], annotation: ['encoding'],
};

const ENTITIES: Record<string, string> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', hellip: '…', times: '×', divide: '÷', minus: '−',
  plusmn: '±', le: '≤', ge: '≥', ne: '≠', deg: '°', middot: '·', bull: '•', euro: '€', alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', theta: 'θ', lambda: 'λ', mu: 'μ', pi: 'π', sigma: 'σ',
  Sigma: 'Σ', sum: '∑', int: '∫', infin: '∞', InvisibleTimes: '⁢', ApplyFunction: '⁡',
};

interface Raw {
  tag: string;
  attributes: Record<string, string>;
  children: (Raw | string)[];
}

export function parseMarkup(markup: string): Node[] {
  return tidy(translate(read(markup)));
}

/** Of pasted MathML the formula alone; null when there is none or it is broken. */
export function parseMath(markup: string): Node | null {
  const find = (raw: Raw): Raw | null => raw.tag === 'math' ? raw : raw.children.map(c => (typeof c === 'string' ? null : find(c))).find(c => c !== null) ?? null;
  const raw = find(read(markup));
  const made = raw && math(raw);
  return made && (made.children ?? []).length > 0 ? made : null;
}

function read(markup: string): Raw {
  const root: Raw = { tag: '', attributes: {}, children: [] };
  const open = [root];
  const top = () => open.at(-1)!;
  const close = (tag: string) => {
    const at = open.findLastIndex(raw => raw.tag === tag);
    if (at > 0) open.length = at;
  };
  const pattern = /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>|<(\/?)([a-zA-Z][\w:-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|[^<]+|</g;
  for (let found = pattern.exec(markup); found; found = pattern.exec(markup)) {
    const [all, slash, name, rest] = found;
    if (!name) {
      if (!/^<[!?]/.test(all)) top().children.push(decode(all));
      continue;
    }
    const tag = name.toLowerCase().replace(/^\w+:/, '');
    if (slash) {
      close(tag);
      continue;
    }
    for (const other of ENDS[tag] ?? []) if (top().tag === other) open.pop();
    const raw: Raw = { tag, attributes: attributesOf(rest ?? ''), children: [] };
    top().children.push(raw);
    if (VOID.has(tag) || /\/\s*$/.test(rest ?? '')) continue;
    if (tag === 'script' || tag === 'style') {
      // What stands in these is not markup.
      const end = markup.slice(pattern.lastIndex).search(new RegExp(`</${tag}`, 'i'));
      pattern.lastIndex = end < 0 ? markup.length : pattern.lastIndex + end;
    }
    // A tree that deep was made to break something.
    if (open.length < 60) open.push(raw);
  }
  return root;
}

function attributesOf(rest: string): Record<string, string> {
  const made: Record<string, string> = {};
  for (const [, name, , double, single, plain] of rest.matchAll(/([a-zA-Z][\w:-]*)(\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)) made[name!.toLowerCase()] = decode(double ?? single ?? plain ?? '');
  return made;
}

const decode = (words: string) => words.replace(/&(?:#(\d+)|#[xX]([\da-fA-F]+)|(\w+));/g, (all, decimal: string, hex: string, name: string) => {
  const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : 0;
  return code > 0 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : (name && ENTITIES[name]) ?? all;
});

const LANGUAGE = /^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/;

function translate(raw: Raw): Node[] {
  return raw.children.flatMap(child => {
    if (typeof child === 'string') return [text(child.replace(/[^\S ]+/g, ' '))];
    if (SILENT.has(child.tag)) return [];
    if (child.tag === 'math') return [math(child)];
    const kind = NAMES[child.tag] ?? (SAME.has(child.tag) ? child.tag : null);
    const lang = child.attributes['lang'] && LANGUAGE.test(child.attributes['lang']) ? { lang: child.attributes['lang'] } : {};
    if (kind === 'br' || kind === 'hr') return [element(kind, null)];
    const inner = translate(child);
    if (kind === 'td' || kind === 'th') return [element(kind, inner, { ...lang, ...spans(child, kind) })];
    if (kind === 'strong' && /font-weight:\s*(normal|400)/.test(child.attributes['style'] ?? '')) return inner;
    if (kind) return [element(kind, inner, lang)];
    if (child.tag === 'div' || child.tag === 'section' || child.tag === 'article') return inner.some(isBlock) ? inner : [element('p', inner, lang)];
    return 'lang' in lang && !inner.some(isBlock) && inner.length > 0 ? [element('span', inner, lang)] : inner;
  });
}

function spans(raw: Raw, kind: string): Record<string, string> {
  const kept = Object.entries(raw.attributes).filter(([name, value]) => (name === 'colspan' || name === 'rowspan') && /^[1-9]\d?$/.test(value) && value !== '1');
  const scope = raw.attributes['scope'];
  return { ...(kind === 'th' && scope && ['row', 'col', 'rowgroup', 'colgroup'].includes(scope) ? { scope } : {}), ...Object.fromEntries(kept) };
}

function math(raw: Raw): Node {
  const allowed = MATH[raw.tag]!;
  const inner = raw.children.flatMap((child): Node[] => {
    if (typeof child === 'string') return child.trim() ? [text(child.trim())] : [];
    if (child.tag in MATH && child.tag !== 'math') return [math(child)];
    return child.tag === 'annotation-xml' ? [] : child.children.flatMap(c => (typeof c === 'string' ? [] : c.tag in MATH ? [math(c)] : []));
  });
  return element(raw.tag, inner, Object.fromEntries(Object.entries(raw.attributes).filter(([name]) => allowed.includes(name))));
}

/** Blank text at the ends of blocks goes, and blocks that hold nothing. */
function tidy(nodes: Node[]): Node[] {
  const mixed = nodes.some(isBlock);
  return nodes.filter(n => !(mixed && n.kind === 'text' && !n.text?.trim())).map(n => (isBlock(n) && n.children ? { ...n, children: n.kind === 'pre' ? n.children : trimmed(tidy(n.children)) } : n))
    .filter(n => n.kind !== 'p' || (n.children ?? []).length > 0);
}

function trimmed(nodes: Node[]): Node[] {
  const made = nodes.map(n => ({ ...n }));
  const [first, last] = [made[0], made.at(-1)];
  if (first?.kind === 'text') first.text = first.text!.trimStart();
  if (last?.kind === 'text') last.text = last.text!.trimEnd();
  return made.filter(n => n.kind !== 'text' || n.text !== '');
}
