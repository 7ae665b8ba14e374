/** Timestamps and window scaling to the letter of RFC 7323, in the textbook's TCP with both on. */
import { describe, expect, test } from 'vitest';
import { s } from '../../machines/tcp/time.ts';
import { inState, tcbOf } from './inState.ts';
import { arrives } from './story.ts';

const WITH_TIMESTAMPS = {
  settings: { timestamps: true },
  peerOptions: { timestamps: { value: 5000, echo: 100 } },
} as const;

describe('timestamps', () => {
  test('a retransmission gives a sample, and several of a round trip weigh less', () => {
    // 4.1: an echo is of one copy. Appendix G: of n samples in a round trip each has the nth part of the weight.
    const end = inState('ESTABLISHED', {
      settings: { timestamps: true, initialWindow: 8000, mss: 1012 },
      peerOptions: { timestamps: { value: 5000, echo: 100 } },
    });
    end.call({ type: 'send', bytes: 8000 });
    const [first] = end.take().sent;
    const before = tcbOf(end).srttUs ?? 0;
    end.advance(s(0.4));
    const value = first?.segment.timestamps?.value ?? 0;
    end.arrives({
      ...{ ack: true, seq: 301, ackNumber: 1101 },
      timestamps: { value: 5400, echo: value },
    });
    // seven are in flight still: four samples are to come
    expect(tcbOf(end).srttUs).toBeCloseTo(before + (400_000 - before) / 32, 0);
  });

  test('a segment without one is dropped, silently; a reset needs none', () => {
    // 3.2: SHOULD silently drop; the connection must not be aborted for it. 5.2: a reset is not subject to PAWS.
    const end = inState('ESTABLISHED', WITH_TIMESTAMPS);
    expect(arrives(end, 'P. 301:311(10) ack 101')).toEqual([]);
    expect(tcbOf(end).rcvNxt).toBe(301);
    arrives(end, 'R 301:301(0)');
    expect(end.state).toBe('CLOSED');
  });

  test('a reset carries one, and echoes nothing where it has no ACK', () => {
    // 3.2: SHOULD be sent in a RST; TSecr is zero where the ACK bit is not set.
    const end = inState('ESTABLISHED', WITH_TIMESTAMPS);
    end.call({ type: 'abort' });
    expect(end.take().sent[0]?.segment.timestamps?.echo).toBe(0);
  });

  test('TS.Recent is of the segment that covers Last.ACK.sent', () => {
    // 4.3: while a gap is open the timestamps of what lies above it are not taken: the echo is of the oldest unacknowledged one.
    const end = inState('ESTABLISHED', WITH_TIMESTAMPS);
    const data = (at: number, value: number) =>
      end.arrives({
        ...{ ack: true, seq: at, ackNumber: 101, dataLen: 10 },
        timestamps: { value, echo: 100 },
      });
    data(311, 5020);
    expect(tcbOf(end).tsRecent).toBe(5000);
    data(301, 5010);
    expect(tcbOf(end).tsRecent).toBe(5010);
  });
});

describe('window scaling', () => {
  const end = inState('ESTABLISHED', {
    settings: { windowScaling: true, rcvBuf: 1_000_000 },
    peerOptions: { windowScale: 3 },
    peerWnd: 1000,
  });

  test('the window of a SYN is not scaled, and beyond it the whole buffer is offered', () => {
    // 2.2: the field of a SYN is as it is; 2.3: RCV.WND is kept in 32 bits, and shifted as it leaves.
    expect(tcbOf(end)).toMatchObject({ sndWnd: 1000, rcvScale: 4, sndScale: 3, rcvWnd: 1_000_000 });
    end.call({ type: 'send', bytes: 10 });
    expect(end.take().sent[0]?.segment.wnd).toBe(62_500);
    end.arrives({ ack: true, seq: 301, ackNumber: 111, wnd: 1000 });
    expect(tcbOf(end).sndWnd).toBe(8000);
  });

  test('only one end has it: nothing is scaled', () => {
    const alone = inState('ESTABLISHED', {
      settings: { windowScaling: true, rcvBuf: 1_000_000 },
    });
    expect(tcbOf(alone)).toMatchObject({ rcvScale: 0, rcvWnd: 65_535 });
  });
});
