import type { Content, Criterion, Finding } from '../contract';
import { asPairs, pairs, withAccepted } from '../key';
import { Beside } from '../checks';
import { Act, Choice, Field, numberOrNone, Tick } from './inputs';

interface Props {
  content: Content;
  findings: Finding[];
  change(patch: Partial<Content>): void;
}

/** Matching: what the options are paired with, named 1, 2, 3. */
export function Targets({ content, change }: Props) {
  const targets = content.task?.targets ?? [];
  const set = (list: { id: string; text: string }[]) => change({ task: { ...content.task, targets: list } });
  const remove = (index: number) => {
    const left = targets.filter((_, i) => i !== index);
    const names = new Map(left.map((t, i) => [t.id, String(i + 1)]));
    change({
      task: { ...content.task, targets: left.map((t, i) => ({ ...t, id: String(i + 1) })) },
      key: asPairs(new Map([...pairs(content.key)].map(([option, target]): [string, string] => [option, names.get(target) ?? '']))),
    });
  };
  return (
    <section aria-labelledby="author-targets">
      <h2 id="author-targets">What they are matched with</h2>
      {targets.map((target, i) => (
        <div class="author-row" key={i}>
          <Field id={`f-task-targets-${i}-text`} label={`Match ${target.id}`} value={target.text} onChange={text => set(targets.map((t, j) => (j === i ? { ...t, text } : t)))} />
          <Act danger onClick={() => remove(i)} aria-label={`Remove match ${target.id}`}>Remove</Act>
        </div>
      ))}
      <Act onClick={() => set([...targets, { id: String(targets.length + 1), text: '' }])}>Add a match</Act>
    </section>
  );
}

/** Text entry: the forms that count, the first of which is shown as the key. */
export function Accepted({ content, findings, change }: Props) {
  const accepted = content.task?.accepted ?? [];
  const isNumber = content.task?.tolerance !== undefined && content.task.tolerance !== null;
  const set = (list: { text: string; caseSensitive?: boolean }[]) => change(withAccepted(content, list));
  return (
    <section aria-labelledby="author-accepted">
      <h2 id="author-accepted">Answers that count</h2>
      <Beside findings={findings} field="task" />
      <Beside findings={findings} field="key" />
      <Choice id="f-task" legend="The answer is" value={isNumber ? 'number' : 'text'} options={[['text', 'Short text'], ['number', 'A number']]}
        onChange={value => change({ task: { ...content.task, tolerance: value === 'number' ? 0 : undefined } })} />
      {accepted.map((form, i) => (
        <div class="author-row" key={i}>
          <Field id={`f-task-accepted-${i}-text`} label={`Accepted form ${i + 1}`} value={form.text} onChange={text => set(accepted.map((f, j) => (j === i ? { ...f, text } : f)))} />
          {!isNumber && <Tick label={`Form ${i + 1}: capital letters matter`} value={form.caseSensitive ?? false} onChange={caseSensitive => set(accepted.map((f, j) => (j === i ? { ...f, caseSensitive } : f)))} />}
          {accepted.length > 1 && <Act danger onClick={() => set(accepted.filter((_, j) => j !== i))} aria-label={`Remove form ${i + 1}`}>Remove</Act>}
        </div>
      ))}
      <Act onClick={() => set([...accepted, { text: '' }])}>Add an accepted form</Act>
      {isNumber && <Field id="f-task-tolerance" label="May differ by" hint="0 for exactly this number." type="number" narrow value={String(content.task?.tolerance ?? 0)}
        onChange={value => change({ task: { ...content.task, tolerance: numberOrNone(value) ?? 0 } })} />}
    </section>
  );
}

/** Extended text: the field, and what two people score it by. */
export function Rubric({ content, findings, change }: Props) {
  const { task } = content;
  const rubric = task?.rubric ?? [];
  const set = (list: Criterion[]) => change({ task: { ...task, rubric: list } });
  const setOne = (index: number, patch: Partial<Criterion>) => set(rubric.map((c, i) => (i === index ? { ...c, ...patch } : c)));
  return (
    <section aria-labelledby="author-rubric">
      <h2 id="author-rubric">Rubric</h2>
      <p>Two people score each answer by this, without seeing each other’s scores.</p>
      <Beside findings={findings} field="task" />
      <div class="author-row">
        <Field id="f-task-expectedLines" label="Lines of the field" type="number" narrow value={String(task?.expectedLines ?? '')} onChange={value => change({ task: { ...task, expectedLines: numberOrNone(value) } })} />
        <Field id="f-task-mostWords" label="Words at most" type="number" narrow value={String(task?.mostWords ?? '')} onChange={value => change({ task: { ...task, mostWords: numberOrNone(value) } })} />
      </div>
      {rubric.map((criterion, i) => (
        <fieldset class="author-option" key={i}>
          <legend class="author-option__name">Criterion {i + 1}</legend>
          <Field id={`f-task-rubric-${i}-name`} label={`Name of criterion ${i + 1}`} value={criterion.name} onChange={name => setOne(i, { name })} />
          {criterion.anchors.map((anchor, points) => (
            <Field key={points} id={`f-task-rubric-${i}-anchors-${points}`} label={`What an answer with ${points} ${points === 1 ? 'point' : 'points'} looks like`} rows={2} value={anchor}
              onChange={text => setOne(i, { anchors: criterion.anchors.map((a, p) => (p === points ? text : a)) })} />
          ))}
          <div class="author-acts">
            <Act onClick={() => setOne(i, { anchors: [...criterion.anchors, ''] })} aria-label={`Add a point to criterion ${i + 1}`}>Add a point</Act>
            {criterion.anchors.length > 2 && <Act onClick={() => setOne(i, { anchors: criterion.anchors.slice(0, -1) })} aria-label={`Take the highest point off criterion ${i + 1}`}>Take the highest off</Act>}
            <Act danger onClick={() => set(rubric.filter((_, j) => j !== i))} aria-label={`Remove criterion ${i + 1}`}>Remove the criterion</Act>
          </div>
        </fieldset>
      ))}
      <Act onClick={() => set([...rubric, { name: '', anchors: ['', '', ''] }])}>Add a criterion</Act>
    </section>
  );
}
