import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Announcer } from '../announce';

/** A dialog over the page. Escape closes it; the focus goes back to where it came from. */
export function Sheet({ title, close, children }: { title: string; close: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useId();
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const shown = dialog.current!;
    shown.showModal();
    shown.querySelector('h2')!.focus();
    return () => {
      shown.close();
      const back = opener instanceof HTMLElement && opener !== document.body && opener.isConnected ? opener : document.querySelector<HTMLElement>('h1');
      back?.focus();
    };
  }, []);
  const cancelled = (event: Event) => {
    event.preventDefault();
    close();
  };
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby={name} onCancel={cancelled} onClose={() => dialog.current && close()}>
      <div class="sheet__top">
        <h2 id={name} tabIndex={-1}>{title}</h2>
        <button type="button" class="button button--plain" onClick={close}>Close</button>
      </div>
      {children}
      <Announcer />
    </dialog>
  );
}
