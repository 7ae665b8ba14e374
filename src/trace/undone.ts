/** Whether the sender need not have sent a segment again, as far as it could know, and whether it found that out. */
import type { RuleId } from '../../machines/tcp/rules.ts';
import { segEnd } from '../../machines/tcp/segment.ts';
import { ackFate } from './acknowledgments.ts';
import type { ConnectionTrace, Flight } from './connection.ts';
import { arrivalsOf } from './copies.ts';
import { isNeedless } from './resent.ts';
import { peerOf } from './side.ts';

const UNDOES: readonly RuleId[] = ['linux.needlessRetransmission', 'linux.needlessTimeout'];
const REDUCES: readonly RuleId[] = [
  'linux.recoversBySack',
  'sack.entersRecovery',
  'congestion.fastRetransmit',
  'congestion.timeout',
];

/**
 * `undone`: the sender took back what it had reduced (RFC 4015, RFC 3708, RFC 5682). `needless`: an ACK of an earlier copy was
 * on its way. A retransmission that brings an ACK which had been lost is neither.
 */
export function verdictOn(trace: ConnectionTrace, flight: Flight): 'undone' | 'needless' | null {
  if (!isNeedless(trace, flight)) return null;
  if (isUndone(trace, flight)) return 'undone';
  const [arrival] = arrivalsOf(trace, flight.index);
  const upTo = arrival?.before.tcb?.rcvNxt;
  if (arrival === undefined || upTo === undefined) return null;
  const ack = { before: arrival.index, from: segEnd(flight.segment), upTo };
  return ackFate(trace, peerOf(flight.from), ack) === 'arrived' ? 'needless' : null;
}

function isUndone({ steps }: ConnectionTrace, flight: Flight): boolean {
  for (let at = flight.step + 1; at < steps.length; at++) {
    const step = steps[at];
    if (step === undefined || step.side !== flight.from) continue;
    if (step.rules.some((rule) => UNDOES.includes(rule))) return true;
    if (step.rules.some((rule) => REDUCES.includes(rule))) return false;
  }
  return false;
}
