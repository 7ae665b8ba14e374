/** What must hold of every segment that leaves. */
import type { Profile } from '../../../machines/tcp/profile.ts';
import { itemsOf } from '../../../machines/tcp/list.ts';
import { kindOf, segEnd, segLen } from '../../../machines/tcp/segment.ts';
import { advance, before, distance, notAfter, type Seq } from '../../../machines/tcp/sequence.ts';
import type { Tcb } from '../../../machines/tcp/tcb.ts';
import type { Flight, Step, ConnectionTrace } from '../connection.ts';
import { when } from './laws.ts';

export const ofSent = (trace: ConnectionTrace, step: Step, profile: Profile): string[] =>
  step.sent.flatMap((index) => {
    const flight = trace.flights[index];
    if (!flight) return ['a flight that is there'];
    return [
      ...ofSegment(flight),
      ...ofFlight(flight, step),
      ...ofWindows(flight, step.after.tcb, profile),
    ];
  });

function ofSegment({ segment }: Flight): string[] {
  const { syn, fin, rst, ack } = segment;
  return [
    ...when(!ack && !syn && !rst, 'every segment but SYN and RST carries an ACK'),
    ...when(rst && segLen(segment) > 0, 'a reset takes up no numbers'),
    ...when(syn && fin, 'SYN and FIN never share a segment'),
    ...when((segment.mss !== undefined) !== syn, 'the MSS option is on SYNs and on nothing else'),
    ...when(segment.wnd < 0 || segment.wnd > 65535, 'the window fits its field'),
  ];
}

function ofFlight(flight: Flight, { at, side, cause }: Step): string[] {
  const { segment, reason } = flight;
  const answersReset = cause.kind === 'segment' && cause.segment.rst && segment.rst;
  return [
    ...when(
      flight.from !== side || flight.sentAt !== at,
      'a segment leaves in the step that sends it',
    ),
    ...when(
      flight.arrivals.some((arrives) => arrives < at),
      'nothing arrives before it is sent',
    ),
    ...when(answersReset, 'a reset is never answered by a reset'),
    ...when((kindOf(segment) === 'RST') !== (reason === 'reset'), 'a reset is sent as one'),
    ...when(reason.endsWith('Again') && flight.again === null, 'what goes again was sent before'),
  ];
}

/** A segment is about the record as it is once the step is done: later in the step, numbers can only have grown. */
function ofWindows({ segment, reason }: Flight, tcb: Tcb | null, profile: Profile): string[] {
  if (!tcb || segment.rst) return [];
  // data on a SYN leaves before any window is known (RFC 7413)
  const isNew = reason === 'first' && segment.dataLen > 0 && !segment.syn;
  const dataEnd = advance(segment.seq, segment.dataLen);
  return [
    ...when(segment.dataLen > tcb.sndMss, 'no segment is larger than the MSS'),
    ...when(
      segment.ack && !notAfter(segment.ackNumber, tcb.rcvNxt),
      'only what was received is acknowledged',
    ),
    ...when(!notAfter(segEnd(segment), tcb.sndNxt), 'what was sent lies below SND.NXT'),
    ...when(
      isNew && distance(tcb.sndUna, dataEnd) > tcb.sndWnd,
      'new data stays within the window',
    ),
    ...when(
      profile.congestion === 'rfc5681' &&
        isNew &&
        outUpTo(tcb, dataEnd) > Math.max(tcb.cwnd, tcb.sndMss),
      'new data stays within the congestion window',
    ),
  ];
}

/** Octets up to a number that are on their way: what SACKs tell of, and what is lost and has not gone again, is not (RFC 6675, 4). */
function outUpTo({ sndUna, inFlight }: Tcb, end: Seq): number {
  let out = distance(sndUna, end);
  for (const { seq, dataLen, fin, sacked, lost, again } of itemsOf(inFlight))
    if ((sacked || (lost && !again)) && before(seq, end)) out -= dataLen + (fin ? 1 : 0);
  return out;
}
