import { pause } from './device';
import { safeBrowserHeaders } from './safe-browser';
import type { Seen } from './watch';
import type { Acknowledgement, ClockReading, ClockReasons, Delivery, Entry, Problem, ProctorMessage, Receipt, Start } from './contract';

/** An answer other than success. `status` 0: no answer at all. */
export class Refused extends Error {
  constructor(readonly status: number, readonly problem: Problem, readonly retryAfter: string | null = null) {
    super(problem.detail ?? problem.title ?? 'no connection');
  }

  /** No connection, a restart or a proxy without a server behind it: try again later, say nothing alarming. */
  get isOutage() {
    return this.status === 0 || this.status >= 500 || this.status === 408;
  }

  get isSignedOut() {
    return this.status === 401 || (this.status === 403 && !this.needsSafeBrowser);
  }

  /** The programme asks for Safe Exam Browser, and this is not it. */
  get needsSafeBrowser() {
    return this.problem.code === 'safe-exam-browser-required';
  }
}

export class Api {
  private token = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? '';

  constructor(private readonly sittingId: string) {}

  delivery = (patience = 8_000) => this.get<Delivery>('delivery', patience);
  clock = () => this.get<ClockReading>('clock', 8_000);
  receipt = () => this.get<Receipt>('receipt', 8_000);
  agree = (version: string) => this.post<void>('agreement', { version });
  start = (deviceId: string) => this.post<Start>('start', { deviceId });
  /** Asks the proctor to let this device go on. */
  askForDevice = (deviceId: string) => this.post<void>('device', { deviceId });
  endSection = (deviceId: string, fence: number, section: number, lastSequence: number) => this.post<ClockReading>('sections/end', { deviceId, fence, section, lastSequence });
  beginSection = (deviceId: string, fence: number, section: number) => this.post<ClockReading>('sections/begin', { deviceId, fence, section });
  submit = (deviceId: string, fence: number, lastSequence: number) => this.post<{ receipt: Receipt }>('submit', { deviceId, fence, lastSequence });
  respond = (deviceId: string, fence: number, responses: Entry[]) => this.post<Acknowledgement>('responses', { deviceId, fence, responses });

  observe = (deviceId: string, observations: Seen[]) => this.post<void>('observations', { deviceId, observations });

  flushObservations(deviceId: string, observations: Seen[]) {
    void fetch(this.url('observations'), { ...this.options({ deviceId, observations }), keepalive: true }).catch(() => {});
  }
  clockReasons = () => this.get<ClockReasons>('clock/why', 8_000);
  messages = () => this.get<{ messages: ProctorMessage[] }>('messages', 8_000);
  say = (messageId: string, text: string) => this.post<void>('messages', { messageId, text });
  comment = (commentId: string, itemId: string, text: string) => this.post<void>('comments', { commentId, itemId, text });

  /** The last chance before the page goes away; nobody hears the answer, and a repeat does no harm. */
  flush(deviceId: string, fence: number, responses: Entry[]) {
    void fetch(this.url('responses'), { ...this.options({ deviceId, fence, responses }), keepalive: true }).catch(() => {});
  }

  /** After a long time offline or a restart the page's token may be too old: the page itself carries a new one. */
  async renewToken(): Promise<boolean> {
    try {
      const page = await fetch('/exam/sitting', { cache: 'no-store', headers: safeBrowserHeaders(), signal: AbortSignal.timeout(8_000) });
      const fresh = /<meta name="csrf-token" content="([^"]+)"/.exec(await page.text())?.[1];
      if (!fresh || fresh === this.token) return false;
      this.token = fresh;
      return true;
    } catch {
      return false;
    }
  }

  /**
   * What changes on the server side, as it happens, until it is stopped. Read with fetch and not by an EventSource: that one cannot send
   * headers, and gives up for good when a program that is starting refuses once.
   */
  listen(heard: (reading: ClockReading) => void): () => void {
    const stop = new AbortController();
    const follow = async () => {
      while (!stop.signal.aborted) {
        try {
          const answer = await fetch(this.url('stream'), { cache: 'no-store', headers: { Accept: 'text/event-stream', ...safeBrowserHeaders() }, signal: stop.signal });
          if (answer.ok && answer.body) for await (const data of dataOf(answer.body)) heard(JSON.parse(data) as ClockReading);
        } catch {
          // The clock is asked for besides, and says what the trouble is.
        }
        if (!stop.signal.aborted) await pause(2_000 + Math.random() * 4_000);
      }
    };
    void follow();
    return () => stop.abort();
  }

  /** Asks the browser, too, to forget what it holds of the exam. */
  forget = () => fetch('/exam/forget', { method: 'POST', headers: { 'X-CSRF-TOKEN': this.token } }).then(() => {}, () => {});

  private url(path: string) {
    return `/api/sittings/${encodeURIComponent(this.sittingId)}/${path}`;
  }

  private options(body: unknown): RequestInit {
    return { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': this.token, ...safeBrowserHeaders() }, body: JSON.stringify(body) };
  }

  private get<T>(path: string, patience: number) {
    return this.send<T>(path, { cache: 'no-store' }, patience);
  }

  private post<T>(path: string, body: unknown) {
    return this.send<T>(path, this.options(body), 15_000);
  }

  private async send<T>(path: string, options: RequestInit, patience: number): Promise<T> {
    let answer: Response;
    let text: string;
    try {
      answer = await fetch(this.url(path), { ...options, headers: { Accept: 'application/json', ...safeBrowserHeaders(), ...options.headers }, signal: AbortSignal.timeout(patience) });
      text = await answer.text();
    } catch {
      throw new Refused(0, {});
    }
    const json = parse(text);
    if (answer.ok && (answer.status === 204 || json !== undefined)) return json as T;
    // A success without JSON is somebody else's page: a sign-in form or a network's own gate.
    throw new Refused(answer.ok ? (answer.redirected ? 401 : 0) : answer.status, (json as Problem | undefined) ?? {}, answer.headers.get('Retry-After'));
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The data lines of Server-Sent Events; each of ours is one line. */
async function* dataOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = '';
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const lines = (rest + piece.value).split('\n');
    rest = lines.pop()!;
    for (const line of lines) if (line.startsWith('data: ')) yield line.slice(6);
  }
}
