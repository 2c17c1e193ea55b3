import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fetchAhead } from '../ahead';
import { announce } from '../announce';
import { onKeys } from '../keys';
import type { Session } from '../session';
import { DisplaySheet } from './display';
import { KeysSheet } from './keys';
import { MessagesSheet } from './messages';

type Open = 'display' | 'keys' | 'messages' | undefined;

/** What can be used beside the questions. Where there is little room all of it folds into one button. */
export function Toolbar({ session, children }: { session: Session; children?: ComponentChildren }) {
  const [unfolded, setUnfolded] = useState(false);
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  useLayoutEffect(() => onKeys({ display: () => setOpen('display'), keys: () => setOpen('keys'), messages: () => setOpen('messages') }), []);
  const fold = (event: KeyboardEvent) => {
    const button = (event.currentTarget as Element).querySelector<HTMLElement>('.tools__open');
    if (event.key !== 'Escape' || !unfolded || !button?.offsetParent || document.querySelector('dialog[open]')) return;
    setUnfolded(false);
    button.focus();
  };
  return (
    <>
      <section class="tools" aria-label="Tools" onKeyDown={fold}>
        <button type="button" class="link tools__open" aria-expanded={unfolded} aria-controls="tools" onClick={() => setUnfolded(!unfolded)}>Tools</button>
        <div class="tools__list" id="tools" data-open={unfolded || undefined}>
          {children}
          {session.delivery?.tools?.calculator === true && <CalculatorTool />}
          <button type="button" class="link" onClick={() => setOpen('display')}>Display</button>
          <button type="button" class="link" onClick={() => setOpen('messages')}>Messages{session.thread.isNew && <> (new)</>}</button>
          <button type="button" class="link" onClick={() => setOpen('keys')}>Keys</button>
        </div>
      </section>
      <News session={session} read={() => setOpen('messages')} />
      {open === 'display' && <DisplaySheet session={session} close={close} />}
      {open === 'keys' && <KeysSheet close={close} />}
      {open === 'messages' && <MessagesSheet session={session} close={close} />}
    </>
  );
}

/** Spoken once when it comes, shown until it is opened; the focus stays where it is. */
function News({ session, read }: { session: Session; read: () => void }) {
  const isNew = session.thread.isNew;
  useEffect(() => {
    if (isNew) announce('New message from your proctor. Alt G opens it');
  }, [isNew, session.thread.messages?.at(-1)?.messageId]);
  if (!isNew) return null;
  return <p class="notice news"><strong>New message from your proctor.</strong> <button type="button" class="link" onClick={read}>Read it</button></p>;
}

/** Loaded when it is first wanted; fetched ahead so that it can be had without a connection. */
function CalculatorTool() {
  const [Panel, setPanel] = useState<ComponentType<{ close: () => void }>>();
  const [shown, setShown] = useState(false);
  const [problem, setProblem] = useState('');
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setShown(false);
    // Folded away, the button cannot take the focus.
    (opener.current?.offsetParent ? opener.current : document.querySelector<HTMLElement>('.tools__open'))?.focus();
  };
  const toggle = async () => {
    if (shown) return close();
    try {
      const { CalculatorPanel } = await import('./calculator');
      setPanel(() => CalculatorPanel);
      setProblem('');
      setShown(true);
    } catch {
      setProblem('The calculator cannot be loaded without a connection.');
    }
  };
  useEffect(() => void fetchAhead(() => import('./calculator')).catch(() => {}), []);
  useLayoutEffect(() => onKeys({ calculator: () => void toggle() }));
  return (
    <>
      <button type="button" class="link" ref={opener} aria-expanded={shown} onClick={() => void toggle()}>Calculator</button>
      {problem && <span role="status">{problem}</span>}
      {shown && Panel && <Panel close={close} />}
    </>
  );
}
