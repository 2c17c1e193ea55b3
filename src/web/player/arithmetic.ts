/** An exact decimal number: digits / 10^scale. Binary fractions would make 0.1 + 0.2 something else than 0.3. */
export interface Decimal {
  digits: bigint;
  scale: number;
}

export type Operation = '+' | '−' | '×' | '÷';

/** Places kept of what has no end, such as a third. Far more than are shown. */
const PLACES = 40;
const SHOWN = 12;

const ten = (power: number) => 10n ** BigInt(power);

export function parse(text: string): Decimal {
  const [whole = '', fraction = ''] = text.replace('−', '-').split('.');
  return { digits: BigInt(`${whole}${fraction}` || 0), scale: fraction.length };
}

/** Undefined when there is no answer. */
export function calculate(left: Decimal, operation: Operation, right: Decimal): Decimal | undefined {
  const scale = Math.max(left.scale, right.scale);
  const [a, b] = [left, right].map(n => n.digits * ten(scale - n.scale)) as [bigint, bigint];
  switch (operation) {
    case '+': return { digits: a + b, scale };
    case '−': return { digits: a - b, scale };
    case '×': return shortened({ digits: left.digits * right.digits, scale: left.scale + right.scale });
    case '÷': return b === 0n ? undefined : { digits: (a * ten(PLACES)) / b, scale: PLACES };
  }
}

export function squareRoot({ digits, scale }: Decimal): Decimal | undefined {
  if (digits < 0n) return undefined;
  const square = digits * ten(2 * PLACES - scale);
  if (square === 0n) return { digits: 0n, scale: 0 };
  // Newton's method on whole numbers, from above.
  let root = ten(Math.ceil(String(square).length / 2));
  for (let next = (root + square / root) / 2n; next < root; next = (root + square / root) / 2n) root = next;
  return { digits: root, scale: PLACES };
}

export const negative = ({ digits, scale }: Decimal): Decimal => ({ digits: -digits, scale });

/** Rounded half up to twelve digits in all; undefined when it is too large for them. */
export function format({ digits, scale }: Decimal): string | undefined {
  const size = digits < 0n ? -digits : digits;
  const whole = Math.max(1, String(size).length - scale);
  if (whole > SHOWN) return undefined;
  const places = Math.min(scale, SHOWN - whole);
  const rounded = String((size + ten(scale - places) / 2n) / ten(scale - places)).padStart(places + 1, '0');
  const text = places === 0 ? rounded : `${rounded.slice(0, -places)}.${rounded.slice(-places)}`.replace(/\.?0+$/, '');
  if (text.replace(/\..*/, '').length > SHOWN) return undefined;
  return digits < 0n && text !== '0' ? `−${text}` : text;
}

const shortened = (n: Decimal): Decimal => (n.scale <= PLACES ? n : { digits: n.digits / ten(n.scale - PLACES), scale: PLACES });
