/**
 * A captured connection is followed by an endpoint at each end (RFC 9293, 3.10): what the packets of a capture say of the states of
 * both, of what was lost, and of why each segment left. Times are those of the point of capture.
 */
import { describe, expect, test } from 'vitest';
import { retransmissionsOf } from '../../../src/capture/follow/causes.ts';
import type { Followed } from '../../../src/capture/follow/follow.ts';
import { stateChangesOf } from '../../../src/capture/follow/states.ts';
import type { Side } from '../../../src/trace/side.ts';
import { followed } from './followed.ts';

const states = ({ trace }: Followed, side: Side): string =>
  [trace.start[side].state, ...stateChangesOf(trace, side).map(({ to }) => to)].join(' ');

/** Of every flight: what became of it. */
const fates = ({ trace }: Followed): string[] =>
  trace.flights.map(
    ({ from, segment: s, fate }) =>
      `${from} ${s.syn ? 'S' : ''}${s.fin ? 'F' : ''}${s.rst ? 'R' : ''}${s.dataLen} ${fate}`,
  );

const AT_CLIENT = `
  0ms    client S  100
  100ms  server SA 300 ack 101
  101ms  client A  101 ack 301`;

describe('a connection from its SYN to its last ACK', () => {
  const run = followed(`${AT_CLIENT}
    500ms client FA 101 ack 301
    600ms server A  301 ack 102
    900ms server FA 301 ack 102
    901ms client A  102 ack 302`);

  test('the client walks down the left of figure 5, the server down the right (3.3.2)', () => {
    expect(states(run, 'client')).toBe(
      'CLOSED SYN_SENT ESTABLISHED FIN_WAIT_1 FIN_WAIT_2 TIME_WAIT',
    );
    expect(states(run, 'server')).toBe(
      'LISTEN SYN_RCVD ESTABLISHED CLOSE_WAIT LAST_ACK CLOSED LISTEN',
    );
  });

  test('calls that would make the endpoint send just that are inferred', () => {
    const calls = run.trace.steps.flatMap(({ side, cause, evidence }) =>
      cause.kind === 'call' ? [`${side} ${cause.call.call} ${evidence}`] : [],
    );
    expect(calls).toEqual([
      'client connect inferred',
      'client close inferred',
      'server close inferred',
    ]);
  });

  test('it was captured where the answer comes at once: what happens at the other end is an estimate', () => {
    expect(run.timing).toMatchObject({ vantage: 'client', toUs: { client: 0, server: 50_000 } });
    expect(run.trace.flights.map(({ evidence }) => `${evidence.sent} ${evidence.arrived}`)).toEqual(
      [
        'seen inferred',
        'inferred seen',
        'seen assumed',
        'seen inferred',
        'inferred seen',
        'inferred seen',
        'seen assumed',
      ],
    );
  });

  test('every captured segment is a flight, and none is added', () => {
    expect(run.segmentOf).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});

describe('what was lost', () => {
  test('an ACK whose FIN comes again had not arrived (3.10.7.4, TIME_WAIT)', () => {
    const run = followed(`${AT_CLIENT}
      500ms  client FA 101 ack 301
      600ms  server FA 301 ack 102
      601ms  client A  102 ack 302
      1100ms server FA 301 ack 102
      1101ms client A  102 ack 302`);
    expect(fates(run).slice(-4)).toEqual([
      'server F0 delivered',
      'client 0 lost',
      'server F0 delivered',
      'client 0 delivered',
    ]);
    expect(states(run, 'server')).toMatch(/LAST_ACK CLOSED LISTEN$/);
  });

  test('who sends the SYN+ACK again has not got its ACK, and is still in SYN_RCVD', () => {
    const run = followed(`${AT_CLIENT}
      1150ms server SA 300 ack 101
      1151ms client A 101 ack 301
      3200ms server SA 300 ack 101`);
    expect(states(run, 'server')).toBe('LISTEN SYN_RCVD');
    expect(states(run, 'client')).toBe('CLOSED SYN_SENT ESTABLISHED');
  });

  test('what an ACK names and the capture does not hold was sent: it is put in, marked as inferred', () => {
    const run = followed(`${AT_CLIENT}
      500ms  client A 101 ack 401
      501ms  server A 401:501 ack 101`);
    const unseen = run.trace.flights.filter(({ index }) => run.segmentOf[index] === null);
    expect(
      unseen.map(({ from, segment, evidence }) => [from, segment.dataLen, evidence.sent]),
    ).toEqual([['server', 100, 'inferred']]);
  });

  test('a number that was skipped and comes later was lost before the point of capture', () => {
    const run = followed(`${AT_CLIENT}
      200ms server A 401:501 ack 101
      201ms client A 101 ack 301
      500ms server A 301:401 ack 101
      501ms client A 101 ack 501`);
    expect(retransmissionsOf(run)).toMatchObject([
      { what: 'data', lost: 'before', needless: null },
    ]);
  });
});

describe('what a capture does not begin with', () => {
  test('data first: both ends are taken to be established', () => {
    const run = followed(`
      0ms  client A 500:600 ack 900
      50ms server A 900:1000 ack 600
      51ms client A 600 ack 1000`);
    expect(states(run, 'client')).toBe('ESTABLISHED');
    expect(states(run, 'server')).toBe('ESTABLISHED');
  });

  test('one direction only: the other end does what the acknowledgments say', () => {
    const run = followed(`
      0ms   client S 100
      100ms client A 101 ack 301
      101ms client A 101:201 ack 301
      300ms client A 201 ack 801
      400ms client FA 201 ack 801`);
    expect(states(run, 'client')).toBe('CLOSED SYN_SENT ESTABLISHED FIN_WAIT_1');
    expect(states(run, 'server')).toBe('LISTEN SYN_RCVD ESTABLISHED');
  });

  test('a stray segment that is answered with a reset alone belongs to no connection (3.5.2)', () => {
    const run = followed(`
      0ms  client A 500 ack 900
      50ms server R 900`);
    expect(states(run, 'client')).toBe('CLOSED');
    expect(states(run, 'server')).toBe('LISTEN');
  });
});

describe('what an end leaves in silence', () => {
  test('FIN_WAIT_2 is over where the peer’s FIN is answered as one of no connection', () => {
    const run = followed(`${AT_CLIENT}
      500ms  client FA 101 ack 301
      600ms  server A  301 ack 102
      90s    server FA 301 ack 102
      90.001s client R 102`);
    expect(states(run, 'client')).toBe('CLOSED SYN_SENT ESTABLISHED FIN_WAIT_1 FIN_WAIT_2 CLOSED');
  });

  test('a SYN that is sent ever more seldom, and no more, was given up (3.8.3)', () => {
    const run = followed(`
      0s client S 100
      1s client S 100
      3s client S 100
      7s client S 100
      30s client2 S 500`);
    expect(states(run, 'client')).toBe('CLOSED SYN_SENT CLOSED');
  });

  test('a reset that the end does not go by changes nothing', () => {
    const run = followed(`${AT_CLIENT}
      200ms server R 9999
      300ms client A 101:201 ack 301
      400ms server A 301 ack 201`);
    expect(states(run, 'client')).toBe('CLOSED SYN_SENT ESTABLISHED');
    expect(states(run, 'server')).toBe('LISTEN SYN_RCVD ESTABLISHED');
  });
});

describe('why a segment left once more', () => {
  test('the retransmission timer, with the RTO that it shows, doubled each time (RFC 6298, 5.5)', () => {
    const run = followed(`${AT_CLIENT}
      200ms  client A 101:201 ack 301
      500ms  client A 101:201 ack 301
      1100ms client A 101:201 ack 301
      1200ms server A 301 ack 201`);
    expect(retransmissionsOf(run).map(({ by, lost }) => ({ ...by, lost }))).toEqual([
      { kind: 'timer', nth: 1, rtoUs: 300_000, lost: 'behind' },
      { kind: 'timer', nth: 2, rtoUs: 600_000, lost: 'behind' },
    ]);
  });

  test('three duplicate ACKs (RFC 5681, 3.2)', () => {
    const run = followed(`${AT_CLIENT}
      200ms   client A 101:201 ack 301
      200.1ms client A 201:301 ack 301
      200.2ms client A 301:401 ack 301
      200.3ms client A 401:501 ack 301
      300.1ms server A 301 ack 101
      300.2ms server A 301 ack 101
      300.3ms server A 301 ack 101
      300.4ms client A 101:201 ack 301
      400.4ms server A 301 ack 501`);
    expect(retransmissionsOf(run)).toMatchObject([
      { by: { kind: 'fast', duplicates: 3 }, confidence: 'sure', lost: 'behind' },
    ]);
  });

  test('SACK blocks above a hole (RFC 6675)', () => {
    const run = followed(`${AT_CLIENT}
      200ms   client A 101:201 ack 301
      200.1ms client A 201:301 ack 301
      300.1ms server A 301 ack 101 sack 201-301
      300.4ms client A 101:201 ack 301
      400.4ms server A 301 ack 301`);
    expect(retransmissionsOf(run)).toMatchObject([{ by: { kind: 'sack' }, confidence: 'sure' }]);
  });

  test('one that a D-SACK tells of was not needed (RFC 2883, 4)', () => {
    const run = followed(`${AT_CLIENT}
      200ms  client A 101:201 ack 301
      500ms  client A 101:201 ack 301
      580ms  server A 301 ack 201
      680ms  server A 301 ack 201 sack 101-201`);
    expect(retransmissionsOf(run)).toMatchObject([{ needless: 'dsack', lost: 'no' }]);
  });

  test('a SYN (RFC 6298, 2.1: 1 s)', () => {
    const run = followed(`
      0s     client S 100
      1s     client S 100
      1.1s   server SA 300 ack 101
      1.101s client A 101 ack 301`);
    expect(retransmissionsOf(run)).toMatchObject([
      { what: 'SYN', by: { kind: 'timer', nth: 1, rtoUs: 1_000_000 }, lost: 'behind' },
    ]);
  });
});

describe('what came and was not gone by', () => {
  test('a probe of a closed window carries an octet that finds no room (3.8.6.1): it came, each time', () => {
    const run = followed(`
      0ms    client S  100
      0.1ms  server SA 300 ack 101
      20ms   client A  101 ack 301
      40ms   server A  301:1301 ack 101
      60ms   client A  101 ack 1301 win 0
      260ms  server A  1301:1302 ack 101
      280ms  client A  101 ack 1301 win 0
      660ms  server A  1301:1302 ack 101
      680ms  client A  101 ack 1301 win 0
      800ms  client A  101 ack 1301 win 1000
      801ms  server A  1301:2301 ack 101
      821ms  client A  101 ack 2301 win 1000`);
    expect(fates(run).filter((fate) => fate === 'server 1 delivered')).toHaveLength(2);
    expect(retransmissionsOf(run)).toEqual([]);
    const timers = run.trace.steps.flatMap(({ cause }) =>
      cause.kind === 'timer' && cause.timer === 'persist' ? [cause.timer] : [],
    );
    expect(timers).toHaveLength(2);
    expect(run.segmentOf).not.toContain(null);
  });

  test('a probe that is sent once more before any answer was lost', () => {
    const run = followed(`
      0ms    client S  100
      0.1ms  server SA 300 ack 101
      20ms   client A  101 ack 301
      40ms   server A  301:1301 ack 101
      60ms   client A  101 ack 1301 win 0
      260ms  server A  1301:1302 ack 101
      660ms  server A  1301:1302 ack 101
      680ms  client A  101 ack 1301 win 0`);
    expect(fates(run).filter((fate) => fate.startsWith('server 1 '))).toEqual([
      'server 1 lost',
      'server 1 delivered',
    ]);
  });

  test('a client that tries again sooner than its timer had got the reset (RFC 6298, 2.1)', () => {
    const run = followed(`
      0ms    client S  100
      20ms   server RA 0 ack 101
      520ms  client S  100
      540ms  server RA 0 ack 101
      1040ms client S  100
      1060ms server RA 0 ack 101`);
    expect(fates(run).filter((fate) => fate.startsWith('server'))).toEqual(
      Array(3).fill('server R0 delivered'),
    );
    expect(states(run, 'client')).toBe('CLOSED SYN_SENT CLOSED');
  });

  test('one that tries again when its timer fires had not', () => {
    const run = followed(`
      0ms    client S  100
      20ms   server RA 0 ack 101
      1000ms client S  100
      1020ms server RA 0 ack 101`);
    expect(fates(run)[1]).toBe('server R0 lost');
  });

  test('data that came with a SYN and is sent once more was not taken: the SYN came (RFC 7413, 4.2.2)', () => {
    const run = followed(`
      0ms     client S  100:110
      20ms    server SA 300 ack 101
      20.01ms client A  101:111 ack 301
      45ms    server A  301 ack 111`);
    expect(fates(run)[0]).toBe('client S10 delivered');
    expect(run.segmentOf).not.toContain(null);
  });
});

describe('a client that resets what it has opened', () => {
  test.each([
    ['101', 'R 101'],
    ['0, as some scanners do', 'R 0'],
    ['101, and an ACK', 'RA 101 ack 301'],
  ])('behind the SYN+ACK is CLOSED; its number is %s (3.10.5)', (_, reset) => {
    const run = followed(`
      0ms     client S  100
      0.1ms   server SA 300 ack 101
      20.1ms  client ${reset}`);
    expect(states(run, 'client')).toMatch(/ CLOSED$/);
  });
});
