/** CLOSED: nothing is here (RFC 9293, 3.10.1 to 3.10.7.1). */
import { describe, expect, test } from 'vitest';
import { TIMERS } from '../../../machines/tcp/effects.ts';
import { inState, tcbOf } from '../inState.ts';
import { arrives, call, expires, seen, timers } from '../story.ts';

// --- calls -----------------------------------------------------------------------------------------------------------

describe('calls', () => {
  test('listen', () => {
    // 3.10.1: a passive OPEN in CLOSED makes a record and waits in LISTEN; nothing is sent.
    const end = inState('CLOSED');
    expect(call(end, 'listen')).toEqual(['LISTEN']);
    expect(end.tcb).toBeNull();
  });

  test('connect', () => {
    // 3.10.1: an active OPEN chooses ISS, sends <SEQ=ISS><CTL=SYN>, sets SND.UNA = ISS and SND.NXT = ISS+1: SYN_SENT.
    const end = inState('CLOSED');
    expect(call(end, 'connect')).toEqual(['> S 100:100(0)', 'SYN_SENT']);
    expect(tcbOf(end)).toMatchObject({ origin: 'active', iss: 100, sndUna: 100, sndNxt: 101 });
    expect(timers(end)).toEqual(['retransmission 1s']);
  });

  test('connect without a remote socket', () => {
    // 3.10.1: an active OPEN whose remote socket is not specified is an error.
    const end = inState('CLOSED');
    end.call({ type: 'connect', remote: false });
    expect(seen(end)).toEqual(['"error: remote socket unspecified"']);
    expect(end.state).toBe('CLOSED');
  });

  test.each(['send', 'receive', 'shutdown', 'close', 'abort', 'status'] as const)('%s', (name) => {
    // 3.10.2 to 3.10.6, CLOSED: there is no connection to do this to.
    const end = inState('CLOSED');
    expect(call(end, name)).toEqual(['"error: connection does not exist"']);
    expect(end.state).toBe('CLOSED');
  });

  test('a crash loses nothing', () => {
    // 3.5.1: what is lost in a crash is the record of a connection, and there is none.
    expect(call(inState('CLOSED'), 'crash')).toEqual([]);
  });

  test('each new connection has its own numbers', () => {
    // 3.4.1: an initial sequence number is chosen for each incarnation of a connection.
    const end = inState('CLOSED', { iss: [100, 5000] });
    expect(call(end, 'connect')).toEqual(['> S 100:100(0)', 'SYN_SENT']);
    expect(call(end, 'close')).toEqual(['CLOSED']);
    expect(call(end, 'connect')).toEqual(['> S 5000:5000(0)', 'SYN_SENT']);
    expect(call(end, 'close')).toEqual(['CLOSED']);
    expect(call(end, 'connect')).toEqual(['> S 5000:5000(0)', 'SYN_SENT']);
  });
});

// --- segments --------------------------------------------------------------------------------------------------------

describe('segments', () => {
  test.each(['R 5000:5000(0)', 'R. 5000:5000(0) ack 7000', 'R 5000:5010(10)'])('%s', (reset) => {
    // 3.10.7.1: a segment with RST is dropped, no answer.
    expect(arrives(inState('CLOSED'), reset)).toEqual([]);
  });

  test.each([
    '. 5000:5000(0) ack 7000',
    'P. 5000:5010(10) ack 7000',
    'F. 5000:5000(0) ack 7000',
    'S. 5000:5000(0) ack 7000',
  ])('%s', (segment) => {
    // 3.10.7.1, ACK bit on: <SEQ=SEG.ACK><CTL=RST>.
    expect(arrives(inState('CLOSED'), segment)).toEqual(['> R 7000:7000(0)']);
  });

  test.each([
    ['S 100:100(0)', 101],
    ['S 10:20(10)', 21],
    ['F 50:50(0)', 51],
    ['none 9:19(10)', 19],
    ['S 4294967295:4294967295(0)', 0],
  ])('%s', (segment, ack) => {
    // 3.10.7.1, ACK bit off: <SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK>, where SYN and FIN count.
    expect(arrives(inState('CLOSED'), segment)).toEqual([`> R. 0:0(0) ack ${ack}`]);
  });

  test('a reset is never answered by a reset', () => {
    // 3.5.2, group 1: any segment except another reset is answered with one.
    const [answer = ''] = arrives(inState('CLOSED'), '. 5000:5000(0) ack 7000');
    expect(arrives(inState('CLOSED'), answer.replace('> ', ''))).toEqual([]);
  });
});

// --- timers ----------------------------------------------------------------------------------------------------------

describe('timers', () => {
  test.each(TIMERS)('%s', (timer) => {
    // 3.10.8 speaks of timers of a connection; here there is none, so none can end.
    const end = inState('CLOSED');
    expect(expires(end, timer)).toEqual([]);
    expect(end.state).toBe('CLOSED');
  });
});
