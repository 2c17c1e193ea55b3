import type { Interaction, Item } from '../../contract';
import { around, placesIn } from '../../places';
import type { Desk } from '../desk';
import { highlightsOf } from '../marks';
import { Nodes, plainText } from '../nodes';
import { Associate } from './associate';
import { Choices } from './choices';
import { GapMatch, InlineChoice } from './gaps';
import { Hotspot } from './hotspot';
import { Hottext } from './hottext';
import { Match } from './match';
import { Order } from './order';
import { SelectPoint } from './point';
import { Slider } from './slider';
import { ExtendedText, TextEntry } from './text';

/** Where this file is, so that it can be fetched ahead. */
export const address = import.meta.url;

/** A question of any kind but one best answer: its text with what is answered in it, then what is answered below. */
export function Parts({ desk, item }: { desk: Desk; item: Item }) {
  const parts = item.interactions ?? [];
  const places = placesIn(item.prompt);
  const inText = parts.filter(p => places.includes(p.response));
  const below = parts.filter(p => !places.includes(p.response));
  const field = (part: Interaction) => (inText.length === 1 ? 'Your answer' : `Answer ${places.indexOf(part.response) + 1} of ${inText.length}`);
  return (
    <>
      {item.prompt.length > 0 && (
        <div class="prompt" id="prompt">
          <Nodes nodes={item.prompt} name="stem" highlights={highlightsOf(desk, item)} place={node => {
            const part = parts.find(p => p.response === node.attributes?.['response']);
            return part ? <Part desk={desk} item={item} part={part} name={`${field(part)}: ${around(item.prompt, part.response, plainText)}`} labelled={false} /> : null;
          }} />
        </div>
      )}
      {below.map((part, i) => <Part key={part.response} desk={desk} item={item} part={part} name={below.length === 1 ? 'Your answer' : `Answer ${inText.length + i + 1}`} labelled />)}
    </>
  );
}

function Part(props: { desk: Desk; item: Item; part: Interaction; name: string; labelled: boolean }) {
  switch (props.part.kind) {
    case 'choice': return <Choices {...props} />;
    case 'inlineChoice': return <InlineChoice {...props} />;
    case 'order': return <Order {...props} />;
    case 'match': return <Match {...props} />;
    case 'associate': return <Associate {...props} />;
    case 'gapMatch': return <GapMatch {...props} />;
    case 'hottext': return <Hottext {...props} />;
    case 'hotspot': return <Hotspot {...props} />;
    case 'selectPoint': return <SelectPoint {...props} />;
    case 'textEntry': return <TextEntry {...props} />;
    case 'extendedText': return <ExtendedText {...props} />;
    case 'slider': return <Slider {...props} />;
    default: return <p class="notice notice--bad">This part of the question cannot be shown. Tell your proctor.</p>;
  }
}
