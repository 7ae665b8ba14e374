/** CLOSE_WAIT: the peer's direction is closed, ours is open (RFC 9293, 3.10.7.4). */
import { describe, expect, test } from 'vitest';
import { ms, s } from '../../../machines/tcp/time.ts';
import { inState, tcbOf } from '../inState.ts';
import { arrives, call, passes, timers } from '../story.ts';
import { asEverySynchronized } from './everySynchronized.ts';

asEverySynchronized('CLOSE_WAIT', []);

// --- calls -----------------------------------------------------------------------------------------------------------

describe('calls', () => {
  test('send', () => {
    // 3.10.2, CLOSE_WAIT: as in ESTABLISHED; the peer still reads.
    const end = inState('CLOSE_WAIT');
    expect(call(end, 'send', 100)).toEqual(['> P. 101:201(100) ack 302']);
    expect(timers(end)).toEqual(['retransmission 1s']);
  });

  test('receive, with octets on hand', () => {
    // 3.10.3, CLOSE_WAIT: what is on hand is handed over.
    const end = inState('CLOSE_WAIT', { settings: { autoRead: false }, received: 300 });
    expect(call(end, 'receive', 200)).toEqual([]);
    expect(tcbOf(end).unread).toBe(100);
  });

  test('receive, with nothing on hand', () => {
    // 3.10.3, CLOSE_WAIT: nothing will come any more: "error: connection closing".
    expect(call(inState('CLOSE_WAIT'), 'receive')).toEqual(['"error: connection closing"']);
  });

  test.each(['shutdown', 'close'] as const)('%s', (name) => {
    // 3.10.4, CLOSE_WAIT: the FIN leaves, LAST_ACK (RFC 793 said CLOSING, by mistake).
    const end = inState('CLOSE_WAIT');
    expect(call(end, name)).toEqual(['> F. 101:101(0) ack 302', 'LAST_ACK']);
    expect(timers(end)).toEqual(['retransmission 1s']);
  });

  test.each(['shutdown', 'close'] as const)('%s behind data', (name) => {
    // 3.10.4, CLOSE_WAIT: queued until all SENDs are cut into segments; the state changes when the FIN is sent.
    const end = inState('CLOSE_WAIT', { unsent: 500 });
    expect(call(end, name)).toEqual([]);
    expect(call(end, 'send', 1)).toEqual(['"error: connection closing"']);
    expect(end.state).toBe('CLOSE_WAIT');
    expect(arrives(end, '. 302:302(0) ack 101')).toEqual([
      '> FP. 101:601(500) ack 302',
      'LAST_ACK',
    ]);
  });

  test('abort', () => {
    // 3.10.5, CLOSE_WAIT: <SEQ=SND.NXT><CTL=RST>.
    expect(call(inState('CLOSE_WAIT'), 'abort')).toEqual([
      '> R 101:101(0)',
      '"connection reset"',
      'CLOSED',
    ]);
  });
});

// --- segments --------------------------------------------------------------------------------------------------------

describe('segments', () => {
  test('a reset', () => {
    // Second step, CLOSE_WAIT: "connection reset", CLOSED.
    expect(arrives(inState('CLOSE_WAIT'), 'R 302:302(0)')).toEqual([
      '"connection reset"',
      'CLOSED',
    ]);
  });

  test('an ACK of something new', () => {
    // Fifth step, CLOSE_WAIT: as in ESTABLISHED.
    const end = inState('CLOSE_WAIT', { inFlight: [1000, 500] });
    expect(arrives(end, '. 302:302(0) ack 1101')).toEqual([]);
    expect(tcbOf(end).sndUna).toBe(1101);
    expect(timers(end)).toEqual(['retransmission 1s']);
  });

  test('a duplicate ACK', () => {
    // Fifth step: SEG.ACK =< SND.UNA is ignored.
    expect(arrives(inState('CLOSE_WAIT'), '. 302:302(0) ack 101')).toEqual([]);
  });

  test.each(['P. 302:312(10) ack 101', 'P. 312:322(10) ack 101'])('%s', (data) => {
    // Seventh step, CLOSE_WAIT: there should be no text after a FIN; it is ignored.
    const end = inState('CLOSE_WAIT');
    expect(arrives(end, data)).toEqual([]);
    expect(tcbOf(end).rcvNxt).toBe(302);
  });

  test.each(['F. 302:302(0) ack 101', 'F. 312:312(0) ack 101'])('%s', (fin) => {
    // Eighth step, CLOSE_WAIT, and R-2NDFIN: we remain; a second FIN is acknowledged but moves nothing.
    const end = inState('CLOSE_WAIT');
    expect(arrives(end, fin)).toEqual(['> . 101:101(0) ack 302']);
    expect(end.state).toBe('CLOSE_WAIT');
  });

  test('the FIN again', () => {
    // First step: our ACK of it was lost; below the window it gets another.
    expect(arrives(inState('CLOSE_WAIT'), 'F. 301:301(0) ack 101')).toEqual([
      '> . 101:101(0) ack 302',
    ]);
  });
});

// --- timers ----------------------------------------------------------------------------------------------------------

describe('timers', () => {
  test('none', () => {
    // 3.6: this state may last for ever.
    const end = inState('CLOSE_WAIT');
    expect(passes(end, s(1_000_000))).toEqual([]);
  });

  test('retransmission', () => {
    // 3.10.8: the front of the queue goes again; R2 closes the connection.
    const end = inState('CLOSE_WAIT', { inFlight: [100], settings: { dataRetries: 1 } });
    expect(passes(end, s(3))).toEqual([
      '1s > P. 101:201(100) ack 302',
      '3s "error: connection aborted, excessive retransmissions (R2)"',
      '3s CLOSED',
    ]);
  });

  test('user timeout', () => {
    // 3.10.8: the connection is aborted; nothing is sent.
    const end = inState('CLOSE_WAIT', { inFlight: [100], settings: { userTimeoutUs: ms(500) } });
    expect(passes(end, ms(500))).toEqual([
      '0.5s "error: connection aborted due to user timeout"',
      '0.5s CLOSED',
    ]);
  });

  test('persist', () => {
    // 3.8.6.1: a shut window is probed here as well.
    const end = inState('CLOSE_WAIT', { unsent: 100 });
    expect(passes(end, s(1))).toEqual(['1s > . 101:102(1) ack 302']);
  });

  test('keep-alive', () => {
    // 3.8.4: the peer may be gone while our application thinks.
    const keepAlive = { idleUs: s(10), intervalUs: s(5), probes: 1 };
    const end = inState('CLOSE_WAIT', { settings: { keepAlive } });
    expect(passes(end, s(15))).toEqual([
      '10s > . 100:100(0) ack 302',
      '15s "error: connection aborted (keep-alive)"',
      '15s CLOSED',
    ]);
  });
});
