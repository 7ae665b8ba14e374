/**
 * What a simulation costs beside its floors: the chart alone, given the very same events, and a chart of the same states
 * and as many transitions that does nothing at all.
 */
import { createMachine, initialTransition, transition } from 'xstate';
import type { OutsideEvent } from '../../machines/tcp/endpointSetup.ts';
import { endpointInput } from '../../machines/stacks/policies.ts';
import { profileOf } from '../../machines/stacks/profiles.ts';
import { settle } from '../../machines/tcp/settle.ts';
import { STATES } from '../../machines/tcp/states.ts';
import { newEndpoint } from '../../machines/tcp/step.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import type { Side } from '../../src/trace/side.ts';
import { eventOf } from '../../src/trace/endpoint.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { ratioOf, type Figure } from './ratio.ts';

const BESIDE_CHART = 2;
const BESIDE_BARE_CHART = 6;

const clean = scenarioById('open-data-close');

/** Ten requests and replies of a few segments each, some of them lost: a long run. */
const long: Scenario = {
  ...clean,
  client: {
    iss: [100],
    reactions: Array.from({ length: 10 }, (_, i) => ({
      on: 'established' as const,
      afterUs: 400_000 * i,
      call: 'send' as const,
      bytes: 9000,
    })),
  },
  link: { delayUs: 50_000, loss: 0.05, seed: 7 },
};

interface Played {
  readonly side: Side;
  readonly event: OutsideEvent;
}

const newEnds = (scenario: Scenario) => {
  const end = (side: Side) =>
    newEndpoint(
      endpointInput(
        profileOf(scenario.profile, { ...scenario.settings, ...scenario[side].settings }),
        scenario[side].iss,
      ),
    );
  return { client: end('client'), server: end('server') };
};

/** The events that the two charts were given in a run. */
const eventsOf = (scenario: Scenario): Played[] =>
  simulate(scenario).steps.map(({ side, cause, at }) => ({ side, event: eventOf(cause, at) }));

/** Eleven states in a ring: a transition that does nothing but change the state. */
const bare = createMachine({
  initial: STATES[0],
  states: Object.fromEntries(
    STATES.map((state, i) => [state, { on: { next: STATES[(i + 1) % STATES.length] } }]),
  ),
});

const RUNS = { clean, long };

export function* figures(): Generator<Figure> {
  for (const [name, scenario] of Object.entries(RUNS)) {
    const events = eventsOf(scenario);
    const whole = () => simulate(scenario);
    const chart = () => {
      const ends = newEnds(scenario);
      for (const { side, event } of events) ends[side] = settle(ends[side], { event }).snapshot;
    };
    const transitions = () => {
      let [snapshot] = initialTransition(bare);
      for (let i = 0; i < events.length; i++)
        [snapshot] = transition(bare, snapshot, { type: 'next' });
    };
    yield {
      name: `simulate-beside-chart-${name}`,
      goal: BESIDE_CHART,
      ratio: ratioOf(whole, chart),
    };
    yield {
      name: `simulate-beside-bare-chart-${name}`,
      goal: BESIDE_BARE_CHART,
      ratio: ratioOf(whole, transitions),
    };
  }
}
