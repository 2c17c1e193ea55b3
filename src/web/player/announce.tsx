import { useLayoutEffect, useState } from 'preact/hooks';

const speakers: ((text: string) => void)[] = [];

/** Says something once, politely, to whoever listens with a screen reader. What is behind an open dialog is not heard: the last one speaks. */
export const announce = (text: string) => speakers.at(-1)?.(text);

export function Announcer() {
  const [said, setSaid] = useState({ text: '', odd: false });
  // In the same turn: an effect after painting leaves the speaker of a closed dialog in its place for a while, and what is said then is lost.
  useLayoutEffect(() => {
    // A no-break space more or less makes the same words news.
    const speak = (text: string) => setSaid(before => ({ text, odd: !before.odd }));
    speakers.push(speak);
    return () => void speakers.splice(speakers.indexOf(speak), 1);
  }, []);
  return <p class="hidden" role="status" aria-live="polite">{said.text}{said.odd ? '\u00a0' : ''}</p>;
}
