/** What is the case in a world at a moment, and what grows in it: folds of one trace, met again by hand. */
import { describe, expect, test } from 'vitest';
import { s, ms, time } from '../../machines/tcp/time.ts';
import { worldById } from '../../src/scenarios/worlds/index.ts';
import { worldOf } from '../../src/simulation/world/serverScenario.ts';
import { simulateWorld } from '../../src/simulation/world/worldRun.ts';
import { worldAxisOf } from '../../src/trace/worldAxis.ts';
import { placeAt, placeBehind, worldMoment } from '../../src/trace/worldMoment.ts';
import { momentOfConnection, placeOfStep } from '../../src/trace/worldConnection.ts';
import { applyHappening } from '../../src/trace/worldFold.ts';
import { beginningOf } from '../../src/trace/worldState.ts';
import { peakOf, worldSeries } from '../../src/trace/worldSeries.ts';
import { worldSummary } from '../../src/trace/worldSummary.ts';
import { waitsOf } from '../../src/trace/worldWaits.ts';
import { sleepersOf } from '../../src/trace/worldWorkers.ts';
import { spansWithin, workerSpans } from '../../src/trace/workerSpans.ts';
import { synAckTimerAt, underWay } from '../../src/trace/worldWire.ts';
import type { WorldTrace } from '../../src/trace/world.ts';

const traceOf = (id: string): WorldTrace => {
  const scenario = worldById(id);
  if (!scenario) throw new Error(`no world ${id}`);
  return simulateWorld(worldOf(scenario));
};
const full = traceOf('server-backlog-full');
const at = (trace: WorldTrace, us: number) => worldMoment(trace, placeAt(trace, time(us)));

describe('a moment', () => {
  test.each(['server-thundering-herd', 'server-one-slow-asyncio', 'server-one-slow-process'])(
    '%s: what is counted as it changes is what there is of it',
    (id) => {
      const trace = traceOf(id);
      for (let done = 0; done <= trace.happenings.length; done += 61) {
        const { totals, clients, workers, descriptors } = worldMoment(
          trace,
          placeBehind(trace, done),
        );
        expect(totals).toEqual({
          open: clients.filter(({ place }) => place === 'program').length,
          answers: clients.reduce((sum, { answered }) => sum + answered, 0),
          workers: workers.filter(({ state }) => state !== 'ended').length,
          running: workers.filter(({ state }) => state === 'running').length,
          descriptors: descriptors.reduce((sum, open) => sum + open.length, 0),
        });
      }
    },
  );

  test('looked up anywhere is what comes of going through all happenings up to there', () => {
    const herd = traceOf('server-thundering-herd');
    const state = beginningOf(herd);
    herd.happenings.forEach((happening, i) => {
      applyHappening(state, herd, happening);
      if (i % 97 !== 0) return;
      const { clients, listeners, workers, counters } = worldMoment(herd, placeBehind(herd, i + 1));
      expect({ clients, listeners, workers, counters }).toEqual({
        clients: state.clients,
        listeners: state.listeners,
        workers: state.workers,
        counters: state.counters,
      });
    });
  });

  test('a connection has done the steps that have happened up to there, and a step leads back to its place', () => {
    const done = full.connections.map(() => -1);
    full.happenings.forEach((happening, i) => {
      if (happening.kind !== 'step') return;
      const { connection, step } = happening;
      done[connection] = step;
      const place = placeBehind(full, i + 1);
      expect(placeOfStep(full, connection, step)).toEqual(place);
      done.forEach((last, each) =>
        expect(momentOfConnection(full, each, place)).toEqual({ at: happening.at, step: last }),
      );
    });
    expect(placeOfStep(full, 0, -1)).toEqual(placeBehind(full, 0));
  });

  test('a full accept queue holds limit + 1, and drops the next SYN without a word (tcp_conn_request)', () => {
    const { listeners, clients, counters } = at(full, ms(900));
    expect(listeners[0]).toMatchObject({ limit: 2, acceptQueue: [1, 2, 3], synQueue: [] });
    expect(clients[4]).toMatchObject({ state: 'connecting', place: 'none', synsDropped: 1 });
    expect(counters).toMatchObject({ TcpExtListenOverflows: 1, TcpExtListenDrops: 1 });
  });

  test('connect() returns before accept(): the client has asked, and waits in the accept queue', () => {
    expect(at(full, ms(900)).clients[2]).toMatchObject({ state: 'waiting', place: 'acceptQueue' });
  });

  test('the worker serves one of them, asleep for its I/O, with its descriptors', () => {
    const { workers, descriptors } = at(full, ms(900));
    expect(workers).toHaveLength(1);
    expect(workers[0]).toMatchObject({ state: 'asleep', service: { connection: 0 } });
    expect(descriptors[0]?.map(({ fd }) => fd)).toEqual([3, 4]);
  });

  test('who sleeps in accept() is known before anybody comes', () => {
    expect(sleepersOf(at(full, ms(5)), 0).map(({ id }) => id)).toEqual([0]);
    expect(sleepersOf(at(full, ms(900)), 0)).toEqual([]);
  });

  test('an ACK that is ignored leaves a client that believes it is connected (tcp_check_req)', () => {
    const { clients, listeners } = at(traceOf('server-ignored-ack'), ms(800));
    const [believer] = clients.filter(({ isIgnored }) => isIgnored);
    expect(believer).toMatchObject({ state: 'waiting', place: 'synQueue' });
    expect(listeners[0]?.acceptQueue).toHaveLength(2);
  });
});

