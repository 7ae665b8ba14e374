/** The windows: what may leave, what is offered, and how a shut window is opened again (RFC 9293, 3.8.6). */
import { describe, expect, test } from 'vitest';
import type { Driver } from '../../machines/stacks/driver.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import { inState, tcbOf } from './inState.ts';
import { arrives, call, passes, timers } from './story.ts';

// --- the sender ------------------------------------------------------------------------------------------------------

describe('the send window', () => {
  test('counts from SND.UNA', () => {
    // 3.8.6: SND.UNA =< what may be sent < SND.UNA+SND.WND.
    const end = inState('ESTABLISHED', { peerWnd: 3000 });
    expect(call(end, 'send', 5000)).toHaveLength(3);
    expect(arrives(end, '. 301:301(0) ack 1101 win 3000')).toEqual(['> . 3101:4101(1000) ack 301']);
    expect(arrives(end, '. 301:301(0) ack 2101 win 2000')).toEqual([]);
  });

  test('may shrink', () => {
    // 3.8.6, MUST-34: a sender survives a right edge that moves left; nothing new leaves, what is in flight goes again.
    const end = inState('ESTABLISHED', { inFlight: [1000, 1000] });
    arrives(end, '. 301:301(0) ack 101 win 500');
    expect(call(end, 'send', 100)).toEqual([]);
    expect(passes(end, s(1))).toEqual(['1s > P. 101:1101(1000) ack 301']);
    expect(arrives(end, '. 301:301(0) ack 2101 win 500')).toEqual(['> P. 2101:2201(100) ack 301']);
  });

  test('is not taken from an older segment', () => {
    // 3.10.7.4, fifth step: SND.WL1 and SND.WL2 keep an old segment from setting the window.
    const end = inState('ESTABLISHED', { received: 100 });
    arrives(end, 'P. 401:501(100) ack 101 win 8000');
    arrives(end, '. 401:401(0) ack 101 win 100');
    expect(tcbOf(end).sndWnd).toBe(8000);
  });
});

describe('silly window avoidance, sending', () => {
  test('full segments leave at once, a last small one as well', () => {
    // 3.8.6.2.1 (1) and (2): min(D,U) >= Eff.snd.MSS; or all that is queued can go.
    const end = inState('ESTABLISHED');
    expect(call(end, 'send', 1500)).toEqual([
      '> . 101:1101(1000) ack 301',
      '> P. 1101:1601(500) ack 301',
    ]);
  });

  test('a small piece of a larger amount waits', () => {
    // 3.8.6.2.1: less than a segment, not all there is, less than half the largest window: it waits.
    const end = inState('ESTABLISHED', { unsent: 900 });
    expect(arrives(end, '. 301:301(0) ack 101 win 400')).toEqual([]);
    expect(timers(end)).toEqual(['persist 1s']);
  });

  test('... until the override timeout', () => {
    // 3.8.6.2.1 (4): an override timeout keeps it from waiting for ever.
    const end = inState('ESTABLISHED', { unsent: 900 });
    arrives(end, '. 301:301(0) ack 101 win 400');
    expect(passes(end, s(1))).toEqual(['1s > . 101:501(400) ack 301']);
    expect(timers(end)).toEqual(['retransmission 1s']);
  });

  test('half the largest window is enough', () => {
    // 3.8.6.2.1 (3): nothing in flight, and min(D,U) is at least half of the largest window seen.
    const end = inState('ESTABLISHED', { peerWnd: 0, unsent: 900 });
    expect(arrives(end, '. 301:301(0) ack 101 win 400')).toEqual(['> . 101:501(400) ack 301']);
  });
});

describe('Nagle', () => {
  const settings = { nagle: true };

  test('a small segment waits while something is in flight', () => {
    // 3.7.4: if there is unacknowledged data, hold what is small until all is acknowledged or a full segment can go.
    const end = inState('ESTABLISHED', { settings });
    expect(call(end, 'send', 10)).toEqual(['> P. 101:111(10) ack 301']);
    expect(call(end, 'send', 10)).toEqual([]);
    expect(call(end, 'send', 10)).toEqual([]);
    expect(arrives(end, '. 301:301(0) ack 111')).toEqual(['> P. 111:131(20) ack 301']);
  });

  test('a full one does not', () => {
    // 3.7.4: a full-sized segment leaves at once.
    const end = inState('ESTABLISHED', { settings, inFlight: [10] });
    expect(call(end, 'send', 1200)).toEqual(['> . 111:1111(1000) ack 301']);
  });

  test('can be switched off', () => {
    // 3.7.4, MUST-17.
    const end = inState('ESTABLISHED', { inFlight: [10] });
    expect(call(end, 'send', 10)).toEqual(['> P. 111:121(10) ack 301']);
  });

  test('does not hold data back behind a FIN', () => {
    // 3.10.4: after CLOSE all that waits is pushed; the FIN rides on it.
    const end = inState('ESTABLISHED', { settings, inFlight: [10] });
    expect(call(end, 'send', 10)).toEqual([]);
    expect(call(end, 'shutdown')).toEqual(['> FP. 111:121(10) ack 301', 'FIN_WAIT_1']);
  });
});

