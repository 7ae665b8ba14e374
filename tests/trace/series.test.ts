/** What charts are drawn from: numbers of a connection as they change, and the spans of its time-sequence graph. */
import { expect, test } from 'vitest';
import { ms } from '../../machines/tcp/time.ts';
import { lost, scenario, type Different } from '../../src/scenarios/base.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { seriesOf, type SeriesName } from '../../src/trace/series.ts';
import { timeSequenceOf } from '../../src/trace/timeSequence.ts';
import type { ConnectionTrace } from '../../src/trace/connection.ts';

/** The client sends four segments of 1000 octets at once, 100 ms after the connection stands. */
const four = (different: Different): ConnectionTrace =>
  simulate(
    scenario('four', {
      client: {
        iss: [4294967295],
        reactions: [{ on: 'established', afterUs: ms(100), call: 'send', bytes: 4000 }],
      },
      server: { iss: [300] },
      ...different,
      // timestamps take 12 octets of each segment
      settings: { mss: different.profile === 'linux' ? 1012 : 1000, ...different.settings },
    }),
  );

const told = (trace: ConnectionTrace, what: SeriesName): string[] =>
  seriesOf(trace, 'client', what).map(({ at, value }) => `${at / 1000} ${value}`);

const graph = (trace: ConnectionTrace): string[] =>
  timeSequenceOf(trace, 'client').map(({ at, kind, from, to, control, lost, needless }) =>
    [
      ...[at / 1000, kind, `${from}:${to}`],
      ...[control ?? '', lost ? 'lost' : '', needless ? 'needless' : ''].filter(Boolean),
    ].join(' '),
  );

test('numbers count from the initial one, also across 2^32; a loss is seen from both sides', () => {
  // RFC 2018, 4: the newest block first. RFC 8985, 6.2: what was sent well before something SACKed is lost.
  const trace = four({ profile: 'linux', faults: [lost('client', 'DATA', 1)] });
  expect(graph(trace)).toEqual([
    '20 first 0:1 SYN',
    '120 ack 1:1',
    '220 first 1:1001 lost',
    '220 first 1001:2001',
    '220 first 2001:3001',
    '220 first 3001:4001',
    ...['320 duplicateAck 1:1', '320 sackBlock 1001:2001'],
    ...['320 duplicateAck 1:1', '320 sackBlock 1001:3001'],
    '320 sack 1:1001',
    ...['320 duplicateAck 1:1', '320 sackBlock 1001:4001'],
    '420 ack 4001:4001',
  ]);
  expect(told(trace, 'acknowledged')).toEqual(['20 0', '120 1', '420 4001']);
});

test('what SACK has told of is no longer in flight, nor what is lost; sent again, it is', () => {
  // RFC 6675, 2: pipe.
  const trace = four({ profile: 'linux', faults: [lost('client', 'DATA', 1)] });
  const inFlight = told(trace, 'inFlight');
  expect(inFlight.slice(0, 3)).toEqual(['20 1', '120 0', '220 4000']);
  expect(inFlight.slice(-2)).toEqual(['320 1000', '420 0']);
});

test('a threshold that is arbitrarily high, and a window before the peer has told it, are not there', () => {
  // RFC 5681, 3.1: ssthresh SHOULD be set arbitrarily high.
  const trace = four({ faults: [lost('client', 'DATA', [1, 2, 3, 4])] });
  expect(told(trace, 'ssthresh')[0]).toBe('1220 2000');
  expect(told(trace, 'sndWnd')[0]).toMatch(/^120 /);
  expect(told(trace, 'rto').slice(0, 3)).toEqual(['20 1000000', '1220 2000000', '3320 4000000']);
});

test('octets that arrived twice are told in a D-SACK, and the retransmission was needless', () => {
  // RFC 2883, 4: the first block, below SEG.ACK.
  const faults = [lost('server', 'ACK', [1, 2, 3, 4])];
  const spans = graph(four({ profile: 'linux', faults }));
  expect(spans.filter((span) => /probe|dsackBlock/.test(span))).toEqual([
    expect.stringMatching(/ probe 3001:4001 needless$/),
    expect.stringMatching(/ dsackBlock 3001:4001$/),
  ]);
});

test('round trips are samples of their instant; a FIN takes a number', () => {
  const trace = simulate(scenarioById('open-data-close'));
  expect(seriesOf(trace, 'client', 'rtt')[0]).toMatchObject({ at: 120_000, value: 100_000 });
  expect(graph(trace).filter((span) => span.endsWith('FIN'))).toHaveLength(1);
});
