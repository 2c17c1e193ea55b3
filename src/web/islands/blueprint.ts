import { send } from './send';

/**
 * The blueprint's page while somebody types (BlueprintEditPage.razor): sums by domain and in all, shares against weights, what the bank is short of;
 * and saving without losing what was typed. The server counts again.
 */
const WAIT = 600;
const TOLERANCE = 2;

const part = document.querySelector<HTMLElement>('[data-blueprint]');
const form = part?.closest('form');
if (part && form) edit(form, part);

function edit(form: HTMLFormElement, part: HTMLElement) {
  const status = part.querySelector<HTMLElement>('[data-arithmetic]')!;
  let timer = 0;
  const count = () => {
    const words = arithmetic(form, part);
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (status.textContent !== words) status.textContent = words;
    }, WAIT);
  };
  form.addEventListener('input', count);
  count();
  form.addEventListener('submit', event => {
    event.preventDefault();
    void save(form, part);
  });
}

function arithmetic(form: HTMLFormElement, part: HTMLElement): string {
  const scored = value(form, 'exam.scoredItems');
  const words: string[] = [];
  let [items, weight, short] = [0, 0, 0];
  for (const domain of part.querySelectorAll<HTMLElement>('[data-domain]')) {
    let [ofItems, ofWeight] = [0, 0];
    for (const row of part.querySelectorAll<HTMLElement>(`[data-of="${CSS.escape(domain.dataset['domain']!)}"]`)) {
      const [w, n] = [...row.querySelectorAll<HTMLInputElement>('input[type=number]')].map(number) as [number, number];
      ofItems += n;
      ofWeight += w;
      const lacks = Math.max(0, n - Number(row.dataset['bank']));
      short += lacks;
      tell(row, '[data-share]', share(n, scored));
      tell(row, '[data-short]', lacks > 0 ? `${lacks} short` : '');
    }
    items += ofItems;
    weight += ofWeight;
    const off = ofWeight > 0 && scored > 0 ? (100 * ofItems) / scored - ofWeight : 0;
    sums(domain, ofWeight, ofItems, scored, Math.abs(off) > TOLERANCE ? `${Math.abs(off).toFixed(1)} points ${off > 0 ? 'above' : 'below'} its weight` : '');
  }
  const total = part.querySelector<HTMLElement>('[data-total]')!;
  sums(total, weight, items, scored, items === scored ? '' : `${Math.abs(scored - items)} too ${items > scored ? 'many' : 'few'}`);
  words.push(items === scored ? `${items} items, as many as are scored.` : `${items} items for ${scored} scored places: ${Math.abs(scored - items)} too ${items > scored ? 'many' : 'few'}.`);
  if (weight > 0 && Math.abs(weight - 100) > 0.001) words.push(`The weights add up to ${round(weight)} percent.`);
  const mix = ['recall', 'application', 'judgment'].reduce((sum, level) => sum + value(form, `exam.cognitiveMix.${level}`), 0);
  if (mix !== 100) words.push(`The cognitive levels add up to ${mix} percent.`);
  short += ranges(part);
  words.push(short > 0 ? `The bank is ${short} items short.` : 'The bank has enough of each.');
  return words.join(' ');
}

function ranges(part: HTMLElement): number {
  let short = 0;
  for (const row of part.querySelectorAll<HTMLElement>('[data-cell]')) {
    const bank = row.querySelector('select')!.selectedOptions[0]?.dataset['bank'];
    const least = number(row.querySelector('input')!);
    const lacks = bank === undefined ? 0 : Math.max(0, least - Number(bank));
    short += lacks;
    tell(row, '[data-has]', bank ?? '');
    tell(row, '[data-short]', lacks > 0 ? `${lacks} short` : '');
  }
  return short;
}

function sums(row: HTMLElement, weight: number, items: number, scored: number, note: string) {
  tell(row, '[data-sum=weight]', weight > 0 ? round(weight) : '');
  tell(row, '[data-sum=items]', String(items));
  tell(row, '[data-sum=share]', share(items, scored));
  tell(row, '[data-sum=note]', note);
}

async function save(form: HTMLFormElement, part: HTMLElement) {
  const button = part.querySelector<HTMLButtonElement>('button[type=submit]')!;
  button.disabled = true;
  const answer = await send(form);
  button.disabled = false;
  if (answer.ok) return location.assign(form.querySelector<HTMLInputElement>('[name=_then]')!.value + '?saved=yes');
  const fields = new Map([...form.querySelectorAll<HTMLElement>('[name]')].map(f => [f.getAttribute('name')!.split(':')[0]!, f]));
  for (const field of fields.values()) field.removeAttribute('aria-invalid');
  const faults = Object.entries((answer.body['errors'] ?? {}) as Record<string, string>);
  const refusal = part.querySelector<HTMLElement>('[data-refusal]')!;
  refusal.querySelector('ul')!.replaceChildren(...(faults.length > 0 ? faults : [['', answer.words] as [string, string]]).map(([at, words]) => line(words, fields.get(at))));
  refusal.hidden = false;
  refusal.focus();
}

/** The fault in words; with a field, a button that leads to it. */
function line(words: string, field: HTMLElement | undefined): HTMLLIElement {
  const item = document.createElement('li');
  if (!field || (field as HTMLInputElement).type === 'hidden') {
    item.textContent = words;
    return item;
  }
  field.setAttribute('aria-invalid', 'true');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'usa-button usa-button--unstyled';
  button.textContent = words;
  button.addEventListener('click', () => field.focus());
  item.append(button);
  return item;
}

function tell(within: Element, selector: string, text: string) {
  const place = within.querySelector(selector);
  if (place && place.textContent !== text) place.textContent = text;
}

function value(form: HTMLFormElement, name: string) {
  return number(form.querySelector<HTMLInputElement>(`[name="${name}:n"]`)!);
}

function number(input: HTMLInputElement) {
  return Number(input.value) || 0;
}

function round(n: number) {
  return n.toFixed(1);
}

function share(items: number, scored: number) {
  return scored > 0 ? ((100 * items) / scored).toFixed(1) : '';
}
