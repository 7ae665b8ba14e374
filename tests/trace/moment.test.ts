/** Looking up moments: steps at 0, 10, 10, 10 and 40; the run ends at 50. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { time } from '../../machines/tcp/time.ts';
import {
  endOf,
  frameAt,
  frameOf,
  momentAt,
  momentWithin,
  START,
  stepAfter,
  stepBefore,
  withinInstant,
  type Moment,
} from '../../src/trace/moment.ts';
import { traceOf } from '../player/traces.ts';

const trace = traceOf([0, 10, 10, 10, 40], { end: { reason: 'until', at: time(50) } });
const moment = (at: number, step: number): Moment => ({ at: time(at), step });

describe('what is the case at a time', () => {
  test('before the first step: the start', () => {
    const later = traceOf([10]);
    expect(frameAt(later, time(9))).toEqual({ at: 9, step: null, ends: later.start });
  });

  test('at the time of a step it has happened', () => {
    expect(frameAt(trace, time(0)).step?.index).toBe(0);
    expect(frameAt(trace, time(40)).step?.index).toBe(4);
  });

  test('at the time of several, all have happened', () => {
    expect(frameAt(trace, time(10)).step?.index).toBe(3);
  });

  test('between two steps: the earlier one', () => {
    const frame = frameAt(trace, time(39));
    expect(frame.at).toBe(39);
    expect(frame.step?.index).toBe(3);
    expect(frame.ends).toEqual({ client: trace.start.client, server: trace.steps[3]!.after });
  });

  test('times outside of the run are moved to its ends', () => {
    expect(frameAt(trace, time(1e12)).at).toBe(50);
    expect(momentAt(trace, time(-5))).toEqual(moment(0, 0));
  });

  test('in a run of nothing, nothing is the case', () => {
    const nothing = traceOf([]);
    expect(frameAt(nothing, time(7))).toEqual({ at: 0, step: null, ends: nothing.start });
    expect(endOf(nothing)).toEqual(START);
  });

  test('in the middle of an instant: as far as the moment says', () => {
    expect(frameOf(trace, moment(10, 2)).step?.index).toBe(2);
    expect(frameOf(trace, START).step).toBeNull();
  });

  test('binary search finds what a search from the front finds', () => {
    const times = fc.array(fc.nat(30), { maxLength: 40 }).map((us) => us.sort((a, b) => a - b));
    fc.assert(
      fc.property(times, fc.nat(30), (us, at) => {
        const last = us.filter((each) => each <= Math.min(at, us.at(-1) ?? 0)).length - 1;
        expect(momentAt(traceOf(us), time(at)).step).toBe(last);
      }),
    );
  });
});

describe('going step by step', () => {
  test('forwards through every step, also those of one instant', () => {
    const path: (Moment | null)[] = [START];
    for (let at: Moment | null = START; at !== null;) path.push((at = stepAfter(trace, at)));
    expect(path).toEqual([
      START,
      moment(0, 0),
      moment(10, 1),
      moment(10, 2),
      moment(10, 3),
      moment(40, 4),
      null,
    ]);
  });

  test('backwards, the same way', () => {
    expect(stepBefore(trace, moment(40, 4))).toEqual(moment(10, 3));
    expect(stepBefore(trace, moment(10, 2))).toEqual(moment(10, 1));
    expect(stepBefore(trace, moment(0, 0))).toBeNull();
  });

  test('back from between two steps, to the one that has just happened', () => {
    expect(stepBefore(trace, moment(25, 3))).toEqual(moment(10, 3));
    expect(stepBefore(trace, endOf(trace))).toEqual(moment(40, 4));
  });

  test('forwards and back again is where one was', () => {
    for (const step of trace.steps.slice(0, -1)) {
      const here = moment(step.at, step.index);
      expect(stepBefore(trace, stepAfter(trace, here)!)).toEqual(here);
    }
  });

  test('to a step of a kind', () => {
    const odd = (step: { index: number }) => step.index % 2 === 1;
    expect(stepAfter(trace, moment(10, 1), odd)).toEqual(moment(10, 3));
    expect(stepBefore(trace, moment(40, 4), odd)).toEqual(moment(10, 3));
    expect(stepAfter(trace, moment(10, 3), odd)).toBeNull();
  });
});

describe('within an instant', () => {
  test('how many of its steps have happened', () => {
    expect(withinInstant(trace, moment(10, 2))).toEqual({ done: 2, all: 3 });
    expect(withinInstant(trace, START)).toEqual({ done: 0, all: 1 });
    expect(withinInstant(trace, moment(25, 3))).toEqual({ done: 0, all: 0 });
  });

  test('the moment at which so many have happened', () => {
    expect(momentWithin(trace, time(10), 2)).toEqual(moment(10, 2));
    expect(momentWithin(trace, time(10), null)).toEqual(moment(10, 3));
    expect(momentWithin(trace, time(10), 99)).toEqual(moment(10, 3));
    expect(momentWithin(trace, time(0), 0)).toEqual(START);
    expect(momentWithin(trace, time(25), 1)).toEqual(moment(25, 3));
  });

  test('is told and found again at every moment', () => {
    for (const here of [START, ...trace.steps.map((step) => moment(step.at, step.index))]) {
      expect(momentWithin(trace, here.at, withinInstant(trace, here).done)).toEqual(here);
    }
  });
});
