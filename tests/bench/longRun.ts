/** A run of as many segments as are wanted: both sides send all the time, and some of it is lost. */
import type { Scenario } from '../../src/simulation/scenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { LIMITS } from '../../src/simulation/limits.ts';
import type { ConnectionTrace } from '../../src/trace/connection.ts';

const EVERY_US = 400_000;
const WRITE = 10_000;
/** Each write leaves as at least so many segments. */
const SEGMENTS_OF_A_WRITE = 10;

/** Longer than `segments`; where it is to end is a matter of limits. */
export function longScenario(segments: number): Scenario {
  const writes = Math.ceil(segments / SEGMENTS_OF_A_WRITE / 2);
  return {
    id: 'long',
    profile: 'rfc',
    settings: { mss: 1000 },
    link: { delayUs: 50_000, loss: 0.01, seed: 9293 },
    client: { iss: [100] },
    server: { iss: [300] },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: 0, side: 'client', call: 'connect' },
      ...Array.from({ length: writes }, (_, i) => {
        const atUs = 200_000 + i * EVERY_US;
        return [
          { atUs, side: 'client', call: 'send', bytes: WRITE },
          { atUs: atUs + EVERY_US / 2, side: 'server', call: 'send', bytes: WRITE },
        ] as const;
      }).flat(),
    ],
  };
}

/** Cut where there are so many, so that two runs differ in their length alone. */
export function longTrace(scenario: Scenario, segments: number): ConnectionTrace {
  const trace = simulate(scenario, { ...LIMITS, steps: Infinity, flights: segments });
  if (trace.flights.length < segments) {
    throw new Error(`The long run has ${trace.flights.length} segments, not ${segments}.`);
  }
  return trace;
}
