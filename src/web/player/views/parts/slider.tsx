import { useState } from 'preact/hooks';
import { numberIn } from '../../answers';
import { answerTo, Group, type PartProps } from './group';

/** A number on a scale, by hand or typed. Where the handle stands at first is not an answer. */
export function Slider(props: PartProps) {
  const { desk, part } = props;
  const { values, set, type } = answerTo(props);
  const [lower, upper, step] = [part.lower ?? 0, part.upper ?? 100, part.step || 1];
  const given = values[0];
  const middle = lower + Math.round((upper - lower) / 2 / step) * step;
  const at = given ?? String(middle);
  const [typed, setTyped] = useState<string>();
  const problem = typed ? faultOf(typed, lower, upper, step) : undefined;
  const id = `${part.response}-field`;
  const write = (text: string) => {
    setTyped(text);
    // What is not on the scale is no answer, also where the digits before it were one.
    type(text === '' || faultOf(text, lower, upper, step) ? [] : [numberIn(text)!]);
  };
  const slide = (save: (values: string[]) => void) => (event: { currentTarget: HTMLInputElement }) => {
    setTyped(undefined);
    save([event.currentTarget.value]);
  };
  const scale = { min: lower, max: upper, step, disabled: !desk.mayAnswer };
  return (
    <Group {...props} how={`Move the handle, or type a number from ${lower} to ${upper}.`}>
      <div class="slider">
        <input type="range" {...scale} class={given === undefined ? 'slider__range slider__range--open' : 'slider__range'} aria-label="On the scale" lang="en" value={at}
          aria-valuetext={given === undefined ? `Not answered. The handle is at ${at}` : at}
          onInput={slide(type)} onChange={slide(set)} />
        <div class="slider__ends" aria-hidden="true"><span>{lower}</span><span>{upper}</span></div>
        <div class="slider__number">
          <label for={id} lang="en">Your answer</label>
          <input id={id} class="entry" type="text" inputMode="decimal" size={8} autoComplete="off" value={typed ?? given ?? ''} readOnly={!desk.mayAnswer}
            aria-invalid={problem !== undefined || undefined} aria-describedby={`${id}-problem`}
            onInput={event => write(event.currentTarget.value)} onBlur={() => { if (!problem) setTyped(undefined); desk.settle(); }} />
          {given === undefined && desk.mayAnswer && <button type="button" class="link" lang="en" onClick={() => { setTyped(undefined); set([at]); }}>Answer with {at}</button>}
        </div>
        <p id={`${id}-problem`} lang="en" class={problem ? 'problem' : 'hint'}>{problem ?? (given === undefined ? 'Not answered yet.' : '')}</p>
      </div>
    </Group>
  );
}

export function faultOf(text: string, lower: number, upper: number, step: number): string | undefined {
  const number = Number(numberIn(text));
  if (isNaN(number)) return 'This is not a number.';
  if (number < lower || number > upper) return `The number must be from ${lower} to ${upper}.`;
  const steps = (number - lower) / step;
  return Math.abs(steps - Math.round(steps)) > 1e-6 ? `The scale goes in steps of ${step}.` : undefined;
}
