/** SYN_SENT: our SYN is out (RFC 9293, 3.10.7.3). */
import { describe, expect, test } from 'vitest';
import { TIMERS } from '../../../machines/tcp/effects.ts';
import { ms, s } from '../../../machines/tcp/time.ts';
import { inState, tcbOf } from '../inState.ts';
import { arrives, call, expires, passes, timers } from '../story.ts';

// --- calls -----------------------------------------------------------------------------------------------------------

describe('calls', () => {
  test.each(['listen', 'connect'] as const)('%s', (name) => {
    // 3.10.1: an OPEN of a connection that is there already is an error.
    expect(call(inState('SYN_SENT'), name)).toEqual(['"error: connection already exists"']);
  });

  test('send', () => {
    // 3.10.2, SYN_SENT: data is queued until ESTABLISHED, then leaves.
    const end = inState('SYN_SENT');
    expect(call(end, 'send', 100)).toEqual([]);
    expect(tcbOf(end).unsent).toBe(100);
    expect(arrives(end, 'S. 300:300(0) ack 101')).toEqual([
      'ESTABLISHED',
      '> P. 101:201(100) ack 301',
    ]);
  });

  test('receive', () => {
    // 3.10.3, SYN_SENT: RECEIVE is queued.
    expect(call(inState('SYN_SENT'), 'receive')).toEqual([]);
  });

  test.each(['shutdown', 'close'] as const)('%s', (name) => {
    // 3.10.4, SYN_SENT: the record is deleted; queued SENDs return "error: closing". No FIN, no RST.
    expect(call(inState('SYN_SENT'), name)).toEqual(['CLOSED']);
    expect(call(inState('SYN_SENT', { unsent: 5 }), name)).toEqual(['"error: closing"', 'CLOSED']);
  });

  test('abort', () => {
    // 3.10.5, SYN_SENT: queued calls return "connection reset"; no RST, for the peer knows nothing yet.
    expect(call(inState('SYN_SENT'), 'abort')).toEqual(['"connection reset"', 'CLOSED']);
  });

  test('status', () => {
    // 3.10.6: STATUS tells the state.
    expect(call(inState('SYN_SENT'), 'status')).toEqual(['"state = SYN-SENT"']);
  });

  test('crash', () => {
    // 3.5.1: the record is lost without a word.
    expect(call(inState('SYN_SENT'), 'crash')).toEqual(['CLOSED']);
  });
});

// --- segments --------------------------------------------------------------------------------------------------------

