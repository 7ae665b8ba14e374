/** The longest run that there may be: all that is made of it can be made, and the same is in all of it. */
import { expect, test } from 'vitest';
import { scenarioById } from '../../src/scenarios/index.ts';
import { LIMITS } from '../../src/simulation/limits.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { foldOf } from '../../src/trace/fold/index.ts';
import { logOf } from '../../src/trace/log.ts';
import { endOf, flightInAir, frameOf } from '../../src/trace/moment.ts';
import { layoutLadder } from '../../src/views/ladder/layout.ts';
import { inSight, segmentsOf, stretchSeen } from '../../src/views/ladder/sight.ts';
import {
  marksToShow,
  stretchesToShow,
  timelineMarks,
  timelineStretches,
} from '../../src/views/playback/marks.ts';
import { words } from '../../src/words/en/index.ts';
import { captionOf } from '../../src/words/sentences/caption.ts';

const scenario = {
  ...scenarioById('open-data-close'),
  client: {
    iss: [100],
    reactions: Array.from({ length: 60 }, () => ({
      ...({ on: 'established', afterUs: 0, call: 'send', bytes: 1_000_000 } as const),
    })),
  },
  link: { delayUs: 50_000, loss: 0.01, seed: 5 },
};

test('a run of 100,000 segments', { timeout: 300_000 }, () => {
  const trace = simulate(scenario, LIMITS);
  expect(trace.flights).toHaveLength(100_000);
  expect(trace.end.reason).toBe('tooManySegments');
  const last = endOf(trace);
  expect(frameOf(trace, last).ends.client).toBe(
    trace.steps.findLast(({ side }) => side === 'client')!.after,
  );
  expect(flightInAir(trace, last)).not.toBeNull();

  const fold = foldOf(trace);
  const options = { width: 760, height: 600, fold, words: words.interface.ladder };
  const marks = layoutLadder(trace, { ...options, number: (_side, n) => String(n) });
  expect(segmentsOf(marks.arrows)).toHaveLength(100_000);
  for (const part of [0, 0.5, 1]) {
    const drawn = inSight(marks, stretchSeen(marks, marks.height * part, 600));
    expect(drawn.arrows.length).toBeGreaterThan(2);
    expect(drawn.arrows.length).toBeLessThan(300);
    expect(drawn.arrows.flatMap(({ labels }) => labels).length).toBeGreaterThan(2);
  }

  expect(marksToShow(timelineMarks(trace, fold)).length).toBeLessThan(4000);
  expect(stretchesToShow(timelineStretches(fold)).length).toBeLessThan(1000);
  const log = logOf(trace);
  expect(log.filter(({ number }) => number !== '').length).toBeGreaterThan(100_000);
  expect(captionOf(words, trace, trace.steps.at(-1)!).title.length).toBeGreaterThan(0);
});
