/** A list that shares with what it was: it does what an array does, and costs little where it is long. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { first, itemsOf, type List } from '../../machines/tcp/list.ts';
import {
  appended,
  counterOf,
  indexOf,
  itemAt,
  last,
  listOf,
  mapped,
  replaced,
  spliced,
  withoutFirst,
} from '../../machines/tcp/listChanges.ts';

const splices = fc.array(
  fc.record({
    index: fc.nat(400),
    count: fc.nat(130),
    items: fc.array(fc.integer(), { maxLength: 150 }),
  }),
  { maxLength: 30 },
);

/** What an array does. */
const spliceOf = (items: readonly number[], index: number, count: number, more: number[]) => [
  ...items.slice(0, index),
  ...more,
  ...items.slice(index + count),
];

const isEven = (n: number) => n % 2 === 0;
const evens = counterOf(isEven);

test('whatever is done to a list comes out as with an array, and the list that it was stays', () => {
  fc.assert(
    fc.property(splices, (steps) => {
      let items: number[] = [];
      let list = listOf<number>();
      for (const step of steps) {
        const index = Math.min(step.index, items.length);
        const [before, was] = [list, items];
        items = spliceOf(items, index, step.count, step.items);
        list = spliced(list, index, step.count, step.items);
        expect([...itemsOf(list)]).toEqual(items);
        expect([...itemsOf(before)]).toEqual(was);
      }
      expect(list.length).toBe(items.length);
      expect(list.parts.every(({ length }) => length > 0)).toBe(true);
      expect(first(list)).toBe(items[0]);
      expect(last(list)).toBe(items.at(-1));
      expect(evens(list)).toBe(items.filter(isEven).length);
      expect(indexOf(list, isEven)).toBe(items.findIndex(isEven));
      const from = Math.floor(items.length / 2);
      expect(indexOf(list, isEven, from)).toBe(
        items.findIndex((item, at) => at >= from && isEven(item)),
      );
      expect(itemAt(list, from)).toBe(items[from]);
      expect(itemAt(list, items.length)).toBeUndefined();
      expect([...itemsOf(mapped(list, (n) => n + 1))]).toEqual(items.map((n) => n + 1));
    }),
  );
});

test('a change to a list of thousands copies a small part of it', () => {
  const list = listOf(Array.from({ length: 4096 }, (_, i) => i));
  const shared = (made: List<number>) => made.parts.filter((part) => list.parts.includes(part));
  for (const made of [appended(list, 1), withoutFirst(list, 3), replaced(list, 2000, 1)])
    expect(shared(made).length).toBeGreaterThanOrEqual(list.parts.length - 1);
});
