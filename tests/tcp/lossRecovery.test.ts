/** How Linux finds losses and repairs them: RACK and tail loss probes (RFC 8985), PRR (RFC 6937), F-RTO (RFC 5682), Eifel (RFC 4015). */
import { describe, expect, test } from 'vitest';
import { Driver } from '../../machines/stacks/driver.ts';
import type { Profile } from '../../machines/tcp/profile.ts';
import { seq, type Seq } from '../../machines/tcp/sequence.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import { fromPeer, tcbOf } from './inState.ts';
import { cited } from './story.ts';

const MSS = 1000;
const RTT = ms(100);
/** A quarter of it, and what a timer may be late. */
const REORDERING = RTT / 4 + ms(12);

/** A connection with SACK whose round trip is 100 ms, and so many segments that have just left. Segment 0 begins at 101. */
function sending(segments: number, settings: Partial<Profile> = {}): Driver {
  const end = new Driver({
    profile: 'linux',
    settings: { timestamps: false, windowScaling: false, mss: MSS, nagle: false, ...settings },
    iss: [100],
  });
  end.call({ type: 'connect' });
  end.advance(RTT);
  end.arrives({ ...SYN_ACK, ackNumber: 101 });
  end.call({ type: 'send', bytes: segments * MSS });
  return end;
}

const SYN_ACK = { syn: true, ack: true, seq: 300, wnd: 65535, mss: 1460, sackPermitted: true };

/** Number of the first octet of such a segment of the burst. */
const first = (segment: number): Seq => seq(101 + segment * MSS);

/** The peer has all before a segment, and those from `from` to `to` besides. */
function sacked(end: Driver, acknowledged: number, ...blocks: [from: number, to: number][]): void {
  end.arrives(
    fromPeer(end, {
      ackNumber: first(acknowledged),
      sack: blocks.map(([from, to]) => ({ start: first(from), end: first(to + 1) })),
    }),
  );
}

/** What went again since the last look, by number of the segment. */
const again = (end: Driver): number[] =>
  end
    .take()
    .sent.filter(({ reason }) => /again/i.test(reason))
    .map(({ segment }) => (segment.seq - first(0)) / MSS);

describe('RACK (RFC 8985, 6)', () => {
  test('one segment that arrived later says nothing yet: a quarter of a round trip is reordering', () => {
    const end = sending(10);
    end.take();
    end.advance(RTT);
    sacked(end, 0, [1, 1]);
    expect(again(end)).toEqual([]);
    expect(end.timers.map(({ timer }) => timer)).toContain('reordering');
    end.advance(REORDERING);
    expect(again(end)).toEqual([0]);
  });

  test('three that arrived later say it at once, where reordering was never seen', () => {
    const end = sending(10);
    end.take();
    end.advance(RTT);
    sacked(end, 0, [1, 3]);
    expect(again(end)).toEqual([0]);
  });

  test('what arrives late within the window is no loss, and nothing goes again', () => {
    const end = sending(10);
    end.take();
    end.advance(RTT);
    sacked(end, 0, [1, 1]);
    end.advance(ms(10));
    sacked(end, 2);
    end.advance(REORDERING);
    expect(again(end)).toEqual([]);
  });

  test('a lost retransmission is found as well: what was sent after it has arrived', () => {
    const end = sending(10);
    end.take();
    end.advance(RTT);
    sacked(end, 0, [1, 3]);
    sacked(end, 0, [1, 9]);
    expect(again(end)).toEqual([0]);
    end.call({ type: 'send', bytes: 4 * MSS });
    end.advance(RTT);
    sacked(end, 0, [1, 13]);
    end.advance(RTT);
    expect(again(end)).toContain(0);
  });

  test('two lost segments of one window go again in one round trip (RFC 2018, 1)', () => {
    const end = sending(10);
    end.take();
    end.advance(RTT);
    sacked(end, 0, [1, 4], [6, 9]);
    expect(again(end)).toEqual([0, 5]);
  });
});

describe('the tail loss probe (RFC 8985, 7)', () => {
  test('goes after two round trips without an ACK, and is the last segment', () => {
    const end = sending(3);
    end.take();
    end.advance(2 * RTT + ms(10));
    expect(again(end)).toEqual([2]);
  });

  test('is new data where there is some (7.3)', () => {
    const end = sending(12);
    end.take();
    end.advance(2 * RTT + ms(10));
    const [probe] = end.take().sent;
    expect(probe?.segment.seq).toBe(first(10));
    expect(probe?.reason).not.toMatch(/again/i);
  });

  test('its SACK shows that the one before it was lost', () => {
    const end = sending(3);
    end.advance(2 * RTT + ms(10));
    end.take();
    end.advance(RTT);
    sacked(end, 1, [2, 2]);
    end.advance(REORDERING);
    expect(again(end)).toEqual([1]);
  });

  test('there is one; what then follows is the timeout (7.3)', () => {
    const end = sending(3);
    end.take();
    end.advance(s(1));
    expect(again(end)).toEqual([2, 0]);
  });

  test('without it the timeout comes first', () => {
    const end = sending(3, { tailLossProbe: false });
    end.take();
    end.advance(2 * RTT + ms(10));
    expect(again(end)).toEqual([]);
    end.advance(s(1));
    expect(again(end)[0]).toBe(0);
  });
});

describe('while it recovers', () => {
  test('PRR sends as many as the reduction wants for what arrives (RFC 6937, 3)', () => {
    const end = sending(10);
    const { cwnd } = tcbOf(end);
    end.call({ type: 'send', bytes: 20 * MSS });
    end.take();
    end.advance(RTT);
    // of eleven in flight one is lost; the others arrive one by one
    let sent = 0;
    for (let arrived = 1; arrived <= 10; arrived++) {
      sacked(end, 0, [1, arrived]);
      sent += end.take().sent.length;
    }
    const { ssthresh } = tcbOf(end);
    expect(ssthresh).toBe(Math.floor((cwnd / MSS) * 0.7) * MSS);
    // what has left is to what has arrived as the new window is to the old: here 7 to 11
    expect(sent).toBeGreaterThanOrEqual(6);
    expect(sent).toBeLessThanOrEqual(8);
  });
});

describe('a needless retransmission is noticed, and undone', () => {
  test('a D-SACK for each of them brings the window back (RFC 2883; Linux)', () => {
    const end = sending(10);
    const { cwnd } = tcbOf(end);
    end.advance(RTT);
    sacked(end, 0, [1, 3]);
    expect(tcbOf(end).ssthresh).toBeLessThan(cwnd);
    end.take();
    // the delayed segment comes after all, then its copy
    end.advance(ms(20));
    end.arrives(fromPeer(end, { ackNumber: first(4) }));
    end.arrives(
      fromPeer(end, {
        ackNumber: first(10),
        sack: [{ start: first(0), end: first(1) }],
      }),
    );
    expect(tcbOf(end).cwnd).toBeGreaterThanOrEqual(cwnd);
  });

  test('after a timeout an ACK of what did not go again says so (F-RTO, RFC 5682, 2.1)', () => {
    const end = sending(6, { tailLossProbe: false });
    const { cwnd } = tcbOf(end);
    end.advance(s(0.35));
    expect(again(end)).toEqual([0]);
    expect(tcbOf(end).cwnd).toBe(MSS);
    end.arrives(fromPeer(end, { ackNumber: first(2) }));
    end.arrives(fromPeer(end, { ackNumber: first(6) }));
    expect(cited(end)).toContain('linux.needlessTimeout');
    expect(tcbOf(end).cwnd).toBeGreaterThanOrEqual(cwnd);
  });
});
