/** ESTABLISHED: data flows (RFC 9293, 3.10.2 to 3.10.8). */
import { itemsOf } from '../../../machines/tcp/list.ts';
import { describe, expect, test } from 'vitest';
import { ms, s } from '../../../machines/tcp/time.ts';
import { inState, tcbOf } from '../inState.ts';
import { arrives, call, passes, timers } from '../story.ts';
import { asEverySynchronized } from './everySynchronized.ts';

asEverySynchronized('ESTABLISHED', []);

// --- calls -----------------------------------------------------------------------------------------------------------

describe('calls', () => {
  test('send', () => {
    // 3.10.2: the data is cut into segments that carry the current ACK; SND.NXT moves over it.
    const end = inState('ESTABLISHED');
    expect(call(end, 'send', 2500)).toEqual([
      '> . 101:1101(1000) ack 301',
      '> . 1101:2101(1000) ack 301',
      '> P. 2101:2601(500) ack 301',
    ]);
    expect(tcbOf(end)).toMatchObject({ sndUna: 101, sndNxt: 2601, unsent: 0 });
    expect(timers(end)).toEqual(['retransmission 1s']);
  });

  test('send against a shut window', () => {
    // 3.10.2 and 3.8.6.1: with SND.WND = 0 the data waits, and the persist timer runs.
    const end = inState('ESTABLISHED');
    arrives(end, '. 301:301(0) ack 101 win 0');
    expect(call(end, 'send', 100)).toEqual([]);
    expect(timers(end)).toEqual(['persist 1s']);
  });

  test('receive', () => {
    // 3.10.3: what is on hand is handed over; with nothing on hand the call is queued.
    expect(call(inState('ESTABLISHED'), 'receive')).toEqual([]);
    const end = inState('ESTABLISHED', { settings: { autoRead: false }, received: 300 });
    expect(tcbOf(end)).toMatchObject({ unread: 300, rcvWnd: 65235 });
    expect(call(end, 'receive', 100)).toEqual([]);
    expect(tcbOf(end).unread).toBe(200);
  });

  test.each(['shutdown', 'close'] as const)('%s', (name) => {
    // 3.10.4, ESTABLISHED: the FIN leaves, and FIN_WAIT_1 is entered.
    const end = inState('ESTABLISHED');
    expect(call(end, name)).toEqual(['> F. 101:101(0) ack 301', 'FIN_WAIT_1']);
    expect(tcbOf(end)).toMatchObject({ sndNxt: 102, finSeq: 101 });
    expect(timers(end)).toEqual(['retransmission 1s']);
  });

  test.each(['shutdown', 'close'] as const)('%s behind data', (name) => {
    // 3.10.4, ESTABLISHED: queued until all data is cut into segments; FIN_WAIT_1 is entered in any case.
    const end = inState('ESTABLISHED', { unsent: 500 });
    expect(call(end, name)).toEqual(['FIN_WAIT_1']);
    expect(arrives(end, '. 301:301(0) ack 101')).toEqual(['> FP. 101:601(500) ack 301']);
  });

  test('abort', () => {
    // 3.10.5: queued calls return "connection reset"; <SEQ=SND.NXT><CTL=RST>; the record is deleted.
    const end = inState('ESTABLISHED', { inFlight: [100] });
    expect(call(end, 'abort')).toEqual(['> R 201:201(0)', '"connection reset"', 'CLOSED']);
    expect(timers(end)).toEqual([]);
  });
});

// --- segments --------------------------------------------------------------------------------------------------------

