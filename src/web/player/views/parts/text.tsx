import { useLayoutEffect, useRef } from 'preact/hooks';
import { announce } from '../../announce';
import { clean, numberIn, wordsIn } from '../../answers';
import { count } from '../../clock';
import { answerTo, Group, halfOf, type PartProps } from './group';

/** More is no answer to a question of this kind. */
const LONGEST_ENTRY = 500;
const LONGEST_TEXT = 20_000;

const NO_NUMBER = 'Not a number yet, and not saved: use digits, a point for decimals and nothing between thousands';

const QUIET = { autoComplete: 'off', autoCapitalize: 'off', spellcheck: false } as const;

/** A field in a line of text, or below it with a label of its own. */
export function TextEntry(props: PartProps & { name: string; labelled: boolean }) {
  const { desk, part, asked, name, labelled } = props;
  const { values, type } = answerTo(props);
  const half = halfOf(props);
  const begun = half.kept?.[0];
  const text = begun !== undefined && numberIn(begun) === values[0] ? begun : values[0] ?? '';
  const id = `${part.response}-field`;
  const odd = part.numeric && text.trim() !== '' && numberIn(text) === undefined;
  const least = part.numeric ? 6 : 8;
  const write = (typed: string) => {
    const now = clean(typed);
    const number = part.numeric ? numberIn(now) : now;
    type(number ? [number] : []);
    if (part.numeric) half.keep(number === now || now === '' ? undefined : [now]);
  };
  const field = (
    <input id={id} class="entry" type="text" inputMode={part.numeric ? 'decimal' : 'text'}
      size={Math.min(40, Math.max(least, part.expectedLength ?? 2 * least))} maxLength={LONGEST_ENTRY}
      {...QUIET} aria-label={labelled ? undefined : name} value={text} readOnly={!desk.mayAnswer} aria-invalid={odd || undefined}
      aria-describedby={[...(labelled && asked ? [asked.id] : []), ...(part.numeric ? [`${id}-kind`] : [])].join(' ') || undefined}
      onInput={event => write(event.currentTarget.value)} onBlur={() => desk.settle()} />
  );
  return (
    <span class={labelled ? 'field field--entry' : undefined}>
      {labelled && <label for={id} lang="en">{name}</label>}
      {field}
      {part.numeric && (
        <span id={`${id}-kind`} lang="en" class={odd ? 'problem entry__kind' : labelled ? 'hint' : 'hidden'}>{odd ? ` ${NO_NUMBER}` : ' Type a number'}</span>
      )}
    </span>
  );
}

/** Room to write. It grows with the text. */
export function ExtendedText(props: PartProps) {
  const { desk, part } = props;
  const { values, type } = answerTo(props);
  const text = values[0] ?? '';
  const most = part.mostWords ?? 0;
  const words = wordsIn(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = `${part.response}-field`;
  const rows = Math.min(20, Math.max(4, part.expectedLines ?? 8));
  useLayoutEffect(() => {
    const { current } = field;
    if (!current || CSS.supports('field-sizing', 'content')) return;
    current.style.height = 'auto';
    current.style.height = `${current.scrollHeight + 4}px`;
  }, [text]);
  const write = (typed: string) => {
    const now = clean(typed);
    if (most > 0 && words <= most && wordsIn(now) > most) announce(`More than ${most} words`);
    type(now === '' ? [] : [now]);
  };
  return (
    <Group {...props} how={most > 0 ? `Write up to ${count(most, 'word')}. What you write is kept as you type.` : 'What you write is kept as you type.'}>
      <div class="field">
        <label for={id} lang="en">Your answer</label>
        <textarea id={id} ref={field} class="writing" rows={rows} style={{ '--rows': rows }} maxLength={LONGEST_TEXT}
          value={text} readOnly={!desk.mayAnswer} autoComplete="off" spellcheck={false}
          aria-describedby={`${id}-words`} onInput={event => write(event.currentTarget.value)} onBlur={() => desk.settle()} />
        <p class={most > 0 && words > most ? 'problem' : 'hint'} id={`${id}-words`} lang="en">{countWords(words, most)}</p>
      </div>
    </Group>
  );
}

function countWords(words: number, most: number): string {
  if (most === 0) return count(words, 'word');
  return words > most ? `${count(words, 'word')}: ${words - most} more than the ${most} asked for` : `${words} of at most ${count(most, 'word')}`;
}
