/** Whatever the applications and the network do, the laws of TCP hold after every step, and what is sent arrives. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anySlowReading, anyTransfer } from '../../src/proof/randomTransfers.ts';
import { soak } from '../../src/proof/soak.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { ConnectionTrace } from '../../src/trace/connection.ts';
import { violations } from '../../src/trace/invariants/index.ts';
import { endsAtLast } from '../../src/trace/moment.ts';
import { LIMITS } from '../../src/simulation/limits.ts';
import { SIDES, peerOf, type Side } from '../../src/trace/side.ts';

/** How many octets a side's application is to send. */
const toSend = (scenario: Scenario, side: Side): number =>
  (scenario[side].reactions ?? []).reduce((sum, { bytes = 0 }) => sum + Number(bytes), 0);

/** How many octets a side's application got. */
const gotBy = (trace: ConnectionTrace, side: Side): number =>
  trace.steps
    .filter((step) => step.side === side)
    .flatMap((step) => step.effects)
    .reduce((sum, effect) => sum + (effect.kind === 'deliver' ? effect.bytes : 0), 0);

/** The same runs each time; `npm run soak` makes others. */
const SEED = 9293;

describe('random runs', { timeout: 600_000 }, () => {
  test('any applications, any link, and whatever a file may say: 300 of them', () => {
    expect(soak(300, SEED)).toBeNull();
  });

  const transfers: [string, fc.Arbitrary<Scenario>, number][] = [
    ['however much is lost', anyTransfer, 300],
    ['however seldom the application reads', anySlowReading, 100],
  ];
  test.each(transfers)('what is sent arrives, and both ends close, %s', (_, transfer, numRuns) => {
    fc.assert(
      fc.property(transfer, (scenario) => {
        const trace = simulate(scenario, { ...LIMITS, steps: 40_000, flights: 20_000 });
        expect(violations(trace)).toEqual([]);
        expect(trace.end.reason).toBe('quiet');
        for (const side of SIDES) {
          expect(gotBy(trace, side)).toBe(toSend(scenario, peerOf(side)));
          expect(['CLOSED', 'LISTEN']).toContain(endsAtLast(trace)[side].state);
        }
      }),
      { numRuns, seed: SEED },
    );
  });
});
