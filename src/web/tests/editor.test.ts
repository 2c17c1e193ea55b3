import { describe, expect, test } from 'vitest';
import type { Content, Option } from '../islands/author/contract';
import { ofType, placed, withOptions } from '../islands/author/key';
import { merged, parts } from '../islands/author/merge';
import { parseLinear } from '../islands/author/text/linear';
import { parseMarkup, parseMath } from '../islands/author/text/markup';
import { asPlain, element, type Node, plainText, text } from '../islands/author/text/node';
import { schema } from '../islands/author/text/schema';
import { toDoc, toNodes, toSlice } from '../islands/author/text/tree';

/** Trees as a host may send them, of every kind it knows; the same seed, the same tree. */
function trees(seed: number) {
  let state = seed * 2654435761 >>> 0;
  const next = (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % n;
  };
  const pick = <T>(all: readonly T[]): T => all[next(all.length)]!;
  const many = <T>(least: number, most: number, make: () => T): T[] => Array.from({ length: least + next(most - least + 1) }, make);
  const attributes = () => pick([null, null, null, { lang: 'fr' }, { lang: 'es', dir: 'ltr' }]);
  // Next to each other, plain texts would be one.
  const apart = (nodes: Node[]) => nodes.filter((n, i) => n.kind !== 'text' || nodes[i - 1]?.kind !== 'text');
  const words = () => text(pick(['alpha', ' beta ', 'γ <b>', '& "quoted"', '  two  spaces', 'ok']));
  const MARKS = ['span', 'abbr', 'q', 'cite', 'strong', 'em', 'code', 'sub', 'sup'];
  const inline = (from: number): Node[] => apart(many(1, 3, () => {
    switch (next(9)) {
      case 0: return element('br', null);
      case 1: return element('img', null, { src: 'a'.repeat(64), alt: pick(['', 'A door']) });
      case 2: return element('math', [element('mn', [text('2')])], { alttext: '2' });
      case 3: return element('ruby', [text('kept')]);
      case 4: case 5: {
        const at = from + next(MARKS.length - from + 1);
        return at < MARKS.length ? element(MARKS[at]!, inline(at + 1), MARKS[at] === 'span' ? { lang: pick(['fr', 'de', 'es']) } : attributes()) : words();
      }
      default: return words();
    }
  }));
  const cell = () => element(pick(['th', 'td']), pick([() => [], () => inline(0), () => blocks(1)])(), pick([null, { scope: 'col' }, { colspan: '2' }]));
  const row = () => element('tr', many(1, 3, cell));
  const table = () => element('table', [
    ...(next(2) ? [element('caption', inline(0))] : []), ...(next(3) ? [] : [element('colgroup', [element('col', [], { span: '2' })])]),
    ...(next(2) ? [element('thead', [row()]), element('tbody', many(1, 2, row))] : many(1, 2, row)),
  ], attributes());
  const block = (depth: number): Node => {
    switch (next(depth > 2 ? 4 : 12)) {
      case 0: return element(pick(['h3', 'h4']), inline(0), attributes());
      case 1: return element('hr', null);
      case 2: return element('pre', [text('as  it\n is')]);
      case 4: return element(pick(['ul', 'ol']), many(1, 3, () => element('li', pick([() => inline(0), () => blocks(depth + 1)])())), attributes());
      case 5: return element('blockquote', blocks(depth + 1));
      case 6: return table();
      case 7: return element('dl', [element('dt', [text('term')]), element('dd', [text('meaning')])]);
      case 8: return element('figure', [element('img', null, { src: 'b'.repeat(64), alt: 'x' }), element('figcaption', inline(0))]);
      case 9: return element('div', pick([() => inline(0), () => blocks(depth + 1)])());
      case 10: return element('video', null, { src: 'c'.repeat(64) });
      default: return element('p', next(6) ? inline(0) : [], attributes());
    }
  };
  const blocks = (depth: number) => many(1, 3, () => block(depth));
  return pick([() => [], () => inline(0), () => blocks(0), () => blocks(0)])();
}

