/** Two files, one of which has each packet twice: of one place, as `tcpdump -i any` has it, or of both ends. */
import { expect, test } from 'vitest';
import { pairOf } from '../../../src/capture/pair/pair.ts';
import { twoFiles } from '../../../src/capture/pair/twoFiles.ts';
import type { CapturedConnection } from '../../../src/capture/captured.ts';
import { scenarioById } from '../../../src/scenarios/index.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { captureOf, mergedOf } from './captures.ts';

const run = simulate(scenarioById('sack-one-loss'));
const [client, server] = [captureOf(run, 'client'), captureOf(run, 'server')];

const twiceIn = (one: CapturedConnection, interfaceId?: number): CapturedConnection => ({
  ...one,
  segments: one.segments.flatMap((each) => [
    each,
    { ...each, atNs: each.atNs + 1000, ...(interfaceId !== undefined && { interfaceId }) },
  ]),
});

test.each([
  ['of two interfaces', twiceIn(server, 1)],
  ['without interfaces', twiceIn(server)],
])('each packet twice, at one place: as if it were there once (%s)', (_, twice) => {
  const pair = twoFiles(client, twice);
  const once = pairOf(client, server);
  if (typeof pair === 'string' || typeof once === 'string') throw new Error('no pair');
  expect(pair.crossed).toEqual(once.crossed);
});

test.each([
  ['of two interfaces', captureOf(run, 'both')],
  ['without interfaces', mergedOf(run)],
])('both ends in one of them: nothing is said to be lost by the other (%s)', (_, both) => {
  expect(twoFiles(client, both)).toBe('bothInOne');
  expect(twoFiles(both, server)).toBe('bothInOne');
});
