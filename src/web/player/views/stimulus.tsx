import type { Stimulus } from '../contract';
import { STIMULUS } from '../sentences';
import type { Desk } from './desk';
import { Nodes } from './nodes';

/** What several questions share: beside the question where there is room, above it and foldable where there is not. */
export function StimulusPane({ desk, stimulus, lang }: { desk: Desk; stimulus: Stimulus; lang?: string | null | undefined }) {
  const workings = desk.workings(stimulus.stimulusId);
  const folded = workings.folded ?? false;
  const name = nameOf(desk, stimulus);
  return (
    <section class="panes__stimulus" aria-label={name} tabIndex={0} data-folded={folded || undefined}>
      <div class="panes__top">
        <h2>{name}</h2>
        <button type="button" class="link panes__fold" aria-expanded={!folded} aria-controls="stimulus"
          onClick={() => desk.setWorkings(stimulus.stimulusId, { ...workings, folded: !folded })}>
          {folded ? 'Show the case' : 'Hide the case'}
        </button>
      </div>
      <div id="stimulus" lang={lang ?? undefined}><Nodes nodes={stimulus.body} name={STIMULUS} highlights={workings.highlights} /></div>
    </section>
  );
}

function nameOf(desk: Desk, { stimulusId }: Stimulus): string {
  const places = desk.items.flatMap((i, place) => (i.stimulus?.stimulusId === stimulusId ? [place + 1] : []));
  if (places.length < 2) return 'Case';
  const [first, last] = [places[0]!, places.at(-1)!];
  return last - first === places.length - 1 ? `Case for questions ${first} to ${last}` : `Case for questions ${places.slice(0, -1).join(', ')} and ${last}`;
}
