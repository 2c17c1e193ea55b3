import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

const SITE = document.title;

/** The heading of a screen. It takes the focus when the screen changes, so that nobody has to look for the new place. */
export function Title({ children, of }: { children: ComponentChildren; of?: string | number }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // In the same turn as the drawing: a quick Tab must not be overtaken.
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
    document.title = `${heading.current?.textContent} – ${SITE}`;
  }, [of]);
  return <h1 ref={heading} tabIndex={-1}>{children}</h1>;
}
