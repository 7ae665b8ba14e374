/** SYN_RCVD: both SYNs are known, ours is not acknowledged yet (RFC 9293, 3.10.7.4). */
import { describe, expect, test } from 'vitest';
import { TIMERS } from '../../../machines/tcp/effects.ts';
import { ms, s } from '../../../machines/tcp/time.ts';
import { inState, tcbOf } from '../inState.ts';
import { arrives, call, expires, passes, timers } from '../story.ts';

const active = { origin: 'active' } as const;

// --- calls -----------------------------------------------------------------------------------------------------------

describe('calls', () => {
  test.each(['listen', 'connect'] as const)('%s', (name) => {
    // 3.10.1: an OPEN of a connection that is there already is an error.
    expect(call(inState('SYN_RCVD'), name)).toEqual(['"error: connection already exists"']);
  });

  test('send', () => {
    // 3.10.2, SYN_RCVD: data is queued until ESTABLISHED, then leaves.
    const end = inState('SYN_RCVD');
    expect(call(end, 'send', 100)).toEqual([]);
    expect(arrives(end, '. 301:301(0) ack 101')).toEqual([
      'ESTABLISHED',
      '> P. 101:201(100) ack 301',
    ]);
  });

  test('receive', () => {
    // 3.10.3, SYN_RCVD: RECEIVE is queued.
    expect(call(inState('SYN_RCVD'), 'receive')).toEqual([]);
  });

  test.each(['shutdown', 'close'] as const)('%s with nothing to send', (name) => {
    // 3.10.4, SYN_RCVD: without SENDs a FIN is formed and sent, and FIN_WAIT_1 entered.
    const end = inState('SYN_RCVD');
    expect(call(end, name)).toEqual(['> F. 101:101(0) ack 301', 'FIN_WAIT_1']);
    expect(tcbOf(end)).toMatchObject({ sndUna: 100, sndNxt: 102, finSeq: 101 });
  });

  test.each(['shutdown', 'close'] as const)('%s behind data', (name) => {
    // 3.10.4, SYN_RCVD: otherwise the CLOSE is queued until ESTABLISHED.
    const end = inState('SYN_RCVD', { unsent: 100 });
    expect(call(end, name)).toEqual([]);
    expect(call(end, 'send', 5)).toEqual(['"error: connection closing"']);
    expect(call(end, name)).toEqual(['"error: connection closing"']);
    expect(arrives(end, '. 301:301(0) ack 101')).toEqual([
      'ESTABLISHED',
      'FIN_WAIT_1',
      '> FP. 101:201(100) ack 301',
    ]);
  });

  test('abort', () => {
    // 3.10.5, SYN_RCVD: <SEQ=SND.NXT><CTL=RST>, the record goes.
    expect(call(inState('SYN_RCVD'), 'abort')).toEqual([
      '> R 101:101(0)',
      '"connection reset"',
      'CLOSED',
    ]);
  });

  test('status', () => {
    // 3.10.6: STATUS tells the state.
    expect(call(inState('SYN_RCVD'), 'status')).toEqual(['"state = SYN-RECEIVED"']);
  });

  test('crash', () => {
    // 3.5.1: the record is lost without a word.
    expect(call(inState('SYN_RCVD'), 'crash')).toEqual(['CLOSED']);
  });
});

// --- segments: first to fourth step ----------------------------------------------------------------------------------

