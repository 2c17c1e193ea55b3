import type { ComponentChildren } from 'preact';
import type { Content, Finding, Option } from '../contract';
import { added, asPairs, chosen, pairs, placed, toggled, withOptions } from '../key';
import { RichText } from '../text/richtext';
import { bodyOf, wordsAnd } from './bodies';
import { Beside } from '../checks';
import { Act, Field, numberOrNone, Select, Tick } from './inputs';
import { idOf } from './place';

interface Props {
  content: Content;
  findings: Finding[];
  change(patch: Partial<Content>): void;
}

const RESTRICTIVENESS: [string, string][] = [['', 'Not ranked'], ['0', '0 – all choice is the person’s'], ['1', '1'], ['2', '2'], ['3', '3'], ['4', '4'], ['5', '5 – force']];

/** Options with what makes them right by type, each with its reason. */
export function Options({ content, findings, change }: Props) {
  const { options, type } = content;
  const setOption = (index: number, patch: Partial<Option>) => change({ options: options.map((o, i) => (i === index ? { ...o, ...patch } : o)) });
  const move = (index: number, by: number) => {
    const moved = [...options];
    moved.splice(index + by, 0, ...moved.splice(index, 1));
    change(withOptions(content, moved));
  };
  return (
    <section aria-labelledby="author-options">
      <h2 id="author-options">{type === 'hotspot' ? 'Areas' : type === 'matching' ? 'What is to be matched' : type === 'ordering' ? 'Steps to be put in order' : 'Options'}</h2>
      <div id="f-options" tabIndex={-1}><Beside findings={findings} field="options" /><Beside findings={findings} field="key" /></div>
      {options.map((option, i) => (
        <fieldset key={i} class="author-option" id={idOf(`options[${i}]`)} tabIndex={-1}>
          <legend class="author-option__name">{type === 'hotspot' ? 'Area' : 'Option'} {option.id}{isRight(content, option.id) && <span class="usa-tag">Key</span>}</legend>
          <RightOne content={content} option={option} change={change} />
          {type === 'hotspot'
            ? <Field id={idOf(`options[${i}].text`)} label={`Name of area ${option.id}`} hint="Read aloud and shown to those who choose by keyboard; it must not give the answer away." value={option.text} onChange={text => setOption(i, { text })} />
            : <RichText id={idOf(`options[${i}].text`)} label={`Text of option ${option.id}`} short value={bodyOf(option.text, option.body)} invalid={has(findings, `options[${i}].text`)}
                onChange={nodes => { const { words, body } = wordsAnd(nodes); setOption(i, { text: words, body }); }} />}
          <Beside findings={findings} field={`options[${i}].text`} />
          <Field id={idOf(`options[${i}].rationale`)} label={`Rationale of option ${option.id}`} hint={isRight(content, option.id) && type === 'single-best-answer' ? 'Why it is best.' : 'Why it is right, or why it tempts and where it fails.'}
            rows={3} value={option.rationale} onChange={rationale => setOption(i, { rationale })} invalid={has(findings, `options[${i}].rationale`)} />
          <Beside findings={findings} field={`options[${i}].rationale`} />
          <div class="author-row">
            {(type === 'single-best-answer' || type === 'multiple-response') && (
              <Select id={idOf(`options[${i}].restrictiveness`)} label={`How much option ${option.id} takes out of the person’s hands`} narrow value={String(option.restrictiveness ?? '')} options={RESTRICTIVENESS}
                onChange={value => setOption(i, { restrictiveness: numberOrNone(value) })} />
            )}
            <div class="author-acts">
              <Act onClick={() => move(i, -1)} disabled={i === 0} aria-label={`Move ${option.id} up`}>Up</Act>
              <Act onClick={() => move(i, 1)} disabled={i === options.length - 1} aria-label={`Move ${option.id} down`}>Down</Act>
              <Act danger onClick={() => change(withOptions(content, options.filter((_, j) => j !== i)))} aria-label={`Remove ${option.id}`}>Remove</Act>
            </div>
          </div>
          <Beside findings={findings} field={`options[${i}].restrictiveness`} />
          <Beside findings={findings} field={`options[${i}]`} />
        </fieldset>
      ))}
      {options.length < 12 && type !== 'hotspot' && <Act id="author-add-option" onClick={() => change(added(content))}>Add an option</Act>}
      <Settings content={content} change={change} />
    </section>
  );
}

const has = (findings: Finding[], field: string) => findings.some(f => f.severity === 'error' && f.spans[0]?.field === field);

function isRight(content: Content, id: string): boolean {
  return content.type === 'matching' || content.type === 'ordering' ? false : chosen(content.key).includes(id);
}

function RightOne({ content, option, change }: { content: Content; option: Option; change(patch: Partial<Content>): void }) {
  const ids = content.options.map(o => o.id);
  switch (content.type) {
    case 'single-best-answer': return (
      <Right>
        <div class="usa-radio">
          <input class="usa-radio__input" type="radio" name="key" id={`key-${option.id}`} checked={content.key === option.id} onChange={() => change({ key: option.id })} />
          <label class="usa-radio__label" for={`key-${option.id}`}>Option {option.id} is the best answer</label>
        </div>
      </Right>
    );
    case 'ordering': {
      const order = chosen(content.key);
      const place = order.indexOf(option.id);
      return <Right><Select id={`place-${option.id}`} label={`Right place of option ${option.id}`} narrow value={place < 0 ? '' : String(place + 1)} options={ids.map((_, i) => [String(i + 1), String(i + 1)])}
        onChange={value => change({ key: placed(content.key, ids, option.id, Number(value) - 1) })} /></Right>;
    }
    case 'matching': return (
      <Right><Select id={`pair-${option.id}`} label={`Option ${option.id} goes with`} value={pairs(content.key).get(option.id) ?? ''} options={[['', 'Nothing'], ...(content.task?.targets ?? []).map((t): [string, string] => [t.id, `${t.id}. ${t.text}`])]}
        onChange={value => change({ key: asPairs(new Map([...pairs(content.key), [option.id, value]])) })} /></Right>
    );
    default: return <Right><Tick id={`key-${option.id}`} label={`${content.type === 'hotspot' ? 'Area' : 'Option'} ${option.id} is right`} value={chosen(content.key).includes(option.id)} onChange={on => change({ key: toggled(content.key, option.id, on) })} /></Right>;
  }
}

const Right = ({ children }: { children: ComponentChildren }) => <div class="author-right">{children}</div>;

function Settings({ content, change }: { content: Content; change(patch: Partial<Content>): void }) {
  const { type, task } = content;
  return (
    <div class="author-settings">
      {type !== 'hotspot' && <Tick id="f-shuffleOptions" label="Shown in an order of chance" value={content.shuffleOptions} onChange={shuffleOptions => change({ shuffleOptions })} />}
      {type !== 'single-best-answer' && <Tick id="f-task-partialCredit" label="A point for each right part, instead of one for all of it" value={task?.partialCredit ?? false} onChange={partialCredit => change({ task: { ...task, partialCredit } })} />}
      {(type === 'multiple-response' || type === 'hotspot') && (
        <Field id="f-task-maxChoices" label="How many may be chosen" hint="Empty for any number." type="number" narrow value={String(task?.maxChoices ?? '')} onChange={value => change({ task: { ...task, maxChoices: numberOrNone(value) } })} />
      )}
    </div>
  );
}