/** What equal marks side by side say is the same in one element. */
function joined(nodes: Node[]): Node[] {
  const made: Node[] = [];
  for (const node of nodes) {
    const own = node.children ? { ...node, children: joined(node.children) } : node;
    const before = made.at(-1);
    if (before && own.kind === 'text' && before.kind === 'text') before.text = `${before.text}${own.text}`;
    else if (before && schema.marks[own.kind] && before.kind === own.kind && JSON.stringify(before.attributes) === JSON.stringify(own.attributes)) before.children = joined([...before.children!, ...own.children!]);
    else made.push({ ...own });
  }
  return made;
}

describe('a text', () => {
  test('goes to the editor and back without a change, whatever it holds', () => {
    for (let seed = 1; seed <= 3000; seed++) {
      const nodes = joined(trees(seed));
      expect(toNodes(toDoc(nodes)), `seed ${seed}`).toEqual(nodes);
      toDoc(nodes).check();
    }
  });

  test('whose marks stand the other way round says the same', () => {
    const doc = toDoc([element('p', [element('em', [element('strong', [text('both')])]), text(' plain')])]);
    expect(toNodes(doc)).toEqual([element('p', [element('strong', [element('em', [text('both')])]), text(' plain')])]);
  });

  test('in two bare paragraphs side by side does not run together', () => {
    const cell = schema.node('td', null, ['one', 'two'].map(w => schema.node('paragraph', { bare: true }, [schema.text(w)])));
    const doc = schema.node('doc', null, [schema.node('table', null, [schema.node('row', null, [cell])])]);
    expect(toNodes(doc)[0]!.children![0]!.children![0]!.children).toEqual([element('p', [text('one')]), element('p', [text('two')])]);
  });

  test('that is one paragraph without marks needs no tree', () => {
    expect(asPlain([element('p', [text('Plain.')])])).toBe('Plain.');
    expect(asPlain([])).toBe('');
    expect(asPlain([element('p', [text('a'), element('em', [text('b')])])])).toBeNull();
    expect(asPlain([element('p', [text('a')], { lang: 'fr' })])).toBeNull();
    expect(asPlain([element('p', [text('a')]), element('p', [text('b')])])).toBeNull();
  });

  test('keeps words of different blocks apart when read without marks', () => {
    expect(plainText([element('p', [text('One')]), element('ul', [element('li', [text('two')]), element('li', [text('three')])])])).toBe('One two three');
  });
});

describe('pasting', () => {
  test('keeps what is known and drops what could do something', () => {
    const nodes = parseMarkup('<p onclick="x()">Say <b>no</b> to <a href="javascript:x()">that</a><script>alert("<p>")</script><img src=x onerror=y></p><iframe src="//x">z</iframe>');
    expect(nodes).toEqual([element('p', [text('Say '), element('strong', [text('no')]), text(' to '), text('that')])]);
  });

  test('takes lists whose ends were left out, tables and entities', () => {
    expect(parseMarkup('<ul><li>one<li>two &amp; 3</ul>')).toEqual([element('ul', [element('li', [text('one')]), element('li', [text('two & 3')])])]);
    expect(parseMarkup('<table><tr><th scope="row">a<td colspan="2" style="x">b</table>')).toEqual([
      element('table', [element('tr', [element('th', [text('a')], { scope: 'row' }), element('td', [text('b')], { colspan: '2' })])]),
    ]);
    expect(toSlice(parseMarkup('one<p>two</p>')).content.childCount).toBe(2);
  });

  test('of markup that goes nowhere comes to an end', () => {
    for (const odd of ['<', '<p', '</p>', '<<<p>>>', '&#0;&#xD800;&nothing;', '<p '.repeat(2000), '<div>'.repeat(5000), '<!-- open', '<a b="']) toDoc(parseMarkup(odd)).check();
  });

  test('takes the formula out of MathML and nothing else', () => {
    expect(parseMath('<m:math xmlns:m="x" onclick="y"><m:mfrac><m:mn>1</m:mn><m:mi href="z">n</m:mi></m:mfrac></m:math>'))
      .toEqual(element('math', [element('mfrac', [element('mn', [text('1')]), element('mi', [text('n')])])]));
    expect(parseMath('no formula')).toBeNull();
  });
});

