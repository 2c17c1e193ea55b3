import type { Finding, Span } from '../contract';

/** The element of a field: options[0].text is f-options-0-text. */
export const idOf = (field: string): string => `f-${field.replace(/[^\w]+/g, '-').replace(/-$/, '')}`;

/** Goes to what a finding speaks of; where the field itself has no element, to the nearest that holds it. */
export function goTo(span: Span) {
  let field = span.field;
  let element: HTMLElement | null = null;
  while (!(element = document.getElementById(idOf(field)))) {
    const shorter = field.replace(/(\.\w+|\[\d+\])$/, '');
    if (shorter === field) return;
    field = shorter;
  }
  element.closest('details')?.setAttribute('open', '');
  element.scrollIntoView({ block: 'center' });
  element.focus({ preventScroll: true });
  if (span.length > 0) select(element, span.start, span.length);
}

function select(element: HTMLElement, start: number, length: number) {
  if (element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text')) return element.setSelectionRange(start, start + length);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let at = 0;
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const size = node.nodeValue!.length;
    if (!begun && start < at + size) {
      range.setStart(node, start - at);
      begun = true;
    }
    if (begun && start + length <= at + size) {
      range.setEnd(node, start + length - at);
      const selection = getSelection();
      selection?.removeAllRanges();
      selection?.addRange(range);
      return;
    }
    at += size;
  }
}

/** Findings by the field they are shown beside. */
export const beside = (findings: Finding[], field: string): Finding[] => findings.filter(f => {
  const first = f.spans[0]?.field ?? '';
  return first === field || (field !== '' && !field.includes('[') && first.startsWith(`${field}[`) === true && !first.startsWith('options['));
});
