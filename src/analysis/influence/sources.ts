/** What its sender took a field from: the variables that the field copies, and the change of state that it went out with. */
import { segLen, type Segment } from '../../../machines/tcp/segment.ts';
import type { Tcb } from '../../../machines/tcp/tcb.ts';
import type { Flight, Step, ConnectionTrace } from '../../trace/connection.ts';
import type { FieldName } from '../../wire/fields.ts';
import type { Influence } from './influence.ts';

export function sources(field: FieldName, flight: Flight, { steps }: ConnectionTrace): Influence[] {
  const step = steps[flight.step];
  if (step === undefined) return [];
  const variable = (
    name: 'SND.NXT' | 'SND.UNA' | 'RCV.NXT' | 'RCV.WND',
    is: number,
  ): Influence => ({
    ...{ kind: 'variable', how: 'from', side: step.side, name, is, step: step.index },
  });
  const { segment } = flight;
  // A reset that ends the connection takes its numbers from what was known right before.
  const tcb = step.after.tcb ?? step.before.tcb;
  switch (field) {
    case 'seq':
      return tcb === null ? [] : numbers(segment, tcb, step).map((each) => variable(...each));
    case 'ack':
      return segment.ack && tcb?.rcvNxt === segment.ackNumber
        ? [variable('RCV.NXT', tcb.rcvNxt)]
        : [];
    case 'window':
      return tcb?.rcvWnd === segment.wnd ? [variable('RCV.WND', tcb.rcvWnd)] : [];
    case 'syn':
    case 'fin':
      return segment[field] ? changeOf(step) : [];
    case 'rst':
      return segment.rst && step.cause.kind !== 'segment' ? changeOf(step) : [];
    default:
      return [];
  }
}

/** What takes up numbers moves SND.NXT when it leaves first, and is what waits at SND.UNA when it leaves again. */
type Numbered = readonly [name: 'SND.NXT' | 'SND.UNA', is: number];
function numbers(segment: Segment, tcb: Tcb, { before }: Step): Numbered[] {
  const moved = segLen(segment) > 0 && before.tcb?.sndNxt !== tcb.sndNxt;
  const next = moved || segment.seq === tcb.sndNxt ? [['SND.NXT', tcb.sndNxt] as const] : [];
  const first = segment.seq === tcb.sndUna ? [['SND.UNA', tcb.sndUna] as const] : [];
  return next.length > 0 ? next : first;
}

const changeOf = ({ walked, side, index }: Step): Influence[] =>
  walked.length < 2 ? [] : [{ kind: 'state', how: 'from', side, walked, step: index }];
