/** Every small case of an opening, a request and reply, and a close, each way of opening and closing: the tests, by profile. */
import { afterAll, describe, expect, test } from 'vitest';
import type { ProfileName } from '../../machines/stacks/profiles.ts';
import type { Profile } from '../../machines/tcp/profile.ts';
import { ms } from '../../machines/tcp/time.ts';
import { disturbances, losses, type SmallCase } from '../../src/proof/smallCases.ts';
import type { Action, Scenario } from '../../src/simulation/scenario.ts';

const opens: Record<string, Action[]> = {
  'one opens': [
    { atUs: 0, side: 'server', call: 'listen' },
    { atUs: 0, side: 'client', call: 'connect' },
  ],
  'both open at once': [
    { atUs: 0, side: 'client', call: 'connect' },
    { atUs: 0, side: 'server', call: 'connect' },
  ],
};

const scenario = (
  profile: ProfileName,
  settings: Partial<Profile>,
  opening: string,
  together: boolean,
): Scenario => ({
  id: `${profile}, ${opening}, ${together ? 'both close at once' : 'one closes'}`,
  profile,
  settings,
  link: { delayUs: ms(50) },
  client: {
    iss: [100],
    reactions: [
      { on: 'established', afterUs: ms(20), call: 'send', bytes: 100 },
      { on: 'data', afterUs: ms(50), call: 'close' },
      { on: 'endOfFile', afterUs: ms(5000), call: 'close' },
    ],
  },
  server: {
    iss: [300],
    reactions: [
      { on: 'data', afterUs: ms(30), call: 'send', bytes: 200 },
      together
        ? { on: 'data', afterUs: ms(130), call: 'close' }
        : { on: 'endOfFile', afterUs: ms(80), call: 'close' },
    ],
  },
  actions: opens[opening] ?? [],
});

/** Goes through all outcomes; the first that went wrong fails, with what makes it happen again. */
function count(outcomes: Iterable<SmallCase>): number {
  let runs = 0;
  for (const { faults, wrong } of outcomes) {
    runs += 1;
    if (wrong.length > 0) expect.fail(`${wrong.join('; ')}\nwith faults ${JSON.stringify(faults)}`);
  }
  return runs;
}

/** A file for each profile, so that they run side by side. Up to `most` segments are lost at once. */
export function testSmallCases(
  profile: ProfileName,
  most: number,
  settings: Partial<Profile> = {},
): void {
  let total = 0;
  afterAll(() => console.info(`small cases as ${profile}: ${total.toLocaleString('en')} runs`));

  const cases = Object.keys(opens).flatMap((opening) =>
    [false, true].map((together) => scenario(profile, settings, opening, together)),
  );

  describe.each(cases)('$id', (small) => {
    test(
      `each set of up to ${most} losses among the first sixteen segments ends well`,
      { timeout: 300_000 },
      () => {
        const runs = count(losses(small, most));
        total += runs;
        console.info(`${small.id}: ${runs} sets of losses`);
        expect(runs).toBeGreaterThan(10 ** (most - 1));
      },
    );

    test('each delay that swaps two neighbours, and each doubled segment, ends well', () => {
      const runs = count(disturbances(small));
      total += runs;
      console.info(`${small.id}: ${runs} delays and doubles`);
      expect(runs).toBeGreaterThan(30);
    });
  });
}
