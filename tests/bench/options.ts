/**
 * What the options of a Linux as it is installed cost: a run with all of them beside the same without, for each segment; and
 * how the cost of a recovery grows with the segments in flight.
 */
import type { Profile } from '../../machines/tcp/profile.ts';
import { LIMITS } from '../../src/simulation/limits.ts';
import type { Action, Scenario } from '../../src/simulation/scenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { costOf, type Figure } from './ratio.ts';

const BESIDE_NONE = 1.5;

const NONE: Partial<Profile> = {
  sack: false,
  dsack: false,
  timestamps: false,
  windowScaling: false,
  ecn: 'off',
  tailLossProbe: false,
};

/** Bursts both ways over a link that loses one in fifty. */
const lossy = (settings: Partial<Profile>): Scenario => ({
  id: 'lossy',
  profile: 'linux',
  settings,
  link: { delayUs: 50_000, loss: 0.02, seed: 9293 },
  client: { iss: [100] },
  server: { iss: [300] },
  actions: [
    { atUs: 0, side: 'server', call: 'listen' },
    { atUs: 0, side: 'client', call: 'connect' },
    ...Array.from({ length: 60 }, (_, i): Action => ({
      atUs: 300_000 + i * 200_000,
      side: i % 2 ? 'server' : 'client',
      call: 'send',
      bytes: 20_000,
    })),
  ],
});

const FEW = 200;
const MANY = 2_000;
/** In proportion, and some slack for what a machine remembers worse. */
const GROWTH = (MANY / FEW) * 1.3;

/** So many segments at once, of which the first and each tenth are lost. */
const burst = (segments: number): Scenario => ({
  id: 'burst',
  profile: 'linux',
  settings: { initialWindowSegments: 1000, rcvBuf: 8_000_000, rcvBufLocked: true, mss: 536 },
  link: { delayUs: 50_000 },
  client: { iss: [100], settings: { initialWindow: segments * 536 } },
  server: { iss: [300] },
  actions: [
    { atUs: 0, side: 'server', call: 'listen' },
    { atUs: 0, side: 'client', call: 'connect' },
    { atUs: 300_000, side: 'client', call: 'send', bytes: segments * 524 },
  ],
  faults: [
    {
      match: {
        from: 'client',
        kind: 'DATA',
        nth: Array.from({ length: segments / 10 }, (_, i) => 1 + i * 10),
      },
      do: 'drop',
    },
  ],
});

const TURNS = 12;
const NOT_YET = { us: Infinity, segments: 0 };
const PATIENT = { ...LIMITS, steps: Infinity, flights: Infinity };

/** What it costs, in microseconds, and how many segments it sends. */
interface Cost {
  readonly us: number;
  readonly segments: number;
}

/**
 * The least costs of two, run by turns: the engine gets faster while it runs, and the first would pay for what the second
 * gains.
 */
function leastOfBoth(one: Scenario, other: Scenario): readonly [Cost, Cost] {
  const cost = (scenario: Scenario, before: Cost): Cost => {
    let segments = 0;
    const us = costOf(() => (segments = simulate(scenario, PATIENT).flights.length));
    return { us: Math.min(us, before.us), segments };
  };
  let [first, second]: [Cost, Cost] = [NOT_YET, NOT_YET];
  for (let turn = 0; turn < TURNS; turn++) {
    [first, second] = [cost(one, first), cost(other, second)];
  }
  return [first, second];
}

const each = ({ us, segments }: Cost): number => us / segments;

export function* figures(): Generator<Figure> {
  const [all, none] = leastOfBoth(lossy({}), lossy(NONE));
  yield { name: 'options-beside-none', goal: BESIDE_NONE, ratio: each(all) / each(none) };
  const [many, few] = leastOfBoth(burst(MANY), burst(FEW));
  yield {
    name: `recovery-${MANY}-beside-${FEW}-in-flight`,
    goal: GROWTH,
    ratio: many.us / few.us,
  };
}
