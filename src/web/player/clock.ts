/** Two readings of the device: `steady` never jumps but restarts with the page; `wall` survives a reload but may be wrong or be changed. */
export interface Moment {
  steady: number;
  wall: number;
}

/** What is kept in the store so that the clock goes on after a reload without the server. */
export interface ClockRecord {
  timeLeft: number | null;
  serverNow: number;
  wall: number;
  running: boolean;
}

/** The time left by the server's last word, carried forward on the device's steady clock. The server alone decides when time is up. */
export class ExamClock {
  private constructor(private readonly record: ClockRecord, private readonly steady: number) {}

  /** The answer was stamped somewhere between asking and hearing: taken as the middle. */
  static fromServer(reading: { serverNow: string; timeLeft: number | null; running: boolean }, asked: Moment, heard: Moment): ExamClock {
    const steady = (asked.steady + heard.steady) / 2;
    return new ExamClock(
      { timeLeft: reading.timeLeft, serverNow: Date.parse(reading.serverNow), wall: heard.wall - (heard.steady - steady), running: reading.running }, steady);
  }

  /** After a reload only the wall clock can tell how long the page was away; a wall clock set back counts as no time at all. */
  static fromRecord(record: ClockRecord, now: Moment): ExamClock {
    const away = Math.max(0, now.wall - record.wall);
    return new ExamClock({ ...record, ...advance(record, away), wall: now.wall }, now.steady);
  }

  /** To be stored now and then: the shorter the time between record and reload, the less a wrong wall clock can do. */
  toRecord(now: Moment): ClockRecord {
    return { ...this.record, ...advance(this.record, this.since(now)), wall: now.wall };
  }

  get running() {
    return this.record.running;
  }

  /** Milliseconds, never negative; null before the start. */
  timeLeft(now: Moment): number | null {
    const left = advance(this.record, this.since(now)).timeLeft;
    return left === null ? null : Math.max(0, left);
  }

  /** The server's time as far as it can be told from here. */
  serverNow(now: Moment): Date {
    return new Date(this.record.serverNow + this.since(now));
  }

  /** The device slept, or its clock was changed: time to ask the server. */
  hasDrifted(now: Moment): boolean {
    return Math.abs(now.wall - this.record.wall - this.since(now)) > 3_000;
  }

  private since(now: Moment) {
    return Math.max(0, now.steady - this.steady);
  }
}

function advance(record: ClockRecord, by: number) {
  return {
    timeLeft: record.timeLeft === null || !record.running ? record.timeLeft : record.timeLeft - by,
    serverNow: record.serverNow + by,
  };
}

const WARNINGS = [10, 5, 1];

/** The warning to speak when the time left falls from one value to another, in minutes. */
export function warningBetween(before: number, after: number): number | undefined {
  return WARNINGS.filter(m => before > m * 60_000 && after <= m * 60_000).at(-1);
}

/** 41:12, or 1:41:12. Rounded up, so that 0:00 means that the time is up. */
export function clockFace(milliseconds: number): string {
  const s = Math.ceil(milliseconds / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m] = [Math.floor(s / 3600), Math.floor((s % 3600) / 60)];
  return h > 0 ? `${h}:${two(m)}:${two(s % 60)}` : `${m}:${two(s % 60)}`;
}

/** In words, for speech: whole minutes above ten, minutes and seconds below. */
export function inWords(milliseconds: number): string {
  const s = Math.ceil(milliseconds / 1000);
  const parts: string[] = [];
  const [h, m] = [Math.floor(s / 3600), Math.floor((s % 3600) / 60)];
  if (h > 0) parts.push(count(h, 'hour'));
  if (m > 0) parts.push(count(m, 'minute'));
  if (s < 600 && (s % 60 > 0 || parts.length === 0)) parts.push(count(s % 60, 'second'));
  return parts.join(' ');
}

export const count = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;
