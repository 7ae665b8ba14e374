/** What would be sent instead, where it is drawn: on the axis there is, in order, and within it. */
import { expect, test } from 'vitest';
import { ifLost } from '../../src/analysis/ifLost.ts';
import { scenarioById, SCENARIO_IDS } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { foldOf } from '../../src/trace/fold/index.ts';
import { ghostsOf } from '../../src/views/ladder/ghosts.ts';
import { measuresFor } from '../../src/views/ladder/measures.ts';

const measures = measuresFor(820);

test.each(SCENARIO_IDS)('whatever is lost in %s', (id) => {
  const trace = simulate(scenarioById(id));
  const fold = foldOf(trace);
  for (const { index, sentAt } of trace.flights) {
    const found = ifLost(trace, index);
    if (found === null) continue;
    const ghosts = ghostsOf(found, { fold, scale: 1, measures });
    const starts = ghosts.map(({ start }) => start.y);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    for (const { start, end } of ghosts) {
      expect(start.y).toBeGreaterThanOrEqual(fold.ofFlight(index).sent - 1e-6);
      expect(end.y).toBeGreaterThanOrEqual(start.y - 1e-6);
      expect(end.y).toBeLessThanOrEqual(fold.length + 1e-6);
    }
    expect(found.instead.every((each) => each.sentAt >= sentAt)).toBe(true);
  }
});
