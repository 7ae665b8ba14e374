/**
 * How Linux cuts data into segments. Room is counted in segments; sending begins only if a full segment (or all there
 * is) fits the window, but once it has begun, what remains of the window is used as well.
 */
import { flightSize } from '../tcb.ts';
import type { Connected } from '../turn.ts';

/** The lengths of the segments to send now; none where nothing may leave. */
export function burst(turn: Connected): number[] {
  const { tcb } = turn;
  const { unsent, sndMss } = tcb;
  const window = tcb.sndWnd - flightSize(tcb);
  const segments = roomInSegments(turn);
  if (unsent === 0 || segments <= 0 || window < Math.min(unsent, sndMss)) return [];
  let octets = Math.min(unsent, window, segments * sndMss);
  const rest = octets % sndMss;
  if (rest > 0 && octets === unsent && nagleHolds(turn)) octets -= rest;
  return Array.from({ length: Math.ceil(octets / sndMss) }, (_, i) =>
    Math.min(sndMss, octets - i * sndMss),
  );
}

/** Segments that the congestion window leaves free; the first two duplicate ACKs each let one more go (RFC 3042). */
function roomInSegments({ tcb }: Connected): number {
  const inFlight = tcb.inFlight.filter((entry) => !entry.lost).length;
  const limited = tcb.recovering ? 0 : Math.min(tcb.dupAcks, 2);
  return Math.floor(tcb.cwnd / tcb.sndMss) - inFlight + limited;
}

/** Nagle's algorithm in Minshall's form: a short segment waits only while another short one is unacknowledged. */
const nagleHolds = ({ tcb, profile }: Connected): boolean =>
  profile.nagle &&
  !tcb.closeAsked &&
  tcb.inFlight.some((entry) => entry.dataLen > 0 && entry.dataLen < tcb.sndMss);
