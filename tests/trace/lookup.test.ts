/** Look-ups beside their floor, going through the whole trace, on random runs. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kindOf, segEnd } from '../../machines/tcp/segment.ts';
import { notBefore, offset } from '../../machines/tcp/sequence.ts';
import { flightInAir } from '../../src/trace/moment.ts';
import { isTimer, isTimerAhead } from '../../src/player/stops.ts';
import { anyScenario } from '../../src/proof/randomScenario.ts';
import { anyTransfer } from '../../src/proof/randomTransfers.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { ackFate, wasLostBefore } from '../../src/trace/acknowledgments.ts';
import type { Flight, ConnectionTrace } from '../../src/trace/connection.ts';
import { arrivalsOf, copiesOf } from '../../src/trace/copies.ts';
import {
  countUpTo,
  flightNamed,
  flightsOf,
  largest,
  sentUpTo,
  spanFiredAt,
  spanFrom,
  stepsAt,
  stepsOf,
} from '../../src/trace/lookup.ts';
import { LIMITS } from '../../src/simulation/limits.ts';
import { SIDES } from '../../src/trace/side.ts';

const first = (flight: Flight, { flights }: ConnectionTrace): Flight => {
  const earlier = flight.again === null ? undefined : flights[flight.again];
  return earlier === undefined ? flight : first(earlier, { flights } as ConnectionTrace);
};

const fateOf = (flights: readonly Flight[]) =>
  flights.length === 0
    ? 'none'
    : flights.every(({ arrivals }) => arrivals.length === 0)
      ? 'lost'
      : 'arrived';

function check(trace: ConnectionTrace): void {
  const { steps, flights, timers } = trace;
  for (const side of SIDES) {
    expect(stepsOf(trace, side)).toEqual(steps.filter((step) => step.side === side));
    expect(flightsOf(trace, side)).toEqual(flights.filter(({ from }) => from === side));
  }
  for (const flight of flights) {
    const { index, from, segment } = flight;
    expect(flightNamed(trace, flight)).toBe(flight);
    expect(arrivalsOf(trace, index)).toEqual(
      steps.filter(({ cause }) => cause.kind === 'segment' && cause.flight === index),
    );
    expect(copiesOf(trace, index)).toEqual(
      flights.filter((other) => first(other, trace) === first(flight, trace)),
    );
    if (!segment.ack) continue;
    const same = flights.filter(
      (other) =>
        other.index < index &&
        other.from === from &&
        kindOf(other.segment) === 'ACK' &&
        other.segment.ackNumber === segment.ackNumber,
    );
    expect(wasLostBefore(trace, flight)).toBe(fateOf(same) === 'lost');
  }
  for (const step of steps) {
    const { at, cause, side, index } = step;
    expect([...stepsAt(trace, at)]).toEqual(steps.filter((other) => other.at === at));
    expect(countUpTo(stepsOf(trace, side), index)).toBe(
      steps.filter((other) => other.side === side && other.index <= index).length,
    );
    expect(sentUpTo(flights, index)).toBe(flights.filter((f) => f.step <= index).length);
    expect(isTimerAhead(trace, step.index < 0 ? { at, step: -1 } : { at, step: index })).toBe(
      steps.slice(index + 1).some(isTimer),
    );
    expect(flightInAir(trace, { at, step: index })).toBe(
      flights.findLast(
        (f) => f.step <= index && f.arrivals.length > 0 && f.arrivals.every((when) => when > at),
      )?.index ?? null,
    );
    if (cause.kind !== 'segment') continue;
    const [from, upTo] = [segEnd(cause.segment), step.before.tcb?.rcvNxt];
    if (upTo === undefined || offset(from, upTo) < 0) continue;
    const acks = flights.filter(
      ({ segment, ...f }) =>
        f.from === side &&
        f.step < index &&
        segment.ack &&
        notBefore(segment.ackNumber, from) &&
        notBefore(upTo, segment.ackNumber),
    );
    expect(ackFate(trace, side, { before: index, from, upTo })).toBe(fateOf(acks));
  }
  for (const span of timers) {
    const { side, timer, startedAt, deadline, endedAt, outcome } = span;
    if (outcome === 'fired' && endedAt !== null)
      expect(spanFiredAt(trace, span, endedAt)).toBe(
        timers.find(
          (other) =>
            other.side === side &&
            other.timer === timer &&
            other.outcome === 'fired' &&
            other.endedAt === endedAt,
        ),
      );
    expect(spanFrom(trace, span, span)).toBe(
      timers.findLast(
        (other) =>
          other.side === side &&
          other.timer === timer &&
          other.startedAt === startedAt &&
          other.deadline === deadline,
      ),
    );
  }
}

test('a look-up says what going through the whole trace says', () => {
  fc.assert(
    fc.property(fc.oneof(anyScenario, anyTransfer), (scenario) => {
      check(simulate(scenario, { ...LIMITS, steps: 80, flights: 70, timeUs: 600_000_000 }));
    }),
    { numRuns: 12, seed: 12 },
  );
});

test('the largest of a hundred thousand and more', () => {
  expect(largest(Array.from({ length: 300_000 }, (_, i) => i % 250_000))).toBe(249_999);
  expect(largest([], 3)).toBe(3);
});
