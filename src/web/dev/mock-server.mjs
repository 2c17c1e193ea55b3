// The delivery contract in memory, to work on the player without the host. Development only: no authentication, no checks worth the name.
// node dev/mock-server.mjs [port]; then open /exam/sitting. POST /mock {"…"} changes what it does, see `knobs`.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kinds } from './kinds.mjs';

const client = join(fileURLToPath(import.meta.url), '../../../Cbhcr.Exam/wwwroot/client');
const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
  + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types cbhcr";
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.svg': 'image/svg+xml' };

const text = t => [{ kind: 'p', children: [{ kind: 'text', text: t }] }];
const item = (id, position, prompt, options) => ({
  itemId: id, position, prompt, options: options.map((o, i) => ({ optionId: `${id}-o${i}`, label: 'ABCD'[i], body: text(o) })),
});
const STEMS = [
  'A neighbor who lost her home in a flood tells you that she cannot sleep and feels alone. What should you do first?',
  'You are asked to help at a shelter. A man refuses to talk and walks up and down. Which of these is the best next step?',
  'A volunteer on your team shares a person’s story with a reporter. What do you say to the volunteer?',
];
const OPTIONS = [
  'Listen, and ask what she needs most right now', 'Tell her that everything will soon be fine',
  'Give her a list of every service in the county, read it to her in full and ask her to sign that she has received it', 'Call her family without asking her',
];

export function fresh(options = {}) {
  return {
    id: '0198c0de-0000-7000-8000-0000000000aa', status: 'scheduled', fence: 0, deviceId: null, acceptedAt: null, allowed: 90 * 60_000, used: 0, since: null,
    last: 0, hash: createHash('sha256').update('sitting').digest('hex'), log: [], batches: 0, repeats: 0, endedAt: null, agreeBy: null, messages: [], comments: [], grace: 3_000, count: 100, kinds: false,
    // down: every call answers 503; signedOut: 401; swallow: stores answers and drops the connection n times; refuse/throttle/tooLarge: n calls answer 422/429/413
    knobs: { down: false, signedOut: false, swallow: 0, refuse: 0, throttle: 0, tooLarge: 0, badToken: 0, slow: 0 },
    ...options,
  };
}

export function start(port = 0, sitting = fresh()) {
  const state = { sitting, token: randomUUID() };
  const server = createServer((request, response) => void handle(state, request, response).catch(e => { console.error(e); response.destroy(); }));
  return new Promise(resolve => server.listen(port, () => resolve({ server, state, url: `http://localhost:${server.address().port}` })));
}

const itemsOf = s => s.kinds ? kinds : Array.from({ length: s.count }, (_, i) => {
  const prompt = text(STEMS[i % 3]);
  if (i === 4) prompt.push({ kind: 'ul', children: ['She has eaten nothing today', 'Her phone is lost'].map(t => ({ kind: 'li', children: [{ kind: 'text', text: t }] })) });
  return item(`i${i + 1}`, i + 1, prompt, i % 4 === 3 ? OPTIONS.slice(0, 3) : OPTIONS);
});
const timeLeft = s => Math.max(0, s.allowed - s.used - (s.since ? Date.now() - s.since : 0));
const stop = s => { if (s.since) s.used += Date.now() - s.since; s.since = null; };
const end = (s, status) => { stop(s); s.status = status; s.endedAt = new Date().toISOString(); };
const clock = s => ({
  status: s.status, fence: s.fence, serverNow: new Date().toISOString(), deadline: s.since ? new Date(Date.now() + timeLeft(s)).toISOString() : null,
  timeLeft: s.status === 'scheduled' || s.status === 'checkedIn' || s.status === 'admitted' ? null : timeLeft(s), lastSequence: s.last,
});
const latest = s => [...new Map(s.log.map(r => [r.itemId, { itemId: r.itemId, optionId: r.optionId, answers: r.answers, sequence: r.sequence }])).values()];
const receipt = s => ({ sittingId: s.id, status: s.status, endedAt: s.endedAt, submittedAt: s.endedAt, lastSequence: s.last, answered: latest(s).filter(r => r.optionId || r.answers?.some(a => a.values.length > 0)).length, receiptHash: s.hash });

