import type { ComponentChildren } from 'preact';
import { howMany } from '../../answers';
import type { Node } from '../../contract';
import { highlightsOf } from '../marks';
import { Nodes } from '../nodes';
import { useChosen } from './choices';
import { answerTo, Group, type PartProps } from './group';

/** Words of a text to be chosen. They stay in their line, with a box before them. */
export function Hottext(props: PartProps) {
  const { desk, item, part } = props;
  const { values, set } = answerTo(props);
  const text = part.text ?? [];
  const places = idsIn(text);
  const chosen = useChosen(values, part.max, next => set(places.filter(id => next.includes(id))));
  const place = (node: Node, inner: ComponentChildren) => {
    const id = node.attributes?.['id'] ?? '';
    return (
      <label class="hottext">
        <input type={part.max === 1 ? 'radio' : 'checkbox'} name={`${item.itemId}-${part.response}`} checked={values.includes(id)} disabled={!desk.mayAnswer}
          onChange={event => { if (!chosen.choose(id, event.currentTarget.checked)) event.currentTarget.checked = values.includes(id); }} />
        {inner}
      </label>
    );
  };
  return (
    <Group {...props} how={`${howMany(part, 'place')} in the text.`}>
      <div class="gapped"><Nodes nodes={text} name={`${part.response}-text`} highlights={highlightsOf(desk, item)} place={place} /></div>
      {part.max !== 1 && <p class="hint" lang="en">{chosen.words}</p>}
    </Group>
  );
}

const idsIn = (nodes: Node[]): string[] => nodes.flatMap(n => (n.kind === 'hottext' ? [n.attributes?.['id'] ?? ''] : idsIn(n.children ?? [])));
