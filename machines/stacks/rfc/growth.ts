/** How the congestion window grows, and what a loss leaves of it (RFC 5681; RFC 9438 where the profile has CUBIC). Octets. */
import { setWindow } from '../../tcp/output/congestionWindow.ts';
import { flightSize } from '../../tcp/tcb.ts';
import { cite, type Connected } from '../../tcp/turn.ts';
import { growByCubic, reduceByCubic } from './cubic.ts';

/** What ssthresh becomes when a segment is lost: half of what is in flight, at least two segments (3.1, equation 4). */
const halfOf = ({ tcb }: Connected, flight: number): number =>
  Math.max(Math.floor(flight / 2), 2 * tcb.sndMss);

/** The same by the congestion control of the profile. */
export const reduced = (
  turn: Connected,
  { flight = flightSize(turn.tcb), byTimeout = false } = {},
): number =>
  turn.profile.congestionControl === 'cubic'
    ? reduceByCubic(turn, flight, byTimeout)
    : halfOf(turn, flight);

/** By the octets acknowledged, at most a segment, while in slow start; by about a segment per round trip after it (3.1). */
export function grow(turn: Connected, octets: number): void {
  const { tcb, profile } = turn;
  const inSlowStart = tcb.cwnd < tcb.ssthresh;
  if (!inSlowStart && profile.congestionControl === 'cubic') {
    growByCubic(turn, octets);
    return;
  }
  const rule = inSlowStart ? 'congestion.slowStart' : 'congestion.avoidance';
  const more = inSlowStart
    ? Math.min(octets, tcb.sndMss)
    : Math.max(1, Math.floor((tcb.sndMss * tcb.sndMss) / tcb.cwnd));
  setWindow(turn, rule, { cwnd: tcb.cwnd + more });
  cite(turn, rule);
}

/** The retransmission timer fired: start over with one segment; ssthresh drops once per loss (3.1, equation 4). */
export function startOver(turn: Connected): void {
  const { tcb } = turn;
  const ssthresh = tcb.retransmissions === 0 ? reduced(turn, { byTimeout: true }) : tcb.ssthresh;
  setWindow(turn, 'congestion.timeout', { ssthresh, cwnd: tcb.sndMss });
  tcb.recover = tcb.sndNxt;
  tcb.recovering = false;
  tcb.dupAcks = 0;
}
