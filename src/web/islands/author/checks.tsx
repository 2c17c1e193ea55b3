import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { AtField } from './comments';
import type { Finding } from './contract';
import { Field } from './fields/inputs';
import { beside, goTo, idOf } from './fields/place';

const WORDS = { error: 'To fix', warning: 'To fix or justify', information: 'To know' };

/** Reasons why a warning may stand, by rule; they go with the submission. */
export const Justifications = createContext<{ reasons: Record<string, string>; justify(ruleId: string, reason: string): void }>({ reasons: {}, justify: () => {} });

/** What the rules and the reviewers say of one field, where it stands. */
export function Beside({ findings, field }: { findings: Finding[]; field: string }) {
  const here = beside(findings, field);
  return (
    <>
      {here.length > 0 && (
        <ul class="author-findings" id={`${idOf(field)}-findings`}>
          {here.map((finding, i) => <One key={`${finding.ruleId}-${i}`} finding={finding} />)}
        </ul>
      )}
      <AtField field={field} />
    </>
  );
}

function One({ finding }: { finding: Finding }) {
  const { reasons, justify } = useContext(Justifications);
  const reason = reasons[finding.ruleId] ?? '';
  return (
    <li class={`author-finding author-finding--${finding.severity}`}>
      <p><strong>{WORDS[finding.severity]}:</strong> {finding.message} <span class="app-code">{finding.ruleId}</span></p>
      {finding.evidence && <p class="app-muted">{finding.evidence}</p>}
      {finding.severity === 'warning' && (
        <details class="author-justify" open={reason !== ''}>
          <summary>{reason.trim() ? 'Justified' : 'It may stand, because …'}</summary>
          <Field label={`Why ${finding.ruleId} may stand`} rows={2} value={reason} onChange={value => justify(finding.ruleId, value)} />
        </details>
      )}
    </li>
  );
}

interface SummaryProps {
  findings: Finding[] | null;
  fault: string;
}

/** All findings in one list, each a way to its place. */
export function Summary({ findings, fault }: SummaryProps) {
  const { reasons } = useContext(Justifications);
  const of = (severity: Finding['severity']) => (findings ?? []).filter(f => f.severity === severity);
  const open = of('warning').filter(f => !reasons[f.ruleId]?.trim());
  return (
    <section aria-labelledby="author-checks" class="author-checks">
      <h2 id="author-checks">Checks</h2>
      <p role="status">{fault || (findings === null ? 'Checking' : findings.length === 0 ? 'Nothing found.' : `${of('error').length} to fix, ${open.length} to fix or justify, ${of('information').length} to know.`)}</p>
      <ol class="author-checks__list">
        {(findings ?? []).map((finding, i) => (
          <li key={`${finding.ruleId}-${i}`} class={`author-finding--${finding.severity}`}>
            <button type="button" class="usa-button usa-button--unstyled" disabled={finding.spans.length === 0} onClick={() => finding.spans[0] && goTo(finding.spans[0])}>
              <span class="app-code">{finding.ruleId}</span> {WORDS[finding.severity]}{finding.spans[0] ? ` in ${spoken(finding.spans[0].field)}` : ''}
            </button>
            <span class="author-checks__message">{finding.message}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const NAMES: Record<string, string> = {
  skillArea: 'skill area', cognitiveLevel: 'level of thinking', authorNote: 'author’s note', readingNotes: 'reading notes', shuffleOptions: 'order of the options',
  assistedBy: 'AI tool that helped', body: 'text',
};

/** options[0].text is “option A”. */
export function spoken(field: string): string {
  const option = /^options\[(\d+)\](?:\.(\w+))?/.exec(field);
  if (option) return `option ${String.fromCharCode(65 + Number(option[1]))}${option[2] && option[2] !== 'text' ? `, ${option[2]}` : ''}`;
  const reference = /^references\[(\d+)\]/.exec(field);
  if (reference) return `source ${Number(reference[1]) + 1}`;
  const task = /^task\.(\w+)/.exec(field);
  return task ? task[1]! : NAMES[field] ?? field;
}
