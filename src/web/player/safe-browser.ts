/** What Safe Exam Browser 3 offers to scripts: its keys, hashed with the address of this page. */
interface SafeExamBrowser {
  security?: {
    configKey?: string;
    browserExamKey?: string;
    updateKeys?(done: () => void): void;
  };
}

declare global {
  interface Window {
    SafeExamBrowser?: SafeExamBrowser;
  }
}

const PATIENCE = 2_000;

/** Version 3.0 on macOS and iOS fills the keys in when asked; later ones have them from the start. */
export function safeBrowserReady(): Promise<void> {
  const security = window.SafeExamBrowser?.security;
  if (!security?.updateKeys || security.configKey) return Promise.resolve();
  return new Promise(resolve => {
    setTimeout(resolve, PATIENCE);
    security.updateKeys!(() => resolve());
  });
}

/** Web views that add no headers of their own prove the browser by these; in any other browser there are none. */
export function safeBrowserHeaders(): Record<string, string> {
  const { configKey, browserExamKey } = window.SafeExamBrowser?.security ?? {};
  if (!configKey) return {};
  return {
    'X-SEB-Url': location.href.split('#')[0]!,
    'X-SEB-Config-Key-Hash': configKey,
    ...(browserExamKey ? { 'X-SEB-Browser-Exam-Key-Hash': browserExamKey } : {}),
  };
}
