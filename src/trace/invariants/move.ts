/** What must hold from one step to the next: states change along the arrows, and numbers never go back. */
import { before } from '../../../machines/tcp/sequence.ts';
import type { State } from '../../../machines/tcp/states.ts';
import { rightEdge, type Tcb } from '../../../machines/tcp/tcb.ts';
import { profileAt, type Step, type ConnectionTrace } from '../connection.ts';
import { when } from './laws.ts';
import { endAfter } from '../moment.ts';

/** Figure 5 and its notes. CLOSED can be reached from everywhere: by a reset, an abort, a timeout, a crash. */
const ARROWS: Readonly<Record<State, readonly State[]>> = {
  CLOSED: ['LISTEN', 'SYN_SENT'],
  LISTEN: ['SYN_RCVD', 'SYN_SENT'],
  SYN_SENT: ['SYN_RCVD', 'ESTABLISHED'],
  SYN_RCVD: ['ESTABLISHED', 'FIN_WAIT_1', 'LISTEN'],
  ESTABLISHED: ['FIN_WAIT_1', 'CLOSE_WAIT'],
  FIN_WAIT_1: ['FIN_WAIT_2', 'CLOSING'],
  FIN_WAIT_2: ['TIME_WAIT'],
  CLOSE_WAIT: ['LAST_ACK'],
  CLOSING: ['TIME_WAIT'],
  LAST_ACK: [],
  // a SYN, or an OPEN, takes the connection up again (3.6.1, MAY-2; RFC 6191)
  TIME_WAIT: ['SYN_RCVD', 'SYN_SENT'],
};

export function ofMove(trace: ConnectionTrace, step: Step): string[] {
  const { walked } = step;
  const { timeWaitOpen } = profileAt(trace, step.side);
  return [
    ...walked.slice(1).flatMap((to, i) => {
      const from = walked[i] ?? to;
      // Linux may connect again out of TIME_WAIT (RFC 6191)
      const isReuse = from === 'TIME_WAIT' && to === 'SYN_SENT' && timeWaitOpen;
      const isArrow = to === 'CLOSED' ? from !== 'CLOSED' : ARROWS[from].includes(to) || isReuse;
      return when(!isArrow, `no arrow leads from ${from} to ${to}`);
    }),
    ...ofOrder(trace, step),
    ...ofProgress(step.before.tcb, step.after.tcb),
  ];
}

/** Steps follow one another without a gap. */
function ofOrder(
  trace: ConnectionTrace,
  { index, at, side, before: was, after: is, walked }: Step,
): string[] {
  const previous = trace.steps[index - 1];
  return [
    ...when(previous !== undefined && previous.at > at, 'time does not go back'),
    ...when(was !== endAfter(trace, side, index - 1), 'a step begins where the last one ended'),
    ...when(
      walked[0] !== was.state || walked.at(-1) !== is.state,
      'the states walked lead from before to after',
    ),
  ];
}

/** Within one incarnation nothing moves back. SND.NXT may, by the octet of a probe that was not taken. */
function ofProgress(was: Tcb | null, is: Tcb | null): string[] {
  if (!was || !is || was.iss !== is.iss || was.irs !== is.irs) return [];
  const edge = is.irs !== null && before(rightEdge(is), rightEdge(was));
  return [
    ...when(before(is.sndUna, was.sndUna), 'SND.UNA never moves back'),
    ...when(!was.probing && before(is.sndNxt, was.sndNxt), 'SND.NXT never moves back'),
    ...when(before(is.rcvNxt, was.rcvNxt), 'RCV.NXT never moves back'),
    ...when(edge, 'the right edge of the window never moves left'),
  ];
}
