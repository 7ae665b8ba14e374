/** The list of the reader's scenarios: what goes on as the same, what is another one, and which versions are kept. */
import { describe, expect, test } from 'vitest';
import {
  leadsTo,
  MOST_MINE,
  newestOf,
  withVersion,
  without,
  type Mine,
  type NewVersion,
} from '../../../src/app/own/documents.ts';

/** A list after versions have come to it one after the other, and what was dropped on the way. */
function after(versions: readonly Partial<NewVersion>[], list: readonly Mine[] = []) {
  const dropped: string[] = [];
  for (const [at, { version = '', ...how }] of versions.entries()) {
    const next = withVersion(list, { version, title: version, at, since: null, ...how });
    list = next.list;
    dropped.push(...next.drop);
  }
  return { list, dropped, newest: list.map(newestOf) };
}

describe('an edit', () => {
  test('of the newest version goes on as the same scenario', () => {
    const { list, newest, dropped } = after([
      { version: 'a' },
      { version: 'other' },
      { version: 'b', since: 'a' },
    ]);
    expect(newest).toEqual(['b', 'other']);
    expect(list[0]).toMatchObject({ id: 'a.0', title: 'b', at: 2, versions: ['a', 'b'] });
    expect(dropped).toEqual([]);
  });

  test('of what another tab has edited since is a scenario of its own', () => {
    const { newest } = after([
      { version: 'a' },
      { version: 'b', since: 'a' },
      { version: 'c', since: 'a' },
      { version: 'd', since: 'c' },
    ]);
    expect(newest).toEqual(['d', 'b']);
  });

  test('of what was undone to takes the place of what was undone', () => {
    const { list, newest } = after([
      { version: 'a' },
      { version: 'b', since: 'a' },
      { version: 'c', since: 'a', undone: true },
    ]);
    expect(newest).toEqual(['c']);
    expect(list[0]?.versions).toEqual(['a', 'b', 'c']);
  });

  test('letter by letter keeps what was before the first, and what is after the last', () => {
    const typed = ['n', 'na', 'nam', 'name'].map((version, i, all) => ({
      version,
      since: all[i - 1] ?? 'a',
      amends: i > 0,
    }));
    const { list, dropped } = after([{ version: 'a' }, ...typed]);
    expect(list[0]).toMatchObject({ versions: ['a', 'name'], former: ['n', 'na', 'nam'] });
    expect(dropped).toEqual(['n', 'na', 'nam']);
    expect(leadsTo(list, 'na')).toBe('name');
    expect(leadsTo(list, 'nothing')).toBeNull();
  });

  test('back to what it was is that version again', () => {
    const { list } = after([
      { version: 'a' },
      { version: 'b', since: 'a' },
      { version: 'a', since: 'b' },
    ]);
    expect(list).toMatchObject([{ versions: ['b', 'a'], former: [] }]);
  });

  test('of a scenario with many versions drops the oldest, whose address leads to the newest', () => {
    const many = Array.from({ length: 15 }, (_, i) => ({ version: `v${i}`, since: `v${i - 1}` }));
    const { list, dropped } = after(many);
    expect(list).toHaveLength(1);
    expect(list[0]?.versions).toHaveLength(10);
    expect(dropped).toEqual(['v0', 'v1', 'v2', 'v3', 'v4']);
    expect(leadsTo(list, 'v0')).toBe('v14');
  });
});

test('the same opened again comes up, and is there once', () => {
  const { list } = after([{ version: 'a' }, { version: 'b' }, { version: 'a' }]);
  expect(list).toMatchObject([{ id: 'a.0', at: 2 }, { id: 'b.1' }]);
});

test('of too many the oldest goes', () => {
  const many = Array.from({ length: MOST_MINE + 2 }, (_, i) => ({ version: `v${i}` }));
  const { list, dropped } = after(many);
  expect(list).toHaveLength(MOST_MINE);
  expect(dropped).toEqual(['v0', 'v1']);
});

test('one is deleted with its versions, but for those that another one has too', () => {
  const { list } = after([
    { version: 'a' },
    { version: 'b', since: 'a' },
    { version: 'c' },
    { version: 'b', since: 'c' },
  ]);
  expect(without(list, 'a.0')).toMatchObject({ list: [{ id: 'c.2' }], drop: ['a'] });
});