async function handle(state, request, response) {
  const s = state.sitting;
  const url = new URL(request.url, 'http://localhost');
  const send = (status, body, headers = {}) => {
    response.writeHead(status, { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', 'Cache-Control': 'no-store', ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };
  const problem = (status, code, more = {}) => send(status, { type: 'about:blank', title: code, status, detail: code, code, ...more });
  let body = '';
  for await (const chunk of request) body += chunk;

  if (url.pathname === '/mock') {
    const { knobs, ...changes } = body ? JSON.parse(body) : {};
    if (changes.status === 'paused') stop(s);
    if (changes.status === 'inProgress') s.since = Date.now();
    if (changes.status === 'terminated') end(s, 'terminated');
    Object.assign(s, changes);
    Object.assign(s.knobs, knobs);
    return send(200, { ...s, items: undefined });
  }
  if (s.knobs.down) return send(503, {});
  if (s.knobs.slow) await new Promise(resolve => setTimeout(resolve, s.knobs.slow));

  if (url.pathname === '/exam/sitting') {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': CSP, 'Cache-Control': 'no-store' });
    return response.end(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Your exam</title>
<meta name="csrf-token" content="${state.token}"><link rel="icon" href="data:,"><link rel="stylesheet" href="/client/player.css"><script type="module" src="/client/player.js"></script></head>
<body><main id="player" data-sitting="${s.id}"><noscript>The exam needs JavaScript.</noscript></main></body></html>`);
  }
  if (url.pathname.startsWith('/preview/')) {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': CSP });
    return response.end(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Preview</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/client/site.css">
<script type="module" src="/client/preview.js"></script></head><body><main><h1>Preview</h1><div data-preview><script type="application/json">${JSON.stringify(kinds[Number(url.pathname.slice(9)) - 1]).replaceAll('<', '\\u003c')}</script></div></main></body></html>`);
  }
  if (url.pathname.startsWith('/client/') || url.pathname === '/exam/sw.js') {
    const file = join(client, normalize(url.pathname.replace(/^\/(client|exam)\//, '/')));
    if (!file.startsWith(client) || !existsSync(file)) return send(404);
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', 'Cache-Control': 'no-cache', 'Content-Security-Policy': CSP });
    return createReadStream(file).pipe(response);
  }
  if (s.knobs.signedOut) return problem(401, 'signed-out');

  const call = url.pathname.replace(`/api/sittings/${s.id}/`, '');
  if (s.status === 'inProgress' && timeLeft(s) === 0 && Date.now() - s.since > s.allowed - s.used + s.grace) end(s, 'expired');
  if (request.method === 'GET') {
    if (call === 'clock') return send(200, clock(s));
    if (call === 'receipt') return send(200, receipt(s));
    if (call === 'messages') return send(200, { messages: s.messages });
    if (call === 'clock/why') return send(200, {
      serverNow: new Date().toISOString(), timeLeft: timeLeft(s), allowed: s.allowed, used: s.allowed - timeLeft(s),
      entries: [{ kind: 'started', at: new Date(Date.now() - (s.allowed - timeLeft(s))).toISOString(), seconds: s.allowed / 1000, words: 'You started with the time of this exam' }],
    });
    if (call !== 'delivery') return problem(404, 'not-found');
    const items = s.status === 'inProgress' ? itemsOf(s) : [];
    return send(200, {
      sittingId: s.id, version: 1, candidateLabel: 'Candidate 4F7K', examTitle: 'CBHCR-I Entry Responder', demonstration: true, formLabel: 'Form A', ...clock(s),
      timeAllowed: s.allowed, receiptHash: s.hash,
      agreement: { version: '1', paragraphs: ['The questions of this exam are confidential. I will not copy, record or pass on any question or answer.', 'I will work alone.'], acceptedAt: s.acceptedAt, expiresAt: s.agreeBy },
      tools: { calculator: true },
      tutorial: [item('practice-1', 1, text('Practice question. Choose an answer, then change it. Which month comes right after May?'), ['June', 'April', 'August', 'March']),
        item('practice-2', 2, text('Practice question. Mark this question for review, then open the review screen. How many days are in one week?'), ['Five', 'Six', 'Seven', 'Ten'])],
      items, responses: items.length ? latest(s) : [],
    });
  }
  if (request.headers['x-csrf-token'] !== state.token || s.knobs.badToken-- > 0) return problem(400, 'forgery-token');
  s.knobs.badToken = Math.max(0, s.knobs.badToken);
  const command = JSON.parse(body || '{}');

  if (call === 'agreement') {
    if (s.status !== 'admitted') return problem(409, 'not-admitted');
    s.acceptedAt ??= new Date().toISOString();
    return send(204);
  }
  if (call === 'comments') return s.comments.push(command), send(204);
  if (call === 'messages') return s.messages.push({ ...command, from: 'candidate', sentAt: new Date().toISOString() }), send(204);
  if (call === 'start') {
    if (s.status === 'inProgress' || s.status === 'paused') {
      if (s.deviceId !== null && s.deviceId !== command.deviceId) return problem(409, 'device-conflict');
    } else if (s.status !== 'admitted' || !s.acceptedAt) return problem(409, 'not-admitted');
    else Object.assign(s, { status: 'inProgress', since: Date.now() });
    if (s.deviceId !== command.deviceId) Object.assign(s, { deviceId: command.deviceId, fence: s.fence + 1 });
    return send(200, { fence: s.fence, deadline: clock(s).deadline, serverNow: clock(s).serverNow });
  }
  if (call === 'responses') {
    s.batches++;
    if (s.knobs.throttle > 0) return s.knobs.throttle--, send(429, {}, { 'Retry-After': '2' });
    if (s.knobs.refuse > 0) return s.knobs.refuse--, problem(422, 'unknown-option');
    if (command.responses.length > 200) return problem(400, 'too-many');
    if (s.knobs.tooLarge && command.responses.length > s.knobs.tooLarge) return problem(413, 'body-too-large');
    if (s.status !== 'inProgress') return problem(409, 'not-in-progress', { status: s.status });
    if (command.fence !== s.fence || command.deviceId !== s.deviceId) return problem(409, 'stale-fence');
    for (const r of command.responses) {
      if (r.sequence <= s.last) s.repeats++;
      else if (r.sequence !== s.last + 1) return problem(409, 'sequence-gap', { expected: s.last + 1 });
      else {
        s.last++;
        s.log.push(r);
        s.hash = createHash('sha256').update(`${s.hash}|${JSON.stringify(r)}`).digest('hex');
      }
    }
    if (s.knobs.swallow > 0) return s.knobs.swallow--, response.destroy();
    return send(200, { acknowledgedThrough: s.last, receiptHash: s.hash, ...clock(s) });
  }
  if (call === 'submit') {
    if (s.status === 'inProgress') {
      if (command.fence !== s.fence || command.deviceId !== s.deviceId) return problem(409, 'stale-fence');
      if (command.lastSequence > s.last) return problem(409, 'missing-responses', { expected: s.last + 1 });
      end(s, 'submitted');
    } else if (s.status !== 'submitted') return problem(409, 'not-in-progress', { status: s.status });
    return send(200, { receipt: receipt(s) });
  }
  return problem(404, 'not-found');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await start(Number(process.argv[2] ?? 5173));
  console.log(`${url}/exam/sitting  (admit with: curl -d '{"status":"admitted"}' ${url}/mock; every kind of question: '{"kinds":true}')`);
}
