import type { Item } from '../contract';
import { sentencesOf } from '../sentences';
import { type Highlight, highlight, isHighlighted, unhighlight } from '../workings';
import { Sheet } from './sheet';

/** Highlighting without a pointer: sentence by sentence. */
export function SentencesSheet({ item, highlights, set, close }: { item: Item; highlights: Highlight[]; set: (highlights: Highlight[]) => void; close: () => void }) {
  return (
    <Sheet title="Highlight" close={close}>
      <p>Tick what you want to highlight. You can also select text in the question first, then press Highlight or Alt+H.</p>
      <fieldset class="picks picks--long" lang={item.lang ?? undefined}>
        <legend>Sentences of this question</legend>
        {sentencesOf(item).map(s => (
          <label class="pick" key={`${s.at}/${s.from}`}>
            <input type="checkbox" checked={isHighlighted({ highlights }, s)}
              onChange={event => set((event.currentTarget.checked ? highlight({ highlights }, [s]) : unhighlight({ highlights }, s)).highlights!)} />
            <span>{s.text}</span>
          </label>
        ))}
      </fieldset>
    </Sheet>
  );
}
