/** What a Linux kernel does where the RFCs leave it open or say otherwise; recorded connections show each of it. */
import { describe, expect, test } from 'vitest';
import { ms, s } from '../../machines/tcp/time.ts';
import { fromPeer, inState, tcbOf } from './inState.ts';
import { arrives, call, cited, passes, timers } from './story.ts';

const linux = { profile: 'linuxTextbook' } as const;

describe('duplicate ACKs', () => {
  test('the first segment after the SYN brings a window, and is none', () => {
    // RFC 5681, 2 counts by the window's value; Linux by whether the segment is news (SND.WL1 is the SYN's number).
    const end = inState('ESTABLISHED', { ...linux, inFlight: [1000, 1000, 1000, 1000] });
    const ack = '. 301:301(0) ack 101 win 65535';
    expect([1, 2, 3].flatMap(() => arrives(end, ack))).toEqual([]);
    expect(arrives(end, ack)).toEqual(['> P. 101:1101(1000) ack 301 win 64240']);
  });

  test('a smaller window is not taken', () => {
    // 3.10.7.4, fifth step, would take it: SND.WL1 = SEG.SEQ and SND.WL2 =< SEG.ACK.
    const end = inState('ESTABLISHED', { ...linux, inFlight: [1000] });
    arrives(end, '. 301:301(0) ack 101 win 65535');
    arrives(end, '. 301:301(0) ack 101 win 500');
    expect(tcbOf(end).sndWnd).toBe(65_535);
    arrives(end, '. 301:301(0) ack 101 win 0');
    expect(tcbOf(end).sndWnd).toBe(0);
  });
});

describe('a SYN', () => {
  test('may be tried a few times before its timeout doubles', () => {
    // RFC 6298, 5.5 doubles from the first timeout on.
    const end = inState('SYN_SENT', {
      ...linux,
      settings: { synLinearTimeouts: 2, synRetries: 1 },
    });
    expect(passes(end, s(3))).toEqual([
      '1s > S 100:100(0) win 64240 <mss 1460>',
      '2s > S 100:100(0) win 64240 <mss 1460>',
      '3s > S 100:100(0) win 64240 <mss 1460>',
    ]);
    expect(timers(end)).toEqual(['retransmission 2s']);
    passes(end, s(2));
    expect(end.state).toBe('CLOSED');
  });

  // RFC 5681, 3.1: "if a SYN or SYN/ACK is lost, the initial window MUST be one segment"; Linux forgives a single one
  describe.each([
    ['SYN', 'SYN_SENT', { syn: true, seq: 300, ackNumber: 101 }],
    ['SYN+ACK', 'SYN_RCVD', { seq: 301, ackNumber: 101 }],
  ] as const)('that goes again: %s', (_name, state, answer) => {
    const peerOptions = { mss: 1460, timestamps: { value: 5, echo: 0 } };
    const segmentsAfter = (timeouts: number, answered: 'first' | 'last') => {
      const end = inState(state, { profile: 'linux', peerOptions });
      const first = tcbOf(end).tsOffset;
      for (let i = 0; i < timeouts; i++) end.expire('retransmission');
      end.advance(ms(50));
      const echo = first + (answered === 'first' ? 0 : 40);
      end.arrives({ ack: true, ...peerOptions, ...answer, timestamps: { value: 60, echo } });
      expect(end.state).toBe('ESTABLISHED');
      return tcbOf(end).cwnd / tcbOf(end).sndMss;
    };

    test('once makes no difference', () => {
      expect(segmentsAfter(1, 'last')).toBe(10);
    });

    test('twice makes the first window one segment', () => {
      expect(segmentsAfter(2, 'last')).toBe(1);
    });

    test('twice, and it is the first one that is echoed: it was slow, and not lost', () => {
      expect(segmentsAfter(2, 'first')).toBe(10);
    });
  });

  test('that has a FIN as well is dropped by a listener', () => {
    // 3.10.7.2, third: any other control or text should be queued.
    const end = inState('LISTEN', linux);
    expect(arrives(end, 'SF 300:300(0)')).toEqual([]);
    expect(end.state).toBe('LISTEN');
  });

  test('is stripped of its text', () => {
    const end = inState('LISTEN', linux);
    expect(arrives(end, 'S 300:310(10)')).toEqual([
      '> S. 100:100(0) ack 301 win 64240 <mss 1460>',
      'SYN_RCVD',
    ]);
    expect(tcbOf(end).held).toHaveLength(0);
  });
});