describe('segments, by number, RST and SYN', () => {
  test.each([
    '. 300:300(0) ack 101',
    '. 65836:65836(0) ack 101',
    'P. 291:301(10) ack 101',
    'P. 65836:65846(10) ack 101',
    'F. 300:300(0) ack 101',
  ])('%s', (segment) => {
    // First step: outside the window an ACK is the answer: <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>.
    const end = inState('SYN_RCVD');
    expect(arrives(end, segment)).toEqual(['> . 101:101(0) ack 301']);
    expect(end.state).toBe('SYN_RCVD');
  });

  test('our SYN+ACK was lost: the SYN comes again', () => {
    // First step, by the letter: a repeated SYN is below the window and gets a bare ACK, which SYN_SENT will drop.
    const end = inState('SYN_RCVD');
    expect(arrives(end, 'S 300:300(0)')).toEqual(['> . 101:101(0) ack 301']);
  });

  test('... on deployed stacks', () => {
    // No RFC: the SYN+ACK goes again, and its timer starts over.
    const end = inState('SYN_RCVD', { settings: { dupSyn: 'synack' } });
    end.advance(ms(400));
    expect(arrives(end, 'S 300:300(0)')).toEqual(['> S. 100:100(0) ack 301']);
    expect(timers(end)).toEqual(['retransmission 1s']);
    expect(arrives(end, 'S 290:290(0)')).toEqual(['> . 101:101(0) ack 301']);
  });

  test.each([
    ['R 301:301(0)', ['LISTEN']],
    ['R 302:302(0)', ['> . 101:101(0) ack 301']],
    ['R 300:300(0)', []],
    ['R 65836:65836(0)', []],
  ])('%s after a passive open', (reset, answer) => {
    // Second step: RCV.NXT exactly: back to LISTEN, the user need not know; in the window: challenge ACK; outside: dropped.
    const end = inState('SYN_RCVD');
    expect(arrives(end, reset)).toEqual(answer);
    if (end.state === 'LISTEN') expect(end.tcb).toBeNull();
  });

  test('a reset after an active open', () => {
    // Second step, active OPEN (3.5, both opened at once): "connection refused", CLOSED.
    const end = inState('SYN_RCVD', active);
    expect(arrives(end, 'R 301:301(0)')).toEqual(['"connection refused"', 'CLOSED']);
  });

  test('another SYN in the window, after a passive open', () => {
    // Fourth step, SYN_RCVD: a connection opened passively returns to LISTEN, without an answer.
    const end = inState('SYN_RCVD');
    expect(arrives(end, 'S 400:400(0)')).toEqual(['LISTEN']);
    expect(timers(end)).toEqual([]);
    expect(arrives(end, 'S 400:400(0)')).toEqual(['> S. 100:100(0) ack 401', 'SYN_RCVD']);
  });

  test('another SYN in the window, after an active open', () => {
    // Fourth step and RFC 5961, 4: otherwise a challenge ACK.
    const end = inState('SYN_RCVD', active);
    expect(arrives(end, 'S 400:400(0)')).toEqual(['> . 101:101(0) ack 301']);
    expect(end.state).toBe('SYN_RCVD');
  });

  test('another SYN in the window, after an active open, without RFC 5961', () => {
    // Fourth step, SYN_RCVD: otherwise as in the synchronized states: a reset (RFC 793, fourth check).
    const end = inState('SYN_RCVD', { ...active, settings: { rfc5961: false } });
    expect(arrives(end, 'S 400:400(0)')).toEqual([
      '> R 101:101(0)',
      '"connection reset"',
      'CLOSED',
    ]);
  });
});

// --- segments: the crossed SYN+ACK -----------------------------------------------------------------------------------

describe('SYN+ACK', () => {
  test('after an active open: figure 7', () => {
    // 3.5, figure 7, lines 6 and 7: the SYN+ACK, though below the window, leads to ESTABLISHED; there is no answer.
    const end = inState('SYN_RCVD', active);
    expect(arrives(end, 'S. 300:300(0) ack 101 win 5000')).toEqual(['ESTABLISHED']);
    expect(tcbOf(end)).toMatchObject({ sndUna: 101, sndWnd: 5000, sndWl1: 300, sndWl2: 101 });
    expect(timers(end)).toEqual([]);
  });

  test('after an active open, by the letter', () => {
    // First step, by the letter (Appendix A.2 admits it): SEG.SEQ is below the window, so an ACK; that one opens the peer.
    const end = inState('SYN_RCVD', { ...active, settings: { simOpen: 'literal' } });
    expect(arrives(end, 'S. 300:300(0) ack 101')).toEqual(['> . 101:101(0) ack 301']);
    expect(arrives(end, '. 301:301(0) ack 101')).toEqual(['ESTABLISHED']);
  });

  test('after a passive open', () => {
    // First step: below the window, an ACK; only figure 7 knows another answer.
    const end = inState('SYN_RCVD');
    expect(arrives(end, 'S. 300:300(0) ack 101')).toEqual(['> . 101:101(0) ack 301']);
  });

  test.each(['S. 300:300(0) ack 100', 'S. 300:300(0) ack 102', 'S. 299:299(0) ack 101'])(
    '%s',
    (segment) => {
      // First step: it is not the crossed SYN+ACK, so what is below the window gets an ACK.
      const end = inState('SYN_RCVD', active);
      expect(arrives(end, segment)).toEqual(['> . 101:101(0) ack 301']);
      expect(end.state).toBe('SYN_RCVD');
    },
  );
});

// --- segments: fifth to eighth step ----------------------------------------------------------------------------------

