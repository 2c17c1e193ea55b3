import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  id?: string | undefined;
  label: string;
  hint?: string | undefined;
  value: string;
  type?: 'text' | 'number';
  rows?: number;
  narrow?: boolean;
  invalid?: boolean | undefined;
  describedBy?: string | undefined;
  onChange(value: string): void;
}

export function Field({ id, label, hint, value, type = 'text', rows = 1, narrow = false, invalid, describedBy, onChange }: FieldProps) {
  const own = useId();
  const name = id ?? own;
  const described = [hint && `${name}-hint`, describedBy].filter(Boolean).join(' ') || undefined;
  const common = { id: name, value, autocomplete: 'off', 'aria-describedby': described, ...(invalid ? { 'aria-invalid': true } : {}) };
  return (
    <div class={`usa-form-group${narrow ? ' author-narrow' : ''}`}>
      <label class="usa-label" for={name}>{label}</label>
      {hint && <span class="usa-hint" id={`${name}-hint`}>{hint}</span>}
      {rows > 1
        ? <textarea class="usa-textarea" rows={rows} {...common} onInput={event => onChange(event.currentTarget.value)} />
        : type === 'number'
          ? <input class="usa-input" type="number" step="any" {...common} onInput={event => onChange(event.currentTarget.value)} />
          : <input class="usa-input" {...common} onInput={event => onChange(event.currentTarget.value)} />}
    </div>
  );
}

interface SelectProps {
  id?: string | undefined;
  label: string;
  hint?: string | undefined;
  value: string;
  options: [string, string][];
  narrow?: boolean;
  onChange(value: string): void;
}

export function Select({ id, label, hint, value, options, narrow = false, onChange }: SelectProps) {
  const own = useId();
  const name = id ?? own;
  const known = options.some(([code]) => code === value);
  return (
    <div class={`usa-form-group${narrow ? ' author-narrow' : ''}`}>
      <label class="usa-label" for={name}>{label}</label>
      {hint && <span class="usa-hint" id={`${name}-hint`}>{hint}</span>}
      <select class="usa-select" id={name} value={value} aria-describedby={hint && `${name}-hint`} onChange={event => onChange(event.currentTarget.value)}>
        {!known && <option value={value}>{value === '' ? 'Choose' : value}</option>}
        {options.map(([code, words]) => <option key={code} value={code}>{words}</option>)}
      </select>
    </div>
  );
}

interface ChoiceProps {
  id?: string;
  legend: string;
  value: string;
  options: [string, string][];
  onChange(value: string): void;
}

export function Choice({ id, legend, value, options, onChange }: ChoiceProps) {
  const name = useId();
  return (
    <fieldset class="usa-fieldset author-choice" id={id} tabIndex={id ? -1 : undefined}>
      <legend class="usa-legend">{legend}</legend>
      {options.map(([code, words]) => (
        <div class="usa-radio" key={code}>
          <input class="usa-radio__input" type="radio" id={`${name}-${code}`} name={name} checked={value === code} onChange={() => onChange(code)} />
          <label class="usa-radio__label" for={`${name}-${code}`}>{words}</label>
        </div>
      ))}
    </fieldset>
  );
}

interface TickProps {
  id?: string;
  label: string;
  value: boolean;
  onChange(value: boolean): void;
}

export function Tick({ id, label, value, onChange }: TickProps) {
  const own = useId();
  return (
    <div class="usa-checkbox">
      <input class="usa-checkbox__input" type="checkbox" id={id ?? own} checked={value} onChange={event => onChange(event.currentTarget.checked)} />
      <label class="usa-checkbox__label" for={id ?? own}>{label}</label>
    </div>
  );
}

interface TicksProps {
  id: string;
  legend: string;
  value: string[];
  options: [string, string][];
  onChange(value: string[]): void;
}

export function Ticks({ id, legend, value, options, onChange }: TicksProps) {
  const all: [string, string][] = [...options, ...value.filter(v => !options.some(([code]) => code === v)).map((v): [string, string] => [v, v])];
  return (
    <fieldset class="usa-fieldset author-choice" id={id} tabIndex={-1}>
      <legend class="usa-legend">{legend}</legend>
      {all.map(([code, words]) => (
        <Tick key={code} label={words} value={value.includes(code)} onChange={on => onChange(all.map(([c]) => c).filter(c => (c === code ? on : value.includes(c))))} />
      ))}
    </fieldset>
  );
}

export const Act = ({ children, danger = false, ...rest }: { children: ComponentChildren; danger?: boolean; onClick(): void; disabled?: boolean; 'aria-label'?: string; id?: string }) =>
  <button type="button" class={`usa-button usa-button--outline author-act${danger ? ' author-act--danger' : ''}`} {...rest}>{children}</button>;

/** Empty is none, and what is no number is none. */
export const numberOrNone = (value: string): number | undefined => (value.trim() === '' || Number.isNaN(Number(value)) ? undefined : Number(value));
