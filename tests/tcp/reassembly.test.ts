/** Text and FIN in whatever pieces and order they come (RFC 9293, 3.10.7.4, first, seventh and eighth step). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Driver } from '../../machines/stacks/driver.ts';
import { advance, distance, seq } from '../../machines/tcp/sequence.ts';
import { fromPeer, inState, tcbOf, type Situation } from './inState.ts';
import { arrives } from './story.ts';

describe('pieces', () => {
  test('overlap in front and behind', () => {
    // 3.4: text that was already received is cut off; each octet is delivered once.
    const end = inState('ESTABLISHED');
    expect(arrives(end, '. 351:451(100) ack 101', '. 401:501(100) ack 101')).toEqual([
      '> . 101:101(0) ack 301',
      '> . 101:101(0) ack 301',
    ]);
    expect(arrives(end, '. 301:371(70) ack 101')).toEqual([
      'got 301:371',
      'got 371:451',
      'got 451:501',
      '> . 101:101(0) ack 501',
    ]);
  });

  test('a piece that covers what is held', () => {
    // 3.4: the held piece adds nothing, and is forgotten.
    const end = inState('ESTABLISHED');
    arrives(end, '. 351:371(20) ack 101');
    expect(arrives(end, '. 301:451(150) ack 101')).toEqual([
      'got 301:451',
      '> . 101:101(0) ack 451',
    ]);
    expect(tcbOf(end).held).toHaveLength(0);
  });

  test('one gap of two is filled', () => {
    // RFC 5681, 4.2: an ACK at once for what fills a gap, in part or in whole.
    const end = inState('ESTABLISHED');
    arrives(end, '. 311:321(10) ack 101', '. 331:341(10) ack 101');
    expect(arrives(end, '. 301:311(10) ack 101')).toEqual([
      'got 301:311',
      'got 311:321',
      '> . 101:101(0) ack 321',
    ]);
    expect(arrives(end, '. 321:331(10) ack 101')).toEqual([
      'got 321:331',
      'got 331:341',
      '> . 101:101(0) ack 341',
    ]);
  });

  test('the same piece twice', () => {
    // 3.10.7.4: a duplicate is acknowledged again, above the gap and below RCV.NXT.
    const end = inState('ESTABLISHED');
    arrives(end, '. 311:321(10) ack 101');
    expect(arrives(end, '. 311:321(10) ack 101')).toEqual(['> . 101:101(0) ack 301']);
    expect(tcbOf(end).held).toHaveLength(1);
    arrives(end, '. 301:311(10) ack 101');
    expect(arrives(end, '. 311:321(10) ack 101')).toEqual(['> . 101:101(0) ack 321']);
  });

  test('a FIN that text passes by', () => {
    // Eighth step: a FIN counts where everything before it has come and nothing beyond; a forged one is forgotten.
    const end = inState('ESTABLISHED');
    arrives(end, 'F. 311:311(0) ack 101');
    expect(arrives(end, '. 301:321(20) ack 101')).toEqual([
      'got 301:321',
      '> . 101:101(0) ack 321',
    ]);
    expect(tcbOf(end)).toMatchObject({ held: { length: 0 }, peerFin: false });
  });

  test('a FIN above two gaps', () => {
    // Eighth step: it counts when the last gap is filled.
    const end = inState('ESTABLISHED');
    arrives(end, 'F. 331:331(0) ack 101', '. 311:321(10) ack 101', '. 301:311(10) ack 101');
    expect(end.state).toBe('ESTABLISHED');
    expect(arrives(end, '. 321:331(10) ack 101')).toEqual([
      'got 321:331',
      '"connection closing"',
      'CLOSE_WAIT',
      '> . 101:101(0) ack 332',
    ]);
  });
});

/** A stretch of the stream: octets `from` up to `to`, where the FIN is the one after the last. */
interface Piece {
  readonly from: number;
  readonly to: number;
}

const LENGTH = 120;

/** Pieces that cover the whole stream and its FIN, some of them more than once, in any order. */
const pieces = fc
  .record({
    cuts: fc.uniqueArray(fc.integer({ min: 1, max: LENGTH }), { maxLength: 12 }),
    extra: fc.array(
      fc.record({
        from: fc.integer({ min: 0, max: LENGTH }),
        length: fc.integer({ min: 1, max: 60 }),
      }),
      { maxLength: 8 },
    ),
  })
  .chain(({ cuts, extra }) => {
    const edges = [0, ...cuts.toSorted((a, b) => a - b), LENGTH + 1];
    const cover = edges.slice(1).map((to, i): Piece => ({ from: edges[i] ?? 0, to }));
    const more = extra.map(({ from, length }) => ({
      from,
      to: Math.min(from + length, LENGTH + 1),
    }));
    return fc.shuffledSubarray([...cover, ...more], {
      minLength: cover.length + more.length,
      maxLength: cover.length + more.length,
    });
  });

function arrive(end: Driver, { from, to }: Piece, first: number): void {
  const fin = to > LENGTH;
  const dataLen = Math.min(to, LENGTH) - from;
  end.arrives({ ...fromPeer(end), seq: advance(seq(first), from), dataLen, fin });
}

/** What has been delivered, as stretches counted from the first octet. */
function deliveredBy(end: Driver, first: number): Piece[] {
  return end.take().delivered.map(({ seq: at, bytes }) => {
    const from = distance(seq(first), at);
    return { from, to: from + bytes };
  });
}

describe('any pieces in any order', () => {
  const situations: [string, Situation][] = [
    ['from ESTABLISHED', {}],
    ['with a receive buffer that nobody empties', { settings: { autoRead: false, rcvBuf: 130 } }],
    ['with delayed ACKs', { settings: { delayedAckUs: 200_000 } }],
    ['across the wrap', { peerIss: 2 ** 32 - 60, iss: [2 ** 32 - 1] }],
  ];
  test.each(situations)('deliver each octet once, in order, then the FIN: %s', (_, situation) => {
    // Seventh and eighth step: text and FIN are taken in the order of their numbers, whatever the order of arrival.
    fc.assert(
      fc.property(pieces, (arriving) => {
        const end = inState('ESTABLISHED', situation);
        const first = tcbOf(end).rcvNxt;
        for (const piece of arriving) arrive(end, piece, first);
        expect(end.state).toBe('CLOSE_WAIT');
        expect(tcbOf(end)).toMatchObject({
          rcvNxt: advance(first, LENGTH + 1),
          held: { length: 0 },
        });
        let next = 0;
        for (const { from, to } of deliveredBy(end, first)) {
          expect(from).toBe(next);
          expect(to).toBeGreaterThan(from);
          next = to;
        }
        expect(next).toBe(LENGTH);
      }),
    );
  });

  test('RCV.NXT is always the first octet that has not come', () => {
    // 3.4: the acknowledgment is cumulative: everything below it has come, the octet at it has not.
    fc.assert(
      fc.property(pieces, (arriving) => {
        const end = inState('ESTABLISHED');
        const first = tcbOf(end).rcvNxt;
        const come = new Set<number>();
        for (const piece of arriving) {
          arrive(end, piece, first);
          for (let i = piece.from; i < piece.to; i++) come.add(i);
          let missing = 0;
          while (come.has(missing)) missing += 1;
          expect(distance(first, tcbOf(end).rcvNxt)).toBe(missing);
        }
      }),
    );
  });
});
