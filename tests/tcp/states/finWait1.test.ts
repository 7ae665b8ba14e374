/** FIN_WAIT_1: our FIN is out (or waits behind data), the peer's is not in (RFC 9293, 3.10.7.4). */
import { describe, expect, test } from 'vitest';
import { ms, s } from '../../../machines/tcp/time.ts';
import { inState, tcbOf } from '../inState.ts';
import { arrives, call, passes, timers } from '../story.ts';
import { asEverySynchronized } from './everySynchronized.ts';

asEverySynchronized('FIN_WAIT_1', ['retransmission']);

// --- calls -----------------------------------------------------------------------------------------------------------

describe('calls', () => {
  test.each(['send', 'shutdown', 'close'] as const)('%s', (name) => {
    // 3.10.2 and 3.10.4, FIN_WAIT_1: "error: connection closing"; there is never a second FIN.
    expect(call(inState('FIN_WAIT_1'), name, 10)).toEqual(['"error: connection closing"']);
  });

  test('receive', () => {
    // 3.10.3, FIN_WAIT_1: reading goes on as in ESTABLISHED.
    const end = inState('FIN_WAIT_1', { settings: { autoRead: false }, received: 300 });
    expect(call(end, 'receive')).toEqual([]);
    expect(tcbOf(end).unread).toBe(0);
  });

  test('abort', () => {
    // 3.10.5, FIN_WAIT_1: <SEQ=SND.NXT><CTL=RST>, SND.NXT being beyond the FIN.
    expect(call(inState('FIN_WAIT_1'), 'abort')).toEqual([
      '> R 102:102(0)',
      '"connection reset"',
      'CLOSED',
    ]);
  });
});

// --- segments --------------------------------------------------------------------------------------------------------

describe('segments', () => {
  test('a reset', () => {
    // Second step, FIN_WAIT_1: "connection reset", CLOSED.
    expect(arrives(inState('FIN_WAIT_1'), 'R 301:301(0)')).toEqual([
      '"connection reset"',
      'CLOSED',
    ]);
  });

  test('an ACK of data before the FIN', () => {
    // Fifth step: as in ESTABLISHED; only an ACK that covers the FIN moves the state.
    const end = inState('FIN_WAIT_1', { inFlight: [1000] });
    expect(arrives(end, '. 301:301(0) ack 1101')).toEqual([]);
    expect(end.state).toBe('FIN_WAIT_1');
    expect(timers(end)).toEqual(['retransmission 1s']);
  });

  test('a duplicate ACK', () => {
    // Fifth step: SEG.ACK =< SND.UNA is ignored.
    const end = inState('FIN_WAIT_1');
    expect(arrives(end, '. 301:301(0) ack 101')).toEqual([]);
    expect(end.state).toBe('FIN_WAIT_1');
  });

  test('the ACK of our FIN', () => {
    // Fifth step, FIN_WAIT_1: our FIN is acknowledged: FIN_WAIT_2.
    const end = inState('FIN_WAIT_1');
    expect(arrives(end, '. 301:301(0) ack 102')).toEqual(['FIN_WAIT_2']);
    expect(tcbOf(end).sndUna).toBe(102);
    expect(timers(end)).toEqual([]);
  });

  test('data', () => {
    // Seventh step, FIN_WAIT_1: text is taken as in ESTABLISHED.
    const end = inState('FIN_WAIT_1');
    expect(arrives(end, 'P. 301:401(100) ack 101')).toEqual([
      'got 301:401',
      '> . 102:102(0) ack 401',
    ]);
  });

  test('data with the ACK of our FIN', () => {
    // Fifth and seventh step: FIN_WAIT_2, and processing goes on there.
    const end = inState('FIN_WAIT_1');
    expect(arrives(end, 'P. 301:401(100) ack 102')).toEqual([
      'got 301:401',
      'FIN_WAIT_2',
      '> . 102:102(0) ack 401',
    ]);
  });

  test('data above a gap', () => {
    // SHLD-31: it is held, and an ACK says what is missing.
    expect(arrives(inState('FIN_WAIT_1'), 'P. 311:321(10) ack 101')).toEqual([
      '> . 102:102(0) ack 301',
    ]);
  });

  test('a FIN that does not acknowledge ours', () => {
    // Eighth step, FIN_WAIT_1: otherwise CLOSING (figure 13: the FINs crossed).
    const end = inState('FIN_WAIT_1');
    expect(arrives(end, 'F. 301:301(0) ack 101')).toEqual([
      '"connection closing"',
      'CLOSING',
      '> . 102:102(0) ack 302',
    ]);
  });

  test('a FIN that acknowledges ours', () => {
    // Eighth step, FIN_WAIT_1: our FIN acknowledged, perhaps in this very segment: TIME_WAIT (figure 5, note 2).
    const end = inState('FIN_WAIT_1');
    expect(arrives(end, 'F. 301:301(0) ack 102')).toEqual([
      '"connection closing"',
      'FIN_WAIT_2',
      'TIME_WAIT',
      '> . 102:102(0) ack 302',
    ]);
    expect(timers(end)).toEqual(['timeWait 240s']);
  });

  test('a FIN above a gap that acknowledges ours', () => {
    // R-ACKNOW: the ACK counts at once, the FIN waits for what is before it.
    const end = inState('FIN_WAIT_1');
    expect(arrives(end, 'F. 311:311(0) ack 102')).toEqual(['FIN_WAIT_2', '> . 102:102(0) ack 301']);
    expect(arrives(end, 'P. 301:311(10) ack 102')).toEqual([
      'got 301:311',
      '"connection closing"',
      'TIME_WAIT',
      '> . 102:102(0) ack 312',
    ]);
  });

  test('after a close in SYN_RCVD: the ACK of SYN and FIN at once', () => {
    // 3.10.4 and fifth step: SYN and FIN are both in flight; an ACK of the SYN alone moves nothing.
    const end = inState('SYN_RCVD');
    call(end, 'shutdown');
    expect(arrives(end, '. 301:301(0) ack 101')).toEqual([]);
    expect(end.state).toBe('FIN_WAIT_1');
    expect(arrives(end, '. 301:301(0) ack 102')).toEqual(['FIN_WAIT_2']);
  });

  test('data after close, with a half-duplex close', () => {
    // 3.6.1, MAY-1: the application will not read it, so a reset tells that it is lost.
    const end = inState('FIN_WAIT_1', { settings: { halfDuplexClose: true }, closedBy: 'close' });
    expect(arrives(end, 'P. 301:401(100) ack 102')).toEqual([
      '> R 102:102(0)',
      '"connection reset"',
      'FIN_WAIT_2',
      'CLOSED',
    ]);
    const reading = inState('FIN_WAIT_1', { settings: { halfDuplexClose: true } });
    expect(arrives(reading, 'P. 301:401(100) ack 101')).toContain('got 301:401');
  });
});

