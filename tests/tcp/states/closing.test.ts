/** CLOSING: both FINs are out, and ours is not acknowledged (RFC 9293, 3.10.7.4; figure 13). */
import { describe, expect, test } from 'vitest';
import { ms, s } from '../../../machines/tcp/time.ts';
import { inState, tcbOf } from '../inState.ts';
import { arrives, call, passes, timers } from '../story.ts';
import { asEverySynchronized } from './everySynchronized.ts';

asEverySynchronized('CLOSING', ['retransmission']);

// --- calls -----------------------------------------------------------------------------------------------------------

describe('calls', () => {
  test.each(['send', 'receive', 'shutdown', 'close'] as const)('%s', (name) => {
    // 3.10.2 to 3.10.4, CLOSING: "error: connection closing".
    expect(call(inState('CLOSING'), name, 10)).toEqual(['"error: connection closing"']);
  });

  test('abort', () => {
    // 3.10.5, CLOSING: "ok", the record is deleted, no reset.
    expect(call(inState('CLOSING'), 'abort')).toEqual(['CLOSED']);
  });
});

// --- segments --------------------------------------------------------------------------------------------------------

describe('segments', () => {
  test('a reset', () => {
    // Second step, CLOSING: CLOSED, and the user, who has closed, need not know.
    expect(arrives(inState('CLOSING'), 'R 302:302(0)')).toEqual(['CLOSED']);
  });

  test('an ACK of data before the FIN', () => {
    // Fifth step, CLOSING: an ACK that does not cover our FIN moves SND.UNA only.
    const end = inState('CLOSING', { inFlight: [1000] });
    expect(arrives(end, '. 302:302(0) ack 1101')).toEqual([]);
    expect(tcbOf(end).sndUna).toBe(1101);
    expect(end.state).toBe('CLOSING');
  });

  test('the ACK of our FIN', () => {
    // Fifth step, CLOSING: our FIN is acknowledged: TIME_WAIT.
    const end = inState('CLOSING');
    expect(arrives(end, '. 302:302(0) ack 102')).toEqual(['TIME_WAIT']);
    expect(timers(end)).toEqual(['timeWait 240s']);
  });

  test.each([
    '. 302:302(0) ack 101',
    'P. 302:312(10) ack 101',
    'P. 312:322(10) ack 101',
    'F. 302:302(0) ack 101',
    'F. 312:312(0) ack 101',
  ])('%s', (segment) => {
    // Fifth step, CLOSING: otherwise the segment is ignored.
    const end = inState('CLOSING');
    expect(arrives(end, segment)).toEqual([]);
    expect(tcbOf(end).rcvNxt).toBe(302);
  });

  test('a second FIN with the ACK of ours', () => {
    // Fifth and eighth step, R-2NDFIN: TIME_WAIT; the FIN is acknowledged but moves nothing.
    const end = inState('CLOSING');
    expect(arrives(end, 'F. 302:302(0) ack 102')).toEqual(['TIME_WAIT', '> . 102:102(0) ack 302']);
    expect(timers(end)).toEqual(['timeWait 240s']);
  });

  test('the FIN again', () => {
    // First step: our ACK of it was lost; below the window it gets another, and its own ACK field does not count.
    const end = inState('CLOSING');
    expect(arrives(end, 'F. 301:301(0) ack 102')).toEqual(['> . 102:102(0) ack 302']);
    expect(end.state).toBe('CLOSING');
  });

  test('data while the window is shut', () => {
    // First step, MUST-66: not acceptable, so an ACK in any case; its ACK field counts.
    const settings = { autoRead: false, rcvBuf: 301 };
    const shut = () => inState('CLOSING', { settings, received: 300 });
    expect(arrives(shut(), 'P. 602:612(10) ack 101')).toEqual(['> . 102:102(0) ack 602 win 0']);
    expect(arrives(shut(), 'P. 602:612(10) ack 102')).toEqual([
      'TIME_WAIT',
      '> . 102:102(0) ack 602 win 0',
    ]);
  });
});

// --- timers ----------------------------------------------------------------------------------------------------------

describe('timers', () => {
  test('retransmission', () => {
    // 3.10.8: our FIN goes again, acknowledging the peer's, which it did not when it left first.
    const end = inState('CLOSING', { settings: { dataRetries: 1 } });
    expect(passes(end, s(3))).toEqual([
      '1s > F. 101:101(0) ack 302',
      '3s "error: connection aborted, excessive retransmissions (R2)"',
      '3s CLOSED',
    ]);
  });

  test('user timeout', () => {
    // 3.10.8: the connection is aborted; nothing is sent.
    const end = inState('CLOSING', { settings: { userTimeoutUs: ms(500) } });
    expect(passes(end, ms(500))).toEqual([
      '0.5s "error: connection aborted due to user timeout"',
      '0.5s CLOSED',
    ]);
  });
});
