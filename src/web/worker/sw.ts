declare const self: ServiceWorkerGlobalScope;
export type {};

/** Keeps the page and its files so that a reload without a connection resumes in place. Questions and answers are in IndexedDB, never here. */
const CACHE = 'cbhcr-exam-shell';
const PAGE = '/exam/sitting';
const FILES = ['/client/player.js', '/client/player.css', '/client/fonts/PublicSans-Regular.woff2', '/client/fonts/PublicSans-Bold.woff2'];
const PATIENCE = 3_000;

/** After one wait was in vain, the other files of the same page are not waited for. */
let slowUntil = 0;

self.addEventListener('install', event => {
  event.waitUntil(Promise.all([self.skipWaiting(), ...[PAGE, ...FILES].map(address => fromNetwork(new Request(address)).catch(() => undefined))]));
});

self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname === PAGE || url.pathname.startsWith('/client/')) event.respondWith(networkFirst(event));
});

async function networkFirst(event: FetchEvent): Promise<Response> {
  const fetched = fromNetwork(event.request);
  event.waitUntil(fetched.catch(() => undefined));
  const cached = () => caches.match(event.request, { ignoreSearch: true, ignoreVary: true });
  const patience = Date.now() < slowUntil ? 0 : PATIENCE;
  try {
    const answer = await Promise.race([fetched, new Promise<undefined>(resolve => setTimeout(resolve, patience))]);
    if (answer && answer.status < 500) return answer;
    if (!answer && patience > 0) slowUntil = Date.now() + 10_000;
    return (await cached()) ?? answer ?? await fetched;
  } catch {
    return (await cached()) ?? Response.error();
  }
}

async function fromNetwork(request: Request): Promise<Response> {
  const answer = await fetch(request);
  if (answer.status === 200 && answer.type === 'basic' && !answer.redirected) await (await caches.open(CACHE)).put(new URL(request.url).pathname, answer.clone());
  return answer;
}
