/** Finding the frame of a time, beside a plain binary search over as many numbers. */
import { bench, describe } from 'vitest';
import { time } from '../../machines/tcp/time.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { frameAt } from '../../src/trace/moment.ts';
import { simulate } from '../../src/simulation/simulate.ts';

const trace = simulate({
  ...scenarioById('open-data-close'),
  link: { delayUs: 50_000, loss: 0.3, seed: 3 },
});
const times = trace.steps.map((step) => step.at);
const LOOKUPS = 1000;
const wanted = Array.from({ length: LOOKUPS }, (_, i) => time((trace.end.at * i) / LOOKUPS));

function lastAtOrBefore(at: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

describe(`${LOOKUPS} moments of ${times.length} steps`, () => {
  let sum = 0;

  bench('frameAt', () => {
    for (const at of wanted) sum += frameAt(trace, at).at;
  });

  bench('floor: a binary search', () => {
    for (const at of wanted) sum += lastAtOrBefore(at);
  });

  if (Number.isNaN(sum)) throw new Error('so that the look-ups are not optimized away');
});
