import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Content, DraftDetails } from '../islands/author/contract';
import { Draft, sentence } from '../islands/author/draft';

const content = (stem: string): Content => ({
  type: 'single-best-answer', stem, options: [], key: '', shuffleOptions: true, competency: '', skillArea: '', values: [], cognitiveLevel: '', setting: 'none', levels: [], enemies: [], references: [],
  authorNote: '', sample: false,
});
const details: DraftDetails = { itemId: 'i', code: 'X-1', content: content('begun'), version: 3, basedOn: 0, editedBy: null, editedAt: null, status: null, itemVersion: 0 };

/** A host that answers as told; what it was sent is kept. */
function host() {
  const sent: { content: Content; version: number }[] = [];
  const box = { sent, answers: [] as (() => Response)[] };
  vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
    if (address === '/api/antiforgery') return Response.json({ token: 't' });
    sent.push(JSON.parse(String(init!.body)) as { content: Content; version: number });
    const answer = box.answers.shift();
    return answer ? answer() : Response.json({ version: sent.at(-1)!.version + 1, savedAt: '2026-05-04T15:00:00Z' });
  });
  return box;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a draft', () => {
  test('is saved a moment after the last letter, once', async () => {
    const box = host();
    const draft = new Draft(details, () => {});
    for (const stem of ['a', 'ab', 'abc']) {
      draft.change({ stem });
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(box.sent).toEqual([]);
    expect(sentence(draft)).toBe('Not saved yet');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(box.sent.map(s => [s.content.stem, s.version])).toEqual([['abc', 3]]);
    expect([draft.state, draft.version]).toEqual(['saved', 4]);
  });

  test('that goes on while it is being saved is saved again, on top', async () => {
    const box = host();
    const draft = new Draft(details, () => {});
    draft.change({ stem: 'a' });
    const saving = draft.save();
    draft.change({ stem: 'ab' });
    await saving;
    await vi.advanceTimersByTimeAsync(1_100);
    expect(box.sent.map(s => [s.content.stem, s.version])).toEqual([['a', 3], ['ab', 4]]);
    expect(draft.isDirty).toBe(false);
  });

  test('waits for a connection and says so', async () => {
    const box = host();
    box.answers = [() => { throw new TypeError('offline'); }];
    const draft = new Draft(details, () => {});
    draft.change({ stem: 'a' });
    await vi.advanceTimersByTimeAsync(1_100);
    expect(sentence(draft)).toContain('No connection');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(draft.state).toBe('saved');
  });

  test('that somebody else changed is not sent again until it is said what is to stand', async () => {
    const box = host();
    const differences = [{ field: 'stem', base: 'begun', mine: 'mine', theirs: 'begun', changedBy: 'mine', words: [] }, { field: 'authorNote', base: null, mine: null, theirs: 'note', changedBy: 'theirs', words: [] }];
    box.answers = [() => Response.json({ code: 'stale-version', version: 9, editedBy: 'Wren', theirs: { ...content('begun'), authorNote: 'note' }, differences }, { status: 409 })];
    const draft = new Draft(details, () => {});
    draft.change({ stem: 'mine' });
    await vi.advanceTimersByTimeAsync(1_100);
    draft.change({ stem: 'mine too' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(box.sent.length).toBe(1);
    expect(draft.meeting!.parts.map(p => [p.path, p.changedBy])).toEqual([['stem', 'mine'], ['authorNote', 'theirs']]);
    await draft.settle({ ...draft.meeting!.theirs, stem: draft.content.stem });
    expect(box.sent.at(-1)).toMatchObject({ version: 9, content: { stem: 'mine too', authorNote: 'note' } });
  });

  test('that is refused keeps what was written and names the field', async () => {
    const box = host();
    box.answers = [() => Response.json({ detail: 'Too long.', errors: { stem: 'Too long.' } }, { status: 400 })];
    const draft = new Draft(details, () => {});
    draft.change({ stem: 'a' });
    expect(await draft.save()).toBe(false);
    expect([sentence(draft), draft.faults, draft.content.stem]).toEqual(['Not saved: Too long.', { stem: 'Too long.' }, 'a']);
  });
});
