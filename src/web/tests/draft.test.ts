import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Content, DraftDetails } from '../islands/author/contract';
import { Draft, sentence } from '../islands/author/draft';

const content = (stem: string): Content => ({
  type: 'single-best-answer', stem, options: [], key: '', shuffleOptions: true, competency: '', skillArea: '', values: [], cognitiveLevel: '', setting: 'none', levels: [], enemies: [], references: [],
  authorNote: '', sample: false,
});
const details: DraftDetails = { itemId: 'i', code: 'X-1', content: content('begun'), version: 3, basedOn: 0, editedBy: null, editedAt: null, status: null, itemVersion: 0, justifications: [] };

/** A host that answers as told; what it was sent is kept. */
function host() {
  const sent: { content: Content; version: number }[] = [];
  const box = { sent, answers: [] as (() => Response)[] };
  vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
    if (address === '/api/antiforgery') return Response.json({ token: 't' });
    sent.push(JSON.parse(String(init!.body ?? '{}')) as { content: Content; version: number });
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

  test('that two want saved while it is being saved does not overtake itself', async () => {
    const box = host();
    const draft = new Draft(details, () => {});
    draft.change({ stem: 'a' });
    const saving = draft.save();
    draft.change({ stem: 'ab' });
    expect(await Promise.all([saving, draft.save(), draft.save(true)])).toEqual([false, true, true]);
    expect(box.sent.map(s => [s.content.stem, s.version])).toEqual([['a', 3], ['ab', 4]]);
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

  test('keeps reasons for warnings, and those of both writers when two meet', async () => {
    const box = host();
    const draft = new Draft({ ...details, justifications: [{ ruleId: 'A', reason: 'begun' }] }, () => {});
    draft.justify('B', ' mine ');
    await vi.advanceTimersByTimeAsync(1_100);
    expect(box.sent.at(-1)).toMatchObject({ justifications: [{ ruleId: 'A', reason: 'begun' }, { ruleId: 'B', reason: 'mine' }] });
    expect(draft.state).toBe('saved');
    box.answers = [() => Response.json({
      code: 'stale-version', version: 9, basedOn: 0, theirs: content('begun'), differences: [], justifications: [{ ruleId: 'A', reason: 'theirs' }, { ruleId: 'B', reason: 'mine' }],
    }, { status: 409 })];
    draft.justify('C', 'too');
    await vi.advanceTimersByTimeAsync(1_100);
    await draft.settle(draft.meeting!.theirs);
    expect(draft.justifications).toEqual([{ ruleId: 'A', reason: 'theirs' }, { ruleId: 'B', reason: 'mine' }, { ruleId: 'C', reason: 'too' }]);
    expect(box.sent.at(-1)).toMatchObject({ version: 9, justifications: draft.justifications });
  });

  test('that was overtaken at submission is compared, and saved on what it was compared with', async () => {
    const box = host();
    const draft = new Draft({ ...details, basedOn: 1, itemVersion: 4, status: 'draft' }, () => {});
    box.answers = [() => Response.json({ ...details, basedOn: 1, itemVersion: 6 })];
    const differences = [{ field: 'stem', base: 'begun', mine: 'begun', theirs: 'newer', changedBy: 'theirs' as const, words: [] }];
    expect(await draft.overtaken({ code: 'older-version', contentVersion: 2, theirs: content('newer'), differences })).toBe(false);
    expect([draft.state, draft.itemVersion, draft.meeting!.parts.map(p => p.changedBy)]).toEqual(['met', 6, ['theirs']]);
    await draft.settle(draft.content);
    expect(box.sent.at(-1)).toMatchObject({ version: 3, basedOn: 2, content: { stem: 'begun' } });
  });

  test('of an item that only moved is left alone', async () => {
    const box = host();
    const draft = new Draft(details, () => {});
    box.answers = [() => Response.json({ ...details, itemVersion: 7 })];
    expect(await draft.overtaken({ code: 'stale-version' })).toBe(true);
    expect([draft.itemVersion, draft.state, box.sent.length]).toEqual([7, 'saved', 1]);
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
