/** A segment, and the states of an end, as lines that are compared. */
import { seq } from '../../machines/tcp/sequence.ts';
import type { ConnectionTrace } from '../trace/connection.ts';
import type { Side } from '../trace/side.ts';
import type { Recording } from './kernelSchema.ts';
import { firstMismatch, type Mismatch } from './mismatch.ts';

interface Line {
  readonly flags: string;
  readonly from: number;
  readonly ack: number | null;
  readonly len: number;
  readonly lost: boolean;
}

export const lineOfSegment = ({ flags, from, ack, len, lost }: Line): string =>
  `${flags} ${from}:${seq(from + len)}(${len})${ack === null ? '' : ` ack ${ack}`}${lost ? ' lost' : ''}`;

export const compareStates = (
  recorded: Recording,
  trace: ConnectionTrace,
  side: Side,
): Mismatch | null =>
  firstMismatch(`${side}'s states`, recordedStates(recorded, side), statesOf(trace, side));

/** A connect that the kernel refuses at once goes through states that nobody sees. */
const REFUSED = 'CLOSED > SYN_SENT > CLOSED';

const recordedStates = (recorded: Recording, side: Side): string[] =>
  recordedChanges(recorded, side).map((change) => `${change.from} > ${change.to}`);

/** Changes of state, without those of the listening socket, which a sockets server has beside each connection. */
export function recordedChanges(recorded: Recording, side: Side): Recording['states'] {
  const own = recorded.states.filter((change) => change.side === side && change.listener !== true);
  const isRefused = (i: number) =>
    `${own[i]?.from} > ${own[i]?.to} > ${own[i + 1]?.to}` === REFUSED &&
    (own[i + 1]?.t_ms ?? Infinity) - (own[i]?.t_ms ?? 0) < 1;
  return own.filter((_, i) => !isRefused(i) && !isRefused(i - 1));
}

/**
 * The same of a run: each state walked through, as the kernel's own log has it. What is left of an old connection and the new one
 * that takes its numbers up are two sockets there.
 */
const statesOf = (trace: ConnectionTrace, side: Side): string[] =>
  trace.steps
    .filter((step) => step.side === side)
    .flatMap((step) => step.walked.slice(1).map((to, i) => `${step.walked[i]} > ${to}`))
    .map((change) => change.replace('TIME_WAIT > SYN_SENT', 'CLOSED > SYN_SENT'))
    .filter((change) => change !== 'CLOSED > LISTEN' && change !== 'LISTEN > CLOSED');
