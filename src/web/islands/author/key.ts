import type { Content, Option } from './contract';

/** What is right, by type: "B"; "B,D"; "C,A,B" in order; "A 1,B 2" for pairs. */
export const chosen = (key: string): string[] => key.split(',').map(part => part.trim()).filter(part => part !== '');

export const pairs = (key: string): Map<string, string> => new Map(chosen(key).map(part => part.split(' ') as [string, string]));

export const asPairs = (all: Map<string, string>): string => [...all].filter(([, target]) => target !== '').sort(([a], [b]) => (a < b ? -1 : 1)).map(([a, b]) => `${a} ${b}`).join(',');

export function toggled(key: string, id: string, on: boolean): string {
  return [...new Set(chosen(key).filter(k => k !== id).concat(on ? [id] : []))].sort().join(',');
}

/** Puts one option at a place of the right order; the others keep theirs. */
export function placed(key: string, ids: string[], id: string, place: number): string {
  const order = [...chosen(key).filter(k => ids.includes(k)), ...ids.filter(i => !chosen(key).includes(i))].filter(k => k !== id);
  order.splice(place, 0, id);
  return order.join(',');
}

const letter = (index: number) => String.fromCharCode(65 + index);

/** Options are named A, B, C in the author's order: moved or taken away, the others and the key are named anew. */
export function withOptions(content: Content, options: Option[]): Pick<Content, 'options' | 'key'> {
  const names = new Map(options.map((o, i) => [o.id, letter(i)]));
  const named = options.map((o, i) => ({ ...o, id: letter(i) }));
  const key = chosen(content.key).flatMap(part => {
    const [id, target] = part.split(' ');
    const name = names.get(id!);
    return name === undefined ? [] : [target === undefined ? name : `${name} ${target}`];
  });
  return { options: named, key: (content.type === 'ordering' ? key : key.sort()).join(',') };
}

export const added = (content: Content): Pick<Content, 'options' | 'key'> => {
  const option = { id: letter(content.options.length), text: '', rationale: '' };
  return { options: [...content.options, option], key: content.type === 'ordering' && content.key !== '' ? `${content.key},${option.id}` : content.key };
};

/** What a new type needs to start with; what the old one had and the new one can use stays. Who goes through the types by keyboard must not lose the options: those of before are put by. */
export function ofType(content: Content, type: string, putBy: Option[] = []): Partial<Content> {
  const withOptionsOf = ['single-best-answer', 'multiple-response', 'ordering', 'matching', 'hotspot'].includes(type);
  const least = type === 'single-best-answer' ? 4 : 3;
  let options = content.options.length > 0 ? content.options : putBy;
  if (withOptionsOf) while (options.length < least && type !== 'hotspot') options = [...options, { id: letter(options.length), text: '', rationale: '' }];
  // An area is an option with a place; one that says nothing yet is none.
  if (type === 'hotspot') options = options.filter(o => o.area || o.text !== '').map((o, i) => ({ ...o, id: letter(i) }));
  const keys = chosen(content.key).filter(k => /^[A-Z]$/.test(k));
  const key = type === 'single-best-answer' ? keys[0] ?? '' : type === 'ordering' ? options.map(o => o.id).join(',') : type === 'multiple-response' || type === 'hotspot' ? keys.sort().join(',') : '';
  const task = type === 'single-best-answer' ? undefined
    : type === 'matching' ? { ...content.task, targets: content.task?.targets ?? [{ id: '1', text: '' }, { id: '2', text: '' }, { id: '3', text: '' }] }
    : type === 'text-entry' ? { ...content.task, accepted: content.task?.accepted ?? [{ text: '' }] }
    : type === 'extended-text' ? { ...content.task, expectedLines: content.task?.expectedLines ?? 10, rubric: content.task?.rubric ?? [{ name: '', anchors: ['', '', ''] }] }
    : { ...content.task };
  return { type, options: withOptionsOf ? options : [], key, task };
}

/** The first accepted form is the key of a text entry. */
export const withAccepted = (content: Content, accepted: { text: string; caseSensitive?: boolean }[]): Partial<Content> => ({ task: { ...content.task, accepted }, key: accepted[0]?.text ?? '' });
