/** Random servers with random clients keep the laws of worlds; npm run soak makes many more. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyServer, wrongWithWorld } from '../../src/proof/randomWorlds.ts';

test('random worlds', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyServer, (scenario) => {
      expect(wrongWithWorld(scenario)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