// --- timers ----------------------------------------------------------------------------------------------------------

describe('timers', () => {
  test('retransmission of the FIN', () => {
    // 3.10.8: the FIN goes again, with the acknowledgment of now, until somebody answers or R2 is reached.
    const end = inState('FIN_WAIT_1');
    arrives(end, 'P. 301:401(100) ack 101');
    expect(passes(end, s(3))).toEqual(['1s > F. 101:101(0) ack 401', '3s > F. 101:101(0) ack 401']);
    expect(passes(end, s(120)).slice(-2)).toEqual([
      '123s "error: connection aborted, excessive retransmissions (R2)"',
      '123s CLOSED',
    ]);
  });

  test('retransmission of data before the FIN', () => {
    // R-RTOFRONT: the front of the queue goes, and no more.
    const end = inState('FIN_WAIT_1', { inFlight: [500] });
    expect(passes(end, s(1))).toEqual(['1s > P. 101:601(500) ack 301']);
  });

  test('user timeout', () => {
    // 3.10.8: the connection is aborted; nothing is sent.
    const end = inState('FIN_WAIT_1', { settings: { userTimeoutUs: ms(500) } });
    expect(passes(end, ms(500))).toEqual([
      '0.5s "error: connection aborted due to user timeout"',
      '0.5s CLOSED',
    ]);
  });

  test('persist', () => {
    // 3.8.6.1: data before the FIN waits for a shut window, which is probed.
    const end = inState('FIN_WAIT_1', { unsent: 100 });
    expect(timers(end)).toEqual(['persist 1s']);
    expect(passes(end, s(1))).toEqual(['1s > . 101:102(1) ack 301']);
  });

  test('delayed ACK', () => {
    // 3.8.6.3: the ACK of data leaves when its time is over.
    const end = inState('FIN_WAIT_1', { settings: { delayedAckUs: ms(200) } });
    expect(arrives(end, 'P. 301:401(100) ack 101')).toEqual(['got 301:401']);
    expect(passes(end, ms(200))).toEqual(['0.2s > . 102:102(0) ack 401']);
  });

  test('no keep-alive', () => {
    // 3.8.4 is about idle connections: here the retransmission timer asks. It begins anew in FIN_WAIT_2.
    const keepAlive = { idleUs: s(10), intervalUs: s(5), probes: 2 };
    const end = inState('FIN_WAIT_1', { settings: { keepAlive } });
    expect(timers(end)).toEqual(['retransmission 1s']);
    arrives(end, '. 301:301(0) ack 102');
    expect(timers(end)).toEqual(['keepAlive 10s']);
  });
});
