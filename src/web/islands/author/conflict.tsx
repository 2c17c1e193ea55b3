import { useEffect, useRef, useState } from 'preact/hooks';
import { spoken } from './checks';
import type { Content, WordRun } from './contract';
import type { Meeting } from './draft';
import { merged, type Part, wordsOf } from './merge';

/** Something that two have changed: an item's draft, or a case. */
export interface Met {
  readonly content: Content;
  readonly meeting: Meeting | null;
  settle(content: Content): Promise<boolean>;
}

/** Two writers on one item or case: the second is shown what both did, and says what is to stand. Nothing is overwritten before. */
export function Conflict({ draft, what = 'item', onSettled }: { draft: Met; what?: string; onSettled(): void }) {
  const { who, theirs, parts } = draft.meeting!;
  const [taken, setTaken] = useState<Record<string, 'mine' | 'theirs' | undefined>>(() =>
    Object.fromEntries(parts.map(p => [p.path, p.changedBy === 'mine' ? 'mine' : p.changedBy === 'theirs' ? 'theirs' : undefined])));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current!.focus(), []);
  const settle = async (which: (part: Part) => 'mine' | 'theirs' | undefined) => {
    const keep = new Set(parts.filter(p => which(p) === 'mine').map(p => p.path));
    await draft.settle(merged(draft.content, theirs, parts, keep));
    onSettled();
  };
  const open = parts.filter(p => taken[p.path] === undefined);
  return (
    <section class="usa-alert usa-alert--warning author-conflict" aria-labelledby="author-conflict">
      <div class="usa-alert__body">
        <h2 class="usa-alert__heading" id="author-conflict" ref={heading} tabIndex={-1}>{who} changed this {what} while you did</h2>
        <p class="usa-alert__text">Nothing is lost: theirs is saved, yours is on this page. Say what is to stand. <del>Struck out</del> is theirs, <ins>underlined</ins> is yours.</p>
        {parts.map((part, i) => (
          <fieldset key={part.path} class="usa-fieldset author-part">
            <legend class="usa-legend">{capital(spoken(part.path))} <span class="app-muted">{told(part)}</span></legend>
            <p class="author-words"><Words runs={wordsOf(part)} /></p>
            <div class="author-row">
              {(['mine', 'theirs'] as const).map(side => (
                <div class="usa-radio" key={side}>
                  <input class="usa-radio__input" type="radio" id={`part-${i}-${side}`} name={`part-${i}`} checked={taken[part.path] === side} onChange={() => setTaken({ ...taken, [part.path]: side })} />
                  <label class="usa-radio__label" for={`part-${i}-${side}`}>{side === 'mine' ? 'Mine' : 'Theirs'}</label>
                </div>
              ))}
            </div>
          </fieldset>
        ))}
        <div class="app-actions">
          <button type="button" class="usa-button" aria-disabled={open.length > 0} onClick={() => open.length === 0 && void settle(p => taken[p.path])}>Save as chosen</button>
          <button type="button" class="usa-button usa-button--outline" onClick={() => void settle(() => 'mine')}>All mine</button>
          <button type="button" class="usa-button usa-button--outline" onClick={() => void settle(() => 'theirs')}>All theirs</button>
        </div>
        {open.length > 0 && <p class="usa-hint">Still to be chosen: {open.map(p => spoken(p.path)).join(', ')}.</p>}
      </div>
    </section>
  );
}

export const Words = ({ runs }: { runs: WordRun[] }) => (
  <>{runs.map((run, i) => (run.fate === 'removed' ? <del key={i}>{run.text}</del> : run.fate === 'added' ? <ins key={i}>{run.text}</ins> : run.text))}</>
);

const told = (part: Part) => ({ mine: 'changed by you', theirs: 'changed by them', both: 'changed by both', unknown: 'different' })[part.changedBy];
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
