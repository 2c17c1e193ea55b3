/**
 * Keeps a proctor's roster current: <section id="roster" data-stream="/api/rooms/…/roster/stream"> with rows [data-row="id"] and cells [data-cell="name"].
 * What is only for some states carries them: [data-when="scheduled checkedIn"]. Optional in the page: [data-roster="connection"], [data-roster="new"] (hidden until there is somebody new); both are made when missing.
 */
interface Row {
  id: string;
  version: number;
  status: string;
  needsAttention: boolean;
  cells: Record<string, string>;
}

const AGAIN = 3_000;

const roster = document.querySelector<HTMLElement>('#roster[data-stream]');
if (roster) follow(roster, roster.dataset['stream']!);

function follow(section: HTMLElement, address: string) {
  const connection = part(section, 'connection', 'Connecting to the live roster…');
  const summary = part(section, 'summary', '');
  const newcomers = part(section, 'new', '');
  connection.setAttribute('role', 'status');
  summary.setAttribute('role', 'status');
  summary.classList.add('usa-sr-only');
  newcomers.hidden = true;

  let lost = false;
  let stream: EventSource;
  const open = () => {
    stream = new EventSource(address);
    stream.addEventListener('open', () => {
      say(connection, lost ? 'Live again.' : 'Live: this page updates by itself.');
      lost = false;
    });
    stream.addEventListener('error', () => {
      lost = true;
      if (stream.readyState !== EventSource.CLOSED) return say(connection, 'Connection lost; trying again. What you see may be old.');
      // The browser gives up after any refusal, but a program that is starting refuses for a moment only.
      say(connection, 'Not live: the connection was refused. Trying again; if it stays so, reload the page or sign in again.');
      setTimeout(open, AGAIN);
    });
    stream.addEventListener('roster', hear);
  };
  const hear = (message: Event) => {
    const { rows } = JSON.parse((message as MessageEvent<string>).data) as { rows: Row[] };
    const changes: string[] = [];
    let unknown = 0;
    for (const row of rows) {
      const line = section.querySelector(`[data-row="${CSS.escape(row.id)}"]`);
      if (!line) unknown++;
      else if (fill(line, row)) changes.push(`${nameOf(line)}: ${row.cells['status'] ?? 'changed'}`);
    }
    offer(newcomers, unknown);
    if (changes.length > 0) say(summary, changes.length > 3 ? `${changes.length} candidates changed state.` : changes.join('. '));
  };
  open();
  addEventListener('pagehide', () => stream.close());
  addEventListener('pageshow', event => {
    if (event.persisted) location.reload();
  });
}

/** Returns whether the status changed: the clock and the count of answers change all the time and are not worth saying. */
function fill(line: Element, { cells, status, version, needsAttention }: Row): boolean {
  for (const field of line.querySelectorAll<HTMLInputElement>('input[name="version:n"]')) field.value = String(version);
  for (const part of line.querySelectorAll<HTMLElement>('[data-when]')) part.hidden = !part.dataset['when']!.split(' ').includes(status);
  line.classList.toggle('app-attention', needsAttention);
  let spoken = false;
  for (const [name, text] of Object.entries(cells)) {
    const cell = line.querySelector(`[data-cell="${CSS.escape(name)}"]`);
    if (!cell || cell.textContent === text) continue;
    cell.textContent = text;
    if (name === 'status') {
      spoken = true;
      line.setAttribute('data-status', text);
    }
  }
  return spoken;
}

function offer(place: HTMLElement, count: number) {
  if (!place.hidden === count > 0) return;
  place.hidden = count === 0;
  place.replaceChildren();
  if (count === 0) return;
  const link = document.createElement('a');
  link.href = location.href;
  link.textContent = 'New candidates: show';
  place.append(link);
}

const nameOf = (line: Element) => (line.querySelector('th, h2, [data-cell="name"]')?.textContent ?? 'A candidate').trim();

function say(place: HTMLElement, text: string) {
  if (place.textContent !== text) place.textContent = text;
}

function part(section: HTMLElement, name: string, text: string): HTMLElement {
  const found = section.querySelector<HTMLElement>(`[data-roster="${name}"]`);
  if (found) return found;
  const made = document.createElement('p');
  made.dataset['roster'] = name;
  made.className = 'app-live';
  made.textContent = text;
  section.prepend(made);
  return made;
}
