import { calculate, type Decimal, format, negative, type Operation, parse, squareRoot } from './arithmetic';

export type Key = Operation | '=' | '%' | '√' | '±' | '.' | 'C' | '⌫' | `${number}`;

/** A plain desk calculator: each operation is done as the next one is pressed. */
export interface Calculator {
  shown: string;
  value: Decimal;
  /** Digits are being typed. */
  typing: boolean;
  /** The value is a number of its own, not the outcome on the left of an operation. */
  fresh: boolean;
  left?: Decimal | undefined;
  operation?: Operation | undefined;
  /** What a further = does again. */
  again?: { operation: Operation; right: Decimal } | undefined;
}

const ZERO: Decimal = { digits: 0n, scale: 0 };
const DIGITS = 12;

export const EMPTY: Calculator = { shown: '0', value: ZERO, typing: false, fresh: true };

export function press(before: Calculator, key: Key): Calculator {
  if (key === 'C') return EMPTY;
  const c = before.shown.startsWith('Cannot') || before.shown.startsWith('Too') ? EMPTY : before;
  switch (key) {
    case '+': case '−': case '×': case '÷': {
      const done = c.operation && c.left && c.fresh ? showing(c, calculate(c.left, c.operation, c.value)) : c;
      return { ...done, left: done.value, operation: key, typing: false, fresh: false, again: undefined };
    }
    case '=': {
      const todo = c.operation && c.left ? { left: c.left, operation: c.operation, right: c.value } : c.again && { left: c.value, ...c.again };
      if (!todo) return { ...c, typing: false };
      return { ...showing(c, calculate(todo.left, todo.operation, todo.right)), left: undefined, operation: undefined, again: { operation: todo.operation, right: todo.right } };
    }
    // Of what is on the left when adding or subtracting: 200 + 10 % is 220.
    case '%': {
      const of = c.left && (c.operation === '+' || c.operation === '−') ? c.left : { digits: 1n, scale: 0 };
      return showing(c, calculate(calculate(of, '×', c.value)!, '÷', { digits: 100n, scale: 0 }));
    }
    case '√': return showing(c, squareRoot(c.value));
    case '±': return c.typing ? typed(c, c.shown.startsWith('−') ? c.shown.slice(1) : `−${c.shown}`) : showing(c, negative(c.value));
    case '⌫': return c.typing ? typed(c, /^−?.$/.test(c.shown) ? '0' : c.shown.slice(0, -1)) : c;
    case '.': return !c.typing ? typed(c, '0.') : c.shown.includes('.') ? c : typed(c, `${c.shown}.`);
    default: {
      if (!c.typing || c.shown === '0') return typed(c, key);
      return c.shown.replace(/\D/g, '').length < DIGITS ? typed(c, c.shown + key) : c;
    }
  }
}

const typed = (c: Calculator, shown: string): Calculator => ({ ...c, shown, value: parse(shown), typing: true, fresh: true });

function showing(c: Calculator, value: Decimal | undefined): Calculator {
  if (!value) return { ...EMPTY, shown: 'Cannot be calculated' };
  const shown = format(value);
  return shown === undefined ? { ...EMPTY, shown: 'Too large to show' } : { ...c, shown, value, typing: false, fresh: true };
}
