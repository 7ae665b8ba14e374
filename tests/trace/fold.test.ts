/** Folded time: everything in order and far enough apart, waits compressed, and back from a place to a time. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ms, s, time } from '../../machines/tcp/time.ts';
import { scenarioById, SCENARIO_IDS } from '../../src/scenarios/index.ts';
import { FOLD, foldOf, usualFlight } from '../../src/trace/fold/index.ts';
import { endOf, momentAt, momentOf, START } from '../../src/trace/moment.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { ConnectionTrace } from '../../src/trace/connection.ts';
import { handTrace, handTraces, lastAckLost, type Move } from '../views/handTraces.ts';

const scenarios = SCENARIO_IDS.map((id) => [id, simulate(scenarioById(id))] as const);
const traces: (readonly [string, ConnectionTrace])[] = [
  ...Object.entries(handTraces),
  ...scenarios,
];

const place = (trace: ConnectionTrace, at: number) => foldOf(trace).toFolded(time(at));

describe('a flight and a wait of minutes', () => {
  const fold = foldOf(lastAckLost);

  test('a usual flight has its usual length', () => {
    const { sent, arrivals } = fold.ofFlight(0);
    expect(arrivals[0]! - sent).toBeCloseTo(FOLD.flight);
  });

  test('a wait of 900 ms and one of 240 s are drawn alike', () => {
    const [short, long] = fold.breaks.slice(-2);
    expect(short).toMatchObject({ durationUs: ms(900) });
    expect(long).toMatchObject({ durationUs: s(242.25) - s(2.3) });
    for (const { foldedFrom, foldedTo } of [short!, long!]) {
      expect(foldedTo - foldedFrom).toBeCloseTo(FOLD.idle);
    }
  });

  test('breaks lie between the steps around them', () => {
    for (const { from, to, foldedFrom, foldedTo } of fold.breaks) {
      expect(fold.toFolded(from)).toBeCloseTo(foldedFrom);
      expect(foldedTo).toBeGreaterThan(foldedFrom);
      expect(to).toBeGreaterThan(from);
    }
  });

  test('before the first instant there is room for the states at the start', () => {
    expect(fold.ofMoment(START)).toBe(0);
    expect(fold.toFolded(time(0))).toBeGreaterThanOrEqual(FOLD.lead);
    expect(fold.toMoment(0)).toEqual(START);
  });

  test('a lost segment is as steep as one that arrives', () => {
    const lost = lastAckLost.flights.find((flight) => flight.fate === 'lost')!;
    const { sent, due, arrivals } = fold.ofFlight(lost.index);
    expect(due - sent).toBeCloseTo(FOLD.flight);
    expect(arrivals).toEqual([]);
  });

  test('times outside the run are taken to its ends', () => {
    expect(fold.toFolded(time(-5))).toBe(0);
    expect(fold.toFolded(time(s(1e6)))).toBe(fold.length);
    expect(fold.toTime(-5)).toBe(0);
    expect(fold.toTime(1e6)).toBe(endOf(lastAckLost).at);
  });
});

describe('an instant at which several segments leave', () => {
  const trace = handTraces.fastAgain;
  const fold = foldOf(trace);
  const data = trace.flights.filter((flight) => flight.sentAt === ms(400));

  test('has thickness: they leave one below the other, and arrive so', () => {
    expect(data).toHaveLength(5);
    data.slice(1).forEach((flight, i) => {
      const [before, here] = [fold.ofFlight(data[i]!.index), fold.ofFlight(flight.index)];
      expect(here.sent - before.sent).toBeCloseTo(FOLD.stagger);
      expect(here.due - before.due).toBeCloseTo(FOLD.stagger);
    });
  });

  test('at its time all of it has happened', () => {
    expect(fold.toFolded(time(ms(400)))).toBeCloseTo(fold.ofFlight(data[4]!.index).sent);
    expect(fold.toTime(fold.ofFlight(data[1]!.index).sent)).toBe(ms(400));
  });

  test('within it, each step has its own place', () => {
    const arrivals = trace.steps.filter((step) => step.at === ms(450) && step.side === 'server');
    const places = arrivals.map((step) => fold.ofMoment(momentOf(step)));
    places.slice(1).forEach((here, i) => expect(here).toBeGreaterThan(places[i]!));
    for (const step of arrivals) {
      expect(fold.toMoment(fold.ofMoment(momentOf(step))).step).toBe(step.index);
    }
  });
});

describe('long flights', () => {
  test('a segment that is seconds late takes no more room than a wait or two', () => {
    const { sent, arrivals } = foldOf(handTraces.oddities).ofFlight(3);
    expect(arrivals[0]! - sent).toBeLessThan(5 * FOLD.idle);
    expect(arrivals[0]! - sent).toBeGreaterThan(FOLD.flight);
  });

  test('on a slow link flights are not breaks', () => {
    const move: Move = {
      at: 0,
      side: 'client',
      cause: { call: 'connect' },
      sends: [{ flags: 'SYN', delay: 2000, then: { sends: [{ flags: 'SYN+ACK', delay: 2000 }] } }],
    };
    const trace = handTrace([move]);
    expect(usualFlight(trace)).toBe(s(2));
    expect(foldOf(trace).breaks).toEqual([]);
  });

  test('a segment that takes no time at all is still drawn falling', () => {
    const move: Move = {
      at: 5,
      side: 'client',
      cause: { call: 'connect' },
      sends: [{ flags: 'SYN', delay: 0, then: { sends: [{ flags: 'SYN+ACK', delay: 0 }] } }],
    };
    const fold = foldOf(handTrace([move]));
    expect(fold.ofFlight(0).arrivals[0]! - fold.ofFlight(0).sent).toBeGreaterThan(20);
    expect(fold.ofFlight(1).sent).toBeGreaterThanOrEqual(fold.ofFlight(0).arrivals[0]!);
  });

  test('one that is under way when the run ends arrives beyond it', () => {
    const move: Move = {
      at: 0,
      side: 'client',
      cause: { call: 'connect' },
      sends: [{ flags: 'SYN' }],
    };
    const trace = handTrace([move]);
    const cut = {
      ...trace,
      steps: trace.steps.slice(0, 1),
      end: { reason: 'until', at: time(ms(20)) },
    } as const;
    const fold = foldOf(cut);
    expect(fold.ofFlight(0).arrivals[0]).toBeGreaterThan(fold.length);
  });
});

describe('at true scale', () => {
  test('time is linear', () => {
    const fold = foldOf(lastAckLost, { trueScale: true });
    const rate = fold.length / endOf(lastAckLost).at;
    for (const { at } of lastAckLost.steps) expect(fold.toFolded(at)).toBeCloseTo(at * rate);
    expect(fold.breaks).toEqual([]);
  });

  test('and a run of hours is still of a length that can be drawn', () => {
    const trace = simulate(scenarioById('keep-alive-finds-dead-peer'));
    expect(foldOf(trace, { trueScale: true }).length).toBeLessThanOrEqual(24_000);
  });
});

describe.each(traces)('%s', (_id, trace) => {
  const fold = foldOf(trace);

  test('steps come one after the other, effects after causes', () => {
    trace.steps.forEach((step, i) => {
      const { at, left, done } = fold.ofStep(i);
      expect(left).toBeGreaterThanOrEqual(at);
      expect(done).toBeGreaterThanOrEqual(left);
      if (i > 0) expect(done).toBeGreaterThanOrEqual(fold.ofStep(i - 1).done);
      for (const index of step.sent) {
        expect(fold.ofFlight(index).sent).toBeGreaterThanOrEqual(left - 1e-9);
        expect(fold.ofFlight(index).sent).toBeLessThanOrEqual(done + 1e-9);
      }
      if (step.cause.kind === 'segment' && step.cause.flight !== null) {
        expect(fold.ofFlight(step.cause.flight).arrivals).toContain(at);
      }
    });
  });

  test('every flight falls far enough to be seen', () => {
    for (const { index } of trace.flights) {
      const { sent, due } = fold.ofFlight(index);
      expect(due - sent).toBeGreaterThanOrEqual(FOLD.shortestFlight - 1e-9);
    }
  });

  test('what one end sends is staggered', () => {
    for (const side of ['client', 'server']) {
      const sent = trace.flights.filter(({ from }) => from === side);
      const places = sent.map(({ index }) => fold.ofFlight(index).sent);
      places
        .slice(1)
        .forEach((here, i) => expect(here - places[i]!).toBeGreaterThan(FOLD.stagger - 1e-9));
    }
  });

  test('the end is where the last moment is', () => {
    expect(fold.ofMoment(endOf(trace))).toBeCloseTo(fold.length);
    expect(fold.toMoment(fold.length)).toEqual(endOf(trace));
  });

  test('each step is found at its place', () => {
    for (const step of trace.steps) {
      const found = fold.toMoment(fold.ofMoment(momentOf(step)));
      expect(found.at).toBe(step.at);
      expect(found.step).toBeGreaterThanOrEqual(step.index);
    }
  });
});

describe('at any place and time', () => {
  const anyTrace = fc.constantFrom(...traces.map(([, trace]) => trace));
  const part = fc.double({ min: 0, max: 1, noNaN: true });

  test('a later time is never above an earlier one', () => {
    fc.assert(
      fc.property(anyTrace, part, part, (trace, a, b) => {
        const end = endOf(trace).at;
        const [early, late] = [Math.min(a, b) * end, Math.max(a, b) * end];
        expect(place(trace, early)).toBeLessThanOrEqual(place(trace, late));
      }),
    );
  });

  test('a time is found at its place', () => {
    fc.assert(
      fc.property(anyTrace, part, (trace, a) => {
        const at = time(a * endOf(trace).at);
        const fold = foldOf(trace);
        expect(fold.toTime(fold.toFolded(at))).toBe(at);
      }),
    );
  });

  test('a moment found at a place is not after it, and steps agree with its time', () => {
    fc.assert(
      fc.property(anyTrace, part, (trace, a) => {
        const fold = foldOf(trace);
        const folded = a * fold.length;
        const moment = fold.toMoment(folded);
        expect(moment.step).toBeLessThanOrEqual(momentAt(trace, moment.at).step);
        const last = trace.steps[moment.step];
        if (last) expect(fold.ofStep(last.index).done).toBeLessThanOrEqual(folded + 1e-5);
      }),
    );
  });

  test('going down the axis, neither time nor steps go back', () => {
    fc.assert(
      fc.property(anyTrace, part, part, (trace, a, b) => {
        const fold = foldOf(trace);
        const [upper, lower] = [Math.min(a, b), Math.max(a, b)].map((p) =>
          fold.toMoment(p * fold.length),
        );
        expect(upper!.at).toBeLessThanOrEqual(lower!.at);
        expect(upper!.step).toBeLessThanOrEqual(lower!.step);
      }),
    );
  });
});
