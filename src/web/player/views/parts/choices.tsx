import { useState } from 'preact/hooks';
import { announce } from '../../announce';
import { howMany, inOrderShown, toggled } from '../../answers';
import { optionName } from '../../sentences';
import { Choice } from '../choice';
import { answerTo, Group, type PartProps } from './group';

/** One or several of a list. */
export function Choices(props: PartProps) {
  const { desk, item, part } = props;
  const { values, set } = answerTo(props);
  const options = part.options ?? [];
  const chosen = useChosen(values, part.max, next => set(inOrderShown(next, options)));
  return (
    <Group {...props} how={`${howMany(part)}.`}>
      {options.map(o => (
        <Choice key={o.optionId} desk={desk} item={item} option={o} name={optionName(part.response, o.optionId)}
          type={part.max === 1 ? 'radio' : 'checkbox'} group={`${item.itemId}-${part.response}`}
          chosen={values.includes(o.optionId)} choose={on => chosen.choose(o.optionId, on)} />
      ))}
      {part.max !== 1 && <p class="hint" lang="en">{chosen.words}</p>}
    </Group>
  );
}

/** How many are chosen, in words; who wants one too many is told so. */
export function useChosen(values: string[], max: number, set: (values: string[]) => void) {
  const [wantsMore, setWantsMore] = useState(false);
  const words = `${max > 0 ? `${values.length} of ${max}` : values.length} chosen`;
  const more = `${words}. To choose another, take one away first`;
  return {
    words: `${wantsMore && values.length === max ? more : words}.`,
    choose(value: string, on: boolean): boolean {
      const next = toggled(values, value, on, max);
      setWantsMore(!next);
      if (!next) announce(more);
      else if (max > 1 && next.length === max) announce(`${max} of ${max} chosen`);
      if (next) set(next);
      return next !== undefined;
    },
  };
}
