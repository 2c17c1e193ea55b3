import { useEffect, useMemo, useReducer } from 'preact/hooks';
import { call } from './api';
import { Case, type StimulusContext } from './case';
import { Conflict } from './conflict';
import { Field } from './fields/inputs';
import { preview } from './preview';
import { asPlain } from './text/node';
import { RichText } from './text/richtext';

const PATIENCE = 700;

/** The form of one case; see StimulusEditPage.razor. Each saving is a version that items can be written for, so it is the writer who says when. */
export function StimulusForm({ context }: { context: StimulusContext }) {
  const [, look] = useReducer((n: number) => n + 1, 0);
  const draft = useMemo(() => new Case(context, () => look(0)), []);
  const { title, body } = draft.text;

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (draft.isDirty) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);

  useEffect(() => {
    const show = () => void preview(() => call('POST', '/api/stimuli/preview', { body: draft.text.body }), asPlain(draft.text.body) === '' ? 'It can be shown when it says something.' : '');
    const folded = document.querySelector('#preview-section');
    folded?.addEventListener('toggle', show);
    const timer = setTimeout(show, PATIENCE);
    return () => {
      clearTimeout(timer);
      folded?.removeEventListener('toggle', show);
    };
  }, [body]);

  return (
    <>
      <div class={`author-state author-state--${draft.state}`} role="status"><span>{draft.sentence}</span></div>
      {draft.meeting && <Conflict draft={draft} what="case" onSettled={() => document.querySelector<HTMLElement>('#f-title')?.focus()} />}
      <div class="author-form">
        {context.stimulusId === null && <Field id="f-code" label="Code" hint="Letters and a number; it stays." narrow value={draft.code} invalid={'code' in draft.faults} describedBy="f-code-fault" onChange={code => draft.rename(code)} />}
        <Fault id="f-code-fault" words={draft.faults['code']} />
        <Field id="f-title" label="Title" hint="For staff; candidates do not see it." value={title} invalid={'title' in draft.faults} describedBy="f-title-fault" onChange={value => draft.change({ title: value })} />
        <Fault id="f-title-fault" words={draft.faults['title']} />
        <RichText id="f-body" label="The case" value={body} invalid={'body' in draft.faults} describedBy="f-body-fault" onChange={nodes => draft.change({ body: nodes })} />
        <Fault id="f-body-fault" words={draft.faults['body']} />
      </div>
      <div class="app-actions">
        <button type="button" class="usa-button" aria-disabled={!draft.maySave} onClick={() => draft.maySave && void draft.save()}>{context.stimulusId === null ? 'Save the case' : 'Save a new version'}</button>
      </div>
    </>
  );
}

const Fault = ({ id, words }: { id: string; words: string | undefined }) => (words ? <p class="usa-error-message" id={id}>{words}</p> : null);