// --- a shut window ---------------------------------------------------------------------------------------------------

describe('a shut window', () => {
  /** Data waits, the window is shut, and one probe has left. */
  function probed(unsent = 500): Driver {
    const end = inState('ESTABLISHED', { unsent });
    expect(passes(end, s(1))).toEqual(['1s > . 101:102(1) ack 301']);
    return end;
  }

  test('is probed for ever while the peer answers', () => {
    // 3.8.6.1, MUST-37: a zero window may last, and the connection stays open.
    const end = probed();
    for (let minutes = 0; minutes < 60; minutes++) {
      arrives(end, '. 301:301(0) ack 101 win 0');
      passes(end, s(60));
    }
    expect(end.state).toBe('ESTABLISHED');
    expect(timers(end).map((timer) => timer.split(' ')[0])).toEqual(['persist']);
  });

  test('opens: everything from the probed octet on', () => {
    // R-PROBE: the window opens, the probe was not taken: SND.NXT returns to SND.UNA, and sending starts there.
    const end = probed();
    expect(arrives(end, '. 301:301(0) ack 101 win 5000')).toEqual(['> P. 101:601(500) ack 301']);
    expect(timers(end)).toEqual(['retransmission 1s']);
  });

  test('opens by taking the probe', () => {
    // 3.8.6.1: the probe is an octet of data like any other.
    const end = probed();
    expect(arrives(end, '. 301:301(0) ack 102 win 5000')).toEqual(['> P. 102:601(499) ack 301']);
    const last = probed(1);
    expect(arrives(last, '. 301:301(0) ack 102 win 5000')).toEqual([]);
    expect(timers(last)).toEqual([]);
  });

  test('takes the probe and stays shut', () => {
    // 3.8.6.1: the octet is acknowledged, the rest waits on, and the next probe is the octet after it.
    const end = probed();
    arrives(end, '. 301:301(0) ack 102 win 0');
    expect(tcbOf(end)).toMatchObject({ sndUna: 102, sndNxt: 102, unsent: 499 });
    expect(passes(end, s(2))).toEqual(['3s > . 102:103(1) ack 301']);
  });

  test('opens too little, and the ACK of the probe comes behind', () => {
    // 3.10.7.4, fifth step: the probed octet was sent, so its ACK is no ACK of something never sent.
    const end = probed();
    expect(arrives(end, '. 301:301(0) ack 101 win 50')).toEqual([]);
    expect(arrives(end, '. 301:301(0) ack 102 win 49')).toEqual([]);
    expect(tcbOf(end).sndUna).toBe(102);
    expect(passes(end, s(1))).toEqual(['2s > . 102:151(49) ack 301']);
  });

  test('opens too little: the override sends from the probed octet on', () => {
    // 3.8.6.2.1 (4) and R-PROBE: after 0.1 to 1 s, however long the next probe of a shut window would have waited.
    const end = probed();
    arrives(end, '. 301:301(0) ack 101 win 50');
    expect(passes(end, s(1))).toEqual(['2s > . 101:151(50) ack 301']);
    expect(arrives(end, '. 301:301(0) ack 151 win 5000')).toEqual(['> P. 151:601(450) ack 301']);
  });

  test('does not hold a FIN back, and answers keep it alive', () => {
    // MUST-37: the FIN meets a shut window again and again; as long as the peer answers, the connection stays open.
    const settings = { userTimeoutUs: s(100) };
    const end = inState('ESTABLISHED', { settings });
    arrives(end, '. 301:301(0) ack 101 win 0');
    expect(call(end, 'shutdown')).toEqual(['> F. 101:101(0) ack 301', 'FIN_WAIT_1']);
    for (let minutes = 0; minutes < 10; minutes++) {
      passes(end, s(60));
      expect(end.state).toBe('FIN_WAIT_1');
      arrives(end, '. 301:301(0) ack 101 win 0');
    }
    // ... and no longer
    expect(passes(end, s(300)).at(-1)).toBe('700s CLOSED');
  });
});

// --- what was sent beyond the window ---------------------------------------------------------------------------------

