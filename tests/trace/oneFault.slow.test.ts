/** The laws of TCP hold after every step of each built-in scenario with any one of its segments lost, doubled or late. */
import { describe, expect, test } from 'vitest';
import { ms } from '../../machines/tcp/time.ts';
import { scenarioById, SCENARIO_IDS } from '../../src/scenarios/index.ts';
import type { Fault, Scenario } from '../../src/simulation/scenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { violations } from '../../src/trace/invariants/index.ts';

const ways: [string, (match: Fault['match']) => Fault][] = [
  ['lost', (match) => ({ match, do: 'drop' })],
  ['doubled', (match) => ({ match, do: 'duplicate', byUs: ms(120) })],
  ['late', (match) => ({ match, do: 'delay', byUs: ms(120) })],
];
const MOST = 30;

// The textbook settings of Linux are the same code with most of it switched off.
describe.each(['rfc', 'linux'] as const)('built-in scenarios as %s', (profile) => {
  describe.each(ways)('with any one segment %s', (_, faultFor) => {
    test.each(SCENARIO_IDS)('%s', (id) => {
      const scenario: Scenario = { ...scenarioById(id), profile };
      const { flights } = simulate(scenario);
      // of long runs as many, evenly: most of their segments are alike
      const each = Math.ceil(flights.length / MOST);
      for (const { from, nth } of flights.filter((_, i) => i % each === 0)) {
        const faults = [...(scenario.faults ?? []), faultFor({ from, nth })];
        expect(violations(simulate({ ...scenario, faults })), `${from} ${nth}`).toEqual([]);
      }
    });
  });
});
