import { useLayoutEffect, useRef } from 'preact/hooks';
import { announce } from '../../announce';
import { howMany, moved } from '../../answers';
import type { Option } from '../../contract';
import { optionName } from '../../sentences';
import { highlightsOf } from '../marks';
import { Nodes, plainText } from '../nodes';
import { useDrag } from './drag';
import { answerTo, Group, type PartProps } from './group';

/** Things to be put in order. As shown they are no answer: the candidate moves one, or says that the order is right. */
export function Order(props: PartProps) {
  const { desk, part } = props;
  const { values, set } = answerTo(props);
  const options = part.options ?? [];
  const some = Math.max(part.min, part.max) > 0 && Math.min(part.min || options.length, part.max || options.length) < options.length;
  const ids = options.map(o => o.optionId);
  const answered = values.filter(v => ids.includes(v));
  const shown = answered.length > 0 || some ? answered : ids;
  const left = ids.filter(id => !shown.includes(id));
  const byId = (id: string) => options.find(o => o.optionId === id)!;
  const say = (id: string, place: number, of: number) => announce(`${plainText(byId(id).body)}: place ${place + 1} of ${of}`);
  const { list, dragged, order, grip } = useDrag(shown, (next, id) => {
    set(next);
    say(id, next.indexOf(id), next.length);
  });
  const focus = useRef<{ id: string; by: string } | undefined>(undefined);
  // The row goes with the focus on it.
  useLayoutEffect(() => {
    if (!focus.current) return;
    const { id, by } = focus.current;
    const row = list.current?.parentElement?.querySelector(`[data-row="${CSS.escape(id)}"]`);
    (row?.querySelector<HTMLElement>(`[data-by="${by}"]`) ?? row?.querySelector('button'))?.focus();
    focus.current = undefined;
  });
  const move = (id: string, to: number, by: string) => {
    const from = shown.indexOf(id);
    const place = Math.min(Math.max(to, 0), shown.length - 1);
    if (place === from) return announce(from === 0 ? 'Already first' : 'Already last');
    focus.current = { id, by };
    set(moved(shown, from, place));
    say(id, place, shown.length);
  };
  const put = (id: string) => {
    if (part.max > 0 && shown.length >= part.max) return announce(`There is room for ${part.max}. Take one out first`);
    focus.current = { id, by: 'up' };
    set([...shown, id]);
    say(id, shown.length, shown.length + 1);
  };
  const takeOut = (id: string) => {
    focus.current = { id, by: 'put' };
    set(shown.filter(v => v !== id));
    announce(`${plainText(byId(id).body)}: taken out`);
  };
  const confirm = () => {
    set(shown);
    announce('This order is your answer');
  };
  const keys = (event: KeyboardEvent, id: string) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const from = shown.indexOf(id);
    const to = { ArrowUp: from - 1, ArrowDown: from + 1, Home: 0, End: shown.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(id, to, (event.target as HTMLElement).dataset['by'] ?? 'up');
  };
  const how = some ? `${howMany(part, 'line')} and put them in order.` : 'Put these in order.';
  return (
    <Group {...props} how={`${how} Use the buttons, the arrow keys on them, or drag.`}>
      <ol class="order" ref={list}>
        {order.map((id, i) => (
          <Row key={id} {...props} option={byId(id)} place={i + 1} dragged={dragged === id}>
            {desk.mayAnswer && (
              <span class="order__grip" aria-hidden="true" onPointerDown={event => grip(event, id)}>
                <svg viewBox="0 0 12 20"><path d="M3 4v.01M9 4v.01M3 10v.01M9 10v.01M3 16v.01M9 16v.01" /></svg>
              </span>
            )}
            {desk.mayAnswer && (
              <span class="order__moves" data-arrows lang="en" onKeyDown={event => keys(event, id)}>
                <Move by="up" name="Move up" of={byId(id)} off={i === 0} press={() => move(id, i - 1, 'up')} d="M10 16V4M5 9l5-5 5 5" />
                <Move by="down" name="Move down" of={byId(id)} off={i === shown.length - 1} press={() => move(id, i + 1, 'down')} d="M10 4v12M5 11l5 5 5-5" />
                {some && <button type="button" class="link" data-by="out" onClick={() => takeOut(id)}>Take out<span class="hidden">: {plainText(byId(id).body)}</span></button>}
              </span>
            )}
          </Row>
        ))}
      </ol>
      {some && order.length === 0 && <p class="hint" lang="en">Nothing is chosen yet.</p>}
      {some && left.length > 0 && (
        <ul class="order order--left" aria-label="Not chosen">
          {left.map(id => (
            <Row key={id} {...props} option={byId(id)}>
              {desk.mayAnswer && (
                <span class="order__moves" lang="en">
                  <button type="button" class="link" data-by="put" onClick={() => put(id)}>Put in<span class="hidden">: {plainText(byId(id).body)}</span></button>
                </span>
              )}
            </Row>
          ))}
        </ul>
      )}
      {!some && (answered.length > 0
        ? <p class="hint" lang="en">This order is your answer.</p>
        : (
          <p class="order__open" lang="en">
            <span>This order is not your answer yet. </span>
            {desk.mayAnswer && <button type="button" class="button button--plain" onClick={confirm}>Answer with this order</button>}
          </p>
        ))}
    </Group>
  );
}

function Row({ desk, item, part, option, place, dragged, children }: PartProps & { option: Option; place?: number; dragged?: boolean; children: preact.ComponentChildren }) {
  return (
    <li class={dragged ? 'order__row order__row--dragged' : 'order__row'} data-row={option.optionId}>
      {place !== undefined && <span class="order__place" aria-hidden="true">{place}</span>}
      <span class="order__text"><Nodes nodes={option.body} name={optionName(part.response, option.optionId)} highlights={highlightsOf(desk, item)} inline /></span>
      {children}
    </li>
  );
}

function Move({ by, name, of, off, press, d }: { by: string; name: string; of: Option; off: boolean; press: () => void; d: string }) {
  return (
    <button type="button" class="arrow" data-by={by} aria-disabled={off} aria-label={`${name}: ${plainText(of.body)}`} title={name} onClick={press}>
      <svg viewBox="0 0 20 20" aria-hidden="true"><path d={d} /></svg>
    </button>
  );
}
