/** Changes of the congestion window and the slow start threshold (RFC 5681), each told with the rule that made it. */
import type { Profile } from '../profile.ts';
import type { RuleId } from '../rules.ts';
import { measure, type Connected } from '../turn.ts';

/** The initial window: RFC 5681, 3.1; one segment where the own SYN had to go again, and never less. */
export function initialWindow(profile: Profile, mss: number, startSmall: boolean): number {
  if (startSmall) return mss;
  if (profile.initialWindow !== null) return Math.max(profile.initialWindow, mss);
  if (profile.initialWindowSegments !== null) return profile.initialWindowSegments * mss;
  if (mss > 2190) return 2 * mss;
  return mss > 1095 ? 3 * mss : 4 * mss;
}

/** Octets. What stays as it was is not told. */
export function setWindow(
  turn: Connected,
  rule: RuleId,
  changes: { readonly cwnd?: number; readonly ssthresh?: number },
): void {
  const { tcb } = turn;
  for (const what of ['ssthresh', 'cwnd'] as const) {
    const { [what]: value = tcb[what] } = changes;
    if (value === tcb[what]) continue;
    tcb[what] = value;
    measure(turn, what, value, rule);
  }
}
