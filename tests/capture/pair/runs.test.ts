/**
 * Runs that are written as captures of both ends, read again and followed as one connection: each segment left and came when it did in the
 * run, what the run lost is lost, and both ends walk through its states at its moments (RFC 9293, 3.3.2).
 */
import { describe, expect, test } from 'vitest';
import { follow, type Followed } from '../../../src/capture/follow/follow.ts';
import { knownUntil, stateChangesOf } from '../../../src/capture/follow/states.ts';
import { verdictOf } from '../../../src/capture/follow/verdict.ts';
import { oneFile } from '../../../src/capture/pair/oneFile.ts';
import { pairOf, type PairedCaptures } from '../../../src/capture/pair/pair.ts';
import type { CapturedConnection } from '../../../src/capture/captured.ts';
import { scenarioById } from '../../../src/scenarios/index.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import type { Scenario } from '../../../src/simulation/scenario.ts';
import type { ConnectionTrace } from '../../../src/trace/connection.ts';
import { SIDES } from '../../../src/trace/side.ts';
import { byClock, captureOf, mergedOf } from './captures.ts';

const doubled: Scenario = {
  ...scenarioById('open-data-close'),
  faults: [{ match: { from: 'client', kind: 'DATA', nth: 1 }, do: 'duplicate', byUs: 20_000 }],
};

const RUNS: readonly (readonly [name: string, scenario: Scenario])[] = [
  ...(
    [
      ...['open-data-close', 'syn-lost', 'syn-ack-lost', 'handshake-ack-lost-silence'],
      ...['data-lost', 'data-ack-lost', 'sack-one-loss', 'tail-loss-probe'],
      ...['first-fin-lost', 'first-fin-ack-lost', 'second-fin-lost', 'last-ack-lost'],
      ...['fin-overtakes-data', 'reordered', 'needless-dsack', 'needless-timeout'],
      ...['simultaneous-open', 'simultaneous-close', 'zero-window', 'refused', 'aborted'],
    ] as const
  ).map((id) => [id, scenarioById(id)] as const),
  ['doubled', doubled],
];

const TRACES = RUNS.map(([name, scenario]) => [name, simulate(scenario)] as const);

/** A listener is a socket of its own. */
const LISTENS = new Set(['CLOSED > LISTEN', 'LISTEN > CLOSED']);

/** The fault that made a segment late is not seen: that it came is. */
const flightsIn = (trace: ConnectionTrace, shiftUs: number) =>
  trace.flights
    .map(({ from, segment: s, fate, sentAt, arrivals }) =>
      [
        ...[from, s.seq, s.dataLen, s.syn, s.fin, s.rst, s.ackNumber],
        ...[fate === 'delayed' ? 'delivered' : fate, sentAt + shiftUs],
        arrivals.map((at) => at + shiftUs).join(),
      ].join(' '),
    )
    .sort();

const statesIn = (trace: ConnectionTrace, shiftUs: number, followed: ConnectionTrace) =>
  SIDES.flatMap((side) => {
    const count = stateChangesOf(followed, side).filter(
      ({ at }) => at <= knownUntil(followed, side),
    ).length;
    return stateChangesOf(trace, side)
      .filter(({ from, to }) => !LISTENS.has(`${from} > ${to}`))
      .slice(0, count)
      .map(({ from, to, at }) => `${side} ${from} > ${to} ${at + shiftUs}`);
  }).filter((line) => !line.includes('LISTEN > CLOSED'));

const startOf = ({ flights }: ConnectionTrace): number => flights[0]?.sentAt ?? 0;

function expectAsRun(run: ConnectionTrace, connection: CapturedConnection): Followed {
  const followed = follow(connection);
  const { trace } = followed;
  const [own, shift] = [-startOf(run), -startOf(trace)];
  expect(flightsIn(trace, shift)).toEqual(flightsIn(run, own));
  expect(statesIn(trace, shift, trace)).toEqual(statesIn(run, own, trace));
  return followed;
}

