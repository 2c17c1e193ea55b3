/** Alt and a letter: by the place of the key, since Alt changes the letter on some keyboards. Letters alone belong to screen readers. */
export const SHORTCUTS = [
  { code: 'KeyN', keys: 'Alt+N', name: 'next', does: 'Next question' },
  { code: 'KeyP', keys: 'Alt+P', name: 'previous', does: 'Previous question' },
  { code: 'KeyM', keys: 'Alt+M', name: 'mark', does: 'Mark or unmark this question for review' },
  { code: 'KeyR', keys: 'Alt+R', name: 'review', does: 'Open the review screen' },
  { code: 'KeyT', keys: 'Alt+T', name: 'time', does: 'Say how much time is left' },
  { code: 'KeyW', keys: 'Alt+W', name: 'why', does: 'Show how the time left comes about' },
  { code: 'KeyX', keys: 'Alt+X', name: 'strike', does: 'Strike out the option that has the focus, or take that back' },
  { code: 'KeyH', keys: 'Alt+H', name: 'highlight', does: 'Highlight the selected text; with nothing selected, choose sentences to highlight' },
  { code: 'KeyO', keys: 'Alt+O', name: 'note', does: 'Open or close your note on this question' },
  { code: 'KeyQ', keys: 'Alt+Q', name: 'comment', does: 'Comment on this question' },
  { code: 'KeyC', keys: 'Alt+C', name: 'calculator', does: 'Open or close the calculator, where one is allowed' },
  { code: 'KeyD', keys: 'Alt+D', name: 'display', does: 'Display: text size, colours, spacing, line focus' },
  { code: 'KeyG', keys: 'Alt+G', name: 'messages', does: 'Messages from and to your proctor' },
  { code: 'KeyK', keys: 'Alt+K', name: 'keys', does: 'Show these keys' },
] as const;

export type Shortcut = (typeof SHORTCUTS)[number]['name'];

const handlers: Partial<Record<Shortcut, () => void>>[] = [];

/** The latest set of handlers is asked first. Returns what takes them away again. To be called in a layout effect: keys are as quick as the screen. */
export function onKeys(handler: Partial<Record<Shortcut, () => void>>) {
  handlers.push(handler);
  return () => void handlers.splice(handlers.indexOf(handler), 1);
}

export function listenToKeys() {
  addEventListener('keydown', event => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat || event.getModifierState('AltGraph')) return;
    const name = SHORTCUTS.find(s => s.code === event.code)?.name;
    const action = name && handlers.findLast(h => h[name])?.[name];
    if (!action) return;
    event.preventDefault();
    // What is behind an open dialog stays as it is; the time may be asked for anywhere.
    if (name === 'time' || !document.querySelector('dialog[open]')) action();
  });
}