describe('the wire', () => {
  test('a SYN is under way until it arrives', () => {
    const sent = underWay(full, placeAt(full, time(ms(30))));
    expect(sent).toMatchObject([{ connection: 0, flight: { from: 'client', nth: 1 } }]);
    expect(underWay(full, placeAt(full, time(ms(60) + 1)))).toMatchObject([
      { connection: 0, flight: { from: 'server', nth: 1 } },
    ]);
  });

  test('a half-open connection has the timer of its SYN+ACK, at first for a second', () => {
    const flood = traceOf('server-syn-flood');
    const { listeners } = at(flood, ms(400));
    expect(listeners[0]?.synQueue).toHaveLength(6);
    const [entry = 0] = listeners[0]?.synQueue ?? [];
    const timer = synAckTimerAt(flood, entry, time(ms(400)));
    expect(timer).toMatchObject({ backoff: 0 });
    expect((timer?.deadline ?? 0) - (timer?.startedAt ?? 0)).toBe(s(1));
  });
});

describe('what grows', () => {
  test('the queues and their peaks', () => {
    const series = worldSeries(full);
    expect(peakOf(series.acceptQueue)).toBe(3);
    expect(series.answers.at(-1)?.value).toBe(2);
    for (const line of Object.values(series))
      for (const [i, point] of line.slice(1).entries())
        expect(point.at).toBeGreaterThan(line[i]?.at ?? 0);
  });

  test('one slow client holds up everybody of an iterative server, and nobody of a thread per connection', () => {
    const alone = worldSummary(traceOf('server-one-slow-iterative'));
    const threads = worldSummary(traceOf('server-one-slow-thread'));
    expect(alone.medianUs).toBeGreaterThan(s(1));
    expect(threads.medianUs).toBeLessThan(ms(10));
    expect(threads.mostWorkers).toBeGreaterThan(alone.mostWorkers);
  });

  test('an answer waited in the accept queue, in the program, or for a SYN that was dropped', () => {
    const [, second] = waitsOf(traceOf('server-one-slow-iterative'));
    expect(second?.parts.acceptQueue).toBeGreaterThan(s(1));
    const late = waitsOf(traceOf('server-blocking-loop')).at(-1);
    expect(late?.parts.program).toBeGreaterThan(s(1));
    const dropped = waitsOf(traceOf('server-syn-flood')).find(({ parts }) => parts.syn > 0);
    expect(dropped?.parts.syn).toBeGreaterThanOrEqual(s(1));
    for (const { parts, totalUs } of waitsOf(full))
      expect(Object.values(parts).reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(totalUs);
  });

  test('lanes have no gap and no overlap, and a window of one is what lies in it', () => {
    for (const lane of workerSpans(traceOf('server-cpu-threads'))) {
      for (const [i, span] of lane.slice(1).entries()) expect(span.from).toBe(lane[i]?.to);
      const [from, to] = [time(ms(50)), time(ms(60))];
      expect(spansWithin(lane, from, to)).toEqual(
        lane.filter((span) => (span.to ?? Infinity) > from && span.from <= to),
      );
    }
  });
});

test('the axis leads from each instant to a place and back', () => {
  const axis = worldAxisOf(full);
  for (const { at: instant } of full.happenings)
    expect(axis.timeAt(axis.place(instant))).toBe(instant);
  expect(axis.place(time(s(1)))).toBeLessThan(axis.length);
});
