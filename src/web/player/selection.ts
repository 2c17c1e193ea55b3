import type { Highlight } from './workings';

/** What is selected inside an element, as stretches of the texts that carry a `data-at`. */
export function selectedIn(root: Element | null): Highlight[] {
  const selection = getSelection();
  if (!root || !selection || selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  return [...root.querySelectorAll<HTMLElement>('[data-at]')].filter(e => range.intersectsNode(e)).flatMap(element => {
    const whole = document.createRange();
    whole.selectNodeContents(element);
    const lengthTo = (node: Node, offset: number) => {
      const part = whole.cloneRange();
      part.setEnd(node, offset);
      return part.toString().length;
    };
    const from = range.compareBoundaryPoints(Range.START_TO_START, whole) > 0 ? lengthTo(range.startContainer, range.startOffset) : 0;
    const to = range.compareBoundaryPoints(Range.END_TO_END, whole) < 0 ? lengthTo(range.endContainer, range.endOffset) : whole.toString().length;
    return to > from ? [{ at: element.dataset['at']!, from, to }] : [];
  });
}
