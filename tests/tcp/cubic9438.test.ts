/** CUBIC to the letter of RFC 9438, chosen for the textbook's TCP. Segments of 1000 octets. */
import { describe, expect, test } from 'vitest';
import type { Driver } from '../../machines/stacks/driver.ts';
import { seq } from '../../machines/tcp/sequence.ts';
import { s } from '../../machines/tcp/time.ts';
import { inState, tcbOf } from './inState.ts';

/** Twenty segments are in flight, and much waits. Their ACKs come after the round trip of 400 ms. */
function sending(): Driver {
  const end = inState('ESTABLISHED', {
    settings: { congestionControl: 'cubic', sack: true, initialWindow: 20_000 },
    peerOptions: { sackPermitted: true },
    peerWnd: 65_535,
  });
  end.call({ type: 'send', bytes: 900_000 });
  end.advance(s(0.4));
  return end;
}

const at = (segment: number) => seq(101 + (segment - 1) * 1000);
const ackUpTo = (end: Driver, next: number) =>
  end.arrives({ ack: true, seq: 301, ackNumber: at(next) });

/** The first of twenty is lost; all else arrives, and the loss is made good. */
function lost(): Driver {
  const end = sending();
  end.arrives({ ack: true, seq: 301, ackNumber: 101, sack: [{ start: at(2), end: at(21) }] });
  end.advance(s(0.4));
  end.arrives({ ack: true, seq: 301, ackNumber: tcbOf(end).sndNxt });
  return end;
}

/** All that is in flight is acknowledged in a round trip of 400 ms, each segment by itself. */
function rounds(end: Driver, times: number): number {
  for (let i = 0; i < times; i++) {
    end.advance(s(0.4));
    const { sndUna, sndNxt } = tcbOf(end);
    for (let ack = sndUna + 1000; ack <= sndNxt; ack += 1000)
      end.arrives({ ack: true, seq: 301, ackNumber: seq(ack) });
  }
  return tcbOf(end).cwnd;
}

describe('CUBIC', () => {
  test('0.7 of what was in flight is left', () => {
    // 4.6: ssthresh = flight_size * 0.7; cwnd = ssthresh.
    expect(tcbOf(lost())).toMatchObject({ ssthresh: 14_000, cwnd: 14_000 });
  });

  test('after a timeout the window is one segment, and the threshold CUBIC’s', () => {
    // 4.8: as RFC 5681, but for the share.
    const end = sending();
    end.advance(s(1));
    expect(tcbOf(end)).toMatchObject({ cwnd: 1000, ssthresh: 14_000 });
  });

  test('the window comes back to W_max when K is over, and flattens there', () => {
    // 4.2: K = cbrt((20 - 14) / 0.4) = 2.47 s; concave below W_max (4.4), convex above it (4.5).
    const end = lost();
    const steep = rounds(end, 3) - 14_000;
    const near = tcbOf(end).cwnd;
    const flat = rounds(end, 4) - near;
    const beyond = rounds(end, 5) - near - flat;
    expect(near).toBeGreaterThan(18_000);
    expect(near).toBeLessThan(20_000);
    expect(steep).toBeGreaterThan(2 * flat);
    expect(beyond).toBeGreaterThan(2 * flat);
  });

  test('it never lies below Reno’s window', () => {
    // 4.3: W_est grows by alpha_cubic = 0.53 of a segment in a round trip of full windows, from cwnd_epoch on.
    const end = lost();
    ackUpTo(end, 21);
    const before = tcbOf(end).cwnd;
    expect(rounds(end, 10)).toBeGreaterThanOrEqual(before);
  });

  test('fast convergence: a second loss at a smaller window leaves a smaller W_max', () => {
    // 4.7: W_max = cwnd * (1 + 0.7) / 2, so that a new flow finds room.
    const end = lost();
    const { sndUna } = tcbOf(end);
    end.call({ type: 'send', bytes: 1 });
    end.arrives({
      ...{ ack: true, seq: 301, ackNumber: sndUna },
      sack: [{ start: seq(sndUna + 1000), end: seq(sndUna + 5000) }],
    });
    expect(tcbOf(end).own).toMatchObject({ rfc9438: { wMax: 11.9, cwndPrior: 14 } });
  });
});
