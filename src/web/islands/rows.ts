/** One candidate as the stream tells it; names come with the first word about somebody. */
export interface Line {
  id: string;
  version: number;
  name?: string;
  label?: string;
  status: string;
  group: string;
  rank: number;
  cause: string;
  until?: number;
  left?: number;
  answered?: number;
  marks?: string;
}

export interface Row extends Line {
  name: string;
  label: string;
  element: HTMLElement;
}

export const GROUPS = ['needsYou', 'waiting', 'atWork', 'done'];

/** The rows of a room: filled from what the stream says, made for newcomers, put in order when nobody is touching them. */
export class Rows {
  private readonly rows = new Map<string, Row>();
  private readonly names = new Intl.Collator(undefined, { sensitivity: 'base' });
  private ahead = 0;
  private filter = { group: '', text: '' };

  constructor(private readonly list: HTMLElement, private readonly pattern: HTMLTemplateElement) {}

  get(id: string) {
    return this.rows.get(id);
  }

  get all(): Row[] {
    return [...this.rows.values()];
  }

  get shown(): Row[] {
    return this.all.filter(row => !row.element.hidden);
  }

  count(group: string) {
    return group === '' ? this.rows.size : this.all.filter(row => row.group === group).length;
  }

  /** Returns whether the candidate has come to need somebody by this. */
  take(line: Line, now: number): boolean {
    const before = this.rows.get(line.id);
    const element = before?.element ?? this.list.querySelector<HTMLElement>(`[data-row="${CSS.escape(line.id)}"]`) ?? this.make(line);
    const row: Row = { ...line, name: line.name ?? before?.name ?? '', label: line.label ?? before?.label ?? '', element };
    this.rows.set(line.id, row);
    this.ahead = now - Date.now();
    if (element.dataset['group'] !== row.group) element.dataset['group'] = row.group;
    put(element, 'name', row.name);
    put(element, 'label', row.label);
    put(element, 'cause', row.cause);
    put(element, 'marks', row.marks ?? '');
    put(element, 'answered', row.answered === undefined ? '' : `${row.answered} answered`);
    this.tell(row);
    this.hide(row);
    return row.group === 'needsYou' && before !== undefined && (before.group !== row.group || before.rank !== row.rank);
  }

  /** A row with the focus in it waits until the focus has gone. */
  drop(id: string) {
    const row = this.rows.get(id);
    if (!row) return;
    this.rows.delete(id);
    if (row.element.contains(document.activeElement)) row.element.addEventListener('focusout', () => row.element.remove(), { once: true });
    else row.element.remove();
  }

  /** The page may have been loaded before somebody was gone. */
  dropStrangers() {
    for (const element of this.list.querySelectorAll<HTMLElement>('[data-row]')) if (!this.rows.has(element.dataset['row']!)) element.remove();
  }

  show(group: string, text: string) {
    this.filter = { group, text: text.trim().toLocaleLowerCase() };
    this.all.forEach(row => this.hide(row));
  }

  tick() {
    for (const row of this.rows.values()) if (row.until !== undefined) this.tell(row);
  }

  /** Moves what is out of its place; when held, only tells whether anything is. */
  sort(held: boolean): number {
    const wanted = this.all.sort((a, b) => a.rank - b.rank || this.names.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
    let moves = 0;
    let at = this.list.firstElementChild;
    for (const { element } of wanted) {
      if (element === at) at = at.nextElementSibling;
      else {
        moves++;
        // One out of its place is enough to know.
        if (held) return moves;
        this.list.insertBefore(element, at);
      }
    }
    return moves;
  }

  timeLeft(row: Row): string {
    const seconds = row.until !== undefined ? Math.floor(Math.max(0, row.until - Date.now() - this.ahead) / 1000) : row.left;
    if (seconds === undefined) return '';
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    return h > 0 ? `${h}:${two(m)}:${two(s)} left` : `${m}:${two(s)} left`;
  }

  private tell(row: Row) {
    put(row.element, 'timeLeft', this.timeLeft(row));
  }

  private hide(row: Row) {
    const { group, text } = this.filter;
    const shown = (group === '' || row.group === group) && (text === '' || `${row.name} ${row.label}`.toLocaleLowerCase().includes(text));
    if (row.element.hidden === shown && !(shown === false && row.element.contains(document.activeElement))) row.element.hidden = !shown;
  }

  private make(line: Line): HTMLElement {
    const made = (this.pattern.content.cloneNode(true) as DocumentFragment).querySelector<HTMLElement>('.app-row')!;
    made.dataset['row'] = line.id;
    const box = made.querySelector<HTMLInputElement>('input[type=checkbox]');
    if (box) {
      box.value = line.id;
      box.setAttribute('aria-label', `Choose ${line.name ?? ''}`);
    }
    const link = made.querySelector<HTMLAnchorElement>('a');
    if (link) link.href = `?sitting=${line.id}`;
    this.list.append(made);
    return made;
  }
}

/** Cells are written only when they change: three hundred clocks tick every second. */
export function put(within: Element, cell: string, text: string) {
  const place = within.querySelector(`[data-cell="${cell}"]`);
  if (place && place.textContent !== text) place.textContent = text;
}

const two = (n: number) => String(n).padStart(2, '0');
