import type { Node } from './node';

const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** The formula as elements, made one by one; no text of it is ever read as markup. */
export function mathElement(node: Node): HTMLElement {
  return build(node) as unknown as HTMLElement;
}

function build(node: Node): Element {
  const made = document.createElementNS(MATHML, node.kind);
  for (const [name, value] of Object.entries(node.attributes ?? {})) made.setAttribute(name, value);
  for (const child of node.children ?? []) made.append(child.kind === 'text' ? child.text ?? '' : build(child));
  return made;
}
