import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { clean, type Given, howMany, moved, numberIn, sameGiven, stateOf, toggled, withValues, wordsIn } from '../player/answers';
import type { Interaction, Item, Node, Option } from '../player/contract';
import { reconcile } from '../player/outbox';
import { isFull, isUsedUp, join } from '../player/pairs';
import { around, placesIn } from '../player/places';
import { sentencesOf } from '../player/sentences';
import { edgeOf, inWords, within } from '../player/shapes';
import { Pauses } from '../player/typing';

const text = (t: string): Node => ({ kind: 'text', text: t });
const options = (ids: string, matchMax?: number): Option[] => [...ids].map(optionId => ({ optionId, label: optionId.toUpperCase(), body: [text(optionId)], ...(matchMax !== undefined && { matchMax }) }));
const part = (more: Partial<Interaction>): Interaction => ({ kind: 'choice', response: 'r1', prompt: [], min: 0, max: 0, numeric: false, ...more });
const item = (...interactions: Interaction[]): Item => ({ itemId: 'i', position: 1, prompt: [], options: [], interactions });
const given = (...values: string[]): Given => ({ optionId: null, answers: [{ response: 'r1', values }] });

describe('a question is', () => {
  test.each<[string, Partial<Interaction>, string[], string]>([
    ['open without an answer', {}, [], 'none'],
    ['open with blanks alone', { kind: 'extendedText' }, ['  \n'], 'none'],
    ['answered in part with one of two', { min: 2, max: 2 }, ['a'], 'some'],
    ['answered with as many as are asked for', { min: 2, max: 2 }, ['a', 'b'], 'all'],
    ['answered with one where any number will do', { max: 3 }, ['a'], 'all'],
    ['answered in part with a row of a match left open', { kind: 'match', options: options('ab') }, ['a x', 'a y'], 'some'],
    ['answered with a pair in every row', { kind: 'match', options: options('ab') }, ['a x', 'b x'], 'all'],
    ['answered with as many pairs as a match takes', { kind: 'match', options: options('abc'), max: 1 }, ['a x'], 'all'],
    ['answered in part with a gap left open', { kind: 'gapMatch', options: options('abc'), text: [{ kind: 'p', children: [{ kind: 'gap', attributes: { id: 'g' } }, { kind: 'gap', attributes: { id: 'h' } }] }] }, ['a g'], 'some'],
    ['answered in part with less than an order', { kind: 'order', options: options('abc'), max: 2 }, ['a'], 'some'],
  ])('%s', (_, more, values, state) => expect(stateOf(item(part(more)), given(...values))).toBe(state));

  test('answered in part while one of its parts is open', () => {
    const two = item(part({}), part({ response: 'r2' }));
    expect(stateOf(two, given('a'))).toBe('some');
    expect(stateOf(two, withValues(given('a'), 'r2', ['b']))).toBe('all');
    expect(stateOf(two, withValues(given('a'), 'r1', []))).toBe('none');
  });

  test('answered by its option where one is best', () => expect(stateOf({ ...item(), interactions: null }, { optionId: 'a' })).toBe('all'));
});

