import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { call, Refused } from './api';
import { Beside, Justifications, Summary } from './checks';
import { CommentList, Comments, useComments } from './comments';
import { Conflict } from './conflict';
import type { Content, Context, DraftDetails, Finding, Option } from './contract';
import { Draft, sentence } from './draft';
import { Framework, Notes, References } from './fields/about';
import { bodyOf, wordsAnd } from './fields/bodies';
import { CaseOf } from './fields/case';
import { Hotspot } from './fields/hotspot';
import { Select } from './fields/inputs';
import { Options } from './fields/options';
import { Accepted, Rubric, Targets } from './fields/others';
import { ofType } from './key';
import { preview } from './preview';
import { Submit } from './submit';
import { RichText } from './text/richtext';

const PATIENCE = 700;
const WITH_OPTIONS = ['single-best-answer', 'multiple-response', 'ordering', 'matching', 'hotspot'];

/** The whole form of one item; see ItemEditPage.razor. */
export function Author({ details, context }: { details: DraftDetails; context: Context }) {
  const [, look] = useReducer((n: number) => n + 1, 0);
  const draft = useMemo(() => new Draft(details, () => look(0)), []);
  const { content } = draft;
  const putBy = useRef<Option[]>([]);
  const { findings, fault } = useChecks(draft);
  const { comments, fault: silence } = useComments(draft);
  const found = findings ?? [];
  const change = (patch: Partial<Content>) => draft.change(patch);
  const changeType = (type: string) => {
    if (content.options.length > 0) putBy.current = content.options;
    change(ofType(content, type, putBy.current));
  };
  const parts = { content, context, findings: found, change };

  useEffect(() => {
    const leave = () => void draft.save(true);
    const warn = (event: BeforeUnloadEvent) => {
      if (draft.state === 'met' || draft.state === 'refused' || draft.state === 'unreachable') event.preventDefault();
    };
    addEventListener('pagehide', leave);
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('pagehide', leave);
      removeEventListener('beforeunload', warn);
    };
  }, []);

  useEffect(() => {
    const show = () => void showPreview(context.itemId, draft.content);
    const folded = document.querySelector('#preview-section');
    folded?.addEventListener('toggle', show);
    show();
    return () => folded?.removeEventListener('toggle', show);
  }, [draft.version]);

  return (
    <Comments.Provider value={comments}>
      <Justifications.Provider value={{ reasons: draft.reasons, justify: (ruleId, reason) => draft.justify(ruleId, reason) }}>
        <div class={`author-state author-state--${draft.state}`} role="status"><span>{sentence(draft)}</span></div>
        {draft.state === 'refused' && Object.keys(draft.faults).length > 0 && (
          <div class="usa-alert usa-alert--error" role="alert"><div class="usa-alert__body"><ul class="usa-list">{Object.entries(draft.faults).map(([field, words]) => <li key={field}>{field}: {words}</li>)}</ul></div></div>
        )}
        {draft.meeting && <Conflict draft={draft} onSettled={() => document.querySelector<HTMLElement>('#f-stem')?.focus()} />}
        <div class="author-columns">
          <div class="author-form">
            <section aria-labelledby="author-question">
              <h2 id="author-question">Question</h2>
              {content.type === 'qti'
                ? <p>This item came from an exchange and keeps its own markup. What it asks is changed where it came from; what is said about it can be changed here.</p>
                : <Select id="f-type" label="Type" value={content.type} options={context.types.filter(t => t.code !== 'qti').map(t => [t.code, t.name])} onChange={changeType} />}
              <CaseOf {...parts} />
              <Beside findings={found} field="type" />
              <Beside findings={found} field="stimulus" />
              <RichText id="f-stem" label={content.type === 'single-best-answer' ? 'Stem: the case and the question' : 'Stem: what is to be done'} value={bodyOf(content.stem, content.stemBody)}
                invalid={found.some(f => f.severity === 'error' && f.spans[0]?.field === 'stem')} describedBy="f-stem-findings"
                onChange={nodes => { const { words, body } = wordsAnd(nodes); change({ stem: words, stemBody: body }); }} />
              <Beside findings={found} field="stem" />
            </section>
            {content.type === 'hotspot' && <Hotspot content={content} change={change} />}
            {WITH_OPTIONS.includes(content.type) && <Options {...parts} />}
            {content.type === 'matching' && <Targets {...parts} />}
            {content.type === 'text-entry' && <Accepted {...parts} />}
            {content.type === 'extended-text' && <Rubric {...parts} />}
            <References {...parts} />
            <Framework {...parts} />
            <Notes {...parts} />
          </div>
          <div class="author-aside">
            <Summary findings={findings} fault={fault} />
            <CommentList comments={comments} fault={silence} gone={field => isGone(content, field)} />
            <p><button type="button" class="usa-button usa-button--unstyled" onClick={openPreview}>See it as a candidate does</button></p>
            <Submit draft={draft} findings={found} code={context.code} />
          </div>
        </div>
      </Justifications.Provider>
    </Comments.Provider>
  );
}

/** A comment on an option or a source that the draft has no more. */
function isGone(content: Content, field: string): boolean {
  if (field === 'key') return !WITH_OPTIONS.includes(content.type);
  const [, list, at] = /^(options|references)\[(\d+)\]/.exec(field) ?? [];
  return list !== undefined && Number(at) >= (list === 'options' ? content.options : content.references).length;
}

function openPreview() {
  const folded = document.querySelector<HTMLDetailsElement>('#preview-section');
  if (!folded) return;
  folded.open = true;
  folded.scrollIntoView();
  folded.querySelector('summary')!.focus();
}

/** The rules look at what is written when the writer pauses; an answer that is overtaken is dropped. */
function useChecks(draft: Draft): { findings: Finding[] | null; fault: string } {
  const [answer, setAnswer] = useState<{ findings: Finding[] | null; fault: string }>({ findings: null, fault: '' });
  const latest = useRef(0);
  useEffect(() => {
    const number = ++latest.current;
    const timer = setTimeout(() => void call<{ findings: Finding[] }>('POST', '/api/items/check', { code: draft.details.code, content: draft.content })
      .then(({ findings }) => number === latest.current && setAnswer({ findings, fault: '' }))
      .catch(error => number === latest.current && setAnswer(before => ({ ...before, fault: error instanceof Refused ? error.message : 'The checks could not be reached; they will run again with the next change.' }))), PATIENCE);
    return () => clearTimeout(timer);
  }, [draft.content]);
  return answer;
}

/** What cannot be shown yet is said in words. */
async function showPreview(itemId: string, content: Content) {
  const incomplete = !content.stem.trim() || content.options.some(o => !o.text.trim());
  await preview(() => call<unknown>('GET', `/api/items/${itemId}/preview`), incomplete ? 'It can be shown when the stem and every option say something.' : '');
}
