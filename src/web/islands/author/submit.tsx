import { useState } from 'preact/hooks';
import { call, Refused } from './api';
import type { Finding, Problem } from './contract';
import type { Draft } from './draft';
import { Choice, Field, Tick } from './fields/inputs';
import { goTo } from './fields/place';

interface Props {
  draft: Draft;
  findings: Finding[];
  code: string;
}

const OVERTAKEN = ['stale-version', 'older-version'];

/** What to say of it; a difference is shown where those of a saving are. */
async function overtaken(draft: Draft, problem: Problem): Promise<string> {
  try {
    return await draft.overtaken(problem)
      ? 'Not submitted: somebody commented on this item or moved it meanwhile. Look at what they say, then submit again.'
      : 'Not submitted: somebody else changed this item meanwhile. Say above what is to stand, then submit again.';
  } catch {
    return 'Not submitted: somebody else changed this item meanwhile. Load the page again to see what they did.';
  }
}

/** Hands the draft in: as the first version, as a new version, or as a revision that changes wording alone. */
export function Submit({ draft, findings, code }: Props) {
  const { reasons } = draft;
  const first = draft.details.status === null;
  const [kind, setKind] = useState<'version' | 'revision'>('version');
  const [note, setNote] = useState('');
  const [vouched, setVouched] = useState(false);
  const [fault, setFault] = useState('');
  const [refused, setRefused] = useState<Finding[]>([]);
  const [sending, setSending] = useState(false);
  const tool = draft.content.assistedBy?.trim() ?? '';
  const errors = findings.filter(f => f.severity === 'error');
  const open = findings.filter(f => f.severity === 'warning' && !reasons[f.ruleId]?.trim());
  const inTheWay = errors.length > 0 ? `${errors.length} to fix first.` : open.length > 0 ? `${open.length} to fix or justify first.` : '';
  const send = async () => {
    setFault('');
    setRefused([]);
    setSending(true);
    try {
      if (!await draft.save()) return setFault('It is not saved yet.');
      await call('POST', `/api/items/${draft.details.itemId}/submit`, {
        kind, note: note.trim() || null, ai: { used: tool !== '', tool: tool || null, vouched }, justifications: draft.justifications, draftVersion: draft.version, version: draft.itemVersion,
      });
      location.assign(`/staff/items/${encodeURIComponent(code)}`);
    } catch (error) {
      if (error instanceof Refused && OVERTAKEN.includes(error.problem.code ?? '')) return setFault(await overtaken(draft, error.problem));
      setFault(error instanceof Refused ? error.message : 'There is no connection. Nothing was submitted.');
      if (error instanceof Refused) setRefused((error.problem.findings ?? []).filter(f => f.severity === 'error' || (f.severity === 'warning' && !reasons[f.ruleId]?.trim())));
    } finally {
      setSending(false);
    }
  };
  return (
    <section aria-labelledby="author-submit" class="author-submit">
      <h2 id="author-submit">Submit</h2>
      {!first && <Choice legend="This is" value={kind} options={[['version', 'A new version: stem meaning, an option or the key changed; statistics start empty'], ['revision', 'A revision: wording alone; a second person approves, statistics are kept']]} onChange={value => setKind(value as 'version' | 'revision')} />}
      <Field label={first ? 'A note for the reviewers' : 'What changed, and why'} rows={2} value={note} onChange={setNote} />
      {tool !== '' && <Tick label={`${tool} helped; I have checked every sentence and answer for it`} value={vouched} onChange={setVouched} />}
      {inTheWay && <p class="usa-hint">{inTheWay}</p>}
      <p class="usa-error-message" role="alert">{fault}</p>
      {refused.length > 0 && (
        <ul class="author-checks__list">
          {refused.map((f, i) => <li key={i} class={`author-finding--${f.severity}`}><button type="button" class="usa-button usa-button--unstyled" onClick={() => f.spans[0] && goTo(f.spans[0])}>{f.ruleId}</button><span class="author-checks__message">{f.message}</span></li>)}
        </ul>
      )}
      <button type="button" class="usa-button" aria-disabled={sending || inTheWay !== ''} onClick={() => !sending && inTheWay === '' && void send()}>Submit for review</button>
    </section>
  );
}