describe('segments', () => {
  test('a reset', () => {
    // Second step, ESTABLISHED: all calls return "reset", the user is told "connection reset", CLOSED.
    expect(arrives(inState('ESTABLISHED'), 'R 301:301(0)')).toEqual([
      '"connection reset"',
      'CLOSED',
    ]);
  });

  test('an ACK of something new', () => {
    // Fifth step: SND.UNA < SEG.ACK =< SND.NXT: SND.UNA = SEG.ACK, what is covered leaves the queue.
    const end = inState('ESTABLISHED', { inFlight: [1000, 500] });
    end.advance(ms(300));
    expect(arrives(end, '. 301:301(0) ack 1101')).toEqual([]);
    expect(tcbOf(end).sndUna).toBe(1101);
    expect(Array.from(itemsOf(tcbOf(end).inFlight), ({ seq }) => seq)).toEqual([1101]);
    // RFC 6298, 5.3: the timer starts over
    expect(timers(end)).toEqual(['retransmission 1s']);
    // RFC 6298, 5.2: ... and is off when nothing is left
    expect(arrives(end, '. 301:301(0) ack 1601')).toEqual([]);
    expect(timers(end)).toEqual([]);
  });

  test('an ACK of part of a segment', () => {
    // 3.4: a segment is fully acknowledged when its last number is; the rest is what goes again.
    const end = inState('ESTABLISHED', { inFlight: [1000] });
    arrives(end, '. 301:301(0) ack 501');
    expect(passes(end, s(1))).toEqual(['1s > P. 501:1101(600) ack 301']);
  });

  test('a duplicate ACK', () => {
    // Fifth step: SEG.ACK =< SND.UNA is a duplicate, and can be ignored.
    const end = inState('ESTABLISHED', { inFlight: [1000] });
    const before = timers(end);
    expect(arrives(end, '. 301:301(0) ack 101')).toEqual([]);
    expect(timers(end)).toEqual(before);
  });

  test('a window update', () => {
    // Fifth step: SND.WND is taken if SND.WL1 < SEG.SEQ, or they are equal and SND.WL2 =< SEG.ACK.
    const end = inState('ESTABLISHED', { inFlight: [1000] });
    arrives(end, '. 301:301(0) ack 1101 win 4000');
    expect(tcbOf(end)).toMatchObject({ sndWnd: 4000, sndWl1: 301, sndWl2: 1101 });
    arrives(end, '. 301:301(0) ack 101 win 9000');
    expect(tcbOf(end).sndWnd).toBe(4000);
    arrives(end, '. 301:301(0) ack 1101 win 5000');
    expect(tcbOf(end).sndWnd).toBe(5000);
  });

  test('data', () => {
    // Seventh step: the text is delivered, RCV.NXT moves over it, <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>.
    const end = inState('ESTABLISHED');
    expect(arrives(end, 'P. 301:401(100) ack 101')).toEqual([
      'got 301:401',
      '> . 101:101(0) ack 401',
    ]);
  });

  test('data that is partly old', () => {
    // First step: what lies below the window is cut off, the rest is as good as any.
    const end = inState('ESTABLISHED', { received: 100 });
    expect(arrives(end, 'P. 351:451(100) ack 101')).toEqual([
      'got 401:451',
      '> . 101:101(0) ack 451',
    ]);
  });

  test('data that is partly beyond the window', () => {
    // First step: what lies beyond the window is cut off, and a FIN behind it as well.
    const end = inState('ESTABLISHED', { settings: { autoRead: false, rcvBuf: 60 } });
    expect(arrives(end, 'FP. 301:401(100) ack 101')).toEqual([
      'got 301:361',
      '> . 101:101(0) ack 361 win 0',
    ]);
    expect(end.state).toBe('ESTABLISHED');
  });

  test('data above a gap, then the gap is filled', () => {
    // 3.10.7.4, SHLD-31: segments above RCV.NXT are held; RFC 5681, 4.2: each gets an ACK at once, and so does the filler.
    const end = inState('ESTABLISHED');
    expect(arrives(end, 'P. 401:501(100) ack 101')).toEqual(['> . 101:101(0) ack 301']);
    expect(arrives(end, '. 301:401(100) ack 101')).toEqual([
      'got 301:401',
      'got 401:501',
      '> . 101:101(0) ack 501',
    ]);
  });

  test('an ACK on out-of-order data', () => {
    // R-ACKNOW: the ACK field counts on arrival, the text when its turn comes.
    const end = inState('ESTABLISHED', { inFlight: [1000] });
    arrives(end, 'P. 401:501(100) ack 1101');
    expect(tcbOf(end)).toMatchObject({ sndUna: 1101, rcvNxt: 301 });
  });

  test('a FIN', () => {
    // Eighth step, ESTABLISHED: "connection closing", RCV.NXT moves over the FIN, an ACK, CLOSE_WAIT.
    const end = inState('ESTABLISHED');
    expect(arrives(end, 'F. 301:301(0) ack 101')).toEqual([
      '"connection closing"',
      'CLOSE_WAIT',
      '> . 101:101(0) ack 302',
    ]);
  });

  test('a FIN behind data', () => {
    // Seventh and eighth step: text first, then the FIN; one ACK for both (MUST-58).
    expect(arrives(inState('ESTABLISHED'), 'FP. 301:401(100) ack 101')).toEqual([
      'got 301:401',
      '"connection closing"',
      'CLOSE_WAIT',
      '> . 101:101(0) ack 402',
    ]);
  });

  test('a FIN above a gap', () => {
    // Eighth step: the state changes only when everything before the FIN has come.
    const end = inState('ESTABLISHED');
    expect(arrives(end, 'F. 401:401(0) ack 101')).toEqual(['> . 101:101(0) ack 301']);
    expect(end.state).toBe('ESTABLISHED');
    expect(arrives(end, 'P. 301:401(100) ack 101')).toEqual([
      'got 301:401',
      '"connection closing"',
      'CLOSE_WAIT',
      '> . 101:101(0) ack 402',
    ]);
  });

  test('data while the window is shut', () => {
    // MUST-66 and 3.8.6.1: with RCV.WND = 0 the ACK counts, the text does not; an ACK tells number and window.
    const settings = { autoRead: false, rcvBuf: 300 };
    const end = inState('ESTABLISHED', { settings, received: 300, inFlight: [100] });
    expect(arrives(end, '. 601:602(1) ack 201')).toEqual(['> . 201:201(0) ack 601 win 0']);
    expect(tcbOf(end)).toMatchObject({ sndUna: 201, rcvNxt: 601 });
    expect(arrives(end, 'R 601:601(0)')).toEqual(['"connection reset"', 'CLOSED']);
  });
});

