/** What the timeline shows: the last ACK is lost, the server's FIN goes again, 2MSL runs out. */
import { describe, expect, test } from 'vitest';
import { foldOf } from '../../src/trace/fold/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { scenarioById, SCENARIO_IDS } from '../../src/scenarios/index.ts';
import { timelineMarks, timelineStretches } from '../../src/views/playback/marks.ts';
import { traceOf } from '../player/traces.ts';

const trace = simulate(scenarioById('last-ack-lost'));
const fold = foldOf(trace);
const marks = timelineMarks(trace, fold);

describe('the marks', () => {
  test('one for each segment, on its sender’s side', () => {
    const segments = marks.filter(({ kind }) => kind !== 'timer');
    expect(segments.map(({ side }) => side)).toEqual(trace.flights.map(({ from }) => from));
  });

  test('lost segments, and those that go again, are told apart', () => {
    expect(marks.filter(({ kind }) => kind === 'lost')).toMatchObject([{ side: 'client' }]);
    expect(marks.filter(({ again }) => again)).toMatchObject([{ side: 'server' }]);
  });

  test('one for each timer that fires', () => {
    const timers = marks.filter(({ kind }) => kind === 'timer');
    expect(timers).toMatchObject([{ side: 'server' }, { side: 'client', x: 1 }]);
  });

  test('lie where the playhead is when it happens', () => {
    for (const { index, step } of trace.flights) {
      const place = marks[index]!.x * fold.length;
      expect(place).toBeGreaterThan(fold.ofStep(step).at - 0.001);
      expect(place).toBeLessThan(fold.ofStep(step).done + 0.001);
    }
  });

  test('in a run of nothing there is none', () => {
    const nothing = traceOf([]);
    expect(timelineMarks(nothing, foldOf(nothing))).toEqual([]);
  });
});

describe('the track', () => {
  test('has the waits that are drawn shorter than they were as breaks', () => {
    const breaks = timelineStretches(fold).filter(({ kind }) => kind === 'break');
    expect(breaks).toHaveLength(fold.breaks.length);
    expect(breaks.at(-1)!.to).toBe(1);
  });

  test.each(SCENARIO_IDS)('is whole from 0 to 1: %s', (id) => {
    const stretches = timelineStretches(foldOf(simulate(scenarioById(id))));
    expect(stretches[0]!.from).toBe(0);
    expect(stretches.at(-1)!.to).toBe(1);
    stretches.slice(1).forEach(({ from }, i) => expect(from).toBe(stretches[i]!.to));
    for (const { from, to } of stretches) expect(to).toBeGreaterThan(from);
  });
});
