import type { Item } from '../contract';
import { STIMULUS } from '../sentences';
import type { Highlight } from '../workings';
import type { Desk } from './desk';

const isOfStimulus = (h: Highlight) => h.at.startsWith(`${STIMULUS}.`);

/** Highlights of a question together with those of what it shares: the latter stay as one goes from question to question. */
export function highlightsOf(desk: Desk, item: Item): Highlight[] {
  return [...(desk.workings(item.itemId).highlights ?? []), ...(item.stimulus ? desk.workings(item.stimulus.stimulusId).highlights ?? [] : [])];
}

export function setHighlights(desk: Desk, item: Item, highlights: Highlight[]) {
  desk.setWorkings(item.itemId, { ...desk.workings(item.itemId), highlights: highlights.filter(h => !isOfStimulus(h)) });
  if (item.stimulus) desk.setWorkings(item.stimulus.stimulusId, { ...desk.workings(item.stimulus.stimulusId), highlights: highlights.filter(isOfStimulus) });
}
