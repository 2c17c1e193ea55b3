import { announce } from '../../announce';
import { pair } from '../../answers';
import type { Option } from '../../contract';
import { isFull, join, part as without } from '../../pairs';
import { optionName } from '../../sentences';
import { highlightsOf } from '../marks';
import { Nodes, plainText } from '../nodes';
import { answerTo, Group, type PartProps } from './group';

/** Pairs between rows and columns: a group of boxes for each row. With room the groups stand as a table, without it one below the other. */
export function Match(props: PartProps) {
  const { desk, item, part } = props;
  const { values, set } = answerTo(props);
  const [rows, columns] = [part.options ?? [], part.targets ?? []];
  const choose = (row: string, column: string, on: boolean): boolean => {
    if (!on) {
      set(without(values, row, column));
      return true;
    }
    const joined = join(values, row, column, rows, columns, part.max);
    if (joined) set(joined);
    else announce(`No more pairs with “${plainText(columns.find(c => c.optionId === column)?.body ?? [])}” can be made here. Take one away first`);
    return joined !== undefined;
  };
  const text = (o: Option) => <Nodes nodes={o.body} name={optionName(part.response, o.optionId)} highlights={highlightsOf(desk, item)} inline />;
  const paired = new Set(values.map(v => pair(v)[0])).size;
  return (
    <Group {...props} how={`Choose what belongs to each line. ${paired} of ${rows.length} have an answer.`}>
      <div class={`match match--${columns.length > 6 ? 'list' : 'table'}`} style={{ '--columns': columns.length }}>
        <div class="match__head" aria-hidden="true"><span />{columns.map(c => <span key={c.optionId} class="match__column">{text(c)}</span>)}</div>
        {rows.map(row => {
          const id = `${part.response}-row-${row.optionId}`;
          const single = (row.matchMax ?? 1) === 1;
          return (
            <div key={row.optionId} class="match__row" role={single ? 'radiogroup' : 'group'} aria-labelledby={id}>
              <div class="match__source" id={id}>{text(row)}</div>
              {columns.map(column => {
                const chosen = values.includes(`${row.optionId} ${column.optionId}`);
                const used = !chosen && part.max !== 1 && isFull(values, column.optionId, columns);
                return (
                  <label key={column.optionId} class={used ? 'match__cell match__cell--used' : 'match__cell'}>
                    <input type={single ? 'radio' : 'checkbox'} name={`${item.itemId}-${part.response}-${row.optionId}`} checked={chosen} disabled={!desk.mayAnswer || used}
                      onChange={event => { if (!choose(row.optionId, column.optionId, event.currentTarget.checked)) event.currentTarget.checked = chosen; }} />
                    <span class="match__target"><Nodes nodes={column.body} name="" inline />{used && <span lang="en"> (used)</span>}</span>
                  </label>
                );
              })}
              {single && desk.mayAnswer && values.some(v => pair(v)[0] === row.optionId) && (
                <button type="button" class="link match__clear" lang="en"
                  onClick={event => {
                    event.currentTarget.closest('.match__row')?.querySelector('input')?.focus();
                    set(without(values, row.optionId));
                    announce('Taken back');
                  }}>
                  Take back<span class="hidden">: {plainText(row.body)}</span>
                </button>
              )}
            </div>
          );
        })}
      </div>
    </Group>
  );
}