describe('a typed formula', () => {
  const shape = (node: Node): string => (node.kind === 'text' ? node.text! : `${node.kind}[${node.children!.map(shape).join('')}]`);
  const of = (input: string) => parseLinear(input)!.children!.map(shape).join('');

  test.each([
    ['a/2', 'mfrac[mi[a]mn[2]]'],
    ['(a+b)/2', 'mfrac[mrow[mi[a]mo[+]mi[b]]mn[2]]'],
    ['x_1^2', 'msubsup[mi[x]mn[1]mn[2]]'],
    ['sqrt(x)', 'msqrt[mi[x]]'],
    ['2 <= pi', 'mrow[mn[2]mo[≤]mi[π]]'],
    ['e^-x', 'msup[mi[e]mrow[mo[−]mi[x]]]'],
    ['sum_(i=1)^n', 'munderover[mo[∑]mrow[mi[i]mo[=]mn[1]]mi[n]]'],
    ['"dose" = 3,5', 'mrow[mtext[dose]mo[=]mn[3,5]]'],
    ['a)', 'mrow[mi[a]mo[)]]'],
  ])('%s', (input, made) => expect(of(input)).toBe(made));

  test('that is half typed is shown as far as it goes', () => {
    for (const half of ['', ' ', 'a/', 'x^', '(', 'sqrt', '/', '^', '""', 'a//b']) expect(() => parseLinear(half)).not.toThrow();
    expect(parseLinear(' ')).toBeNull();
  });
});

describe('the key', () => {
  const content = (type: string, key: string, letters = 'ABCD'): Content => ({
    type, key, stem: '', options: [...letters].map(id => ({ id, text: `text ${id}`, rationale: '' })), shuffleOptions: true, competency: '', skillArea: '', values: [], cognitiveLevel: '', setting: '', levels: [],
    enemies: [], references: [], authorNote: '', sample: false,
  });

  test('goes with its option when options move or go', () => {
    const before = content('multiple-response', 'B,D');
    const [a, b, c, d] = before.options as [Option, Option, Option, Option];
    expect(withOptions(before, [b, a, c, d])).toMatchObject({ key: 'A,D', options: [{ text: 'text B' }, { text: 'text A' }, {}, {}] });
    expect(withOptions(before, [a, c, d]).key).toBe('C');
    expect(withOptions(content('matching', 'A 1,B 2'), [b, a]).key).toBe('A 2,B 1');
    expect(withOptions(content('ordering', 'C,A,B', 'ABC'), [b, c]).key).toBe('B,A');
  });

  test('of an order is always an order of all', () => {
    expect(placed('A,B,C', ['A', 'B', 'C'], 'C', 0)).toBe('C,A,B');
    expect(placed('', ['A', 'B', 'C'], 'B', 2)).toBe('A,C,B');
  });

  test('and the options outlive a walk through the types', () => {
    let now = content('single-best-answer', 'B');
    for (const type of ['ordering', 'text-entry', 'single-best-answer']) now = { ...now, ...ofType(now, type, content('x', '').options) };
    expect(now.options.map(o => o.text)).toEqual(['text A', 'text B', 'text C', 'text D']);
  });

  test('of two writers is taken by what was chosen', () => {
    const [mine, theirs] = [{ ...content('single-best-answer', 'A'), stem: 'mine' }, { ...content('single-best-answer', 'B'), stem: 'theirs', authorNote: 'theirs' }];
    const difference = (field: string, changedBy: 'mine' | 'both' | 'theirs') => ({ field, base: '', mine: '', theirs: '', changedBy, words: [] });
    const all = parts(content('single-best-answer', 'C'), mine, theirs, [difference('stem', 'both'), difference('stemBody', 'mine'), difference('key', 'mine'), difference('authorNote', 'theirs'), difference('options[1].text', 'mine')]);
    expect(all.map(p => [p.path, p.changedBy])).toEqual([['stem', 'both'], ['key', 'mine'], ['authorNote', 'theirs'], ['options[1]', 'mine']]);
    expect(merged(mine, theirs, all, new Set(['stem', 'options[1]']))).toMatchObject({ stem: 'mine', key: 'B', authorNote: 'theirs' });
  });
});
