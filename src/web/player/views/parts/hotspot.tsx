import { useState } from 'preact/hooks';
import { howMany, inOrderShown } from '../../answers';
import type { Option, Picture } from '../../contract';
import { cornersOf, edgeOf } from '../../shapes';
import { Nodes } from '../nodes';
import { Plate } from './plate';
import { useChosen } from './choices';
import { answerTo, Group, type PartProps } from './group';

/** Areas of a picture. Each is a box in the list below, for keyboards and those who do not see it, and can be pointed at in the picture. */
export function Hotspot(props: PartProps) {
  const { desk, item, part } = props;
  const { values, set } = answerTo(props);
  const [focused, setFocused] = useState<string>();
  const options = part.options ?? [];
  const picture = part.picture!;
  const chosen = useChosen(values, part.max, next => set(inOrderShown(next, options)));
  // The whole picture lies behind all other areas.
  const areas = [...options].sort((a, b) => Number(b.shape === 'default') - Number(a.shape === 'default'));
  const single = part.max === 1;
  return (
    <Group {...props} how={`${howMany(part, 'place')}, in the picture or in the list below it.`}>
      <div class="plate">
        <Plate picture={picture} alt={picture.alt} />
        <svg class="plate__areas" viewBox={`0 0 ${picture.width} ${picture.height}`} aria-hidden="true">
          {areas.map(o => (
            <g key={o.optionId} class="area" data-chosen={values.includes(o.optionId) || undefined} data-focused={focused === o.optionId || undefined}
              onClick={() => desk.mayAnswer && chosen.choose(o.optionId, single || !values.includes(o.optionId))}>
              <Shape option={o} picture={picture} layer="area__edge" />
              <Shape option={o} picture={picture} layer="area__line" />
              <Letter option={o} picture={picture} chosen={values.includes(o.optionId)} />
            </g>
          ))}
        </svg>
      </div>
      <div class="areas">
        {options.map(o => (
          <label key={o.optionId} class="option">
            <input type={single ? 'radio' : 'checkbox'} name={`${item.itemId}-${part.response}`} checked={values.includes(o.optionId)} disabled={!desk.mayAnswer}
              onFocus={() => setFocused(o.optionId)} onBlur={() => setFocused(undefined)}
              onChange={event => { if (!chosen.choose(o.optionId, event.currentTarget.checked)) event.currentTarget.checked = values.includes(o.optionId); }} />
            <span class="option__letter">{o.label}<span class="hidden">. </span></span>
            <span class="option__text"><Nodes nodes={o.body} name="" inline /></span>
          </label>
        ))}
      </div>
      {!single && <p class="hint" lang="en">{chosen.words}</p>}
    </Group>
  );
}

function Shape({ option, picture, layer }: { option: Option; picture: Picture; layer: string }) {
  const [a = 0, b = 0, c = 0, d = 0] = option.coords ?? [];
  switch (option.shape) {
    case 'rect': return <rect class={layer} x={Math.min(a, c)} y={Math.min(b, d)} width={Math.abs(c - a)} height={Math.abs(d - b)} />;
    case 'circle': return <circle class={layer} cx={a} cy={b} r={c} />;
    case 'ellipse': return <ellipse class={layer} cx={a} cy={b} rx={c} ry={d} />;
    case 'poly': return <polygon class={layer} points={cornersOf(option.coords ?? []).map(p => `${p.x},${p.y}`).join(' ')} />;
    default: return <rect class={layer} x={0} y={0} width={picture.width} height={picture.height} />;
  }
}

/** Of the same size on the screen, whatever the size of the picture: about a twentieth of its width. */
function Letter({ option, picture, chosen }: { option: Option; picture: Picture; chosen: boolean }) {
  const size = Math.max(10, picture.width / 22);
  const edge = edgeOf(option.shape ?? '', option.coords ?? []);
  const [x, y] = [Math.max(edge.x, size), Math.max(edge.y, size)];
  return (
    <g class="area__letter" transform={`translate(${x} ${y}) scale(${size / 16})`}>
      <circle r={14} /><text y={6} text-anchor="middle">{chosen ? '✓' : option.label}</text>
    </g>
  );
}
