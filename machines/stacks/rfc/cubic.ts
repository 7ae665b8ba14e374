/**
 * CUBIC to the letter of RFC 9438, where a scenario chooses it: 0.7 of what is in flight is left after a loss, and in congestion
 * avoidance the window follows a cubic of time around the window of the loss. In segments of SMSS octets and in seconds, as section 4 has it.
 */
import { setWindow } from '../../tcp/output/congestionWindow.ts';
import { ownVariables } from '../../tcp/own.ts';
import type { Own } from '../../tcp/policy.ts';
import type { Profile } from '../../tcp/profile.ts';
import type { Time } from '../../tcp/time.ts';
import { cite, type Connected } from '../../tcp/turn.ts';

/** C, beta_cubic and, of them, alpha_cubic (4.1, 4.3, 4.6). */
const C = 0.4;
const BETA = 0.7;
const ALPHA = (3 * (1 - BETA)) / (1 + BETA);

interface CubicVariables {
  /** W_max, in which other flows are left their share (4.7); 0 before a loss. */
  readonly wMax: number;
  /** cwnd_prior: the window just before it was reduced last. */
  readonly cwndPrior: number;
  /** The cubic begins where the window stands: after a timeout, or before any loss (4.8, 4.10). */
  readonly beginsFlat: boolean;
  /** When the present congestion avoidance began; null: it has not. */
  readonly epochAt: Time | null;
  /** Of it: the middle of the cubic, and when that is reached. */
  readonly middle: number;
  readonly k: number;
  /** W_est: the window that Reno would have by now (4.3). */
  readonly wEst: number;
}

const { begin, of: cubicOf, set } = ownVariables<CubicVariables>('rfc9438');

export const newCubicVariables = ({ congestionControl }: Profile): Own =>
  congestionControl === 'cubic'
    ? begin({
        ...{ wMax: 0, cwndPrior: 0, beginsFlat: true },
        ...{ epochAt: null, middle: 0, k: 0, wEst: 0 },
      })
    : {};

/** A loss (4.6), with fast convergence (4.7). Gives ssthresh in octets; of a timeout the window is Reno's (4.8). */
export function reduceByCubic(turn: Connected, flight: number, byTimeout: boolean): number {
  const { tcb } = turn;
  const { wMax } = cubicOf(tcb);
  const cwnd = tcb.cwnd / tcb.sndMss;
  cite(turn, 'cubic.reduces');
  set(turn, {
    wMax: cwnd < wMax ? (cwnd * (1 + BETA)) / 2 : cwnd,
    cwndPrior: cwnd,
    beginsFlat: byTimeout,
    epochAt: null,
  });
  return Math.max(Math.floor(flight * BETA), 2 * tcb.sndMss);
}

/** An ACK of so many octets in congestion avoidance (4.2 to 4.5). */
export function growByCubic(turn: Connected, octets: number): void {
  const { tcb, now } = turn;
  const { sndMss, srttUs } = tcb;
  const cwnd = tcb.cwnd / sndMss;
  const { epochAt, middle, k, cwndPrior, wEst: was } = beginEpoch(turn, cwnd);
  const wEst = was + ((was >= cwndPrior ? 1 : ALPHA) * octets) / sndMss / cwnd;
  set(turn, { wEst });
  const cubicAt = (us: number) => C * (us / 1e6 - k) ** 3 + middle;
  const t = now - epochAt;
  const likeReno = cubicAt(t) < wEst;
  const target = Math.min(Math.max(cubicAt(t + (srttUs ?? 0)), cwnd), 1.5 * cwnd);
  const next = likeReno ? Math.max(wEst, cwnd) : cwnd + (target - cwnd) / cwnd;
  const rule = likeReno ? 'cubic.likeReno' : 'cubic.grows';
  setWindow(turn, rule, { cwnd: Math.max(tcb.cwnd, Math.floor(next * sndMss)) });
  cite(turn, rule);
}

/** The first ACK of congestion avoidance begins it: K is such that the cubic starts at the window of this moment (4.2). */
function beginEpoch(turn: Connected, cwnd: number): CubicVariables & { readonly epochAt: Time } {
  const { epochAt, beginsFlat, wMax } = cubicOf(turn.tcb);
  if (epochAt === null) {
    const middle = beginsFlat ? cwnd : wMax;
    const k = Math.cbrt((middle - cwnd) / C);
    set(turn, { epochAt: turn.now, middle, k, wEst: cwnd });
  }
  return { ...cubicOf(turn.tcb), epochAt: epochAt ?? turn.now };
}
