/** Congestion control (RFC 5681), with NewReno (RFC 6582). Segments of 1000 octets. */
import { describe, expect, test } from 'vitest';
import type { Driver } from '../../machines/stacks/driver.ts';
import { initialWindow } from '../../machines/tcp/output/congestionWindow.ts';
import { PROFILES } from '../../machines/stacks/profiles.ts';
import { s } from '../../machines/tcp/time.ts';
import { inState, tcbOf } from './inState.ts';
import { arrives, call, passes } from './story.ts';

/** The first numbers of the segments that leave. */
const sent = (lines: readonly string[]): number[] =>
  lines.filter((line) => line.includes('>')).map((line) => Number(/ (\d+):/.exec(line)?.[1]));

const ack = (end: Driver, number: number, times = 1): string[] =>
  arrives(end, ...Array.from({ length: times }, () => `. 301:301(0) ack ${number}`));

/** Ten segments are to be sent, so many may leave at once. */
function sending(initialWindow: number, segments = 10): Driver {
  const end = inState('ESTABLISHED', { settings: { initialWindow } });
  call(end, 'send', 1000 * segments);
  return end;
}

describe('the initial window', () => {
  test.each([
    [1095, 4 * 1095],
    [1096, 3 * 1096],
    [2190, 3 * 2190],
    [2191, 2 * 2191],
  ])('of segments of %i', (mss, octets) => {
    // 3.1: two segments above 2190 octets, three above 1095, else four.
    expect(initialWindow(PROFILES.rfc, mss, false)).toBe(octets);
  });

  test('after a lost SYN', () => {
    // 3.1: one segment, if the SYN or SYN+ACK was lost.
    const end = inState('SYN_SENT', { unsent: 5000 });
    passes(end, s(1));
    expect(sent(arrives(end, 'S. 300:300(0) ack 101'))).toEqual([101]);
  });

  test('limits what leaves at first', () => {
    // 3.1: no more than min(cwnd, rwnd) is in flight.
    const end = inState('ESTABLISHED');
    expect(sent(call(end, 'send', 9000))).toEqual([101, 1101, 2101, 3101]);
    expect(tcbOf(end).cwnd).toBe(4000);
  });
});

describe('slow start and congestion avoidance', () => {
  test('slow start', () => {
    // 3.1, equation 2: cwnd += min(N, SMSS) for each ACK of new data.
    const end = sending(2000);
    expect(sent(ack(end, 1101))).toEqual([2101, 3101]);
    expect(tcbOf(end).cwnd).toBe(3000);
    ack(end, 1601);
    expect(tcbOf(end).cwnd).toBe(3500);
    ack(end, 4101);
    expect(tcbOf(end).cwnd).toBe(4500);
  });

  test('congestion avoidance', () => {
    // 3.1, equation 3: from ssthresh on, cwnd += SMSS*SMSS/cwnd for each ACK of new data: one segment a round trip.
    const end = sending(4000);
    passes(end, s(1));
    // ssthresh is half of 4000; one segment, and slow start up to there
    expect(tcbOf(end)).toMatchObject({ cwnd: 1000, ssthresh: 2000 });
    ack(end, 1101);
    expect(tcbOf(end).cwnd).toBe(2000);
    ack(end, 2101);
    expect(tcbOf(end).cwnd).toBe(2500);
    ack(end, 3101);
    expect(tcbOf(end).cwnd).toBe(2900);
  });

  test('handshake and FIN grow nothing', () => {
    // 3.1: the SYN+ACK and its ACK must not grow cwnd; a FIN is no data either.
    const end = inState('ESTABLISHED');
    expect(tcbOf(end).cwnd).toBe(4000);
    call(end, 'shutdown');
    ack(end, 102);
    expect(tcbOf(end).cwnd).toBe(4000);
  });
});

