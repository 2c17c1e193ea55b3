import { useState } from 'preact/hooks';
import { call, Refused } from './api';
import type { Finding } from './contract';
import type { Draft } from './draft';
import { Choice, Field } from './fields/inputs';

interface Props {
  draft: Draft;
  findings: Finding[];
  reasons: Record<string, string>;
  code: string;
}

/** Hands the draft in: as the first version, as a new version, or as a revision that changes wording alone. */
export function Submit({ draft, findings, reasons, code }: Props) {
  const first = draft.details.basedOn === 0;
  const [as, setAs] = useState<'version' | 'revision'>('version');
  const [note, setNote] = useState('');
  const [fault, setFault] = useState('');
  const [sending, setSending] = useState(false);
  const errors = findings.filter(f => f.severity === 'error');
  const open = findings.filter(f => f.severity === 'warning' && !reasons[f.ruleId]?.trim());
  const inTheWay = errors.length > 0 ? `${errors.length} to fix first.` : open.length > 0 ? `${open.length} to fix or justify first.` : '';
  const send = async () => {
    setFault('');
    setSending(true);
    try {
      if (!await draft.save()) return setFault('It is not saved yet.');
      await call('POST', `/api/items/${draft.details.itemId}/submit`, { version: draft.version, as, note, justifications: reasons });
      location.assign(`/staff/items/${encodeURIComponent(code)}`);
    } catch (error) {
      setFault(error instanceof Refused ? error.message : 'There is no connection. Nothing was submitted.');
    } finally {
      setSending(false);
    }
  };
  return (
    <section aria-labelledby="author-submit" class="author-submit">
      <h2 id="author-submit">Submit</h2>
      {!first && <Choice legend="This is" value={as} options={[['version', 'A new version: stem meaning, an option or the key changed; statistics start empty'], ['revision', 'A revision: wording alone; a second person approves, statistics are kept']]} onChange={value => setAs(value as 'version' | 'revision')} />}
      {!first && <Field label="What changed, and why" rows={2} value={note} onChange={setNote} />}
      {inTheWay && <p class="usa-hint">{inTheWay}</p>}
      <p class="usa-error-message" role="alert">{fault}</p>
      <button type="button" class="usa-button" aria-disabled={sending || inTheWay !== ''} onClick={() => !sending && inTheWay === '' && void send()}>Submit for review</button>
    </section>
  );
}
