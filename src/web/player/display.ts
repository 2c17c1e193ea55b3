/** How a candidate wants to see the exam. What is not set is as the device has it. */
export interface Display {
  size?: 125 | 150 | 200;
  theme?: 'light' | 'dark' | 'yellow' | 'contrast';
  spacing?: 'wide';
  focus?: 'line';
}

export const SIZES: { value: Display['size']; words: string }[] = [
  { value: undefined, words: '100 %' }, { value: 125, words: '125 %' }, { value: 150, words: '150 %' }, { value: 200, words: '200 %' },
];

export const THEMES: { value: Display['theme']; words: string }[] = [
  { value: undefined, words: 'As this device' }, { value: 'light', words: 'Light' }, { value: 'dark', words: 'Dark' },
  { value: 'yellow', words: 'Black on yellow' }, { value: 'contrast', words: 'White on black, high contrast' },
];

/** Attributes only: the style sheet does the rest. */
export function show(display: Display = {}) {
  const { dataset } = document.documentElement;
  for (const name of ['size', 'theme', 'spacing', 'focus'] as const) {
    const value = display[name];
    if (value === undefined) delete dataset[name];
    else dataset[name] = String(value);
  }
}
