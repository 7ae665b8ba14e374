/** A `send` that waits for room in the send buffer, and what a program does behind it. */
import type { CallName } from '../../tcp/calls.ts';
import type { EndStep } from './endStep.ts';
import type { Result } from './program.ts';

/** A program has these calls made by the thread that sends: one that is in `send` makes them when that returns. */
export const isDoneBehind = (call: CallName): boolean =>
  call === 'send' || call === 'shutdown' || call === 'close';

/** Octets that are to be sent by these calls. */
export const octetsOf = (calls: readonly EndStep[]): number =>
  calls.reduce(
    (sum, { cause }) =>
      sum + (cause.kind === 'call' && cause.call.call === 'send' ? (cause.call.bytes ?? 0) : 0),
    0,
  );

/** Octets that TCP has not taken yet. */
export const unwritten = ({ tcb }: EndStep['after']): number => tcb?.unwritten ?? 0;

/** With one reading more: what comes before anything is read is read at once. */
export function withRead(reads: readonly Result[], read: Result): Result[] {
  const last = reads.at(-1);
  if (last?.kind !== 'bytes' || read.kind !== 'bytes' || last.bytes === 0 || read.bytes === 0)
    return [...reads, read];
  return [...reads.slice(0, -1), { kind: 'bytes', bytes: last.bytes + read.bytes }];
}
