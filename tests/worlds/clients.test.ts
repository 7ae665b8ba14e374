/** The clients of a world: when they ask. */
import { expect, test } from 'vitest';
import { programOf } from '../../machines/server/program.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import { groupOf, type ClientGroup } from '../../src/simulation/world/clientGroups.ts';
import { worldOf } from '../../src/simulation/world/serverScenario.ts';
import { simulateWorld } from '../../src/simulation/world/worldRun.ts';

/** When the only client asks, in milliseconds from when it connects. */
const asksAt = (given: Partial<ClientGroup>): number[] =>
  simulateWorld(
    worldOf({
      ...{ version: 2, id: 'asks', profile: 'linux', link: { delayUs: ms(1) }, port: 8080 },
      ...{ host: {}, program: programOf('iterative'), untilUs: s(20) },
      clients: [groupOf({ startUs: 0, ...given })],
    }),
  ).happenings.flatMap((it) =>
    it.kind === 'client' && it.what.is === 'asks' ? Math.round(it.at / ms(1)) : [],
  );

test('by the clock: each request has one moment, though it is answered long before the next', () => {
  expect(asksAt({ count: 1, requests: 4, silentUs: ms(10), everyUs: ms(50) })).toEqual([
    12, 60, 110, 160,
  ]);
});

test('behind an answer: so long after each', () => {
  const [first = 0, ...others] = asksAt({ count: 1, requests: 3, thinkUs: ms(50) });
  expect([first, ...others]).toEqual([2, 54, 106]);
});