describe('the end of a connection', () => {
  test('CLOSE_WAIT ends with the call, also where data still waits', () => {
    // 3.10.4: "queue this request until all preceding SENDs have been segmentized; then send a FIN and enter LAST-ACK".
    const end = inState('CLOSE_WAIT', { ...linux, unsent: 500 });
    expect(call(end, 'close')).toEqual(['LAST_ACK']);
    expect(tcbOf(end).finSeq).toBeNull();
    const byTheRfc = inState('CLOSE_WAIT', { unsent: 500 });
    expect(call(byTheRfc, 'close')).toEqual([]);
  });

  test.each(['CLOSE_WAIT', 'LAST_ACK', 'CLOSING'] as const)(
    'in %s a reset with the number of the FIN counts',
    (state) => {
      // RFC 5961, 3.2: only RCV.NXT resets, any other number in the window is questioned.
      const end = inState(state, linux);
      const { rcvNxt } = tcbOf(end);
      end.arrives({ rst: true, seq: rcvNxt - 1 });
      expect(end.state).toBe('CLOSED');
    },
  );

  test('before the FIN it does not', () => {
    const end = inState('ESTABLISHED', linux);
    end.arrives({ rst: true, seq: tcbOf(end).rcvNxt - 1 });
    expect(end.state).toBe('ESTABLISHED');
  });

  test('TIME_WAIT that ignores resets is not begun anew by one', () => {
    // RFC 1337, F1.
    const end = inState('TIME_WAIT', { ...linux, settings: { rfc1337: true } });
    const deadline = tcbOf(end).timers.timeWait?.deadline;
    passes(end, ms(100));
    end.arrives({ rst: true, seq: tcbOf(end).rcvNxt });
    expect(tcbOf(end).timers.timeWait?.deadline).toBe(deadline);
  });
});

describe('why data waits is told as it is', () => {
  test("for Nagle's algorithm", () => {
    // 3.7.4: a short segment waits while another is unacknowledged.
    const end = inState('ESTABLISHED', { ...linux, settings: { nagle: true }, inFlight: [10] });
    end.call({ type: 'send', bytes: 10 });
    expect([...new Set(cited(end))]).toEqual(['call.send', 'send.nagle']);
  });

  test('for the congestion window', () => {
    const end = inState('ESTABLISHED', linux);
    end.call({ type: 'send', bytes: 20_000 });
    expect([...new Set(cited(end))]).toEqual(['call.send', 'send.data', 'congestion.windowFull']);
  });

  test("for the peer's window", () => {
    const end = inState('ESTABLISHED', { ...linux, peerWnd: 2000 });
    end.call({ type: 'send', bytes: 3000 });
    expect(cited(end)).toContain('send.windowFull');
  });
});

test('a RECEIVE of the whole waits for what is missing', () => {
  const end = inState('ESTABLISHED', { ...linux, settings: { autoRead: false } });
  end.arrives(fromPeer(end, { dataLen: 100 }));
  end.call({ type: 'receive', bytes: 150, whole: true });
  expect(tcbOf(end)).toMatchObject({ unread: 0, wanted: 50 });
  end.arrives(fromPeer(end, { dataLen: 100 }));
  expect(tcbOf(end)).toMatchObject({ unread: 50, wanted: null });
});
