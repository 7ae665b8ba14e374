/** Sequence numbers counted from the initial one of their side. */
import { offset, type Seq } from '../../machines/tcp/sequence.ts';
import type { ConnectionTrace } from './connection.ts';
import type { Side } from './side.ts';

/** A side has an initial number for each incarnation of the connection; the nearest one is meant. */
export function relativeTo({ ends }: Pick<ConnectionTrace, 'ends'>, side: Side, n: Seq): number {
  const offsets = ends[side].iss.map((iss) => offset(iss as Seq, n));
  return offsets.reduce(
    (best, next) => (Math.abs(next) < Math.abs(best) ? next : best),
    offsets[0] ?? n,
  );
}
