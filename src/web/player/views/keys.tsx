import { SHORTCUTS } from '../keys';
import { Sheet } from './sheet';

export function KeyList() {
  return (
    <>
      <dl class="keys">{SHORTCUTS.map(s => <div key={s.code}><dt><kbd>{s.keys}</kbd></dt><dd>{s.does}</dd></div>)}</dl>
      <p>On a Mac, Alt is the Option key. Arrow keys move between the choices of a question. Tab goes on, Shift+Tab goes back, Escape closes what is open.</p>
    </>
  );
}

export const KeysSheet = ({ close }: { close: () => void }) => <Sheet title="Keys you can use" close={close}><KeyList /></Sheet>;
