/** A button with data-confirm="question" asks before it does what it does. Without this script it just does it. */
document.addEventListener('click', event => {
  const button = (event.target as Element | null)?.closest<HTMLButtonElement>('button[data-confirm]');
  if (!button || button.dataset['confirmed'] !== undefined) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  ask(button);
}, true);

function ask(button: HTMLButtonElement) {
  const dialog = document.createElement('dialog');
  dialog.className = 'app-dialog';
  const question = element('p', 'app-dialog__text', button.dataset['confirm'] ?? '');
  question.id = 'app-dialog-text';
  dialog.setAttribute('aria-labelledby', question.id);
  const yes = element('button', 'usa-button', button.dataset['confirmYes'] ?? button.textContent?.trim() ?? 'Yes');
  const no = element('button', 'usa-button usa-button--outline', 'Cancel');
  yes.type = no.type = 'button';
  const actions = element('div', 'app-dialog__actions', '');
  actions.append(yes, no);
  dialog.append(question, actions);
  yes.addEventListener('click', () => {
    dialog.close();
    button.dataset['confirmed'] = '';
    button.click();
    delete button.dataset['confirmed'];
  });
  no.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    dialog.remove();
    button.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  no.focus();
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, className: string, text: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
