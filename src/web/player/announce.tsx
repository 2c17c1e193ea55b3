import { useEffect, useState } from 'preact/hooks';

let speak: (text: string) => void = () => {};

/** Says something once, politely, to whoever listens with a screen reader. */
export const announce = (text: string) => speak(text);

export function Announcer() {
  const [said, setSaid] = useState({ text: '', odd: false });
  useEffect(() => {
    // A no-break space more or less makes the same words news.
    speak = text => setSaid(before => ({ text, odd: !before.odd }));
  }, []);
  return <p class="hidden" role="status" aria-live="polite">{said.text}{said.odd ? '\u00a0' : ''}</p>;
}