describe('answers', () => {
  test('are the same in another order of parts, with blanks around or another form of the same letters', () => {
    const [a, b] = [{ response: 'r1', values: ['caf\u00e9 \r\n'] }, { response: 'r2', values: ['x'] }];
    expect(sameGiven({ optionId: null, answers: [a, b] }, { optionId: null, answers: [b, { response: 'r1', values: ['cafe\u0301'] }] })).toBe(true);
    expect(sameGiven({ optionId: null, answers: [] }, { optionId: null })).toBe(true);
    expect(sameGiven({ optionId: null, answers: [a] }, { optionId: null, answers: [b] })).toBe(false);
  });

  test('that the exam holds in another order than they were sent are no answers of another device', () => {
    const mine = { itemId: 'i', optionId: null, answers: [{ response: 'r2', values: ['x'] }, { response: 'r1', values: ['y'] }], sequence: 1, timeOnItem: 0 };
    const entry = (sequence: number) => ({ ...mine, sequence, responseId: `${sequence}`, clientTime: '' });
    const server = { lastSequence: 1, responses: [{ ...mine, answers: [...mine.answers].reverse() }] };
    const { queue, aside } = reconcile({ acknowledged: 0, queue: [entry(1), entry(2)], answers: [mine] }, server, () => entry(0));
    expect(aside).toEqual([]);
    expect(queue.map(e => e.sequence)).toEqual([2]);
  });

  test('that the exam has lost are sent again whole', () => {
    const lost = { itemId: 'i', optionId: null, answers: [{ response: 'r1', values: ['y'] }], sequence: 2, timeOnItem: 0 };
    const { queue } = reconcile({ acknowledged: 2, queue: [], answers: [lost] }, { lastSequence: 1, responses: [] }, a => ({ ...a, responseId: 'new', clientTime: '' }));
    expect(queue[0]).toMatchObject({ sequence: 2, answers: lost.answers });
  });

  test('have room for as many as may be chosen; one alone gives way', () => {
    expect(toggled(['a'], 'b', true, 1)).toEqual(['b']);
    expect(toggled(['a', 'b'], 'c', true, 2)).toBeUndefined();
    expect(toggled(['a', 'b'], 'a', false, 2)).toEqual(['b']);
  });

  test.each([[{ min: 0, max: 1 }, 'Choose one answer'], [{ min: 2, max: 2 }, 'Choose 2 answers'], [{ min: 0, max: 3 }, 'Choose up to 3 answers'], [{ min: 2, max: 3 }, 'Choose 2 to 3 answers'], [{ min: 0, max: 0 }, 'Choose all that apply']])(
    'say how many are wanted: %j', (how, words) => expect(howMany(how)).toBe(words));

  test('in order keep all their parts as one moves', () => {
    for (let from = 0; from < 4; from++) for (let to = 0; to < 4; to++) {
      const next = moved(['a', 'b', 'c', 'd'], from, to);
      expect(next[to]).toBe('abcd'[from]);
      expect([...next].sort()).toEqual(['a', 'b', 'c', 'd']);
    }
  });
});

describe('pairs', () => {
  test('replace what a row had', () => {
    expect(join(['a x'], 'a', 'y', options('ab', 1), options('xy', 1), 0)).toEqual(['a y']);
    expect(join(['a x'], 'b', 'x', options('ab', 1), options('xy', 0), 0)).toEqual(['a x', 'b x']);
    expect(join(['a x'], 'b', 'x', options('ab', 1), options('x', 0), 1)).toEqual(['b x']);
  });

  test('never take from another row, and are refused where there is no room', () => {
    expect(join(['a x'], 'b', 'x', options('ab', 1), options('xy', 1), 0)).toBeUndefined();
    expect(join(['a x', 'a y'], 'a', 'z', options('ab', 2), options('xyz', 0), 0)).toBeUndefined();
    expect(join(['a x', 'b x'], 'c', 'x', options('abc', 1), options('x', 2), 0)).toBeUndefined();
    expect(join(['a x', 'b x'], 'c', 'x', options('abc', 1), options('x', 0), 2)).toBeUndefined();
    expect(isFull(['a x'], 'x', options('x', 1))).toBe(true);
    expect(isFull(['a x'], 'a', options('a', 2), 0)).toBe(false);
  });

  test('never exceed what they may, whatever is chosen', () => {
    const [rows, columns] = [[...options('ab', 1), ...options('c', 2)], [...options('x', 1), ...options('y', 2), ...options('z', 0)]];
    let values: string[] = [];
    for (let i = 0; i < 500; i++) {
      values = join(values, 'abc'[(i * 7) % 3]!, 'xyz'[(i * 11 + (i >> 2)) % 3]!, rows, columns, 3) ?? values;
      expect(values.length).toBeLessThanOrEqual(3);
      expect(new Set(values).size).toBe(values.length);
      for (const [side, of] of [[0, rows], [1, columns]] as const) for (const o of of)
        if (o.matchMax) expect(values.filter(v => v.split(' ')[side] === o.optionId).length).toBeLessThanOrEqual(o.matchMax);
    }
  });

  test('within one list use up what they use', () => {
    expect(isUsedUp(options('a', 1)[0]!, [['a', 'b'], ['', '']], 1)).toBe(true);
    expect(isUsedUp(options('a', 1)[0]!, [['a', 'b'], ['', '']], 0)).toBe(false);
    expect(isUsedUp(options('a', 0)[0]!, [['a', 'b'], ['', '']], 1)).toBe(false);
  });
});