describe('a segment without text, when SND.NXT lies beyond the peer’s window', () => {
  test('an ACK while a shut window is probed', () => {
    // 3.10.7.4, first step, and MUST-66: with SEQ=SND.NXT the peer would drop it, and with it the ACK of its data.
    const end = inState('ESTABLISHED', { unsent: 500 });
    passes(end, s(1));
    expect(tcbOf(end).sndNxt).toBe(102);
    expect(arrives(end, 'P. 301:311(10) ack 101 win 0')).toContain('> . 101:101(0) ack 311');
  });

  test('an ACK after a FIN went into a shut window', () => {
    // 3.10.7.4, first step, and MUST-66: as above.
    const end = inState('ESTABLISHED');
    arrives(end, '. 301:301(0) ack 101 win 0');
    call(end, 'shutdown');
    expect(arrives(end, 'P. 301:311(10) ack 101 win 0')).toContain('> . 101:101(0) ack 311');
  });

  test('a reset', () => {
    // 3.10.5 and 3.5.3: a reset outside the window would be dropped, and the peer would never learn.
    const end = inState('ESTABLISHED', { unsent: 500 });
    passes(end, s(1));
    expect(call(end, 'abort')[0]).toBe('> R 101:101(0)');
  });

  test('two ends that probe each other have no war of ACKs', () => {
    // 3.10.7.4, first step: each one's ACK is acceptable to the other, so neither is answered.
    const settings = { autoRead: false, rcvBuf: 300 };
    const end = inState('ESTABLISHED', { settings, received: 300, unsent: 500 });
    passes(end, s(1));
    expect(arrives(end, '. 601:602(1) ack 101 win 0')).toEqual(['> . 101:101(0) ack 601 win 0']);
    expect(arrives(end, '. 601:601(0) ack 101 win 0')).toEqual([]);
  });

  test('where the window is full, but no more than that, it is SND.NXT', () => {
    // 3.10.7.4: <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>; text in flight fills the gap.
    const end = inState('ESTABLISHED', { peerWnd: 1000, inFlight: [1000] });
    expect(arrives(end, 'P. 301:311(10) ack 101 win 1000')).toContain('> . 1101:1101(0) ack 311');
  });
});

// --- the receiver ----------------------------------------------------------------------------------------------------

describe('the receive window', () => {
  const settings = { autoRead: false, rcvBuf: 4000 };

  test('shrinks with what is not read, and its right edge stays', () => {
    // 3.8.6, SHLD-14: RCV.NXT + RCV.WND never moves left.
    const end = inState('ESTABLISHED', { settings });
    expect(arrives(end, '. 301:1301(1000) ack 101')).toEqual([
      'got 301:1301',
      '> . 101:101(0) ack 1301 win 3000',
    ]);
    expect(arrives(end, '. 1301:4301(3000) ack 101').at(-1)).toBe('> . 101:101(0) ack 4301 win 0');
  });

  test('opens by a worthwhile step only', () => {
    // 3.8.6.2.2: the right edge stays until half the buffer, or a full segment, can be offered; then it is told.
    const end = inState('ESTABLISHED', { settings, received: 4000 });
    expect(call(end, 'receive', 999)).toEqual([]);
    expect(tcbOf(end).rcvWnd).toBe(0);
    expect(call(end, 'receive', 1)).toEqual(['> . 101:101(0) ack 4301 win 1000']);
    expect(call(end, 'receive', 500)).toEqual([]);
    expect(call(end, 'receive')).toEqual(['> . 101:101(0) ack 4301 win 4000']);
  });

  test('in a small buffer half of it is enough', () => {
    // 3.8.6.2.2: min(RCV.BUFF/2, Eff.snd.MSS).
    const small = { autoRead: false, rcvBuf: 400 };
    const end = inState('ESTABLISHED', { settings: small, received: 400 });
    expect(call(end, 'receive', 199)).toEqual([]);
    expect(call(end, 'receive', 1)).toEqual(['> . 101:101(0) ack 701 win 200']);
  });

  test('after the peer’s FIN nobody needs to be told', () => {
    // 3.10.3: reading goes on in CLOSE_WAIT; no data can come any more.
    const end = inState('CLOSE_WAIT', { settings, received: 3000 });
    expect(call(end, 'receive')).toEqual([]);
    expect(tcbOf(end).unread).toBe(0);
  });

  test('a probe is answered with number and window, even when that is zero', () => {
    // 3.8.6.1 and MUST-66.
    const end = inState('ESTABLISHED', { settings, received: 4000 });
    expect(arrives(end, '. 4301:4302(1) ack 101')).toEqual(['> . 101:101(0) ack 4301 win 0']);
    expect(arrives(end, 'F. 4301:4301(0) ack 101')).toEqual(['> . 101:101(0) ack 4301 win 0']);
    expect(end.state).toBe('ESTABLISHED');
    end.advance(ms(1));
    expect(call(end, 'receive')).toEqual(['> . 101:101(0) ack 4301 win 4000']);
    expect(arrives(end, 'F. 4301:4301(0) ack 101')).toContain('CLOSE_WAIT');
  });
});

// --- the size of segments --------------------------------------------------------------------------------------------

test('a SYN that tells no size stands for 536 octets', () => {
  // 3.7.1, MUST-15: "If an MSS Option is not received at connection setup, TCP implementations MUST assume a default send
  // MSS of 536".
  const end = inState('LISTEN');
  arrives(end, 'S 300:300(0)');
  expect(tcbOf(end).sndMss).toBe(536);
});
