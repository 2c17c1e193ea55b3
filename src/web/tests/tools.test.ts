import { describe, expect, test } from 'vitest';
import { Refused } from '../player/api';
import type { ProctorMessage } from '../player/contract';
import { Thread } from '../player/messages';
import { sentencesOf } from '../player/sentences';
import { highlight, pieces, unhighlight } from '../player/workings';

const message = (messageId: string, from: ProctorMessage['from'] = 'proctor'): ProctorMessage => ({ messageId, from, text: messageId, sentAt: '2026-05-04T15:00:00Z' });

/** A mailbox with a hand on every side of it. */
function mailbox() {
  const box = { count: 0, ids: [] as string[], messages: [message('1')], down: false, fetched: 0 };
  const thread = new Thread({
    unread: () => box.count,
    read: () => box.ids,
    keepRead: ids => Object.assign(box, { ids, count: 0 }),
    fetch: async () => {
      box.fetched++;
      if (box.down) throw new Refused(0, {});
      return { messages: box.messages };
    },
    changed: () => thread.follow(),
  });
  return { box, thread };
}

describe('messages', () => {
  test('are fetched when there is news and only then, and are new until opened', async () => {
    const { box, thread } = mailbox();
    thread.follow();
    expect(box.fetched).toBe(0);
    box.count = 1;
    thread.follow();
    thread.follow();
    await Promise.resolve();
    expect(box.fetched).toBe(1);
    expect(thread.isNew).toBe(true);
    await thread.load();
    thread.opened();
    expect(thread.isNew).toBe(false);
    expect(box.ids).toEqual(['1']);
  });

  test('that could not be fetched stay new', async () => {
    const { box, thread } = mailbox();
    box.down = true;
    box.count = 1;
    await thread.load();
    thread.opened();
    expect(thread.isNew).toBe(true);
  });

  test('of the candidate are never new', async () => {
    const { box, thread } = mailbox();
    box.messages = [message('2', 'candidate')];
    await thread.load();
    expect(thread.isNew).toBe(false);
  });
});

describe('highlights', () => {
  const at = 'stem.0.0';
  test('that touch become one, and can be taken out of the middle', () => {
    const one = highlight(highlight({}, [{ at, from: 0, to: 4 }]), [{ at, from: 4, to: 9 }, { at: 'o1.0', from: 0, to: 2 }]);
    expect(one.highlights).toEqual([{ at: 'o1.0', from: 0, to: 2 }, { at, from: 0, to: 9 }]);
    expect(unhighlight(one, { at, from: 3, to: 5 }).highlights).toEqual([{ at: 'o1.0', from: 0, to: 2 }, { at, from: 0, to: 3 }, { at, from: 5, to: 9 }]);
  });

  test('never lose or double a letter, whatever the offsets', () => {
    for (const highlights of [[], [{ at, from: 0, to: 99 }], [{ at, from: 2, to: 3 }, { at, from: 5, to: 50 }], [{ at, from: 40, to: 50 }]])
      expect(pieces('A question.', highlights).map(p => p.text).join('')).toBe('A question.');
  });

  test('by sentence know where it stands', () => {
    const sentences = sentencesOf({ itemId: 'i', position: 1, prompt: [{ kind: 'p', children: [{ kind: 'text', text: 'One stands. Which falls?' }] }], options: [{ optionId: 'o1', label: 'A', body: [{ kind: 'text', text: 'Both' }] }] });
    expect(sentences).toEqual([{ at, from: 0, to: 11, text: 'One stands.' }, { at, from: 12, to: 24, text: 'Which falls?' }, { at: 'o1.0', from: 0, to: 4, text: 'Both' }]);
  });
});
