/** What the API answered to a form that was sent without leaving the page. */
export interface Answer {
  ok: boolean;
  body: Record<string, unknown>;
  /** For a person: what was done, or why not. */
  words: string;
}

/** Sends a page's form to the API as the form bridge would (Platform/FormBridge.cs), and stays on the page. */
export async function send(form: HTMLFormElement): Promise<Answer> {
  const fields = new FormData(form);
  // A field may be named action, and would stand in the place of the form's own member.
  const address = form.getAttribute('action')!.replace(/^\/forms/, '');
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRF-TOKEN': text(fields, '__RequestVerificationToken'), 'Idempotency-Key': text(fields, '_key') };
  try {
    const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(toJson(fields)) });
    const body = answer.headers.get('content-type')?.includes('json') ? await answer.json() as Record<string, unknown> : {};
    if (answer.ok) return { ok: true, body, words: text(fields, '_done') };
    return { ok: false, body, words: String(body['detail'] ?? 'It was refused.') };
  } catch {
    return { ok: false, body: {}, words: 'There is no connection. Nothing is known to have been done; try again.' };
  }
}

function toJson(fields: FormData): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  for (const key of new Set(fields.keys())) {
    if (key.startsWith('_')) continue;
    const [name, kind] = key.split(':') as [string, string | undefined];
    const value = text(fields, key);
    const typed = kind === 'n' ? (value.trim() === '' ? null : Number(value)) : kind === 'minutes' ? Number(value) * 60 : kind === 'b' ? value === 'true' : kind === 'list' ? fields.getAll(key) : value;
    put(json, name, typed);
  }
  return json;
}

/** A name may be a path: rows[2].count. */
function put(json: Record<string, unknown>, path: string, value: unknown) {
  const steps = path.replaceAll('[', '.[').split('.').map(step => (step.startsWith('[') ? Number(step.slice(1, -1)) : step));
  let at = json as Record<string | number, unknown>;
  steps.forEach((step, i) => {
    at = (at[step] = i === steps.length - 1 ? value : at[step] ?? (typeof steps[i + 1] === 'number' ? [] : {})) as typeof at;
  });
}

const text = (fields: FormData, name: string) => String(fields.getAll(name).at(-1) ?? '');
