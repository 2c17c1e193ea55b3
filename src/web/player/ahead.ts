/** The service worker keeps what it has seen; a page that it does not control yet it has not seen. */
export async function fetchAhead(load: () => Promise<{ address: string }>) {
  const { address } = await load();
  const worker = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!worker) return;
  await worker.ready;
  if (!worker.controller) await new Promise(resolve => worker.addEventListener('controllerchange', resolve, { once: true }));
  await fetch(address);
}
