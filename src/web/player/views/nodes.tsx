import type { Node } from '../contract';
import { at } from '../sentences';
import { type Highlight, pieces } from '../workings';

interface Props {
  nodes: Node[];
  /** The name of the place, for highlights. */
  name: string;
  highlights?: Highlight[] | undefined;
  inline?: boolean;
}

/** Text as a tree. Inside a legend or a label only inline elements are allowed, so blocks are spans there. */
export function Nodes({ nodes, name, highlights = [], inline = false }: Props) {
  return <>{nodes.map((node, i) => <One key={i} node={node} name={at(name, i)} highlights={highlights} inline={inline} />)}</>;
}

function One({ node, name, highlights, inline }: { node: Node; name: string; highlights: Highlight[]; inline: boolean }) {
  const inner = (
    <>
      {node.text && <span data-at={name}>{pieces(node.text, highlights.filter(h => h.at === name)).map((p, i) => (p.marked ? <mark key={i}>{p.text}</mark> : p.text))}</span>}
      {node.children && <Nodes nodes={node.children} name={name} highlights={highlights} inline={inline} />}
    </>
  );
  switch (node.kind) {
    case 'p': return inline ? <span class="block">{inner}</span> : <p>{inner}</p>;
    case 'ul': return inline ? <span class="block">{inner}</span> : <ul>{inner}</ul>;
    case 'li': return inline ? <span class="block block--item">{inner}</span> : <li>{inner}</li>;
    case 'em': return <em>{inner}</em>;
    case 'strong': return <strong>{inner}</strong>;
    default: return inner;
  }
}

export const isPlain = (nodes: Node[]): boolean => nodes.every(n => n.kind !== 'ul' && isPlain(n.children ?? []));
