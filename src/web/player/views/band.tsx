import { useEffect } from 'preact/hooks';

/** Line focus. It only looks: clicks go through it, and screen readers do not know of it. */
export function Band() {
  useEffect(() => {
    const { style } = document.documentElement;
    let y = innerHeight / 3;
    const line = () => parseFloat(getComputedStyle(document.body).lineHeight);
    const place = (to: number) => {
      y = Math.min(Math.max(to, 0), innerHeight);
      style.setProperty('--band', `${y}px`);
    };
    const step = (direction: number) => {
      const next = y + direction * line();
      // Near the edge the page moves instead.
      if (next < 3 * line() || next > innerHeight - 3 * line()) scrollBy(0, direction * line());
      else place(next);
    };
    const pointed = (event: PointerEvent) => place(event.clientY);
    const focused = (event: FocusEvent) => {
      const target = event.target as HTMLElement;
      if (!target.matches(':focus-visible')) return;
      const { top, bottom } = (target.closest('.option') ?? target).getBoundingClientRect();
      // Of something tall, its beginning.
      place(Math.min((top + bottom) / 2, top + 1.5 * line()));
    };
    const pressed = (event: KeyboardEvent) => {
      const direction = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (!direction || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const field = (event.target as Element).closest('input, textarea, select, dialog, [data-arrows]');
      if (field && (!event.altKey || !field.matches('input'))) return;
      event.preventDefault();
      step(direction);
    };
    place(y);
    addEventListener('pointermove', pointed);
    addEventListener('focusin', focused);
    addEventListener('keydown', pressed);
    return () => {
      removeEventListener('pointermove', pointed);
      removeEventListener('focusin', focused);
      removeEventListener('keydown', pressed);
      style.removeProperty('--band');
    };
  }, []);
  return <div class="band" aria-hidden="true" />;
}
