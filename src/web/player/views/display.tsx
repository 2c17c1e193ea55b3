import { type Display, SIZES, THEMES } from '../display';
import type { Session } from '../session';
import { Sheet } from './sheet';

export function DisplaySheet({ session, close }: { session: Session; close: () => void }) {
  const display = session.kept.display ?? {};
  const set = (change: { [K in keyof Display]?: Display[K] | undefined }) =>
    session.setDisplay(Object.fromEntries(Object.entries({ ...display, ...change }).filter(([, value]) => value !== undefined)) as Display);
  return (
    <Sheet title="Display" close={close}>
      <p>Changes show at once and are kept on this device until the exam ends.</p>
      <fieldset class="picks">
        <legend>Text size</legend>
        {SIZES.map(({ value, words }) => <Pick key={words} type="radio" name="size" checked={display.size === value} choose={() => set({ size: value })} words={words} />)}
      </fieldset>
      <fieldset class="picks">
        <legend>Colours</legend>
        {THEMES.map(({ value, words }) => <Pick key={words} type="radio" name="theme" checked={display.theme === value} choose={() => set({ theme: value })} words={words} />)}
      </fieldset>
      <fieldset class="picks">
        <legend>Reading</legend>
        <Pick type="checkbox" checked={display.spacing === 'wide'} choose={on => set({ spacing: on ? 'wide' : undefined })} words="More space between lines, words and letters" />
        <Pick type="checkbox" checked={display.focus === 'line'} choose={on => set({ focus: on ? 'line' : undefined })} words="Line focus: a bright band, the rest is dimmed" />
      </fieldset>
      <p>The band follows the pointer and the focus. The arrow keys up and down move it too; in a list of choices hold Alt with them.</p>
      <p><button type="button" class="link" onClick={() => session.setDisplay({})}>Back to the usual display</button></p>
    </Sheet>
  );
}

function Pick({ words, choose, ...input }: { type: 'radio' | 'checkbox'; name?: string; checked: boolean; words: string; choose: (on: boolean) => void }) {
  return <label class="pick"><input {...input} onChange={event => choose(event.currentTarget.checked)} /><span>{words}</span></label>;
}
