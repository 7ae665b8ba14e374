/** Changes of the congestion window and the slow start threshold (RFC 5681), each told with the rule that made it. */
import type { RuleId } from '../rules.ts';
import { measure, type Connected } from '../turn.ts';

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