describe('segments, by ACK, text and FIN', () => {
  test.each(['none 301:311(10)', 'F 301:301(0)'])('%s', (segment) => {
    // Fifth step: without the ACK bit a segment is dropped.
    const end = inState('SYN_RCVD');
    expect(arrives(end, segment)).toEqual([]);
    expect(end.state).toBe('SYN_RCVD');
  });

  test('the ACK of our SYN', () => {
    // Fifth step, SYN_RCVD: SND.UNA < SEG.ACK =< SND.NXT: ESTABLISHED, and the window is the segment's.
    const end = inState('SYN_RCVD');
    expect(arrives(end, '. 301:301(0) ack 101 win 5000')).toEqual(['ESTABLISHED']);
    expect(tcbOf(end)).toMatchObject({ sndUna: 101, sndWnd: 5000, sndWl1: 301, sndWl2: 101 });
    expect(timers(end)).toEqual([]);
  });

  test.each([
    ['. 301:301(0) ack 100', '> R 100:100(0)'],
    ['. 301:301(0) ack 102', '> R 102:102(0)'],
    ['. 301:301(0) ack 4294901860', '> R 4294901860:4294901860(0)'],
    ['P. 301:311(10) ack 100', '> R 100:100(0)'],
  ])('%s', (segment, reset) => {
    // Fifth step, SYN_RCVD, and 3.5.2, group 2: any other ACK gets <SEQ=SEG.ACK><CTL=RST>; we stay.
    const end = inState('SYN_RCVD');
    expect(arrives(end, segment)).toEqual([reset]);
    expect(end.state).toBe('SYN_RCVD');
  });

  test('the ACK of our SYN comes with data', () => {
    // Fifth and seventh step: ESTABLISHED, and processing goes on with the text.
    const end = inState('SYN_RCVD');
    expect(arrives(end, 'P. 301:311(10) ack 101')).toEqual([
      'got 301:311',
      'ESTABLISHED',
      '> . 101:101(0) ack 311',
    ]);
  });

  test('... with data above a gap', () => {
    // 3.10.7.4: the ACK field counts on arrival, the text is held until its turn.
    const end = inState('SYN_RCVD');
    expect(arrives(end, 'P. 311:321(10) ack 101')).toEqual([
      'ESTABLISHED',
      '> . 101:101(0) ack 301',
    ]);
  });

  test('... with a FIN', () => {
    // Fifth and eighth step: by way of ESTABLISHED to CLOSE_WAIT.
    const end = inState('SYN_RCVD');
    expect(arrives(end, 'F. 301:301(0) ack 101')).toEqual([
      '"connection closing"',
      'ESTABLISHED',
      'CLOSE_WAIT',
      '> . 101:101(0) ack 302',
    ]);
  });

  test('... with a FIN above a gap', () => {
    // Eighth step: a FIN above RCV.NXT waits like text.
    const end = inState('SYN_RCVD');
    expect(arrives(end, 'F. 311:311(0) ack 101')).toEqual([
      'ESTABLISHED',
      '> . 101:101(0) ack 301',
    ]);
    expect(arrives(end, 'P. 301:311(10) ack 101')).toEqual([
      'got 301:311',
      '"connection closing"',
      'CLOSE_WAIT',
      '> . 101:101(0) ack 312',
    ]);
  });

  test('after a CLOSE that waits behind data: a FIN with the ACK of our SYN', () => {
    // 3.10.4, fifth and eighth step: ESTABLISHED, then the queued CLOSE, then the FIN: both ends are closing.
    const end = inState('SYN_RCVD', { unsent: 100 });
    call(end, 'shutdown');
    expect(arrives(end, 'F. 301:301(0) ack 101')).toEqual([
      '"connection closing"',
      'ESTABLISHED',
      'FIN_WAIT_1',
      'CLOSING',
      '> FP. 101:201(100) ack 302',
    ]);
  });
});

// --- timers ----------------------------------------------------------------------------------------------------------

describe('timers', () => {
  test('retransmission', () => {
    // RFC 6298, 5.4 to 5.6: the SYN+ACK goes again, each time after twice as long.
    const end = inState('SYN_RCVD');
    expect(passes(end, s(4))).toEqual(['1s > S. 100:100(0) ack 301', '3s > S. 100:100(0) ack 301']);
    expect(timers(end)).toEqual(['retransmission 3s']);
  });

  test('retransmission, to the end of patience', () => {
    // 3.8.3: R2 closes the connection, also one that was opened passively.
    const end = inState('SYN_RCVD', { settings: { synRetries: 1 } });
    expect(passes(end, s(3))).toEqual([
      '1s > S. 100:100(0) ack 301',
      '3s "error: connection aborted, excessive retransmissions (R2)"',
      '3s CLOSED',
    ]);
  });

  test('user timeout', () => {
    // 3.10.8: the connection is aborted and the user told; nothing is sent.
    const end = inState('SYN_RCVD', { settings: { userTimeoutUs: ms(500) } });
    expect(passes(end, s(1))).toEqual([
      '0.5s "error: connection aborted due to user timeout"',
      '0.5s CLOSED',
    ]);
  });

  test.each(TIMERS.filter((timer) => timer !== 'retransmission'))('%s does not run', (timer) => {
    // 3.10.8: no other timer is about a connection that has not begun.
    const end = inState('SYN_RCVD');
    expect(expires(end, timer)).toEqual([]);
    expect(end.state).toBe('SYN_RCVD');
  });
});
