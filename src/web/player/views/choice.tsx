import { useRef } from 'preact/hooks';
import { announce } from '../announce';
import type { Item, Option } from '../contract';
import { isStruck, strike } from '../workings';
import type { Desk } from './desk';
import { Nodes } from './nodes';

interface Props {
  desk: Desk;
  item: Item;
  option: Option;
  /** What highlights and strikes know it by. */
  name: string;
  type: 'radio' | 'checkbox';
  group: string;
  chosen: boolean;
  /** False when it could not be done: the box stays as it was. */
  choose: (on: boolean) => boolean;
}

export function Choice({ desk, item, option, name, type, group, chosen, choose }: Props) {
  const workings = desk.workings(item.itemId);
  const struck = isStruck(workings, name);
  const change = (event: { currentTarget: HTMLInputElement }) => {
    const done = choose(event.currentTarget.checked);
    if (!done) event.currentTarget.checked = chosen;
    else if (struck) desk.setWorkings(item.itemId, strike(workings, name, false));
  };
  // Who has dragged over words to select them has not chosen.
  const pressedAt = useRef(0);
  const keepSelection = (event: MouseEvent) => {
    if (event.detail > 0 && Math.abs(event.clientX - pressedAt.current) > 5 && getSelection()?.isCollapsed === false) event.preventDefault();
  };
  return (
    <div class={struck ? 'choice choice--struck' : 'choice'} data-option={name}>
      <label class="option" onPointerDown={event => { pressedAt.current = event.clientX; }} onClick={keepSelection}>
        <input type={type} name={group} checked={chosen} disabled={!desk.mayAnswer} onChange={change} />
        <span class="option__letter">{option.label}<span class="hidden">. </span></span>
        {struck && <span class="hidden" lang="en">Struck out: </span>}
        <span class="option__text"><Nodes nodes={option.body} name={name} highlights={workings.highlights} inline /></span>
      </label>
      <button type="button" class="strike" lang="en" aria-pressed={struck} aria-label={`Strike out option ${option.label}`} title={`Strike out option ${option.label}`}
        onClick={() => toggleStrike(desk, item, option.label, name, chosen)}>
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M7 20 12 4l5 16M9 14.5h6M2 12h20" /></svg>
      </button>
    </div>
  );
}

export function toggleStrike(desk: Desk, item: Item, label: string, name: string, chosen: boolean) {
  const workings = desk.workings(item.itemId);
  const struck = !isStruck(workings, name);
  if (struck && chosen) return announce(`Option ${label} is your answer. Choose another or clear it, then strike it out`);
  desk.setWorkings(item.itemId, strike(workings, name, struck));
  announce(struck ? `Option ${label} struck out` : `Option ${label} no longer struck out`);
}