// --- timers ----------------------------------------------------------------------------------------------------------

describe('timers', () => {
  test('retransmission', () => {
    // 3.10.8: the segment at the front of the queue goes again, with the acknowledgment of now.
    const end = inState('ESTABLISHED', { inFlight: [1000, 500] });
    arrives(end, 'P. 301:401(100) ack 101');
    expect(passes(end, s(3))).toEqual([
      '1s > P. 101:1101(1000) ack 401',
      '3s > P. 101:1101(1000) ack 401',
    ]);
    expect(timers(end)).toEqual(['retransmission 4s']);
  });

  test('retransmission, to the end of patience', () => {
    // 3.8.3: R2 is at least 100 seconds for data; then the connection is closed and nothing is sent.
    const end = inState('ESTABLISHED', { inFlight: [10] });
    passes(end, s(120));
    expect(passes(end, s(10))).toEqual([
      '123s "error: connection aborted, excessive retransmissions (R2)"',
      '123s CLOSED',
    ]);
  });

  test('user timeout', () => {
    // 3.10.8: the queues are flushed, the user is told, the record is deleted; nothing is sent.
    const end = inState('ESTABLISHED', { settings: { userTimeoutUs: ms(500) }, inFlight: [10] });
    expect(passes(end, s(1))).toEqual([
      '0.5s "error: connection aborted due to user timeout"',
      '0.5s CLOSED',
    ]);
  });

  test('persist', () => {
    // 3.8.6.1, SHLD-29 and SHLD-30: after one RTO an octet is sent as a probe, then ever less often.
    const end = inState('ESTABLISHED', { unsent: 100 });
    expect(passes(end, s(7))).toEqual([
      '1s > . 101:102(1) ack 301',
      '3s > . 101:102(1) ack 301',
      '7s > . 101:102(1) ack 301',
    ]);
  });

  test('delayed ACK', () => {
    // 3.8.6.3: an ACK that was held back leaves when its time is over.
    const end = inState('ESTABLISHED', { settings: { delayedAckUs: ms(200) } });
    expect(arrives(end, 'P. 301:401(100) ack 101')).toEqual(['got 301:401']);
    expect(timers(end)).toEqual(['delayedAck 0.2s']);
    expect(passes(end, s(1))).toEqual(['0.2s > . 101:101(0) ack 401']);
    expect(timers(end)).toEqual([]);
  });

  test('keep-alive', () => {
    // 3.8.4: an idle connection is probed with <SEQ=SND.NXT-1><ACK=RCV.NXT>, no data; in vain often enough, it ends.
    const keepAlive = { idleUs: s(10), intervalUs: s(5), probes: 2 };
    const end = inState('ESTABLISHED', { settings: { keepAlive } });
    expect(passes(end, s(20))).toEqual([
      '10s > . 100:100(0) ack 301',
      '15s > . 100:100(0) ack 301',
      '20s "error: connection aborted (keep-alive)"',
      '20s CLOSED',
    ]);
  });
});