describe('what is typed', () => {
  test.each([['12', '12'], ['−3', '-3'], ['+4', '4'], ['.5', '0.5'], ['2,5', '2.5'], [' 7. ', '7'], ['3150', '3150']])('as a number: %s', (typed, number) => expect(numberIn(typed)).toBe(number));
  test.each(['', '-', '3,150', '1 000', '12x', '1.2.3', '1e3', ','])('as none: “%s”', typed => expect(numberIn(typed)).toBeUndefined());
  test('is rid of what the exam would refuse, and of nothing else', () => expect(clean('a\u0000b\u000bc\ud800d\te\n😀')).toBe('a b c\ufffdd\te\n😀'));
  test('is counted in words', () => expect(wordsIn(' Don’t go – wait,\nthen 2 go. ')).toBe(6));
});

describe('a text with gaps', () => {
  const gap = (id: string): Node => ({ kind: 'gap', attributes: { id } });
  const nodes: Node[] = [{ kind: 'p', children: [text('First '), gap('g'), text(' then '), { kind: 'em', children: [text('again '), gap('h')] }, text('.')] }, { kind: 'p', children: [text('Other.')] }];
  const plain = (all: Node[]): string => all.map(n => n.text ?? plain(n.children ?? [])).join('').replace(/\s+/g, ' ').trim();
  test('names each gap by the words around it', () => {
    expect(placesIn(nodes)).toEqual(['g', 'h']);
    expect(around(nodes, 'h', plain)).toBe('First blank then again blank .');
    expect(around([{ kind: 'p', children: [text('One two three four five six seven eight nine ten eleven '), gap('g')] }], 'g', plain)).toBe('… two three four five six seven eight nine ten eleven blank');
  });

  test('can be highlighted by sentence, with what it shares and what it offers, without formulas', () => {
    const whole: Item = {
      ...item(part({ kind: 'match', prompt: [text('Match.')], options: options('a'), targets: options('x') })), prompt: [text('See. '), { kind: 'math', children: [{ kind: 'mi', children: [text('E')] }] }],
      stimulus: { stimulusId: 's', body: [{ kind: 'table', children: [{ kind: 'tr', children: [{ kind: 'td', children: [text('Cell')] }] }] }] },
    };
    expect(sentencesOf(whole).map(s => [s.at, s.text])).toEqual([['stimulus.0.0.0.0', 'Cell'], ['stem.0', 'See.'], ['r1.0', 'Match.'], ['r1-a.0', 'a'], ['r1-x.0', 'x']]);
  });
});

describe('places of a picture', () => {
  test('stay in it and are said from its edges', () => {
    expect(within({ x: -3, y: 400.6 }, 200, 400)).toEqual({ x: 0, y: 400 });
    expect(inWords({ x: 50, y: 100 }, 200, 400)).toBe('25 % from the left, 25 % from the top');
  });
  test('carry their letters at the upper left', () => {
    expect(edgeOf('rect', [10, 20, 5, 40])).toEqual({ x: 5, y: 20 });
    expect(edgeOf('poly', [50, 0, 10, 10, 90, 90])).toEqual({ x: 10, y: 10 });
  });
});

describe('pauses', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  test('are kept within a second, rest after one, and come now and then without one', () => {
    const [keep, rested] = [vi.fn(), vi.fn()];
    const pauses = new Pauses(keep, rested);
    for (let i = 0; i < 95; i++) {
      pauses.touch();
      vi.advanceTimersByTime(100);
    }
    expect(keep.mock.calls.length).toBeGreaterThanOrEqual(8);
    expect(rested).not.toHaveBeenCalled();
    for (let i = 0; i < 10; i++) {
      pauses.touch();
      vi.advanceTimersByTime(100);
    }
    expect(rested).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1_000);
    expect(rested).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(60_000);
    expect(rested).toHaveBeenCalledTimes(2);
  });
});
