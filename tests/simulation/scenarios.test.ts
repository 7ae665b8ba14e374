/** Each built-in scenario: its trace as text is a reviewed snapshot, it is the same every time, and it ends by itself. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  scenarioById,
  SCENARIO_GROUPS,
  SCENARIO_IDS,
  scenariosOf,
  type ScenarioGroup,
} from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { scenarioFrom } from '../../src/simulation/parseScenario.ts';
import { traceText } from '../../src/trace/text.ts';

test('each is in one group', () => {
  const groups = Object.keys(SCENARIO_GROUPS) as ScenarioGroup[];
  expect(groups.flatMap((group) => [...scenariosOf(group)])).toEqual(SCENARIO_IDS);
});

test('each trace that is kept is that of a scenario', () => {
  const kept = readdirSync(new URL('../fixtures/traces/', import.meta.url));
  const known = SCENARIO_IDS.map((id) => `${id}.txt`);
  expect(kept.filter((name) => !known.includes(name))).toEqual([]);
});

describe.each(SCENARIO_IDS)('%s', (id) => {
  const scenario = scenarioById(id);

  test('runs as reviewed', async () => {
    const text = `${traceText(simulate(scenario))}\n`;
    await expect(text).toMatchFileSnapshot(`../fixtures/traces/${id}.txt`);
  });

  test('has its own id, ends with nothing left to happen, and fits the file format', () => {
    const trace = simulate(scenario);
    expect(scenario.id).toBe(id);
    // a storm of resets would never end
    expect(trace.end.reason).toBe(id === 'reset-storm' ? 'until' : 'quiet');
    expect(scenarioFrom(JSON.parse(JSON.stringify(scenario)))).toEqual({ scenario });
  });

  test('is the same trace every time', () => {
    expect(simulate(structuredClone(scenario))).toEqual(simulate(scenario));
  });
});
