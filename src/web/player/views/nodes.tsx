import type { Node } from '../contract';

/** Text as a tree. Inside a legend or a label only inline elements are allowed, so blocks are spans there. */
export function Nodes({ nodes, inline = false }: { nodes: Node[]; inline?: boolean }) {
  return <>{nodes.map((node, i) => <One key={i} node={node} inline={inline} />)}</>;
}

function One({ node, inline }: { node: Node; inline: boolean }) {
  const inner = <>{node.text}{node.children && <Nodes nodes={node.children} inline={inline} />}</>;
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
