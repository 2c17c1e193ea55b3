import type { Rows } from './rows';
import { send, type Answer } from './send';

const MOST_AT_ONCE = 300;
const UNDO_FOR = 60_000;

interface Line {
  sittingId: string;
  done: boolean;
  refusal: string | null;
}

/** Choosing many, acting on them, and taking it back. */
export class Batch {
  private readonly form: HTMLFormElement;
  private readonly outcome: HTMLElement;
  private readonly undo: HTMLFormElement;
  private readonly all: HTMLInputElement;
  private timer = 0;

  constructor(private readonly section: HTMLElement, private readonly list: HTMLElement, private readonly rows: Rows, private readonly say: (text: string) => void) {
    this.form = section.querySelector<HTMLFormElement>('#batch')!;
    this.outcome = section.querySelector<HTMLElement>('[data-outcome]')!;
    this.undo = this.outcome.querySelector('form')!;
    this.all = section.querySelector<HTMLInputElement>('[data-choose-all]')!;
    this.all.closest('label')!.hidden = false;
    this.all.addEventListener('change', () => {
      for (const row of this.rows.shown) this.box(row.element)!.checked = this.all.checked;
      this.count();
    });
    list.addEventListener('change', () => this.count());
    const action = this.form.querySelector<HTMLSelectElement>('[name=action]')!;
    action.addEventListener('change', () => this.fit(action.value));
    this.fit(action.value);
    this.form.addEventListener('submit', event => {
      event.preventDefault();
      void this.act();
    });
    this.undo.addEventListener('submit', event => {
      event.preventDefault();
      void this.takeBack();
    });
    this.count();
  }

  /** Only what can be seen is acted on: who is filtered away is no longer chosen. */
  count() {
    for (const row of this.rows.all) if (row.element.hidden) this.box(row.element)!.checked = false;
    const chosen = this.chosen.length;
    this.section.querySelector('[data-chosen]')!.textContent = chosen === 0 ? 'Nobody chosen' : `${chosen} chosen`;
    const shown = this.rows.shown.length;
    this.all.checked = shown > 0 && chosen === shown;
    this.all.indeterminate = chosen > 0 && chosen < shown;
  }

  private get chosen(): HTMLInputElement[] {
    return [...this.list.querySelectorAll<HTMLInputElement>('input[type=checkbox]:checked')];
  }

  private box = (element: HTMLElement) => element.querySelector<HTMLInputElement>('input[type=checkbox]');

  private fit(action: string) {
    for (const part of this.form.querySelectorAll<HTMLElement>('[data-for]')) {
      const fits = part.dataset['for']!.split(' ').includes(action);
      part.hidden = !fits;
      if (part instanceof HTMLOptGroupElement) part.disabled = !fits;
      for (const field of part.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')) field.disabled = !fits;
    }
    const reason = this.form.querySelector<HTMLSelectElement>('[name=reason]')!;
    const first = reason.querySelector<HTMLOptionElement>(`optgroup[data-for="${action}"] option`);
    if (first) reason.value = first.value;
  }

  private async act() {
    const boxes = this.chosen;
    if (boxes.length === 0 || boxes.length > MOST_AT_ONCE) return this.tell(boxes.length === 0 ? 'Tick at least one candidate first.' : `At most ${MOST_AT_ONCE} at once.`, []);
    const id = this.form.querySelector<HTMLInputElement>('[name=batchId]')!;
    const button = this.form.querySelector<HTMLButtonElement>('button')!;
    button.disabled = true;
    const answer = await send(this.form);
    button.disabled = false;
    button.focus();
    if (!answer.ok) return this.tell(answer.words, []);
    boxes.forEach(box => box.checked = false);
    this.count();
    const { done, refused } = this.results(answer);
    this.tell(`Done for ${done}${refused > 0 ? `, refused for ${refused}` : ''}.`, answer.body['lines'] as Line[]);
    this.undo.setAttribute('action', this.undo.getAttribute('action')!.replace(/[0-9a-f-]{36}(?=\/undo$)/, String(answer.body['batchId'])));
    this.offer(done > 0);
    // The next one is another batch.
    id.value = another(id.value);
  }

  private async takeBack() {
    const answer = await send(this.undo);
    this.offer(false);
    if (!answer.ok) return this.tell(answer.words, []);
    const { done, refused } = this.results(answer);
    this.tell(`Taken back for ${done}${refused > 0 ? `, left as it is for ${refused}` : ''}.`, answer.body['lines'] as Line[]);
  }

  private results = (answer: Answer) => ({ done: Number(answer.body['done']), refused: Number(answer.body['refused']) });

  private offer(open: boolean) {
    const button = this.undo.querySelector<HTMLButtonElement>('[data-undo]')!;
    clearTimeout(this.timer);
    if (!open && button === document.activeElement) this.form.querySelector<HTMLButtonElement>('button')!.focus();
    button.hidden = !open;
    if (open) this.timer = setTimeout(() => this.offer(false), UNDO_FOR);
  }

  private tell(text: string, lines: Line[]) {
    this.outcome.hidden = false;
    this.outcome.querySelector('[data-outcome-text]')!.textContent = text;
    this.outcome.querySelector('[data-outcome-lines]')!.replaceChildren(...lines.filter(l => !l.done).map(l => {
      const item = document.createElement('li');
      item.textContent = `${this.rows.get(l.sittingId)?.name ?? 'A candidate'}: ${l.refusal}`;
      return item;
    }));
    this.say('');
  }
}

/** A version-7 id differs from the last one in its random end. */
function another(id: string): string {
  const random = [...crypto.getRandomValues(new Uint8Array(6))].map(b => b.toString(16).padStart(2, '0')).join('');
  return id.slice(0, 24) + random;
}
