/** The run that the page begins with is the engine's, whenever it was simulated. */
import { expect, test } from 'vitest';
import { FIRST_SCENARIO } from '../../src/app/Catalogue.ts';
import { madeAhead } from '../../src/build/madeAhead.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { ConnectionTrace } from '../../src/trace/connection.ts';

async function builtTrace(): Promise<ConnectionTrace> {
  const module = `data:text/javascript,${encodeURIComponent(madeAhead())}`;
  const { firstTrace } = (await import(/* @vite-ignore */ module)) as {
    firstTrace: ConnectionTrace;
  };
  return firstTrace;
}

test('made ahead, it is what the simulation makes of the first scenario', async () => {
  expect(await builtTrace()).toEqual(simulate(scenarioById(FIRST_SCENARIO)));
});

test('what one step leaves is the very thing that the next one finds', async () => {
  const { steps } = await builtTrace();
  const ofClient = steps.filter(({ side }) => side === 'client');
  expect(ofClient.length).toBeGreaterThan(5);
  ofClient.slice(1).forEach((step, i) => expect(step.before).toBe(ofClient[i]?.after));
});
