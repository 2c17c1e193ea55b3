import type { Item } from '../contract';
import { sentencesOf } from '../sentences';
import { highlight, isHighlighted, unhighlight, type Workings } from '../workings';
import { Sheet } from './sheet';

/** Highlighting without a pointer: sentence by sentence. */
export function SentencesSheet({ item, workings, set, close }: { item: Item; workings: Workings; set: (workings: Workings) => void; close: () => void }) {
  return (
    <Sheet title="Highlight" close={close}>
      <p>Tick what you want to highlight. You can also select text in the question first, then press Highlight or Alt+H.</p>
      <fieldset class="picks picks--long" lang={item.lang ?? undefined}>
        <legend>Sentences of this question</legend>
        {sentencesOf(item).map(s => (
          <label class="pick" key={`${s.at}/${s.from}`}>
            <input type="checkbox" checked={isHighlighted(workings, s)}
              onChange={event => set(event.currentTarget.checked ? highlight(workings, [s]) : unhighlight(workings, s))} />
            <span>{s.text}</span>
          </label>
        ))}
      </fieldset>
    </Sheet>
  );
}
