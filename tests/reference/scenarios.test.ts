/** Each of the reference's end-to-end runs, segment by segment, state by state, signal by signal. */
import { describe, expect, test } from 'vitest';
import { simulate } from '../../src/simulation/simulate.ts';
import { SIDES } from '../../src/simulation/scenario.ts';
import {
  expectedLines,
  finalOf,
  pathOf,
  readRuns,
  scenarioOf,
  segmentLines,
  signalsOf,
} from './scenarios.ts';

const runs = readRuns(new URL('../fixtures/reference/scenarios.json', import.meta.url));

test('all 89 runs are here', () => {
  expect(runs).toHaveLength(89);
});

describe.each(['core', 'extended'] as const)('tier %s', (tier) => {
  test.each(runs.filter((run) => run.tier === tier))('$id: $title', (run) => {
    const trace = simulate(scenarioOf(run));
    expect(segmentLines(trace, run.checkWnd ?? false)).toEqual(expectedLines(run));
    for (const side of SIDES) {
      expect(pathOf(trace, side)).toEqual(run.paths[side].map((p) => `${p.state}@${p.t}`));
      expect(signalsOf(trace, side)).toEqual(run.signals[side].map((s) => `${s.text}@${s.t}`));
      expect(finalOf(trace, side)).toEqual(run.final[side]);
    }
  });
});
