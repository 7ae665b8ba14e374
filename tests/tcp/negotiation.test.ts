/** What both SYNs agree on, and what follows from it (RFC 7323; RFC 2018; RFC 9293, 3.7.1). */
import { describe, expect, test } from 'vitest';
import { Driver } from '../../machines/stacks/driver.ts';
import type { Profile } from '../../machines/tcp/profile.ts';
import type { SegmentParts } from '../../machines/tcp/segment.ts';
import { s } from '../../machines/tcp/time.ts';
import { fromPeer, inState, tcbOf } from './inState.ts';
import { cited } from './story.ts';

const ALL: Partial<SegmentParts> = {
  sackPermitted: true,
  timestamps: { value: 7000, echo: 0 },
  windowScale: 7,
};

/** Our SYN, or our SYN+ACK where the peer's SYN says so much. */
function synOf(settings: Partial<Profile>, peer?: Partial<SegmentParts>) {
  const end = new Driver({ profile: 'linux', settings, iss: [100] });
  end.call({ type: peer ? 'listen' : 'connect' });
  if (peer) end.arrives({ syn: true, seq: 300, mss: 1460, ...peer });
  return end.take().sent[0]?.segment;
}

describe('an option is used where both SYNs have it', () => {
  test('the first SYN offers all that the profile has', () => {
    expect(synOf({})).toMatchObject({ mss: 1460, sackPermitted: true, windowScale: 10 });
    expect(synOf({})?.timestamps).toMatchObject({ echo: 0 });
  });

  test.each(['sackPermitted', 'timestamps', 'windowScale'] as const)(
    'a SYN+ACK has %s only if the SYN had it (RFC 7323, 2.2 and 3.2; RFC 2018, 2)',
    (option) => {
      expect(synOf({}, ALL)?.[option]).toBeDefined();
      const { [option]: _left, ...others } = ALL;
      expect(synOf({}, others)?.[option]).toBeUndefined();
    },
  );

  test('what is switched off is neither offered nor agreed to', () => {
    const off = { sack: false, timestamps: false, windowScaling: false };
    for (const syn of [synOf(off), synOf(off, ALL)])
      expect(syn).not.toMatchObject({ sackPermitted: true });
    expect(synOf(off, ALL)?.windowScale).toBeUndefined();
    expect(tcbOf(inState('ESTABLISHED', { profile: 'linux', settings: off, peerOptions: ALL })))
      // prettier-ignore
      .toMatchObject({ sackOk: false, timestampsOk: false, scaleOk: false, sndMss: 1460 });
  });

  test('a SYN+ACK echoes the timestamp of the SYN (RFC 7323, 3.2)', () => {
    expect(synOf({}, ALL)?.timestamps?.echo).toBe(7000);
  });
});

describe('window scaling', () => {
  const scaled = (peerOptions: Partial<SegmentParts> = ALL) =>
    inState('ESTABLISHED', { profile: 'linux', peerOptions, peerWnd: 1000 });

  test('the window of a SYN is never scaled, that of what follows is (RFC 7323, 2.2)', () => {
    const end = scaled();
    expect(tcbOf(end)).toMatchObject({ sndWnd: 1000, sndScale: 7, rcvScale: 10 });
    end.arrives(fromPeer(end, { dataLen: 10, wnd: 1000, timestamps: { value: 7001, echo: 0 } }));
    expect(tcbOf(end).sndWnd).toBe(1000 * 2 ** 7);
  });

  test('more than 14 bits count as 14 (RFC 7323, 2.3)', () => {
    expect(tcbOf(scaled({ ...ALL, windowScale: 200 })).sndScale).toBe(14);
  });

  test('without it on one side neither side scales', () => {
    const { windowScale: _left, ...others } = ALL;
    const end = scaled(others);
    expect(tcbOf(end)).toMatchObject({ sndScale: 0, rcvScale: 0 });
    end.arrives(fromPeer(end, { dataLen: 10, wnd: 1000, timestamps: { value: 7001, echo: 0 } }));
    expect(tcbOf(end).sndWnd).toBe(1000);
  });
});

describe('timestamps', () => {
  const stamped = (settings: Partial<Profile> = {}) =>
    inState('ESTABLISHED', { profile: 'linux', settings, peerOptions: ALL });

  test('take 12 octets of each segment (RFC 7323, appendix A; RFC 6691)', () => {
    const end = stamped();
    expect(tcbOf(end).sndMss).toBe(1448);
    end.call({ type: 'send', bytes: 3000 });
    expect(end.take().sent.map(({ segment }) => segment.dataLen)).toEqual([1448, 1448, 104]);
  });

  test('a segment from before what was seen last is dropped and answered (PAWS, RFC 7323, 5.3)', () => {
    const end = stamped();
    end.arrives(fromPeer(end, { dataLen: 10, timestamps: { value: 9000, echo: 0 } }));
    const { rcvNxt } = tcbOf(end);
    end.take();
    end.advance(s(1));
    end.arrives(fromPeer(end, { dataLen: 10, timestamps: { value: 8999, echo: 0 } }));
    expect(tcbOf(end).rcvNxt).toBe(rcvNxt);
    expect(cited(end)).toContain('timestamps.old');
  });

  test('a reset from before is taken all the same: it may have none (RFC 7323, 5.2)', () => {
    const end = stamped();
    end.arrives(fromPeer(end, { rst: true, ack: false }));
    expect(end.state).toBe('CLOSED');
  });

  test('what is echoed is the segment that spans Last.ACK.sent, not the newest (RFC 7323, 4.3)', () => {
    const end = stamped();
    const { rcvNxt } = tcbOf(end);
    end.arrives(
      // a gap first: its timestamp is not echoed
      fromPeer(end, { seq: rcvNxt + 10, dataLen: 10, timestamps: { value: 7500, echo: 0 } }),
    );
    expect(end.take().sent.at(-1)?.segment.timestamps?.echo).toBe(7000);
    end.arrives(fromPeer(end, { seq: rcvNxt, dataLen: 10, timestamps: { value: 7400, echo: 0 } }));
    expect(end.take().sent.at(-1)?.segment.timestamps?.echo).toBe(7400);
  });

  test('a retransmission gives a sample by its echo, where Karn alone would have none (RFC 7323, 4)', () => {
    const end = stamped();
    end.advance(s(1));
    end.call({ type: 'send', bytes: 10 });
    end.advance(s(1));
    const [again] = end.take().sent.slice(-1);
    end.advance(50_000);
    const before = tcbOf(end).srttUs;
    end.arrives(
      fromPeer(end, { timestamps: { value: 9000, echo: again!.segment.timestamps!.value } }),
    );
    expect(tcbOf(end).srttUs).not.toBe(before);
  });
});