describe('segments', () => {
  test.each([
    ['. 300:300(0) ack 100', '> R 100:100(0)'],
    ['. 300:300(0) ack 102', '> R 102:102(0)'],
    ['S. 300:300(0) ack 100', '> R 100:100(0)'],
    ['S. 300:300(0) ack 4294967295', '> R 4294967295:4294967295(0)'],
    ['P. 300:310(10) ack 102', '> R 102:102(0)'],
    ['F. 300:300(0) ack 90', '> R 90:90(0)'],
  ])('%s', (segment, reset) => {
    // 3.10.7.3, first: SEG.ACK =< ISS or SEG.ACK > SND.NXT: <SEQ=SEG.ACK><CTL=RST>, and we wait on.
    const end = inState('SYN_SENT');
    expect(arrives(end, segment)).toEqual([reset]);
    expect(end.state).toBe('SYN_SENT');
  });

  test.each(['R. 300:300(0) ack 100', 'R. 300:300(0) ack 102'])('%s', (reset) => {
    // 3.10.7.3, first: ... unless it is a reset: then it is dropped.
    const end = inState('SYN_SENT');
    expect(arrives(end, reset)).toEqual([]);
    expect(end.state).toBe('SYN_SENT');
  });

  test('a refusal: RST that acknowledges our SYN', () => {
    // 3.10.7.3, second: with an acceptable ACK a reset is obeyed, whatever its number: "error: connection reset".
    const end = inState('SYN_SENT');
    expect(arrives(end, 'R. 0:0(0) ack 101')).toEqual(['"error: connection reset"', 'CLOSED']);
  });

  test('a reset without ACK', () => {
    // 3.10.7.3, second: without an ACK a reset is dropped.
    const end = inState('SYN_SENT');
    expect(arrives(end, 'R 300:300(0)')).toEqual([]);
    expect(end.state).toBe('SYN_SENT');
  });

  test('SYN+ACK', () => {
    // 3.10.7.3, fourth: our SYN is acknowledged, so ESTABLISHED; <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>.
    const end = inState('SYN_SENT');
    expect(arrives(end, 'S. 300:300(0) ack 101 win 5000')).toEqual([
      'ESTABLISHED',
      '> . 101:101(0) ack 301',
    ]);
    expect(tcbOf(end)).toMatchObject({ irs: 300, rcvNxt: 301, sndUna: 101, sndNxt: 101 });
    // RFC 1122, 4.2.2.20 (c): the send window comes from this segment as well
    expect(tcbOf(end)).toMatchObject({ sndWnd: 5000, sndWl1: 300, sndWl2: 101 });
    expect(timers(end)).toEqual([]);
  });

  test('SYN+ACK with text', () => {
    // 3.10.7.3, fourth: other controls or text are processed from the sixth step on.
    const end = inState('SYN_SENT');
    expect(arrives(end, 'SP. 300:310(10) ack 101')).toEqual([
      'got 301:311',
      'ESTABLISHED',
      '> . 101:101(0) ack 311',
    ]);
  });

  test('SYN+ACK with FIN', () => {
    // 3.10.7.3, fourth, and eighth step: the FIN counts as well: CLOSE_WAIT by way of ESTABLISHED.
    const end = inState('SYN_SENT');
    expect(arrives(end, 'SF. 300:300(0) ack 101')).toEqual([
      '"connection closing"',
      'ESTABLISHED',
      'CLOSE_WAIT',
      '> . 101:101(0) ack 302',
    ]);
  });

  test('SYN alone: both open at once', () => {
    // 3.10.7.3, fourth, otherwise: SYN_RCVD, <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>; the open was active and stays so.
    const end = inState('SYN_SENT');
    expect(arrives(end, 'S 300:300(0) win 5000')).toEqual(['> S. 100:100(0) ack 301', 'SYN_RCVD']);
    expect(tcbOf(end)).toMatchObject({ origin: 'active', irs: 300, rcvNxt: 301, sndUna: 100 });
    expect(tcbOf(end)).toMatchObject({ sndWnd: 5000, sndWl1: 300 });
    expect(timers(end)).toEqual(['retransmission 1s']);
  });

  test.each([
    '. 300:300(0) ack 101',
    'P. 300:310(10) ack 101',
    'F. 300:300(0) ack 101',
    'none 300:310(10)',
    'F 300:300(0)',
  ])('%s', (segment) => {
    // 3.10.7.3, fifth: with neither SYN nor RST a segment is dropped.
    const end = inState('SYN_SENT');
    expect(arrives(end, segment)).toEqual([]);
    expect(end.state).toBe('SYN_SENT');
  });
});

// --- timers ----------------------------------------------------------------------------------------------------------

describe('timers', () => {
  test('retransmission', () => {
    // RFC 6298, 5.4 to 5.6: the SYN goes again, each time after twice as long.
    const end = inState('SYN_SENT');
    expect(passes(end, s(7))).toEqual([
      '1s > S 100:100(0)',
      '3s > S 100:100(0)',
      '7s > S 100:100(0)',
    ]);
    expect(timers(end)).toEqual(['retransmission 8s']);
  });

  test('retransmission, to the end of patience', () => {
    // 3.8.3, MUST-23: for a SYN R2 is at least three minutes; then the connection is closed and nothing is sent.
    const end = inState('SYN_SENT');
    expect(passes(end, s(200)).map((line) => line.split(' ')[0])).toEqual(
      [1, 3, 7, 15, 31, 63, 123, 183].map((at) => `${at}s`),
    );
    expect(passes(end, s(100))).toEqual([
      '243s "error: connection aborted, excessive retransmissions (R2)"',
      '243s CLOSED',
    ]);
  });

  test('user timeout', () => {
    // 3.10.8: when the user timeout ends, "error: connection aborted due to user timeout", CLOSED; nothing is sent.
    const end = inState('SYN_SENT', { settings: { userTimeoutUs: ms(500) } });
    expect(passes(end, s(1))).toEqual([
      '0.5s "error: connection aborted due to user timeout"',
      '0.5s CLOSED',
    ]);
  });

  test.each(TIMERS.filter((timer) => timer !== 'retransmission'))('%s does not run', (timer) => {
    // 3.10.8: no other timer is about a connection that has not begun.
    const end = inState('SYN_SENT');
    expect(expires(end, timer)).toEqual([]);
    expect(end.state).toBe('SYN_SENT');
  });
});
