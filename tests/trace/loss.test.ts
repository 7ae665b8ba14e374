/** A loss is an event of a run, between the steps: found by its moment, passed on the way from event to event. */
import { describe, expect, test } from 'vitest';
import { time } from '../../machines/tcp/time.ts';
import { onEvent, nextEvent } from '../../src/player/walk.ts';
import { SCENARIO_IDS, scenarioById, type ScenarioId } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { lossAfter, lossAt, lostAt, momentOfLoss } from '../../src/trace/loss.ts';
import { endOf, isEnd, momentAt, momentOf, START, type Moment } from '../../src/trace/moment.ts';

const traceOf = (id: ScenarioId) => simulate(scenarioById(id));

describe('in last-ack-lost', () => {
  const trace = traceOf('last-ack-lost');

  test('the ACK is lost half way, 25 ms after it was sent', () => {
    const loss = lossAfter(trace, time(0));
    expect(loss?.at).toBe(975_000);
    expect(loss?.flights.map(({ from, nth }) => [from, nth])).toEqual([['client', 6]]);
    expect(lossAfter(trace, time(975_000))).toBeUndefined();
  });

  test('it is what has happened last from there to the next step', () => {
    const lossIn = (us: number) => lossAt(trace, momentAt(trace, time(us)))?.at ?? null;
    expect(lossIn(974_999)).toBeNull();
    expect(lossIn(975_000)).toBe(975_000);
    expect(lossIn(1_899_999)).toBe(975_000);
    expect(lossIn(1_900_000)).toBeNull();
  });

  test('the step keys stop at it, both ways', () => {
    const sent = momentAt(trace, time(950_000));
    const lost = nextEvent(trace, sent, 1);
    expect(lost).toEqual({ at: 975_000, step: sent.step });
    expect(nextEvent(trace, lost, 1).at).toBe(1_900_000);
    expect(nextEvent(trace, momentAt(trace, time(1_000_000)), -1)).toEqual(lost);
    expect(nextEvent(trace, lost, -1)).toEqual(momentAt(trace, time(950_000)));
  });
});

describe('from event to event', () => {
  const walk = (id: ScenarioId, direction: 1 | -1): Moment[] => {
    const trace = traceOf(id);
    const found: Moment[] = [];
    let moment = direction === 1 ? START : endOf(trace);
    const isDone = () => (direction === 1 ? isEnd(trace, moment) : moment === START);
    while (!isDone()) {
      moment = nextEvent(trace, moment, direction);
      found.push(moment);
    }
    return found;
  };

  test.each(SCENARIO_IDS)('%s: each step and each loss once, the same both ways', (id) => {
    const trace = traceOf(id);
    const lost = trace.flights.filter((f) => f.fate === 'lost' && lostAt(f) <= trace.end.at);
    const forth = walk(id, 1);
    const steps = trace.steps.map(momentOf);
    const losses = [...new Set(lost.map(lostAt))];
    expect(forth.filter((m) => lossAt(trace, m) === null).slice(0, steps.length)).toEqual(steps);
    expect(forth.filter((m) => lossAt(trace, m)?.at === m.at).map(({ at }) => at)).toEqual(
      losses.sort((a, b) => a - b),
    );
    const isEvent = (m: Moment) => m.at === onEvent(trace, m).at;
    expect(walk(id, -1).filter(isEvent).reverse().slice(1)).toEqual(
      forth.filter(isEvent).slice(0, walk(id, -1).filter(isEvent).length - 1),
    );
  });

  test('of one instant, losses come before the steps', () => {
    const trace = traceOf('last-ack-lost');
    const [flight] = trace.flights.filter(({ fate }) => fate === 'lost');
    if (flight === undefined) throw new Error('nothing is lost');
    // the server closes at the very instant at which the segment is lost
    const at = lostAt(flight);
    const steps = trace.steps.map((step) => (step.at > at ? { ...step, at } : step));
    const changed = { ...trace, steps };
    const loss = lossAfter(changed, time(0));
    if (loss === undefined) throw new Error('nothing is lost');
    const moment = momentOfLoss(changed, loss);
    expect(lossAt(changed, moment)).toBe(loss);
    const next = nextEvent(changed, moment, 1);
    expect(next).toEqual({ at, step: moment.step + 1 });
    expect(lossAt(changed, next)).toBeNull();
    expect(nextEvent(changed, next, -1)).toEqual(moment);
  });
});
