/** Whatever a scenario asks for, what is done of it at once is bounded, and what is kept of it grows no faster than the run. */
import { linuxOf } from '../../machines/stacks/linux/variables.ts';
import { expect, test } from 'vitest';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { AT_ONCE, DRAWN } from '../../src/simulation/limits.ts';
import { simulate } from '../../src/simulation/simulate.ts';

/** The client writes so many megabytes before the connection stands, to be cut into pieces of 16 octets. */
const writing = (times: number): Scenario => ({
  id: 'much',
  profile: 'linuxTextbook',
  settings: { mss: 16 },
  client: { iss: [100] },
  server: { iss: [300] },
  link: { delayUs: 50_000 },
  actions: [
    { atUs: 0, side: 'server', call: 'listen' },
    { atUs: 20_000, side: 'client', call: 'connect' },
    ...Array.from({ length: times }, (_, i) => ({
      ...{ atUs: 30_000 + i, side: 'client', call: 'send', bytes: 1_000_000 },
    })),
  ] as Scenario['actions'],
});

test('a million pieces wait as what they are: pieces that are alike', () => {
  const { steps } = simulate(writing(1));
  const queues = steps.flatMap(({ after: { tcb } }) => (tcb ? [linuxOf(tcb).queue] : []));
  expect(Math.max(...queues.map(({ length }) => length))).toBeLessThan(5);
  expect(steps[2]!.after.tcb!.unsent).toBe(1_000_000);
});

test('of a thousand such writes only the first ones are done at once', () => {
  const { steps, end } = simulate(writing(400));
  expect(end.reason).toBe('tooManySteps');
  expect(steps.length).toBeLessThan(6);
});

test('so are those of a program that makes them inside the signal, in one step after the other', () => {
  const { steps, end } = simulate({
    ...writing(0),
    client: {
      iss: [100],
      reactions: Array.from({ length: 400 }, () => ({
        ...({ on: 'established', afterUs: 0, call: 'send', bytes: 1_000_000 } as const),
      })),
    },
    // A window of one octet: each piece is tried, and held.
    server: { iss: [300], settings: { windowFrom: 'octets', rcvBuf: 1 } },
  });
  expect(end.reason).toBe('tooManySteps');
  expect(steps.length).toBeLessThan(8);
});

test('what holds a write back, piece by piece, is said once', () => {
  const { steps } = simulate({ ...writing(1), server: { iss: [300], settings: { rcvBuf: 200 } } });
  expect(Math.max(...steps.map(({ effects }) => effects.length))).toBeLessThan(1000);
});

test('each step keeps a part of the queue of its own, and shares the rest with the others', () => {
  const burst: Scenario = {
    ...writing(0),
    profile: 'rfc',
    settings: { mss: 16, initialWindow: 65_535 },
    client: {
      iss: [100],
      reactions: [{ on: 'established', afterUs: 0, call: 'send', bytes: 200_000 }],
    },
  };
  const { steps, flights } = simulate(burst, { ...AT_ONCE, steps: 4000, flights: 8000 });
  expect(flights.length).toBeGreaterThan(4096);
  const parts = new Set(
    steps.flatMap(({ after: { tcb } }) => (tcb ? [...tcb.inFlight.parts, ...tcb.held.parts] : [])),
  );
  const kept = [...parts].reduce((sum, { length }) => sum + length, 0);
  expect(kept).toBeLessThan(100 * steps.length);
});

test('a step that sends thousands of segments is the last one that is drawn while a reader types', () => {
  const burst = {
    ...writing(1),
    profile: 'rfc',
    settings: { mss: 16, initialWindow: 65_535 },
  } as const;
  const { steps, end } = simulate(burst, DRAWN);
  expect(end.reason).toBe('tooManySegments');
  expect(steps.at(-1)!.sent.length).toBeGreaterThan(4000);
});
