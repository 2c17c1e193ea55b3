import { useState } from 'preact/hooks';
import { isUsedUp } from '../../pairs';
import { pair } from '../../answers';
import { plainText } from '../nodes';
import { answerTo, Group, halfOf, type PartProps } from './group';

/** Pairs within one list: two lists to choose from for each pair. What is half a pair stays on the device until it is whole. */
export function Associate(props: PartProps) {
  const { desk, part } = props;
  const { values, set } = answerTo(props);
  const options = part.options ?? [];
  const half = halfOf(props);
  const kept = (half.kept ?? []).map(v => pair(v));
  const whole = (pairs: string[][]) => pairs.filter(([a, b]) => a && b).map(([a, b]) => `${a} ${b}`);
  // Halves belong to the answer beside which they were made.
  const slots = JSON.stringify(whole(kept)) === JSON.stringify(values) ? kept : values.map(v => pair(v));
  const most = part.max > 0 ? part.max : Math.max(1, Math.floor(options.reduce((sum, o) => sum + (o.matchMax ?? 1), 0) / 2)) || options.length;
  const [more, setMore] = useState(0);
  const rows = Math.min(most, Math.max(slots.length, part.max > 0 ? part.max : Math.max(1, part.min) + more));
  const pairs = Array.from({ length: rows }, (_, i) => slots[i] ?? ['', '']);
  const choose = (row: number, side: number, id: string) => {
    const next = pairs.map((p, i) => (i === row ? p.map((old, s) => (s === side ? id : old)) : p));
    half.keep(next.map(p => p.join(' ')));
    set(whole(next));
  };
  return (
    <Group {...props} how={`Choose two that belong together for each pair. ${values.length} of ${part.max > 0 ? part.max : rows} ${rows === 1 ? 'pair' : 'pairs'} made.`}>
      <ol class="associate">
        {pairs.map((p, row) => (
          <li key={row} class="associate__pair">
            <span class="associate__name" aria-hidden="true">Pair {row + 1}</span>
            {[0, 1].map(side => (
              <select key={side} class="pick-one"
                aria-label={`Pair ${row + 1}, ${side === 0 ? 'first' : 'second'}`} value={p[side]} disabled={!desk.mayAnswer}
                onChange={event => choose(row, side, event.currentTarget.value)}>
                <option value="">Choose…</option>
                {options.map(o => {
                  const off = p[side] !== o.optionId && (isUsedUp(o, pairs, row) || p[1 - side] === o.optionId);
                  return <option key={o.optionId} value={o.optionId} disabled={off}>{plainText(o.body)}{off ? ' (used)' : ''}</option>;
                })}
              </select>
            ))}
          </li>
        ))}
      </ol>
      {part.max === 0 && rows < most && desk.mayAnswer && <button type="button" class="link" lang="en" onClick={() => setMore(more + 1)}>Add a pair</button>}
    </Group>
  );
}
