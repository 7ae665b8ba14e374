/** Finding the frame of a time, beside a plain binary search over as many numbers. */
import { time } from '../../machines/tcp/time.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { frameAt } from '../../src/trace/moment.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { ratioOf, type Figure } from './ratio.ts';

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

const GOAL = 3;

export function* figures(): Generator<Figure> {
  let sum = 0;
  const ratio = ratioOf(
    () => {
      for (const at of wanted) sum += frameAt(trace, at).at;
    },
    () => {
      for (const at of wanted) sum += lastAtOrBefore(at);
    },
  );
  yield { name: 'moments-beside-binary-search', goal: GOAL, ratio };
  if (Number.isNaN(sum)) throw new Error('so that the look-ups are not optimized away');
}