describe('one file with both ends', () => {
  test.each(TRACES)('of two interfaces: %s', (_, run) => {
    const { connection, pair } = oneFile(captureOf(run, 'both'));
    expect(pair?.clocks.basis).toBe('oneClock');
    const { trace, timing } = expectAsRun(run, connection);
    expect(timing.vantage).toBe('both');
    // nothing is inferred of a segment that was seen at its sender's and at its receiver's, or was not
    expect(new Set(trace.flights.flatMap(({ evidence: { sent } }) => sent))).toEqual(
      new Set(['seen']),
    );
  });

  test.each(TRACES)('in the form that knows no interfaces, each packet twice: %s', (_, run) => {
    expectAsRun(run, oneFile(mergedOf(run)).connection);
  });

  test('of one place only: a capture is left as it is', () => {
    const connection = captureOf(simulate(scenarioById('data-lost')), 'client');
    expect(oneFile(connection)).toEqual({ connection, pair: null });
  });

  test('both interfaces at one place (tcpdump -i any on a router): each packet once', () => {
    const seen = captureOf(simulate(scenarioById('data-lost')), 'client');
    const twice = seen.segments.flatMap((one) => [
      one,
      { ...one, interfaceId: 1, atNs: one.atNs + 1000 },
    ]);
    const { connection, pair } = oneFile({ ...seen, segments: twice });
    expect(pair).toBeNull();
    expect(connection.segments).toEqual(seen.segments);
  });
});

const paired = (pair: ReturnType<typeof pairOf>): PairedCaptures => {
  if (typeof pair === 'string') throw new Error(pair);
  return pair;
};

/** To this, in microseconds, clocks that stamp whole microseconds can be set. */
const CLOSE_US = 3;
const LONG = TRACES.filter(([, { flights }]) => flights.length >= 10);

describe('two files, with a clock of its own each', () => {
  test.each(TRACES)('what was lost and what came is as in the run: %s', (_, run) => {
    const server = byClock(captureOf(run, 'server'), { aheadNs: -2_300_000, ppm: 20 });
    const { connection, client } = paired(pairOf(captureOf(run, 'client'), server));
    expect(client).toBe('first');
    const fates = ({ flights }: ConnectionTrace) =>
      flights.map(({ from, nth, arrivals }) => `${from} ${nth} ${arrivals.length}`).sort();
    expect(fates(follow(connection).trace)).toEqual(fates(run));
  });

  test.each(LONG)('and at its moments, whatever the clocks say: %s', (_, run) => {
    const ahead = { aheadNs: 86_400e9, ppm: -15 };
    const server = byClock(captureOf(run, 'server'), ahead);
    const { connection } = paired(pairOf(server, captureOf(run, 'client')));
    const { trace } = follow(connection);
    const shift = startOf(run) - startOf(trace);
    const came = new Map(
      run.flights.map(({ from, nth, arrivals }) => [`${from} ${nth}`, arrivals]),
    );
    for (const { from, nth, arrivals, sentAt } of trace.flights) {
      expect(arrivals.every((at) => at >= sentAt)).toBe(true);
      for (const [i, at] of arrivals.entries()) {
        const own = came.get(`${from} ${nth}`)?.[i] ?? NaN;
        expect(Math.abs(at + shift - own), `${from} ${nth}`).toBeLessThanOrEqual(CLOSE_US * 10);
      }
    }
  });
});

describe('the verdict', () => {
  const troublesOf = (id: 'data-ack-lost' | 'data-lost') => {
    const { connection } = oneFile(captureOf(simulate(scenarioById(id)), 'both'));
    return verdictOf(follow(connection)).troubles;
  };

  test('a loss is certain', () => {
    expect(troublesOf('data-lost')).toContainEqual(
      expect.objectContaining({ kind: 'loss', confidence: 'sure' }),
    );
  });

  test('a retransmission because its ACK was lost is told from one that came too soon', () => {
    expect(troublesOf('data-ack-lost')).toContainEqual(
      expect.objectContaining({ kind: 'spurious', why: 'lost' }),
    );
  });
});
