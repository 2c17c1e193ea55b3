import { useState } from 'preact/hooks';
import { announce } from '../../announce';
import { inWords, type Place, placeOf, valueOf, within } from '../../shapes';
import { Plate } from './plate';
import { answerTo, Group, type PartProps } from './group';

const STEPS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Points of a picture: by a pointer, by a cross-hair that the arrow keys move, or by two numbers. */
export function SelectPoint(props: PartProps) {
  const { desk, part } = props;
  const { values, set } = answerTo(props);
  const picture = part.picture!;
  const { width, height } = picture;
  const [cross, setCross] = useState<Place>(() => (values[0] ? placeOf(values[0]) : { x: Math.round(width / 2), y: Math.round(height / 2) }));
  const words = (p: Place) => inWords(p, width, height);
  const put = (at: Place) => {
    if (!desk.mayAnswer) return;
    const value = valueOf(at);
    if (values.includes(value)) return announce('There is a point already');
    if (part.max > 1 && values.length >= part.max) return announce(`${part.max} of ${part.max} points are set. Take one away first`);
    set(part.max === 1 ? [value] : [...values, value]);
    announce(`Point set, ${words(at)}`);
  };
  const take = (value: string) => {
    set(values.filter(v => v !== value));
    announce('Point taken away');
  };
  const go = (to: Place) => {
    const next = within(to, width, height);
    setCross(next);
    announce(words(next));
  };
  const keys = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = STEPS[event.key];
    const by = event.shiftKey ? 1 : Math.max(1, Math.round(Math.max(width, height) / 50));
    if (step) go({ x: cross.x + step[0] * by, y: cross.y + step[1] * by });
    else if (event.key === 'Enter' || event.key === ' ') put(cross);
    else if ((event.key === 'Delete' || event.key === 'Backspace') && values.length > 0) take(nearest(values, cross));
    else return;
    event.preventDefault();
  };
  const pointed = (event: MouseEvent) => {
    const box = (event.currentTarget as Element).lastElementChild!.getBoundingClientRect();
    const at = within({ x: ((event.clientX - box.left) / box.width) * width, y: ((event.clientY - box.top) / box.height) * height }, width, height);
    setCross(at);
    put(at);
  };
  const size = Math.max(width, height) / 40;
  const how = part.max === 1 ? 'Set one point in the picture.' : part.max > 1 ? `Set up to ${part.max} points in the picture.` : 'Set as many points in the picture as you want.';
  const id = `${part.response}-keys`;
  return (
    <Group {...props} how={how}>
      <div class="plate plate--points" role="application" aria-label={`Picture to set a point in: ${picture.alt}`} aria-describedby={id} tabIndex={0} data-arrows
        onKeyDown={keys} onClick={pointed}>
        <Plate picture={picture} alt="" />
        <svg class="plate__areas" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {values.map(placeOf).map((p, i) => <g key={i} class="point" transform={`translate(${p.x} ${p.y}) scale(${size / 10})`}><circle r={9} /><circle r={2} /></g>)}
          <g class="cross"><path class="cross__under" d={crossAt(cross, width, height)} /><path d={crossAt(cross, width, height)} /></g>
        </svg>
      </div>
      <p class="hint" id={id} lang="en">
        Point with a mouse or finger. By keyboard: the arrow keys move the cross-hair, with Shift by one step; Enter sets a point, Delete takes it away. Or type the
        place below.
      </p>
      <div class="place" lang="en">
        <Pixels name="From the left" value={cross.x} most={width} change={x => setCross(within({ x, y: cross.y }, width, height))} />
        <Pixels name="From the top" value={cross.y} most={height} change={y => setCross(within({ x: cross.x, y }, width, height))} />
        <button type="button" class="button button--plain" aria-disabled={!desk.mayAnswer} onClick={() => put(cross)}>
          {part.max === 1 && values.length > 0 ? 'Move the point here' : 'Set a point here'}
        </button>
      </div>
      {values.length === 0 ? <p class="hint" lang="en">No point is set yet.</p> : (
        <ul class="points" lang="en">
          {values.map((v, i) => (
            <li key={v}>
              Point {i + 1}: {words(placeOf(v))} {desk.mayAnswer && <button type="button" class="link" onClick={() => take(v)}>Take away<span class="hidden"> point {i + 1}</span></button>}
            </li>
          ))}
        </ul>
      )}
    </Group>
  );
}

function Pixels({ name, value, most, change }: { name: string; value: number; most: number; change: (value: number) => void }) {
  return (
    <label class="place__number">
      <span>{name}, 0 to {most}</span>
      <input class="entry" type="number" inputMode="numeric" min={0} max={most} value={value}
        onInput={event => !isNaN(event.currentTarget.valueAsNumber) && change(event.currentTarget.valueAsNumber)} />
    </label>
  );
}

const crossAt = ({ x, y }: Place, width: number, height: number) => `M0 ${y}H${width}M${x} 0V${height}`;

function nearest(values: string[], { x, y }: Place): string {
  const far = (v: string) => Math.hypot(placeOf(v).x - x, placeOf(v).y - y);
  return [...values].sort((a, b) => far(a) - far(b))[0]!;
}
