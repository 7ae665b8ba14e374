/** LAST_ACK: the peer closed first, our FIN is out (RFC 9293, 3.10.7.4). */
import { describe, expect, test } from 'vitest';
import { ms, s } from '../../../machines/tcp/time.ts';
import { inState, tcbOf } from '../inState.ts';
import { arrives, call, passes, timers } from '../story.ts';
import { asEverySynchronized } from './everySynchronized.ts';

asEverySynchronized('LAST_ACK', ['retransmission']);

// --- calls -----------------------------------------------------------------------------------------------------------

describe('calls', () => {
  test.each(['send', 'receive', 'shutdown', 'close'] as const)('%s', (name) => {
    // 3.10.2 to 3.10.4, LAST_ACK: "error: connection closing".
    expect(call(inState('LAST_ACK'), name, 10)).toEqual(['"error: connection closing"']);
  });

  test('abort', () => {
    // 3.10.5, LAST_ACK: "ok", the record is deleted, no reset.
    expect(call(inState('LAST_ACK'), 'abort')).toEqual(['CLOSED']);
  });
});

// --- segments --------------------------------------------------------------------------------------------------------

describe('segments', () => {
  test('a reset', () => {
    // Second step, LAST_ACK: CLOSED. So it also ends when the peer's TIME_WAIT is over already.
    expect(arrives(inState('LAST_ACK'), 'R 302:302(0)')).toEqual(['CLOSED']);
  });

  test('an ACK of data before the FIN', () => {
    // Fifth step, LAST_ACK: only an ACK that covers our FIN ends the connection.
    const end = inState('LAST_ACK', { inFlight: [1000] });
    expect(arrives(end, '. 302:302(0) ack 1101')).toEqual([]);
    expect(end.state).toBe('LAST_ACK');
    expect(timers(end)).toEqual(['retransmission 1s']);
  });

  test('a duplicate ACK', () => {
    // Fifth step: SEG.ACK =< SND.UNA is ignored.
    expect(arrives(inState('LAST_ACK'), '. 302:302(0) ack 101')).toEqual([]);
  });

  test.each(['. 302:302(0) ack 102', 'F. 302:302(0) ack 102', 'P. 302:312(10) ack 102'])(
    '%s',
    (segment) => {
      // Fifth step, LAST_ACK: our FIN is acknowledged: the record is deleted, CLOSED; MUST-12: the end was a normal one.
      const end = inState('LAST_ACK');
      expect(arrives(end, segment)).toEqual(['"ok: CLOSE complete"', 'CLOSED']);
      expect(end.tcb).toBeNull();
    },
  );

  test.each(['P. 302:312(10) ack 101', 'P. 312:322(10) ack 101'])('%s', (data) => {
    // Seventh step, LAST_ACK: there should be no text after a FIN; it is ignored.
    const end = inState('LAST_ACK');
    expect(arrives(end, data)).toEqual([]);
    expect(tcbOf(end).rcvNxt).toBe(302);
  });

  test.each(['F. 302:302(0) ack 101', 'F. 312:312(0) ack 101', 'F. 301:301(0) ack 101'])(
    '%s',
    (fin) => {
      // Eighth step, LAST_ACK, R-2NDFIN, and first step: we remain; a FIN is acknowledged but moves nothing.
      const end = inState('LAST_ACK');
      expect(arrives(end, fin)).toEqual(['> . 102:102(0) ack 302']);
      expect(end.state).toBe('LAST_ACK');
    },
  );
});

// --- timers ----------------------------------------------------------------------------------------------------------

describe('timers', () => {
  test('retransmission', () => {
    // 3.10.8: our FIN goes again, until R2 closes the connection.
    const end = inState('LAST_ACK', { settings: { dataRetries: 2 } });
    expect(passes(end, s(7))).toEqual([
      '1s > F. 101:101(0) ack 302',
      '3s > F. 101:101(0) ack 302',
      '7s "error: connection aborted, excessive retransmissions (R2)"',
      '7s CLOSED',
    ]);
  });

  test('user timeout', () => {
    // 3.10.8: the connection is aborted; nothing is sent.
    const end = inState('LAST_ACK', { settings: { userTimeoutUs: ms(500) } });
    expect(passes(end, ms(500))).toEqual([
      '0.5s "error: connection aborted due to user timeout"',
      '0.5s CLOSED',
    ]);
  });

  test('no keep-alive', () => {
    // 3.8.4 is about idle connections: here the retransmission timer asks.
    const keepAlive = { idleUs: s(10), intervalUs: s(5), probes: 2 };
    expect(timers(inState('LAST_ACK', { settings: { keepAlive } }))).toEqual(['retransmission 1s']);
  });
});
