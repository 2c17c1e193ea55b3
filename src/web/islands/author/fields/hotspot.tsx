import { useRef, useState } from 'preact/hooks';
import { Refused, uploadAsset } from '../api';
import type { Area, Content } from '../contract';
import { chosen } from '../key';
import { assetAddress } from '../text/schema';
import { Act, Choice, Field } from './inputs';

interface Props {
  content: Content;
  change(patch: Partial<Content>): void;
}

type Point = [number, number];

/** The picture with its areas: drawn with a pointer, or typed as numbers. */
export function Hotspot({ content, change }: Props) {
  const picture = content.task?.picture;
  const [fault, setFault] = useState('');
  const upload = async (file: File | undefined) => {
    if (!file) return;
    try {
      const asset = await uploadAsset(file);
      setFault('');
      change({ task: { ...content.task, picture: { asset: asset.name, alt: picture?.alt ?? '', width: asset.width, height: asset.height } } });
    } catch (error) {
      setFault(error instanceof Refused ? error.message : 'The picture could not be sent. Try again.');
    }
  };
  return (
    <section aria-labelledby="author-picture">
      <h2 id="author-picture">Picture</h2>
      <label class="usa-label" for="f-task-picture">{picture ? 'Another picture' : 'Picture file'}</label>
      <input class="usa-file-input" type="file" id="f-task-picture" accept="image/png,image/jpeg,image/gif,image/webp" onChange={event => void upload(event.currentTarget.files?.[0])} />
      <p class="usa-error-message" role="alert">{fault}</p>
      {picture && (
        <>
          <Field id="f-task-picture-alt" label="What the picture shows" hint="For those who hear it read aloud. It must not give the answer away." rows={2} value={picture.alt} onChange={alt => change({ task: { ...content.task, picture: { ...picture, alt } } })} />
          <Drawing content={content} change={change} />
        </>
      )}
    </section>
  );
}

function Drawing({ content, change }: Props) {
  const picture = content.task!.picture!;
  const [shape, setShape] = useState('rect');
  const [points, setPoints] = useState<Point[]>([]);
  const svg = useRef<SVGSVGElement>(null);
  const add = (area: Area) => change({ options: [...content.options, { id: String.fromCharCode(65 + content.options.length), text: '', rationale: '', area }] });
  const setArea = (index: number, area: Area) => change({ options: content.options.map((o, i) => (i === index ? { ...o, area } : o)) });
  const at = (event: PointerEvent): Point => {
    const box = svg.current!.getBoundingClientRect();
    const x = (event.clientX - box.left) * picture.width / box.width;
    const y = (event.clientY - box.top) * picture.height / box.height;
    return [Math.round(Math.min(picture.width, Math.max(0, x))), Math.round(Math.min(picture.height, Math.max(0, y)))];
  };
  const down = (event: PointerEvent) => {
    event.preventDefault();
    if (shape === 'poly') return setPoints([...points, at(event)]);
    svg.current!.setPointerCapture(event.pointerId);
    setPoints([at(event), at(event)]);
  };
  const move = (event: PointerEvent) => {
    if (shape !== 'poly' && points.length === 2) setPoints([points[0]!, at(event)]);
  };
  const up = () => {
    if (shape === 'poly' || points.length < 2) return;
    const area = drawn(shape, points);
    setPoints([]);
    if (area) add(area);
  };
  const right = chosen(content.key);
  return (
    <>
      <Choice legend="Draw" value={shape} options={[['rect', 'Rectangles: drag from corner to corner'], ['circle', 'Circles: drag from the middle to the edge'], ['poly', 'Outlines: click each corner, then close the outline']]}
        onChange={value => { setShape(value); setPoints([]); }} />
      <svg ref={svg} class="author-drawing" viewBox={`0 0 ${picture.width} ${picture.height}`} role="img" aria-label={`The picture with its areas: ${picture.alt}`}
        onPointerDown={down} onPointerMove={move} onPointerUp={up}>
        <image href={assetAddress(picture.asset)} width={picture.width} height={picture.height} />
        {content.options.map(o => o.area && <Shape key={o.id} area={o.area} name={o.id} right={right.includes(o.id)} size={picture.width} />)}
        {points.length > 1 && <Shape area={shape === 'poly' ? { shape: 'poly', coords: points.flat() } : drawn(shape, points) ?? { shape: 'rect', coords: [0, 0, 0, 0] }} name="" right={false} size={picture.width} />}
        {shape === 'poly' && points.map(([x, y]) => <circle key={`${x} ${y}`} class="author-corner" cx={x} cy={y} r={picture.width / 150} />)}
      </svg>
      <div class="author-acts">
        {shape === 'poly' && <Act disabled={points.length < 3} onClick={() => { add({ shape: 'poly', coords: points.flat() }); setPoints([]); }}>Close the outline</Act>}
        <Act onClick={() => add({ shape: 'rect', coords: [0, 0, Math.round(picture.width / 4), Math.round(picture.height / 4)] })}>Add an area by numbers</Act>
      </div>
      {content.options.map((o, i) => <Numbers key={i} name={o.id} area={o.area ?? { shape: 'rect', coords: [0, 0, 0, 0] }} onChange={area => setArea(i, area)} />)}
    </>
  );
}

const TOLD: Record<string, string> = { rect: 'left, top, right, bottom', circle: 'middle across, middle down, radius', poly: 'across, down of each corner' };

function Numbers({ name, area, onChange }: { name: string; area: Area; onChange(area: Area): void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const take = (value: string) => {
    setTyped(value);
    const coords = value.split(/[\s,;]+/).filter(Boolean).map(Number);
    if (coords.every(n => Number.isInteger(n) && n >= 0) && fits(area.shape, coords.length)) onChange({ ...area, coords });
  };
  return <Field id={`f-area-${name}`} label={`Area ${name}, ${area.shape === 'rect' ? 'rectangle' : area.shape === 'circle' ? 'circle' : 'outline'}, in pixels`} hint={`${TOLD[area.shape] ?? ''}.`} value={typed ?? area.coords.join(', ')} onChange={take} />;
}

const fits = (shape: string, count: number) => (shape === 'rect' ? count === 4 : shape === 'circle' ? count === 3 : count >= 6 && count % 2 === 0);

/** Null where it was a click and no drag. */
export function drawn(shape: string, points: Point[]): Area | null {
  const [[x1, y1], [x2, y2]] = points as [Point, Point];
  if (Math.hypot(x2 - x1, y2 - y1) < 4) return null;
  if (shape === 'circle') return { shape, coords: [x1, y1, Math.round(Math.hypot(x2 - x1, y2 - y1))] };
  return { shape: 'rect', coords: [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)] };
}

function Shape({ area: { shape, coords }, name, right, size }: { area: Area; name: string; right: boolean; size: number }) {
  const [a = 0, b = 0, c = 0, d = 0] = coords;
  const look = { class: right ? 'author-area author-area--right' : 'author-area' };
  return (
    <g>
      {shape === 'circle' ? <circle {...look} cx={a} cy={b} r={c} /> : shape === 'poly' ? <polygon {...look} points={coords.join(' ')} /> : <rect {...look} x={a} y={b} width={Math.max(0, c - a)} height={Math.max(0, d - b)} />}
      {name && <text class="author-area__name" x={shape === 'circle' ? a : a + size / 100} y={shape === 'circle' ? b : b + size / 28} font-size={size / 30}>{name}</text>}
    </g>
  );
}
