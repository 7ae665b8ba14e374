/** LISTEN: waits for a SYN (RFC 9293, 3.10.1 to 3.10.7.2). */
import { describe, expect, test } from 'vitest';
import { TIMERS } from '../../../machines/tcp/effects.ts';
import { inState, tcbOf } from '../inState.ts';
import { arrives, call, expires, seen, timers } from '../story.ts';

// --- calls -----------------------------------------------------------------------------------------------------------

describe('calls', () => {
  test('listen', () => {
    // 3.9.1, MUST-41: a passive OPEN never disturbs a record that is there.
    const end = inState('LISTEN');
    expect(call(end, 'listen')).toEqual(['"error: connection already exists"']);
    expect(end.state).toBe('LISTEN');
  });

  test('connect', () => {
    // 3.10.1, LISTEN: an active OPEN turns the connection active: <SEQ=ISS><CTL=SYN>, SYN_SENT.
    const end = inState('LISTEN');
    expect(call(end, 'connect')).toEqual(['> S 100:100(0)', 'SYN_SENT']);
    expect(tcbOf(end).origin).toBe('active');
    expect(timers(end)).toEqual(['retransmission 1s']);
  });

  test('connect without a remote socket', () => {
    // 3.10.1, LISTEN: without a remote socket an active OPEN is an error.
    const end = inState('LISTEN');
    end.call({ type: 'connect', remote: false });
    expect(seen(end)).toEqual(['"error: remote socket unspecified"']);
    expect(end.state).toBe('LISTEN');
  });

  test('send, with the remote socket named', () => {
    // 3.10.2, LISTEN: SEND turns the connection active; the data is kept until ESTABLISHED.
    const end = inState('LISTEN', { remote: true });
    expect(call(end, 'send', 300)).toEqual(['> S 100:100(0)', 'SYN_SENT']);
    expect(tcbOf(end).unsent).toBe(300);
    expect(arrives(end, 'S. 300:300(0) ack 101')).toEqual([
      'ESTABLISHED',
      '> P. 101:401(300) ack 301',
    ]);
  });

  test('send, without', () => {
    // 3.10.2, LISTEN: SEND to a socket that is not specified is an error.
    const end = inState('LISTEN');
    expect(call(end, 'send', 300)).toEqual(['"error: remote socket unspecified"']);
    expect(end.state).toBe('LISTEN');
  });

  test('receive', () => {
    // 3.10.3, LISTEN: RECEIVE is queued.
    const end = inState('LISTEN');
    expect(call(end, 'receive')).toEqual([]);
    expect(end.state).toBe('LISTEN');
  });

  test.each(['shutdown', 'close', 'abort', 'crash'] as const)('%s', (name) => {
    // 3.10.4 and 3.10.5, LISTEN: the record goes, nothing is sent.
    expect(call(inState('LISTEN'), name)).toEqual(['CLOSED']);
  });

  test('status', () => {
    // 3.10.6: STATUS tells the state.
    expect(call(inState('LISTEN'), 'status')).toEqual(['"state = LISTEN"']);
  });
});

// --- segments --------------------------------------------------------------------------------------------------------

describe('segments', () => {
  test.each(['R 5000:5000(0)', 'R. 5000:5000(0) ack 7000'])('%s', (reset) => {
    // 3.10.7.2, first: a reset cannot be about anything sent from here; it is ignored.
    const end = inState('LISTEN');
    expect(arrives(end, reset)).toEqual([]);
    expect(end.state).toBe('LISTEN');
  });

  test.each([
    '. 5000:5000(0) ack 7000',
    'P. 5000:5010(10) ack 7000',
    'F. 5000:5000(0) ack 7000',
    'S. 5000:5000(0) ack 7000',
  ])('%s', (segment) => {
    // 3.10.7.2, second: an ACK is bad where nothing was sent: <SEQ=SEG.ACK><CTL=RST>.
    const end = inState('LISTEN');
    expect(arrives(end, segment)).toEqual(['> R 7000:7000(0)']);
    expect(end.state).toBe('LISTEN');
  });

  test('a SYN', () => {
    // 3.10.7.2, third: IRS = SEG.SEQ, RCV.NXT = SEG.SEQ+1, <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>, SYN_RCVD.
    const end = inState('LISTEN');
    expect(arrives(end, 'S 300:300(0) win 5000')).toEqual(['> S. 100:100(0) ack 301', 'SYN_RCVD']);
    expect(tcbOf(end)).toMatchObject({ origin: 'passive', irs: 300, rcvNxt: 301 });
    expect(tcbOf(end)).toMatchObject({ iss: 100, sndUna: 100, sndNxt: 101, sndWnd: 5000 });
    expect(timers(end)).toEqual(['retransmission 1s']);
  });

  test('a SYN with a smaller MSS option', () => {
    // 3.7.1, MUST-16: segments are no larger than the MSS the peer announced.
    const end = inState('LISTEN');
    arrives(end, 'S 300:300(0) <mss 400>', '. 301:301(0) ack 101');
    expect(call(end, 'send', 500)).toEqual([
      '> . 101:501(400) ack 301',
      '> P. 501:601(100) ack 301',
    ]);
  });

  test.each(['none 5000:5010(10)', 'F 5000:5000(0)', 'none 5000:5000(0)'])('%s', (segment) => {
    // 3.10.7.2, fourth: anything else is dropped without a word.
    const end = inState('LISTEN');
    expect(arrives(end, segment)).toEqual([]);
    expect(end.state).toBe('LISTEN');
  });
});

// --- timers ----------------------------------------------------------------------------------------------------------

describe('timers', () => {
  test.each(TIMERS)('%s', (timer) => {
    // 3.10.8: nothing has been sent, so no timer runs.
    const end = inState('LISTEN');
    expect(expires(end, timer)).toEqual([]);
    expect(end.state).toBe('LISTEN');
  });
});
