import { Panel } from './actions';
import { Batch } from './batch';
import { GROUPS, Rows, type Line } from './rows';

/**
 * Keeps a proctor's room current (RoomPage.razor): <section id="roster" data-stream="…"> with [data-rows], a pattern for newcomers, one panel
 * and one batch. Rows are put in order only while neither the focus nor the pointer is among them.
 */
interface Message {
  full: boolean;
  now: number;
  alsoHere: number;
  rows: Line[];
  gone: string[];
}

const SPEAK_EVERY = 3_000;
const AGAIN = 3_000;

const roster = document.querySelector<HTMLElement>('#roster[data-stream]');
if (roster) follow(roster, roster.dataset['stream']!);

function follow(section: HTMLElement, address: string) {
  const part = (name: string) => document.querySelector<HTMLElement>(`[data-roster="${name}"]`)!;
  const list = section.querySelector<HTMLElement>('[data-rows]')!;
  const rows = new Rows(list, section.querySelector<HTMLTemplateElement>('[data-row-template]')!);
  const speak = speaker(part('summary'));
  const dialog = section.querySelector<HTMLDialogElement>('#actions');
  const panel = dialog && new Panel(dialog, rows, speak);
  const batchBar = section.querySelector<HTMLElement>('[data-batch]');
  const batch = batchBar && new Batch(batchBar, list, rows, speak);
  const filter = filtering(section, () => {
    rows.show(filter.group, filter.text);
    after();
  });
  let told = false;
  const held = holding(list, () => settle());
  part('held').querySelector('button')!.addEventListener('click', () => {
    rows.sort(false);
    settle();
  });
  list.addEventListener('click', event => {
    const row = (event.target as Element).closest('a')?.closest<HTMLElement>('[data-row]');
    const known = row && rows.get(row.dataset['row']!);
    if (!known || !panel) return;
    event.preventDefault();
    panel.open(known);
  });
  walk(list);
  setInterval(() => rows.tick(), 1_000);

  function settle() {
    part('held').hidden = rows.sort(held()) === 0 || !held();
  }

  function after() {
    if (!told) return;
    for (const group of ['', ...GROUPS]) {
      const place = section.querySelector(`[data-count="${group}"]`);
      const count = rows.count(group);
      if (place && place.textContent !== String(count)) place.textContent = String(count);
      if (group === 'needsYou' && place?.nextElementSibling) place.nextElementSibling.textContent = count === 1 ? 'needs you' : 'need you';
    }
    part('none').hidden = rows.shown.length > 0;
    batch?.count();
    settle();
  }

  rows.show(filter.group, filter.text);
  listen(address, part('connection'), message => {
    const needing: string[] = [];
    for (const line of message.rows) if (rows.take(line, message.now)) needing.push(`${rows.get(line.id)!.name}: ${line.cause}`);
    message.gone.forEach(id => rows.drop(id));
    if (message.full) {
      told = true;
      const present = new Set(message.rows.map(r => r.id));
      rows.all.filter(r => !present.has(r.id)).forEach(r => rows.drop(r.id));
      rows.dropStrangers();
    }
    part('also').textContent = message.alsoHere > 0 ? `Also here: ${message.alsoHere}` : '';
    panel?.follow();
    after();
    if (needing.length > 0) speak(needing.length > 3 ? `${needing.length} more candidates need you.` : needing.join('. '));
  });
}

function listen(address: string, connection: HTMLElement, take: (message: Message) => void) {
  let lost = false;
  const say = (text: string) => {
    if (connection.textContent !== text) connection.textContent = text;
  };
  let stream: EventSource;
  const open = () => {
    stream = new EventSource(address);
    stream.addEventListener('open', () => {
      say(lost ? 'Live again.' : 'Live: this page updates by itself.');
      lost = false;
    });
    stream.addEventListener('error', () => {
      lost = true;
      if (stream.readyState !== EventSource.CLOSED) return say('Connection lost; trying again. What you see may be old.');
      // The browser gives up after any refusal, but a program that is starting refuses for a moment only.
      say('Not live: the connection was refused. Trying again; if it stays so, reload the page or sign in again.');
      setTimeout(open, AGAIN);
    });
    stream.addEventListener('roster', message => take(JSON.parse((message as MessageEvent<string>).data) as Message));
  };
  open();
  addEventListener('pagehide', () => stream.close());
  addEventListener('pageshow', event => {
    if (event.persisted) location.reload();
  });
}

/** Groups and search work on the page as it is; the address keeps them, so that a reload shows the same. */
function filtering(section: HTMLElement, changed: () => void) {
  const find = section.querySelector<HTMLInputElement>('#find')!;
  const form = find.form!;
  const links = [...section.querySelectorAll<HTMLAnchorElement>('[data-filter]')];
  const chosen = { group: links.find(l => l.hasAttribute('aria-current'))?.dataset['filter'] ?? '', text: find.value };
  form.querySelector('button')!.hidden = true;
  form.addEventListener('submit', event => event.preventDefault());
  find.addEventListener('input', () => {
    chosen.text = find.value;
    changed();
  });
  for (const link of links) link.addEventListener('click', event => {
    event.preventDefault();
    chosen.group = link.dataset['filter']!;
    links.forEach(l => l === link ? l.setAttribute('aria-current', 'true') : l.removeAttribute('aria-current'));
    history.replaceState(null, '', link.href);
    changed();
  });
  return chosen;
}

/** Whether somebody is at the rows now. A finger leaves no pointer behind, so that only a mouse counts as staying. */
function holding(list: HTMLElement, released: () => void): () => boolean {
  let pointer = false;
  const held = () => pointer || list.contains(document.activeElement);
  list.addEventListener('pointerenter', event => pointer = event.pointerType === 'mouse');
  list.addEventListener('pointerleave', () => {
    pointer = false;
    if (!held()) released();
  });
  list.addEventListener('focusout', () => setTimeout(() => held() || released()));
  return held;
}

/** Arrow keys go from row to row, in the column where one is; Home and End to the ends. */
function walk(list: HTMLElement) {
  list.addEventListener('keydown', event => {
    const kind = (event.target as Element).matches('a') ? 'a' : (event.target as Element).matches('input') ? 'input' : undefined;
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (!kind || step === undefined) return;
    const all = [...list.querySelectorAll<HTMLElement>(`[data-row]:not([hidden]) ${kind}`)];
    const to = Math.min(all.length - 1, Math.max(0, all.indexOf(event.target as HTMLElement) + step));
    event.preventDefault();
    all[to]?.focus();
  });
}

/** Says things one after another and not faster than can be heard. */
function speaker(place: HTMLElement) {
  let waiting: string[] = [];
  let timer = 0;
  const next = () => {
    timer = 0;
    if (waiting.length === 0) return;
    place.textContent = waiting.join('. ');
    waiting = [];
    timer = setTimeout(next, SPEAK_EVERY);
  };
  return (text: string) => {
    if (text === '') return;
    waiting.push(text);
    if (!timer) next();
  };
}
