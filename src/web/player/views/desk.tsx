import { useEffect, useState } from 'preact/hooks';
import { onKeys } from '../keys';
import { mark, type Desk } from './question';

export type Screen = 'question' | 'review' | 'confirm';

/** Which screen of a desk is open, and the keys that move between them. */
export function useScreen(desk: Desk): [Screen, (screen: Screen) => void] {
  const [screen, setScreen] = useState<Screen>('question');
  useEffect(() => onKeys({
    next: () => screen === 'question' && (desk.position < desk.items.length ? desk.goTo(desk.position + 1) : setScreen('review')),
    previous: () => screen === 'question' && desk.position > 1 && desk.goTo(desk.position - 1),
    mark: () => screen === 'question' && desk.mayAnswer && mark(desk, desk.items[desk.position - 1]!),
    review: () => setScreen('review'),
  }));
  return [screen, setScreen];
}
