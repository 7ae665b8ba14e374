/** The queue against its floor: a list that is sorted at each look. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { time } from '../../machines/tcp/time.ts';
import { Queue, type Due } from '../../src/simulation/queue.ts';

const KINDS = ['arrival', 'timer', 'call'] as const;

/** The next one, by looking at all. */
const nextOf = (list: readonly Due<number>[]): Due<number> | undefined =>
  list.toSorted(
    (a, b) => a.at - b.at || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.order - b.order,
  )[0];

const doing = fc.oneof(
  fc.record({
    do: fc.constant('add' as const),
    at: fc.nat(5),
    kind: fc.constantFrom(...KINDS),
    key: fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined }),
  }),
  fc.record({ do: fc.constant('take' as const) }),
  fc.record({ do: fc.constant('remove' as const), key: fc.constantFrom('a', 'b', 'c', 'd') }),
);

describe('what is still to happen', () => {
  test('comes in the order of a sorted list, whatever is added, taken and removed', () => {
    fc.assert(
      fc.property(fc.array(doing, { maxLength: 120 }), (doings) => {
        const queue = new Queue<number>();
        let list: Due<number>[] = [];
        doings.forEach((next, order) => {
          if (next.do === 'add') {
            const { at, kind, key } = next;
            const due = {
              at: time(at),
              kind,
              order,
              what: order,
              ...(key !== undefined && { key }),
            };
            list = [...list.filter((other) => key === undefined || other.key !== key), due];
            queue.add(due);
          } else if (next.do === 'take') {
            const first = nextOf(list);
            expect(queue.take()).toBe(first);
            list = list.filter((other) => other !== first);
          } else {
            list = list.filter((other) => other.key !== next.key);
            queue.remove(next.key);
          }
          expect(queue.peek()).toBe(nextOf(list));
          expect(queue.size).toBe(list.length);
        });
      }),
    );
  });
});
