import { element, type Node, text } from './node';

/**
 * A formula as one types it, "(a+b)/2 <= sqrt(x_1^2)", into MathML. Fractions with /, powers with ^, indices with _, sqrt( ), Greek letters by name, "words" in quotes.
 */
const NAMED: Record<string, string> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', eta: 'η', theta: 'θ', kappa: 'κ', lambda: 'λ', mu: 'μ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', phi: 'φ', chi: 'χ', omega: 'ω',
  Delta: 'Δ', Sigma: 'Σ', Omega: 'Ω', Theta: 'Θ', Phi: 'Φ', infinity: '∞', inf: '∞',
};
const FUNCTIONS = new Set(['sin', 'cos', 'tan', 'log', 'ln', 'exp', 'min', 'max', 'lim', 'mean', 'mod']);
const SIGNS: Record<string, string> = { '<=': '≤', '>=': '≥', '!=': '≠', '+-': '±', '->': '→', '*': '×', '-': '−', sum: '∑', int: '∫', times: '×' };
const TOKEN = /\s*("[^"]*"|\d+(?:[.,]\d+)*|<=|>=|!=|\+-|->|[A-Za-z]+|[^\s])/g;

export function parseLinear(input: string): Node | null {
  const tokens = [...input.matchAll(TOKEN)].flatMap(([, token]) => split(token!));
  if (tokens.length === 0) return null;
  const reader = new Reader(tokens);
  const inner = reader.sequence([]);
  return element('math', [row(inner)], { alttext: input.trim() });
}

/** Letters that are no name stand each for itself. */
function split(token: string): string[] {
  if (!/^[A-Za-z]{2,}$/.test(token) || token in NAMED || token in SIGNS || FUNCTIONS.has(token) || token === 'sqrt') return [token];
  return [...token];
}

const row = (nodes: Node[]): Node => (nodes.length === 1 ? nodes[0]! : element('mrow', nodes));
const leaf = (kind: string, words: string): Node => element(kind, [text(words)]);

class Reader {
  private at = 0;

  constructor(private readonly tokens: string[]) {}

  /** Up to one of these ends, which stays; a closing bracket that nothing opened is a sign. */
  sequence(ends: string[]): Node[] {
    const made: Node[] = [];
    while (this.at < this.tokens.length && !ends.includes(this.tokens[this.at]!)) made.push(this.fraction());
    return made;
  }

  private fraction(): Node {
    let left = this.scripted();
    while (this.tokens[this.at] === '/') {
      this.at++;
      left = element('mfrac', [plain(left), this.at < this.tokens.length ? plain(this.scripted()) : element('mrow', [])]);
    }
    return left;
  }

  private scripted(): Node {
    const base = this.primary();
    let below: Node | undefined;
    let above: Node | undefined;
    for (let sign = this.tokens[this.at]; sign === '_' || sign === '^'; sign = this.tokens[this.at]) {
      if (sign === '_' ? below : above) break;
      this.at++;
      const script = this.at < this.tokens.length ? plain(this.signed()) : element('mrow', []);
      if (sign === '_') below = script;
      else above = script;
    }
    const over = base.kind === 'mo' && '∑∫'.includes(base.children![0]!.text!);
    if (below && above) return element(over ? 'munderover' : 'msubsup', [base, below, above]);
    if (below) return element(over ? 'munder' : 'msub', [base, below]);
    return above ? element(over ? 'mover' : 'msup', [base, above]) : base;
  }

  private signed(): Node {
    if (this.tokens[this.at] !== '-') return this.primary();
    this.at++;
    return element('mrow', [leaf('mo', '−'), ...(this.at < this.tokens.length ? [this.primary()] : [])]);
  }

  private primary(): Node {
    const token = this.tokens[this.at++]!;
    if (token.startsWith('"')) return leaf('mtext', token.replaceAll('"', ''));
    if (/^\d/.test(token)) return leaf('mn', token);
    if (token === 'sqrt') return element('msqrt', this.at < this.tokens.length ? [plain(this.primary())] : []);
    if ('([{'.includes(token)) return this.bracket(token);
    if (token in SIGNS) return leaf('mo', SIGNS[token]!);
    if (token in NAMED) return leaf('mi', NAMED[token]!);
    return leaf(/^\p{L}/u.test(token) ? 'mi' : 'mo', token);
  }

  private bracket(open: string): Node {
    const close = { '(': ')', '[': ']', '{': '}' }[open]!;
    const inner = this.sequence([close]);
    const closed = this.tokens[this.at] === close;
    if (closed) this.at++;
    return element('mrow', [leaf('mo', open), ...inner, ...(closed ? [leaf('mo', close)] : [])]);
  }
}

/** A bracket that only holds together what is above or below a line is not shown. */
function plain(node: Node): Node {
  const inner = node.children ?? [];
  const held = node.kind === 'mrow' && inner[0]?.kind === 'mo' && inner[0].children![0]!.text === '(' && inner.at(-1)?.children?.[0]?.text === ')';
  return held ? row(inner.slice(1, -1)) : node;
}
