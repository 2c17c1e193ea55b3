import type { Interaction, Item, Node } from '../../contract';
import { around, nameOfPlace, piecesOf, placesIn } from '../../places';
import type { Desk } from '../desk';
import { highlightsOf } from '../marks';
import { Nodes, plainText } from '../nodes';
import { Associate } from './associate';
import { Choices } from './choices';
import { GapMatch, InlineChoice } from './gaps';
import type { Asked, PartProps } from './group';
import { Hotspot } from './hotspot';
import { Hottext } from './hottext';
import { Match } from './match';
import { Order } from './order';
import { SelectPoint } from './point';
import { Slider } from './slider';
import { ExtendedText, TextEntry } from './text';

/** Where this file is, so that it can be fetched ahead. */
export const address = import.meta.url;

/** A question of any kind but one best answer, from top to bottom: text with fields in it, and parts that stand for themselves. What no place names comes last. */
export function Parts({ desk, item }: { desk: Desk; item: Item }) {
  const parts = item.interactions ?? [];
  const places = placesIn(item.prompt);
  const pieces = piecesOf(item.prompt);
  const named = (response: string | undefined) => parts.find(p => p.response === response);
  const number = (part: Interaction) => (parts.length === 1 ? 'Your answer' : `Answer ${parts.indexOf(part) + 1} of ${parts.length}`);
  const inText = (node: Node) => {
    const part = named(nameOfPlace(node));
    return part ? <Part desk={desk} item={item} part={part} name={`${number(part)}: ${around(item.prompt, part.response, plainText)}`} labelled={false} /> : null;
  };
  const alone = (part: Interaction, asked: Asked | undefined) => <Part key={part.response} desk={desk} item={item} part={part} asked={asked} name={number(part)} labelled />;
  const last = pieces.findLast((p): p is Asked => 'text' in p);
  // Each node keeps the place it has in the whole text: highlights know it by that.
  const place = (node: Node) => item.prompt.indexOf(node);
  return (
    <>
      {pieces.map(piece => {
        if ('response' in piece) {
          const part = named(piece.response);
          return part && alone(part, piece.asked);
        }
        return (
          <div key={piece.id} class="prompt" id={piece.id}>
            <Nodes nodes={piece.text} name="stem" from={place(piece.text[0]!)} highlights={highlightsOf(desk, item)} place={inText} />
          </div>
        );
      })}
      {parts.filter(p => !places.includes(p.response)).map(p => alone(p, last))}
    </>
  );
}

function Part(props: PartProps & { name: string; labelled: boolean }) {
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
