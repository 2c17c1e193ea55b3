import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { announce } from '../announce';
import { EMPTY, type Key, press } from '../calculator';

/** Where this file is, so that it can be fetched ahead. */
export const address = import.meta.url;

const KEYS: { key: Key; says: string }[] = [
  { key: 'C', says: 'Clear' }, { key: '⌫', says: 'Delete last digit' }, { key: '%', says: 'Percent' }, { key: '÷', says: 'Divide' },
  { key: '7', says: '7' }, { key: '8', says: '8' }, { key: '9', says: '9' }, { key: '×', says: 'Multiply' },
  { key: '4', says: '4' }, { key: '5', says: '5' }, { key: '6', says: '6' }, { key: '−', says: 'Subtract' },
  { key: '1', says: '1' }, { key: '2', says: '2' }, { key: '3', says: '3' }, { key: '+', says: 'Add' },
  { key: '±', says: 'Change sign' }, { key: '0', says: '0' }, { key: '.', says: 'Decimal point' }, { key: '√', says: 'Square root' },
  { key: '=', says: 'Equals' },
];

/** From the keyboard, by what is typed. */
const TYPED: Record<string, Key> = { '-': '−', '*': '×', x: '×', '/': '÷', ',': '.', Enter: '=', Backspace: '⌫', Delete: 'C', r: '√', n: '±' };

/** Beside the question, not over it: the question can be read and answered meanwhile. */
export function CalculatorPanel({ close }: { close: () => void }) {
  const [state, setState] = useState(EMPTY);
  const display = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => display.current?.focus(), []);
  const pressed = (key: Key) => {
    const next = press(state, key);
    setState(next);
    if (key === 'C') announce('Cleared');
    else if (!next.typing) announce(next.shown.replace('−', 'minus '));
  };
  const typed = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const onButton = event.target instanceof HTMLButtonElement;
    const key = TYPED[event.key] ?? KEYS.find(k => k.key === event.key)?.key;
    if (event.key === 'Escape') close();
    else if (key && !(onButton && event.key === 'Enter')) pressed(key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section class="calculator" aria-label="Calculator" onKeyDown={typed}>
      <input ref={display} class="calculator__display" readOnly inputMode="none" aria-label="Calculator display" aria-describedby="calculator-hint" value={state.shown} />
      <div class="calculator__keys">
        {KEYS.map(({ key, says }) => <button type="button" key={key} class={key === '=' ? 'calculator__equals' : undefined} aria-label={says} onClick={() => pressed(key)}>{key}</button>)}
      </div>
      <p class="hint" id="calculator-hint">You can type here: digits, + - * / %, R for square root, N to change the sign, Enter for equals, Delete to clear, Escape to close.</p>
      <button type="button" class="link" onClick={close}>Close calculator</button>
    </section>
  );
}
