import type { Problem } from './contract';

/** The host said no, and why. */
export class Refused extends Error {
  constructor(readonly status: number, readonly problem: Problem) {
    super(problem.detail ?? problem.title ?? 'It was refused.');
  }
}

let token: Promise<string> | null = null;

const freshToken = () => (token ??= fetch('/api/antiforgery', { headers: { Accept: 'application/json' } }).then(async answer => String(((await answer.json()) as { token: string }).token)).catch(error => {
  token = null;
  throw error;
}));

/** @throws Refused when the host says no, TypeError when it cannot be reached. */
export async function call<T>(method: string, address: string, body?: unknown, more: RequestInit = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (method !== 'GET') headers['X-CSRF-TOKEN'] = await freshToken();
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const answer = await fetch(address, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }), ...more });
  const said = answer.headers.get('content-type')?.includes('json') ? await answer.json() as unknown : {};
  if (answer.ok) return said as T;
  const problem = said as Problem;
  if (answer.status === 400 && problem.code === 'forgery-token') token = null;
  if (answer.status === 401) throw new Refused(401, { detail: 'You are signed out. Sign in again in another tab; what you wrote is kept here.' });
  throw new Refused(answer.status, problem);
}

export interface Asset {
  name: string;
  width: number;
  height: number;
}

export async function uploadAsset(file: File): Promise<Asset> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let words = '';
  for (const byte of bytes) words += String.fromCharCode(byte);
  return await call<Asset>('POST', '/api/assets', { data: btoa(words) });
}
