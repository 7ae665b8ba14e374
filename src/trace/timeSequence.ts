/**
 * The time-sequence graph of a side, as tcptrace draws it: what it sent, by sequence number and time, and what came back to it
 * in ACKs. Plain spans of numbers, counted from the initial one, in order of time; built once for a trace.
 */
import { segLen, type Segment } from '../../machines/tcp/segment.ts';
import { after, before, notAfter, notBefore } from '../../machines/tcp/sequence.ts';
import type { Time } from '../../machines/tcp/time.ts';
import type { ConnectionTrace, Flight, Step } from './connection.ts';
import { flightsOf, stepsOf } from './lookup.ts';
import { oncePerSide } from './oncePerSide.ts';
import { relativeTo } from './relative.ts';
import { causeOfRetransmission, isNeedless, type RetransmissionCause } from './resent.ts';
import type { Side } from './side.ts';

/** Why a segment of the side left: for the first time, again for a cause, or to ask something. */
export type SentAs = 'first' | RetransmissionCause | 'windowProbe' | 'keepAlive' | 'reset';

/** What an ACK told it: the next number that is expected, once more the same, a block above a gap, octets that came twice. */
export type ToldBy = 'ack' | 'duplicateAck' | 'sackBlock' | 'dsackBlock';

export interface SequenceSpan {
  readonly kind: SentAs | ToldBy;
  readonly at: Time;
  readonly from: number;
  readonly to: number;
  /** SYN and FIN take a number each. */
  readonly control: 'SYN' | 'FIN' | null;
  readonly lost: boolean;
  /** What it carries was not lost: see `isNeedless`. */
  readonly needless: boolean;
  /** The step that sent it or that it arrived in, and the segment; null where it came from outside the run. */
  readonly step: number;
  readonly flight: number | null;
}

export const timeSequenceOf: (trace: ConnectionTrace, side: Side) => readonly SequenceSpan[] =
  oncePerSide(graphOf);

function graphOf(trace: ConnectionTrace, side: Side): SequenceSpan[] {
  const sent = flightsOf(trace, side).flatMap((flight) => sentSpan(trace, flight));
  const told = stepsOf(trace, side).flatMap((step) => toldSpans(trace, step));
  return [...sent, ...told].sort((a, b) => a.step - b.step);
}

/** A segment that takes up no numbers is told of where it asks something or resets; a bare ACK belongs to the other graph. */
function sentSpan(trace: ConnectionTrace, flight: Flight): SequenceSpan[] {
  const { segment, reason, from: side, sentAt: at, step, index } = flight;
  const kind = sentAs(trace, flight);
  if (segLen(segment) === 0 && kind === 'first') return [];
  const from = relativeTo(trace, side, segment.seq);
  return [
    {
      ...{ kind, at, from, to: from + segLen(segment), step, flight: index },
      control: segment.syn ? 'SYN' : segment.fin ? 'FIN' : null,
      lost: flight.arrivals.length === 0,
      needless: reason.endsWith('Again') && isNeedless(trace, flight),
    },
  ];
}

function sentAs(trace: ConnectionTrace, flight: Flight): SentAs {
  if (flight.segment.rst) return 'reset';
  if (flight.reason === 'probe') return 'windowProbe';
  if (flight.reason === 'keepAlive') return 'keepAlive';
  return causeOfRetransmission(trace, flight) ?? 'first';
}

/** What a segment that arrived told of the side's own numbers. */
function toldSpans(trace: ConnectionTrace, step: Step): SequenceSpan[] {
  const { cause, at, index, side } = step;
  if (cause.kind !== 'segment' || !cause.segment.ack || cause.segment.rst) return [];
  const { segment, flight } = cause;
  const nothing = { control: null, lost: false, needless: false } as const;
  const shared = { at, step: index, flight, ...nothing };
  const place = relativeTo(trace, side, segment.ackNumber);
  const kind = ackAs(step, segment);
  return [
    ...(kind === null ? [] : [{ kind, from: place, to: place, ...shared }]),
    ...(segment.sack ?? []).map(({ start, end }, i) => ({
      kind: i === 0 && isDsack(segment) ? ('dsackBlock' as const) : ('sackBlock' as const),
      from: relativeTo(trace, side, start),
      to: relativeTo(trace, side, end),
      ...shared,
    })),
  ];
}

function ackAs({ before: { tcb: was }, after: { tcb: is }, rules }: Step, segment: Segment) {
  if (was === null || is === null) return null;
  const moves = after(is.sndUna, was.sndUna) && is.sndUna === segment.ackNumber;
  if (moves) return 'ack' as const;
  // One with blocks is news all the same, and may bring another window.
  const tellsBlocks = segment.sack !== undefined && segLen(segment) === 0;
  const isSame = segment.ackNumber === was.sndUna;
  const isDuplicate = rules.includes('ack.duplicate') || (tellsBlocks && isSame);
  return isDuplicate ? ('duplicateAck' as const) : null;
}

/** The first block tells of octets that came twice where it lies below SEG.ACK, or within the second one (RFC 2883, 4). */
function isDsack({ sack = [], ackNumber }: Segment): boolean {
  const [one, other] = sack;
  if (one === undefined) return false;
  if (before(one.start, ackNumber)) return true;
  return other !== undefined && notBefore(one.start, other.start) && notAfter(one.end, other.end);
}
