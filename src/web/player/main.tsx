import { render } from 'preact';
import './player.css';
import './tools.css';
import './parts.css';
import { App } from './app';
import { listenToKeys } from './keys';
import { Session } from './session';
import { safeBrowserReady } from './safe-browser';
import { TabLock } from './tab';
import { watch } from './watch';

const root = document.getElementById('player');
const sittingId = root?.dataset['sitting'];
if (root && sittingId) {
  const session = new Session(sittingId);
  const lock = new TabLock(`cbhcr-sitting-${sittingId}`, begin, () => show('other'), () => {
    // Another tab took over. A fresh page writes nothing and waits its turn.
    session.abandon();
    location.reload();
  });
  const show = (tab: 'own' | 'other') => render(<App session={session} tab={tab} takeOver={() => lock.takeOver()} />, root);

  function begin() {
    show('own');
    session.onChange(() => show('own'));
    listenToKeys();
    watch(session);
    void safeBrowserReady().then(() => session.open());
    void session.lookAtDisk(true);
    setInterval(() => void session.lookAtDisk(), 300_000);
    registerServiceWorker();
  }

  root.replaceChildren();
  void lock.acquire();
}

function registerServiceWorker() {
  if (!('serviceWorker' in navigator)) return;
  const address = '/exam/sw.js';
  const policy = window.trustedTypes?.createPolicy('cbhcr', {
    createScriptURL: url => {
      if (url !== address) throw new TypeError(`not ours: ${url}`);
      return url;
    },
  });
  navigator.serviceWorker.register((policy?.createScriptURL(address) ?? address) as string, { scope: '/exam/' }).catch(() => {
    // Without it the exam works; only a reload without a connection does not.
  });
}

declare global {
  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown } };
  }
}
