/** What the application of an end was told last, in the words of RFC 9293, and how the sockets interface says it. */
import type { Report } from '../../../machines/tcp/effects.ts';
import { errnoOf } from '../../analysis/sockets/errno.ts';
import type { Errno } from '../../analysis/sockets/program.ts';
import { countUpTo, stepsOf } from '../../trace/lookup.ts';
import type { Step, ConnectionTrace } from '../../trace/connection.ts';
import type { Side } from '../../trace/side.ts';

/** The reports that are said in words; the answer to a status call is the state itself. */
type ToldReport = Exclude<Report, `state = ${string}`>;

export interface LastReport {
  readonly text: ToldReport;
  readonly errno: Errno | null;
}

/** The last one in this connection. */
export function lastReport(
  trace: ConnectionTrace,
  step: Step | null,
  side: Side,
): LastReport | null {
  const steps = stepsOf(trace, side);
  for (let i = countUpTo(steps, step?.index ?? -1) - 1; i >= 0; i--) {
    const before = steps[i];
    const text = before?.reports.findLast(isTold);
    if (before && text) return { text, errno: errnoOf(trace, before) };
    // here the connection began
    if (before?.before.state === 'CLOSED' && before.walked.length > 1) return null;
  }
  return null;
}

const isTold = (report: Report): report is ToldReport => !report.startsWith('state = ');
