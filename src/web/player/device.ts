import type { Moment } from './clock';

/** A random UUID; `crypto.randomUUID` exists in secure contexts only. */
export function uuid(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, b => b.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export const pause = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds));

export const moment = (): Moment => ({ steady: performance.now(), wall: Date.now() });

const key = (sittingId: string) => `cbhcr-device-${sittingId}`;

/** Kept in two places: whichever is cleared, the other still knows this device. */
export function deviceIdFor(sittingId: string, stored: string | undefined): string {
  const id = stored ?? attempt(() => localStorage.getItem(key(sittingId))) ?? uuid();
  attempt(() => localStorage.setItem(key(sittingId), id));
  return id;
}

export const forgetDevice = (sittingId: string) => attempt(() => localStorage.removeItem(key(sittingId)));

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
