import { render } from 'preact';
import { Announcer } from '../player/announce';
import type { Item, Stimulus } from '../player/contract';
import { type Desk, deskInMemory } from '../player/views/desk';
import { ClearAnswer, QuestionBody } from '../player/views/question';
import { StimulusPane } from '../player/views/stimulus';

/** A question, or a case alone. */
type Shown = Item | { stimulus: Stimulus };

/**
 * A question or a case as candidates see it, on a page of the staff; what is answered is forgotten. `<div data-preview>` with the item in a `<script type="application/json">`
 * inside it, or `<div data-preview="address">`. Later versions come by an event `preview` with the item as its detail. The player's own styles hold inside only.
 */
export function preview(place: HTMLElement, shown: Shown) {
  const root = place.shadowRoot ?? withStyles(place.attachShadow({ mode: 'open' }));
  const inside = root.querySelector<HTMLElement>('.preview')!;
  const desk: Desk = deskInMemory('itemId' in shown ? [shown] : [], show);
  function show() {
    render('itemId' in shown ? <Preview desk={desk} /> : <CaseAlone desk={desk} stimulus={shown.stimulus} />, inside);
  }
  show();
}

function Preview({ desk }: { desk: Desk }) {
  const item = desk.items[0]!;
  return (
    <div class="question">
      <div class={item.stimulus ? 'panes' : undefined}>
        {item.stimulus && <StimulusPane desk={desk} stimulus={item.stimulus} lang={item.lang} />}
        <div class="panes__question">
          <QuestionBody desk={desk} item={item} />
          <p class="question__tools"><ClearAnswer desk={desk} item={item} /></p>
        </div>
      </div>
      <Announcer />
    </div>
  );
}

function CaseAlone({ desk, stimulus }: { desk: Desk; stimulus: Stimulus }) {
  return (
    <div class="question">
      <div class="panes">
        <StimulusPane desk={desk} stimulus={stimulus} />
        <div class="panes__question"><p>Here stands the question.</p></div>
      </div>
      <Announcer />
    </div>
  );
}

function withStyles(root: ShadowRoot): ShadowRoot {
  const styles = document.createElement('link');
  styles.rel = 'stylesheet';
  styles.href = '/client/player.css';
  const inside = document.createElement('div');
  inside.className = 'preview';
  root.append(styles, inside);
  return root;
}

async function begin(place: HTMLElement) {
  place.addEventListener('preview', event => preview(place, (event as CustomEvent<Shown>).detail));
  const written = place.querySelector('script[type="application/json"]')?.textContent;
  if (written) return preview(place, JSON.parse(written) as Shown);
  const address = place.dataset['preview'];
  if (!address) return;
  const answer = await fetch(address, { headers: { Accept: 'application/json' }, cache: 'no-store' }).catch(() => undefined);
  if (answer?.ok) preview(place, (await answer.json()) as Shown);
  else place.append('The preview cannot be shown right now.');
}

for (const place of document.querySelectorAll<HTMLElement>('[data-preview]')) void begin(place);
