import { put, type Row, type Rows } from './rows';
import { send } from './send';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The one panel of a room: opens for whoever is chosen, follows what the stream says of them, and sends its forms without leaving the page. */
export class Panel {
  private id = '';

  constructor(private readonly dialog: HTMLDialogElement, private readonly rows: Rows, private readonly say: (text: string) => void) {
    this.id = dialog.dataset['sitting'] === NOBODY ? '' : dialog.dataset['sitting'] ?? '';
    dialog.addEventListener('submit', event => {
      const form = event.target as HTMLFormElement;
      if (form.method === 'dialog') return;
      event.preventDefault();
      void this.send(form);
    });
    dialog.addEventListener('close', () => {
      const row = this.rows.get(this.id);
      this.id = '';
      row?.element.querySelector<HTMLElement>('a')?.focus();
    });
    // The page came with somebody chosen; open, it belongs to the page and not above it.
    if (dialog.open) {
      dialog.removeAttribute('open');
      dialog.showModal();
    }
  }

  open(row: Row) {
    this.point(row.id);
    this.refuse('');
    this.show(row);
    this.dialog.showModal();
    this.dialog.querySelector<HTMLElement>('h2')!.focus();
  }

  follow() {
    const row = this.id ? this.rows.get(this.id) : undefined;
    if (row) this.show(row);
  }

  private show(row: Row) {
    const title = this.dialog.querySelector('h2')!;
    if (title.textContent !== row.name) title.textContent = row.name;
    put(this.dialog, 'label', row.label);
    put(this.dialog, 'cause', row.cause);
    for (const button of this.dialog.querySelectorAll<HTMLElement>('[data-confirm]')) button.dataset['confirm'] = `End the sitting of ${row.name} now?`;
    for (const field of this.dialog.querySelectorAll<HTMLInputElement>('input[name="version:n"]')) field.value = String(row.version);
    for (const part of this.dialog.querySelectorAll<HTMLElement>('[data-when]')) {
      const { when, rank, within } = part.dataset;
      part.hidden = !when!.split(' ').includes(row.status) || (rank !== undefined && rank !== String(row.rank)) || (within !== undefined && within !== row.group);
    }
  }

  private point(id: string) {
    const before = this.dialog.dataset['sitting']!;
    for (const form of this.dialog.querySelectorAll<HTMLFormElement>('form[action]')) form.setAttribute('action', form.getAttribute('action')!.replace(before, id));
    for (const link of this.dialog.querySelectorAll<HTMLAnchorElement>('a[href]')) link.setAttribute('href', link.getAttribute('href')!.replace(before, id));
    this.dialog.dataset['sitting'] = this.id = id;
    this.code('');
  }

  private async send(form: HTMLFormElement) {
    const name = this.rows.get(this.id)?.name ?? '';
    const answer = await send(form);
    if (!answer.ok) return this.refuse(answer.words);
    this.refuse('');
    if (typeof answer.body['code'] === 'string') return this.code(answer.body['code']);
    this.dialog.close();
    this.say(`${name}: ${answer.words}`);
  }

  private refuse(words: string) {
    const place = this.dialog.querySelector<HTMLElement>('[data-refusal]')!;
    place.hidden = words === '';
    place.querySelector('p')!.textContent = words;
  }

  private code(code: string) {
    const place = this.dialog.querySelector<HTMLElement>('[data-code]')!;
    place.hidden = code === '';
    place.textContent = code;
    place.dataset['admissionCode'] = code;
  }
}
