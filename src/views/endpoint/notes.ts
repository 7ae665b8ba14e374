/** What an endpoint's part in the connection is, and what its application was told last: read off the steps so far. */
import type { Report } from '../../../machines/tcp/effects.ts';
import type { State } from '../../../machines/tcp/states.ts';
import { peerOf, type Side } from '../../trace/side.ts';
import type { Step, Trace } from '../../trace/connection.ts';

export type Note = 'closedFirst' | 'closedSecond' | 'closedBoth' | 'aborted' | 'active' | 'passive';

/** The reports that are said in words; the answer to a status call is the state itself. */
export type ToldReport = Exclude<Report, `state = ${string}`>;

/** Its part: who closed first, or how it opened. */
export function noteOf(trace: Trace, step: Step | null, side: Side): Note | null {
  const steps = stepsOfConnection(trace, step, side);
  const been = statesOf(steps);
  if (steps.some(({ cause }) => cause.kind === 'call' && cause.call.call === 'abort')) {
    return 'aborted';
  }
  if (been.has('FIN_WAIT_1')) {
    const peerToo = statesOf(stepsOfConnection(trace, step, peerOf(side))).has('FIN_WAIT_1');
    return peerToo ? 'closedBoth' : 'closedFirst';
  }
  if (been.has('CLOSE_WAIT')) return 'closedSecond';
  if (been.has('SYN_SENT')) return 'active';
  return been.has('LISTEN') ? 'passive' : null;
}

/** What the application was told last, in this connection. */
export function lastReport(trace: Trace, step: Step | null, side: Side): ToldReport | null {
  const reports = stepsOfConnection(trace, step, side).flatMap((s) => s.reports);
  return reports.findLast(isTold) ?? null;
}

const statesOf = (steps: readonly Step[]): Set<State> =>
  new Set(steps.flatMap(({ walked }) => walked));

const isTold = (report: Report): report is ToldReport => !report.startsWith('state = ');

/** The steps of a side up to a step, from the call on that opened what it is in. */
function stepsOfConnection(trace: Trace, last: Step | null, side: Side): Step[] {
  if (last === null) return [];
  const steps = trace.steps.slice(0, last.index + 1).filter((step) => step.side === side);
  const opened = steps.findLastIndex(
    ({ before, walked }) => before.state === 'CLOSED' && walked.length > 1,
  );
  return steps.slice(Math.max(opened, 0));
}
