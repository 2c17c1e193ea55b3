import { pair } from '../../answers';
import type { Option } from '../../contract';
import { isFull } from '../../pairs';
import { around, placesIn } from '../../places';
import { optionName } from '../../sentences';
import { highlightsOf } from '../marks';
import { Nodes, plainText } from '../nodes';
import { answerTo, Group, type PartProps } from './group';

const line = (option: Option) => `${option.label ? `${option.label}. ` : ''}${plainText(option.body)}`;

/** A list to choose from, in a line of text. */
export function InlineChoice(props: PartProps & { name: string; labelled: boolean }) {
  const { desk, part, asked, name, labelled } = props;
  const { values, set } = answerTo(props);
  const id = `${part.response}-field`;
  return (
    <span class={labelled ? 'field field--entry' : undefined}>
      {labelled && <label for={id} lang="en">{name}</label>}
      <select id={id} class="pick-one" aria-label={labelled ? undefined : name} aria-describedby={labelled ? asked?.id : undefined}
        value={values[0] ?? ''} disabled={!desk.mayAnswer} onChange={event => set(event.currentTarget.value === '' ? [] : [event.currentTarget.value])}>
        <option value="" lang="en">Choose…</option>
        {(part.options ?? []).map(o => <option key={o.optionId} value={o.optionId}>{plainText(o.body)}</option>)}
      </select>
    </span>
  );
}

/** Words for the gaps of a text: a list at each gap. */
export function GapMatch(props: PartProps) {
  const { desk, item, part } = props;
  const { values, set } = answerTo(props);
  const [options, text] = [part.options ?? [], part.text ?? []];
  const gaps = placesIn(text);
  const inGap = (gap: string) => values.find(v => pair(v)[1] === gap);
  const isUsed = (o: Option) => isFull(values, o.optionId, options, 0);
  const fill = (gap: string, optionId: string) => {
    const rest = values.filter(v => pair(v)[1] !== gap);
    set([...rest, ...(optionId ? [`${optionId} ${gap}`] : [])].sort((a, b) => gaps.indexOf(pair(a)[1]) - gaps.indexOf(pair(b)[1])));
  };
  const list = (gap: string) => {
    const chosen = pair(inGap(gap) ?? ' ')[0];
    const isRoomless = !chosen && part.max > 0 && values.length >= part.max;
    return (
      <select class="pick-one" aria-label={`Gap ${gaps.indexOf(gap) + 1} of ${gaps.length}: ${around(text, gap, plainText)}`} value={chosen} disabled={!desk.mayAnswer}
        onChange={event => fill(gap, event.currentTarget.value)}>
        <option value="" lang="en">Choose…</option>
        {options.map(o => {
          const off = chosen !== o.optionId && (isUsed(o) || isRoomless);
          return <option key={o.optionId} value={o.optionId} disabled={off}>{line(o)}{off ? ' (used)' : ''}</option>;
        })}
      </select>
    );
  };
  return (
    <Group {...props} how={`Choose what goes into each gap. ${values.length} of ${gaps.length} filled.`}>
      <ul class="words">
        {options.map(o => (
          <li key={o.optionId} class={isUsed(o) ? 'words__used' : undefined}>
            {o.label && <strong>{o.label}. </strong>}
            <Nodes nodes={o.body} name={optionName(part.response, o.optionId)} highlights={highlightsOf(desk, item)} inline />
            {isUsed(o) && <span class="hidden" lang="en"> (used)</span>}
          </li>
        ))}
      </ul>
      <div class="gapped"><Nodes nodes={text} name={`${part.response}-text`} highlights={highlightsOf(desk, item)} place={node => list(node.attributes?.['id'] ?? '')} /></div>
    </Group>
  );
}

