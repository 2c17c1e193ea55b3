import { useLayoutEffect, useState } from 'preact/hooks';
import { announce } from '../announce';
import { type Given, NOTHING } from '../answers';
import type { Item } from '../contract';
import { onKeys } from '../keys';
import type { Workings } from '../workings';
import type { Remarks } from './comment';

/** What a question needs to know, whether it counts or is for practice. */
export interface Desk {
  items: Item[];
  position: number;
  givenTo(itemId: string): Given;
  isMarked(itemId: string): boolean;
  readonly mayAnswer: boolean;
  answer(itemId: string, given: Given): void;
  /** Text that grows by the letter; an answer is made of it by and by, at the latest by `settle`. */
  type(itemId: string, given: Given): void;
  settle(): void;
  toggleMark(itemId: string): void;
  goTo(position: number): void;
  /** By item or stimulus. */
  workings(id: string): Workings;
  setWorkings(id: string, workings: Workings): void;
  /** Where comments go; none in practice. */
  readonly remarks?: Remarks;
}

/** A desk that forgets: for practice and for a look at a question. */
export function deskInMemory(items: Item[], changed: () => void): Desk {
  const given = new Map<string, Given>();
  const marks = new Set<string>();
  const workings = new Map<string, Workings>();
  const put = <T,>(map: Map<string, T>, id: string, value: T) => {
    map.set(id, value);
    changed();
  };
  return {
    items,
    position: 1,
    mayAnswer: true,
    givenTo: itemId => given.get(itemId) ?? NOTHING,
    isMarked: itemId => marks.has(itemId),
    answer: (itemId, answer) => put(given, itemId, answer),
    type: (itemId, answer) => put(given, itemId, answer),
    settle: () => {},
    toggleMark: itemId => { if (!marks.delete(itemId)) marks.add(itemId); changed(); },
    goTo(position) { this.position = position; changed(); },
    workings: id => workings.get(id) ?? {},
    setWorkings: (id, w) => put(workings, id, w),
  };
}

export function mark(desk: Desk, item: Item) {
  announce(desk.isMarked(item.itemId) ? 'Mark removed' : 'Marked for review');
  desk.toggleMark(item.itemId);
}

export type Screen = 'question' | 'review' | 'confirm';

/** Which screen of a desk is open, and the keys that move between them. */
export function useScreen(desk: Desk): [Screen, (screen: Screen) => void] {
  const [screen, setScreen] = useState<Screen>('question');
  const open = (next: Screen) => {
    desk.settle();
    setScreen(next);
  };
  useLayoutEffect(() => onKeys({
    next: () => screen === 'question' && (desk.position < desk.items.length ? desk.goTo(desk.position + 1) : open('review')),
    previous: () => screen === 'question' && desk.position > 1 && desk.goTo(desk.position - 1),
    mark: () => screen === 'question' && desk.mayAnswer && mark(desk, desk.items[desk.position - 1]!),
    review: () => open('review'),
  }));
  return [screen, open];
}
