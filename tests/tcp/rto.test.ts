/** The retransmission timeout (RFC 6298), in the reference's worked example and its odd corners. */
import { describe, expect, test } from 'vitest';
import { smoothed } from '../../machines/stacks/rfc/rtt.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import { inState, tcbOf } from './inState.ts';
import { arrives, call, passes, timers } from './story.ts';

/** No lower bound that matters, so that the raw value shows. */
const raw = { rtoMinUs: ms(1) };

/** An established connection whose handshake took so long. */
function established(handshakeMs: number, settings = {}) {
  const end = inState('SYN_SENT', { settings });
  end.advance(ms(handshakeMs));
  arrives(end, 'S. 300:300(0) ack 101');
  return end;
}

describe('samples', () => {
  test('SRTT and RTTVAR of 100, 100 and 300 ms', () => {
    // 2.2: SRTT = R, RTTVAR = R/2; 2.3: RTTVAR with the old SRTT, then SRTT.
    const first = smoothed({ srttUs: null, rttvarUs: 0 }, ms(100));
    expect(first).toEqual({ srttUs: ms(100), rttvarUs: ms(50) });
    const second = smoothed(first, ms(100));
    expect(second).toEqual({ srttUs: ms(100), rttvarUs: ms(37.5) });
    expect(smoothed(second, ms(300))).toEqual({ srttUs: ms(125), rttvarUs: ms(78.125) });
  });

  test('RTO = SRTT + 4 RTTVAR', () => {
    // 2.2 and 2.3, the same samples: 300, 250, 437.5 ms.
    const end = established(100, raw);
    expect(tcbOf(end).rtoUs).toBe(ms(300));
    call(end, 'send', 10);
    end.advance(ms(100));
    arrives(end, '. 301:301(0) ack 111');
    expect(tcbOf(end).rtoUs).toBe(ms(250));
    call(end, 'send', 10);
    end.advance(ms(249));
    arrives(end, '. 301:301(0) ack 111');
    expect(tcbOf(end).rtoUs).toBe(ms(250));
  });

  test('never below one second', () => {
    // 2.4: an RTO of less than a second is rounded up to one.
    expect(tcbOf(established(100)).rtoUs).toBe(s(1));
    expect(tcbOf(established(400)).rtoUs).toBe(ms(1200));
  });

  test('none from what was sent twice', () => {
    // 3 (Karn): which of the two transmissions an ACK answers cannot be told.
    const end = established(100, raw);
    const { srttUs, rttvarUs } = tcbOf(end);
    call(end, 'send', 10);
    end.advance(ms(350));
    arrives(end, '. 301:301(0) ack 111');
    expect(tcbOf(end)).toMatchObject({ srttUs, rttvarUs });
  });

  test('none from an ACK of several segments of which one went twice', () => {
    // 3 (Karn): the same holds where the ACK covers more.
    const end = established(100, raw);
    const { srttUs } = tcbOf(end);
    call(end, 'send', 10);
    call(end, 'send', 10);
    passes(end, ms(320));
    arrives(end, '. 301:301(0) ack 121');
    expect(tcbOf(end).srttUs).toBe(srttUs);
  });
});

describe('back-off', () => {
  test('doubles, up to a limit', () => {
    // 5.5: RTO = RTO * 2; 2.5: an upper bound may be set, of at least 60 seconds.
    const end = inState('ESTABLISHED', { inFlight: [10], settings: { dataRetries: 9 } });
    const at = passes(end, s(260)).map((line) => line.split(' ')[0]);
    expect(at).toEqual([1, 3, 7, 15, 31, 63, 123, 183, 243].map((n) => `${n}s`));
  });

  test('stays until there is a clean sample', () => {
    // 5.7 and 3: an ACK of what was sent twice gives no sample, so the doubled RTO is kept.
    const end = inState('ESTABLISHED', { inFlight: [10] });
    passes(end, s(1));
    arrives(end, '. 301:301(0) ack 111');
    call(end, 'send', 10);
    expect(timers(end)).toEqual(['retransmission 2s']);
    end.advance(ms(100));
    arrives(end, '. 301:301(0) ack 121');
    expect(tcbOf(end).rtoUs).toBe(s(1));
  });

  test('the count starts over when something new is acknowledged', () => {
    // 3.8.3: R2 is about one segment; progress starts it anew.
    const end = inState('ESTABLISHED', { inFlight: [10, 10], settings: { dataRetries: 1 } });
    expect(passes(end, s(1))).toEqual(['1s > P. 101:111(10) ack 301']);
    arrives(end, '. 301:301(0) ack 111');
    expect(passes(end, s(2))).toEqual(['3s > P. 111:121(10) ack 301']);
    expect(passes(end, s(4))).toContain('7s CLOSED');
  });
});

describe('after a lost SYN', () => {
  test('data begins with three seconds', () => {
    // 5.7: the timer fired on the SYN, and the RTO is below 3 s: 3 s when data begins.
    const end = inState('SYN_SENT');
    passes(end, s(1));
    arrives(end, 'S. 300:300(0) ack 101');
    expect(tcbOf(end).rtoUs).toBe(s(3));
  });

  test('and so on the other side', () => {
    // 5.7: a SYN+ACK that had to go again is the same case; here after a close, too.
    const end = inState('SYN_RCVD');
    passes(end, s(1));
    arrives(end, '. 301:301(0) ack 101');
    expect(tcbOf(end).rtoUs).toBe(s(3));
  });

  test('a repeated SYN+ACK is no timeout', () => {
    // 5.7 is about the timer: an answer to a repeated SYN did not time out; Karn still gives no sample.
    const end = inState('SYN_RCVD', { settings: { dupSyn: 'synack' } });
    arrives(end, 'S 300:300(0)', '. 301:301(0) ack 101');
    expect(tcbOf(end)).toMatchObject({ rtoUs: s(1), srttUs: null, synTimeouts: 0 });
  });
});

describe('the timer', () => {
  test('starts with the first segment and not with those after it', () => {
    // 5.1: it is started when it does not run.
    const end = inState('ESTABLISHED', { inFlight: [10] });
    end.advance(ms(400));
    call(end, 'send', 10);
    expect(timers(end)).toEqual(['retransmission 0.6s']);
  });

  test('is off when everything is acknowledged, and starts over when something is', () => {
    // 5.2 and 5.3.
    const end = inState('ESTABLISHED', { inFlight: [10, 10] });
    end.advance(ms(400));
    arrives(end, '. 301:301(0) ack 111');
    expect(timers(end)).toEqual(['retransmission 1s']);
    arrives(end, '. 301:301(0) ack 121');
    expect(timers(end)).toEqual([]);
  });

  test('a bare ACK is not protected by it', () => {
    // 3.8.1: only what takes up numbers is retransmitted.
    const end = inState('ESTABLISHED');
    arrives(end, 'P. 301:311(10) ack 101');
    expect(timers(end)).toEqual([]);
  });
});
