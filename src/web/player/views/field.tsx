import { useId } from 'preact/hooks';

interface Props {
  label: string;
  hint: string;
  value: string;
  maximum: number;
  onInput: (text: string) => void;
}

/** A text area that says how much room is left, in words that are read with it. */
export function Field({ label, hint, value, maximum, onInput }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <p class="hint" id={`${id}-hint`}>{hint}</p>
      <textarea id={id} rows={4} maxLength={maximum} value={value} aria-describedby={`${id}-hint ${id}-room`} onInput={event => onInput(event.currentTarget.value)} />
      <p class="hint" id={`${id}-room`}>{(maximum - value.length).toLocaleString('en')} of {maximum.toLocaleString('en')} characters left</p>
    </div>
  );
}
