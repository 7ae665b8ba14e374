/** Undo and redo. */
import { describe, expect, test } from 'vitest';
import { record, amend, redo, undo } from '../../src/player/history.ts';
import { canRedo, canUndo, historyOf } from '../../src/player/run.ts';

const abc = record(record(historyOf('a'), 'b'), 'c');

describe('a history', () => {
  test('goes back and on again', () => {
    expect(undo(abc).present).toBe('b');
    expect(undo(undo(abc)).present).toBe('a');
    expect(redo(undo(abc))).toEqual(abc);
    expect(redo(redo(undo(undo(abc))))).toEqual(abc);
  });

  test('says whether it can', () => {
    expect([canUndo(abc), canRedo(abc)]).toEqual([true, false]);
    expect([canUndo(undo(undo(abc))), canRedo(undo(undo(abc)))]).toEqual([false, true]);
  });

  test('is the same where it cannot', () => {
    const first = undo(undo(abc));
    expect(undo(first)).toBe(first);
    expect(redo(abc)).toBe(abc);
  });

  test('something new forgets what was undone', () => {
    const other = record(undo(abc), 'd');
    expect(canRedo(other)).toBe(false);
    expect(undo(other).present).toBe('b');
  });

  test('amended, the present is another, and the step before it stays the same', () => {
    const amended = amend(abc, 'C');
    expect(amended.present).toBe('C');
    expect(undo(amended).present).toBe('b');
  });

  test('keeps undefined and null as values like any other', () => {
    const history = record(historyOf<string | null | undefined>(undefined), null);
    expect(undo(history).present).toBeUndefined();
    expect(redo(undo(history)).present).toBeNull();
  });

  test('does not grow without bound', () => {
    let history = historyOf(0);
    for (let i = 1; i < 1000; i++) history = record(history, i);
    expect(history.past.length).toBe(200);
    expect(undo(history).present).toBe(998);
  });
});
