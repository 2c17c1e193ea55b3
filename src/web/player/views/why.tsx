import { useEffect, useState } from 'preact/hooks';
import { clockFace } from '../clock';
import type { ClockReasons } from '../contract';
import type { Session } from '../session';
import { Sheet } from './sheet';

/** How the time left comes about: the server's ledger, entry by entry. */
export function WhySheet({ session, close }: { session: Session; close: () => void }) {
  const [reasons, setReasons] = useState<ClockReasons | 'asking' | 'unknown'>('asking');
  useEffect(() => {
    let open = true;
    session.api.clockReasons().then(r => open && setReasons(r), () => open && setReasons('unknown'));
    return () => void (open = false);
  }, []);
  return (
    <Sheet title="How your time left comes about" close={close}>
      <div role="status">
        {reasons === 'asking' && <p>Asking the exam…</p>}
        {reasons === 'unknown' && <p>This cannot be shown right now. The time shown beside the questions is right by the clock of this device; the exam corrects it when the connection is back.</p>}
        {typeof reasons === 'object' && <p>At {time(reasons.serverNow)} you had <strong>{clockFace(reasons.timeLeft)}</strong> left.</p>}
      </div>
      {typeof reasons === 'object' && <Ledger reasons={reasons} />}
    </Sheet>
  );
}

function Ledger({ reasons }: { reasons: ClockReasons }) {
  return (
    <>
      <table class="ledger">
        <caption>What happened, by the clock of this device</caption>
        <thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Time</th></tr></thead>
        <tbody>
          {reasons.entries.map((e, i) => <tr key={i}><td><time dateTime={e.at}>{time(e.at)}</time></td><td>{e.words}</td><td>{signed(e.seconds)}</td></tr>)}
        </tbody>
      </table>
      <dl class="receipt">
        <div><dt>Time you may use</dt><dd>{clockFace(reasons.allowed)}</dd></div>
        <div><dt>Time used</dt><dd>{clockFace(reasons.used)}</dd></div>
        <div><dt>Time left</dt><dd>{clockFace(reasons.timeLeft)}</dd></div>
      </dl>
      <p>Times are hours, minutes and seconds. If something is not right, tell your proctor.</p>
    </>
  );
}

const time = (instant: string) => new Date(instant).toLocaleTimeString('en', { hour: 'numeric', minute: '2-digit', second: '2-digit' });
const signed = (seconds: number) => (seconds === 0 ? '' : `${seconds > 0 ? '+' : '−'}${clockFace(Math.abs(seconds) * 1_000)}`);