describe('after a timeout', () => {
  test('one segment, and half of what was in flight as the threshold', () => {
    // 3.1, equation 4: ssthresh = max(FlightSize/2, 2*SMSS), cwnd = one segment, and only the front goes again.
    const end = sending(6000);
    expect(sent(passes(end, s(1)))).toEqual([101]);
    expect(tcbOf(end)).toMatchObject({ cwnd: 1000, ssthresh: 3000 });
  });

  test('again, and the threshold stays', () => {
    // 3.1: ssthresh is not lowered again for the same segment.
    const end = sending(6000);
    passes(end, s(7));
    expect(tcbOf(end).ssthresh).toBe(3000);
  });

  test('no threshold below two segments, and only whole octets', () => {
    // 3.1, equation 4.
    const end = inState('ESTABLISHED', { inFlight: [700] });
    passes(end, s(1));
    expect(tcbOf(end).ssthresh).toBe(2000);
    const odd = inState('ESTABLISHED', {
      inFlight: [1000, 1000, 1000, 1000, 1000, 701],
      settings: { initialWindow: 9000 },
    });
    passes(odd, s(1));
    expect(tcbOf(odd).ssthresh).toBe(2850);
  });
});

describe('fast retransmit and fast recovery', () => {
  test('the third duplicate ACK', () => {
    // 3.2, steps 2 and 3: ssthresh = FlightSize/2, the segment at SND.UNA goes again, cwnd = ssthresh + 3*SMSS.
    const end = sending(6000);
    ack(end, 1101);
    expect(ack(end, 1101, 2)).toEqual([]);
    expect(sent(ack(end, 1101))).toEqual([1101]);
    // seven were in flight: after the first ACK two more had left
    expect(tcbOf(end)).toMatchObject({ ssthresh: 3500, cwnd: 6500, recovering: true });
  });

  test('further ones', () => {
    // 3.2, step 4: cwnd grows by a segment for each, and new data leaves where it permits.
    const end = sending(6000);
    ack(end, 1101, 4);
    expect(sent(ack(end, 1101))).toEqual([]);
    expect(tcbOf(end).cwnd).toBe(7500);
    expect(sent(ack(end, 1101))).toEqual([8101]);
  });

  test('the ACK of all of it', () => {
    // RFC 6582, 3.2, step 3, full: cwnd = min(ssthresh, max(FlightSize, SMSS) + SMSS), and recovery is over.
    const end = sending(6000);
    ack(end, 1101, 4);
    ack(end, 8101);
    expect(tcbOf(end)).toMatchObject({ recovering: false, cwnd: 2000 });
  });

  test('the ACK of a part of it', () => {
    // RFC 6582, 3.2, step 3, partial: the next hole goes again, cwnd shrinks by what was acknowledged, plus a segment.
    const end = sending(6000);
    ack(end, 1101, 4);
    expect(sent(ack(end, 3101))).toEqual([3101]);
    expect(tcbOf(end)).toMatchObject({ recovering: true, cwnd: 5500 });
    expect(sent(ack(end, 8101))).not.toContain(3101);
    expect(tcbOf(end).recovering).toBe(false);
  });

  test('not again for what was sent before the loss was noticed', () => {
    // RFC 6582, 3.2, step 2: fast retransmit only if the ACK covers more than recover.
    const end = sending(6000);
    passes(end, s(1));
    ack(end, 1101);
    expect(sent(ack(end, 1101, 5))).toEqual([]);
    expect(tcbOf(end).recovering).toBe(false);
  });

  test('R-NEWRENO: the very first segment', () => {
    // RFC 6582 by the letter would bar the first segment of a connection; it may be resent like any other.
    const end = sending(6000);
    expect(sent(ack(end, 101, 3))).toEqual([101]);
  });

  test.each([
    ['with data', 'P. 301:311(10) ack 101'],
    ['with another window', '. 301:301(0) ack 101 win 5000'],
  ])('what is no duplicate ACK: %s', (_, segment) => {
    // 2, definition: no data, no SYN or FIN, SEG.ACK = SND.UNA, the same window, and something in flight.
    const end = sending(6000);
    ack(end, 101, 2);
    arrives(end, segment);
    expect(tcbOf(end)).toMatchObject({ dupAcks: 2, recovering: false });
  });

  test('nothing in flight, nothing duplicate', () => {
    // 2, definition (a): there is outstanding data.
    const end = inState('ESTABLISHED');
    ack(end, 101, 5);
    expect(tcbOf(end).dupAcks).toBe(0);
  });
});
