import { Api, Refused } from './api';
import { isOver } from './contract';
import { uuid } from './device';
import type { Session } from './session';

/** What is told to the exam: that it happened and when. Never what was typed, copied or looked at. */
export type Kind =
  | 'page-opened' | 'left-window' | 'came-back' | 'left-full-screen' | 'copy' | 'cut' | 'print' | 'context-menu' | 'clock-jumped' | 'window-size-changed' | 'offline' | 'online'
  | 'several-screens';

export interface Seen {
  observationId: string;
  kind: Kind;
  clientTime: string;
  seconds?: number;
}

const BATCH = 50;
const MOST = 300;
/** Shorter than this the focus comes and goes by itself. */
const BLINK = 1_000;
/** Whoever is still away after this is reported as away; the rest comes with the return. */
const LONG = 20_000;

/** Started once for the tab that works on the sitting. */
export function watch(session: Session) {
  const log = new WatchLog(session);
  const see = (kind: Kind, milliseconds?: number, ago = 0) => log.see(kind, milliseconds, ago);
  watchTheFocus(see);
  watchTheContent(session, see);
  watchTheDevice(see);
  session.onChange(() => log.opened());
}

type See = (kind: Kind, milliseconds?: number, ago?: number) => void;

function watchTheFocus(see: See) {
  let away: { since: number; told: boolean; timer: ReturnType<typeof setTimeout> } | undefined;
  const leave = () => {
    if (away) return;
    const left = { since: performance.now(), told: false, timer: setTimeout(tell, LONG) };
    away = left;
    function tell() {
      left.told = true;
      see('left-window', undefined, performance.now() - left.since);
    }
  };
  const comeBack = () => {
    if (!away) return;
    const { since, told, timer } = away;
    away = undefined;
    clearTimeout(timer);
    const gone = performance.now() - since;
    if (told) see('came-back', gone);
    else if (gone >= BLINK) see('left-window', gone, gone);
  };
  addEventListener('blur', leave);
  addEventListener('focus', comeBack);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
    // In view again, and perhaps beside another window that has the focus.
    else if (document.hasFocus()) comeBack();
  });
  let full = document.fullscreenElement !== null;
  document.addEventListener('fullscreenchange', () => {
    if (full && document.fullscreenElement === null) see('left-full-screen');
    full = document.fullscreenElement !== null;
  });
}

/** Questions are not copied; they can be selected, and what candidates write themselves is theirs to move about. */
function watchTheContent(session: Session, see: See) {
  for (const kind of ['copy', 'cut'] as const)
    document.addEventListener(kind, event => {
      if (session.status !== 'inProgress' || isOwnText(event.target)) return;
      event.preventDefault();
      see(kind);
    });
  document.addEventListener('contextmenu', event => {
    if (!isOwnText(event.target)) see('context-menu');
  });
  addEventListener('beforeprint', () => see('print'));
}

const isOwnText = (target: EventTarget | null) => target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;

function watchTheDevice(see: See) {
  let offlineSince: number | undefined;
  addEventListener('offline', () => {
    offlineSince = performance.now();
    see('offline');
  });
  addEventListener('online', () => {
    see('online', offlineSince === undefined ? undefined : performance.now() - offlineSince);
    offlineSince = undefined;
  });

  let last = { steady: performance.now(), wall: Date.now() };
  setInterval(() => {
    const now = { steady: performance.now(), wall: Date.now() };
    const jump = Math.abs(now.wall - last.wall - (now.steady - last.steady));
    last = now;
    if (jump > 3_000) see('clock-jumped', jump);
  }, 1_000);

  // A tool docked in the window takes room from the page and leaves the window alone. Zoom changes the ratio of pixels, and is nobody's business.
  const size = () => ({ width: innerWidth, height: innerHeight, around: `${outerWidth}x${outerHeight}@${devicePixelRatio}` });
  let before = size();
  let resizing: ReturnType<typeof setTimeout> | undefined;
  addEventListener('resize', () => {
    clearTimeout(resizing);
    resizing = setTimeout(() => {
      const now = size();
      if (now.around === before.around && Math.max(Math.abs(now.width - before.width), Math.abs(now.height - before.height)) > 150) see('window-size-changed');
      before = now;
    }, 500);
  });

  const display = screen as Screen & { isExtended?: boolean } & Partial<EventTarget>;
  let several = false;
  const look = () => {
    if (display.isExtended && !several) see('several-screens');
    several = display.isExtended ?? false;
  };
  setTimeout(look, 2_000);
  display.addEventListener?.('change', look);
}

/**
 * What was seen and not yet sent. Kept in localStorage, beside the answers' own store so that it can never stand in their way: it outlives a reload,
 * also one without a connection; where the browser gives no storage it is in memory and goes with the page. At most 300 wait.
 */
class WatchLog {
  private waiting: Seen[];
  private readonly api: Api;
  private readonly key: string;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private hasOpened = false;
  private failures = 0;

  constructor(private readonly session: Session) {
    this.api = new Api(session.sittingId);
    this.key = `cbhcr-watch-${session.sittingId}`;
    this.waiting = this.read();
    addEventListener('pagehide', () => {
      if (this.underWay && this.waiting.length > 0) this.api.flushObservations(session.kept.deviceId, this.waiting.slice(0, BATCH));
    });
  }

  /** Only an exam under way is watched; the waiting room, practice and the receipt are not. */
  private get underWay() {
    return this.session.status === 'inProgress' || this.session.status === 'paused';
  }

  see(kind: Kind, milliseconds?: number, ago = 0) {
    if (!this.underWay || this.waiting.length >= MOST) return;
    const seconds = milliseconds === undefined ? {} : { seconds: Math.round(milliseconds / 1_000) };
    this.waiting.push({ observationId: uuid(), kind, clientTime: new Date(this.session.serverNow.getTime() - ago).toISOString(), ...seconds });
    this.write();
    this.soon(1_000);
  }

  opened() {
    if (isOver(this.session.status)) this.forget();
    if (!this.underWay || this.session.phase !== 'ready' || this.hasOpened) return;
    this.hasOpened = true;
    this.see('page-opened');
  }

  private soon(milliseconds: number) {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.send();
    }, milliseconds);
  }

  private async send() {
    if (!this.underWay || this.waiting.length === 0) return;
    const batch = this.waiting.slice(0, BATCH);
    try {
      await this.api.observe(this.session.kept.deviceId, batch);
      this.failures = 0;
      this.drop(batch);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.failures++;
      // Refused twice with a fresh token: this batch will never be taken, and must not hold up what comes after it.
      if (error.status === 400 && !(await this.api.renewToken()) && this.failures > 1) this.drop(batch);
    }
    if (this.waiting.length > 0) this.soon(Math.min(60_000, 5_000 * 2 ** this.failures));
  }

  private drop(sent: Seen[]) {
    const ids = new Set(sent.map(s => s.observationId));
    this.waiting = this.waiting.filter(s => !ids.has(s.observationId));
    this.write();
  }

  private forget() {
    this.waiting = [];
    this.write();
  }

  private read(): Seen[] {
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(this.key) ?? '[]');
      return Array.isArray(stored) ? (stored as Seen[]).slice(0, MOST) : [];
    } catch {
      return [];
    }
  }

  private write() {
    try {
      if (this.waiting.length > 0) localStorage.setItem(this.key, JSON.stringify(this.waiting));
      else localStorage.removeItem(this.key);
    } catch {
      // In memory then.
    }
  }
}
