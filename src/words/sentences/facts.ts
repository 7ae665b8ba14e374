/**
 * Facts about a step for the sentences of both languages, and the marks that show its numbers. No words in here: a mark is
 * `ack=302` or `SND.UNA=101` in any language. Where a number is not at hand, only its name is shown.
 */
import type { TimerName } from '../../../machines/tcp/effects.ts';
import {
  dataStart,
  segmentLabel,
  isBareFin,
  kindOf,
  segEnd,
  type Segment,
  type SegmentKind,
} from '../../../machines/tcp/segment.ts';
import { advance, after, distance, seq, type Seq } from '../../../machines/tcp/sequence.ts';
import { first, itemsOf } from '../../../machines/tcp/list.ts';
import { isOrphan, patienceUs, retriesOf } from '../../../machines/tcp/timers/patience.ts';
import { bufferOf } from '../../../machines/stacks/linux/memory.ts';
import { isLinux, linuxOf } from '../../../machines/stacks/linux/variables.ts';
import { flightSize, rightEdge, type Tcb } from '../../../machines/tcp/tcb.ts';
import { retryLimit as limitOf } from '../../../machines/tcp/timers/retransmission.ts';
import type { Flight } from '../../trace/connection.ts';
import type { Side } from '../../trace/side.ts';
import { duration } from '../duration.ts';
import { code, type Mark } from '../phrase.ts';
import type { Telling } from './telling.ts';

// --- numbers as marks

/** `seq=100` of a segment that this end sent. */
export const ourSeq = (t: Telling, s: Segment | undefined): Mark => seqMark(t, t.side, s);

/** `ack=301` of a segment that this end sent. */
export const ourAck = (t: Telling, s: Segment | undefined): Mark => ackMark(t, t.peer, s);

/** `seq=300` of the segment that arrived. */
export const itsSeq = (t: Telling): Mark => seqMark(t, t.peer, t.segment ?? undefined);

/** `ack=101` of the segment that arrived. */
export const itsAck = (t: Telling): Mark => ackMark(t, t.side, t.segment ?? undefined);

const seqMark = (t: Telling, space: Side, s: Segment | undefined): Mark =>
  code(s ? `seq=${t.number(space, s.seq, isBareFin(s))}` : 'seq');

const ackMark = (t: Telling, space: Side, s: Segment | undefined): Mark =>
  code(s?.ack ? `ack=${t.number(space, s.ackNumber)}` : 'ack');

/** `ack=102`: what would acknowledge all that this end has sent. */
export const ackOfAll = (t: Telling): Mark =>
  code(t.after ? `ack=${t.number(t.side, t.after.sndNxt)}` : 'ack');

/** A bare number of this end's sequence space, or of the peer's. */
export const ourNumber = (t: Telling, n: Seq): Mark => code(t.number(t.side, n));
export const itsNumber = (t: Telling, n: Seq): Mark => code(t.number(t.peer, n));

/** The number of the FIN in a segment that this end sent, and of the one in the segment that arrived. */
export const ourFin = (t: Telling, s: Segment | undefined): Mark =>
  code(s ? t.number(t.side, finIn(s), true) : 'FIN');
export const itsFin = (t: Telling): Mark =>
  code(t.segment ? t.number(t.peer, finIn(t.segment), true) : 'FIN');

const finIn = (s: Segment): Seq => advance(segEnd(s), -1);

const OURS = { ISS: 'iss', 'SND.UNA': 'sndUna', 'SND.NXT': 'sndNxt' } as const;
const THEIRS = { 'RCV.NXT': 'rcvNxt' } as const;
const OCTETS = {
  'SND.WND': 'sndWnd',
  'RCV.WND': 'rcvWnd',
  cwnd: 'cwnd',
  ssthresh: 'ssthresh',
} as const;

type Variable = keyof typeof OURS | keyof typeof THEIRS | keyof typeof OCTETS;

/** A TCB variable with its value after the step: `SND.UNA=101`. */
export const now = (t: Telling, name: Variable): Mark => variable(t, name, t.after ?? t.before);

/** A TCB variable with its value before the step. */
export const was = (t: Telling, name: Variable): Mark => variable(t, name, t.before ?? t.after);

function variable(t: Telling, name: Variable, tcb: Tcb | null): Mark {
  if (tcb === null) return code(name);
  switch (name) {
    case 'ISS':
    case 'SND.UNA':
    case 'SND.NXT':
      return code(
        `${name}=${t.number(t.side, tcb[OURS[name]], name === 'SND.UNA' && tcb.sndUna === tcb.finSeq)}`,
      );
    case 'RCV.NXT':
      return code(`${name}=${t.number(t.peer, tcb[THEIRS[name]])}`);
    default: {
      const n = Math.floor(tcb[OCTETS[name]]);
      // ssthresh starts "arbitrarily high": no number worth showing
      return code(Number.isSafeInteger(n + 1) ? `${name}=${n}` : name);
    }
  }
}

/** `RTO=1 s` after the step, or before it. */
export const rtoNow = (t: Telling): Mark => rtoMark(t.after ?? t.before);

const rtoMark = (tcb: Tcb | null): Mark => code(tcb ? `RTO=${duration(tcb.rtoUs, 'en')}` : 'RTO');

// --- what left

/** The first segment that left, or the first of a kind. */
export const left = (t: Telling, kind?: SegmentKind): Segment | undefined =>
  t.sent.find((s) => kind === undefined || kindOf(s) === kind);

/** The first segment that left with an ACK. */
export const ackThatLeft = (t: Telling): Segment | undefined => t.sent.find((s) => s.ack && !s.rst);

/** Whether an answer was due and did not leave, because one had just left. */
export const isUnanswered = (t: Telling): boolean => t.step.rules.includes('ack.limited');

/** Segments with data that left for the first time. */
export const newData = (t: Telling): readonly Segment[] =>
  t.flights.filter((f) => f.reason === 'first' && f.segment.dataLen > 0).map((f) => f.segment);

/** Octets that the application has given and that have not left after the step. */
export const waiting = (t: Telling): number => t.after?.unsent ?? 0;

/** Octets in some segments. */
export const octets = (segments: readonly Segment[]): number =>
  segments.reduce((sum, s) => sum + s.dataLen, 0);

/** The number of the last octet of data in a segment. */
export const lastOctet = (s: Segment): Seq => advance(s.seq, s.dataLen - 1 + (s.syn ? 1 : 0));

/** Whether the numbers of a segment's data go past 2^32 - 1 and on from 0, and are shown so. */
export function wraps(t: Telling, s: Segment): boolean {
  const toZero = distance(s.seq, seq(0));
  return toZero > 0 && toZero < s.dataLen && t.number(t.side, seq(0)) === '0';
}

/** What left again, by timer, by duplicate ACKs or as an answer. */
export const sentAgain = (t: Telling): Segment | undefined =>
  t.flights.find((f) => f.reason.endsWith('Again'))?.segment;

/** What a segment is called by: its kind, or that it is a probe, which is what it is for. */
export const calledBy = ({ segment, reason }: Flight): SegmentKind | 'probe' =>
  reason === 'probe' || reason === 'keepAlive' ? 'probe' : kindOf(segment);

/** The control bits of a segment: `SYN+ACK`. */
export const flagsMark = (s: Segment | null | undefined): Mark => code(s ? segmentLabel(s) : 'ACK');

// --- what arrived

/** Octets of ours that the arriving ACK covers for the first time; SYN and FIN are told apart. */
export function newlyAcked(t: Telling): { octets: number; syn: boolean; fin: boolean } {
  const { before, segment } = t;
  if (!before || !segment?.ack) return { octets: 0, syn: false, fin: false };
  const to = t.after?.sndUna ?? segment.ackNumber;
  const numbers = distance(before.sndUna, to);
  const syn = numbers > 0 && before.sndUna === before.iss;
  const fin = numbers > 0 && before.finSeq !== null && after(to, before.finSeq);
  return { octets: numbers - (syn ? 1 : 0) - (fin ? 1 : 0), syn, fin };
}

/** Sequence numbers in flight after the step. */
export const inFlight = (t: Telling): number => (t.after ? flightSize(t.after) : 0);

/** Octets of the arriving text that are before the right edge of the window: more of it cannot be kept. */
export function fitting({ segment, before }: Telling): number {
  if (segment === null || before === null) return segment?.dataLen ?? 0;
  return Math.min(segment.dataLen, distance(dataStart(segment), rightEdge(before)));
}

/** Whether the arriving segment ends with the peer's FIN, which was taken before. */
export const isRepeatedFin = ({ segment, before }: Telling): boolean =>
  segment?.fin === true &&
  segment.ack &&
  !segment.syn &&
  before?.peerFin === true &&
  segEnd(segment) === before.rcvNxt;

/** The number of the peer's FIN, once it is taken. */
export const finTaken = (t: Telling): Mark =>
  code(t.after?.peerFin === true ? t.number(t.peer, advance(t.after.rcvNxt, -1), true) : 'FIN');

/** Whether the data (or the FIN) that lies beyond a gap had come before. */
export const isHeldAlready = (t: Telling): boolean =>
  t.before !== null && t.before.held.length > 0 && t.before.held === t.after?.held;

/** Whether a FIN that takes effect now had come earlier, ahead of data that was missing. */
export const finWasHeld = (t: Telling): boolean => t.segment !== null && !t.segment.fin;

/** Where an unacceptable segment lies. */
export function whereOutside(t: Telling): 'below' | 'above' {
  const { before, segment } = t;
  return before && segment && after(segment.seq, before.rcvNxt) ? 'above' : 'below';
}

/** First and last number that the window takes, before the step. */
export const windowEdges = (tcb: Tcb): { first: Seq; last: Seq } => ({
  first: tcb.rcvNxt,
  last: advance(rightEdge(tcb), -1),
});

// --- timers

/** How long a timer that this step started will run; null: it started none of that name. */
export function started(t: Telling, timer: TimerName): number | null {
  for (const effect of t.step.effects)
    if (effect.kind === 'startTimer' && effect.timer === timer) return effect.delayUs;
  return null;
}

/** The same where it is known that it did. */
export const runsFor = (t: Telling, timer: TimerName): number => started(t, timer) ?? 0;

/** How long a timer had run, of those the TCB kept before the step. */
export function ranFor(t: Telling, timer: TimerName): number | null {
  const running = t.before?.timers[timer];
  return running ? t.step.at - running.startedAt : null;
}

/** How much of a timer was left, of those the TCB kept before the step. */
export function leftOf(t: Telling, timer: TimerName): number | null {
  const running = t.before?.timers[timer];
  return running ? running.deadline - t.step.at : null;
}

/** How often the front of the queue had gone again before the step. */
export const sentAgainCount = (t: Telling): number => t.before?.retransmissions ?? 0;

/** How often the profile lets the front of the queue go again; null where it is a matter of time. */
export function retryLimit(t: Telling): number | null {
  const tcb = t.before ?? t.after;
  const front = tcb && first(tcb.inFlight);
  if (!tcb || !front) return null;
  return limitOf({ tcb, profile: t.profile, state: t.from, now: t.step.at }, front);
}

/** How long data or a FIN is sent again where time decides, from the first retransmission on; null where a number does. */
export function patience(t: Telling): number | null {
  const tcb = t.before ?? t.after;
  if (t.profile.giveUpBy === 'count' || tcb === null || synIsInFront(tcb)) return null;
  return patienceUs(retriesOf({ orphan: isOrphan(tcb, t.step.at) }, t.profile), t.profile);
}

const synIsInFront = (tcb: Tcb): boolean => tcb.sndUna === tcb.iss;

// --- memory

/** The memory that unread data takes up after the step, and how much there is. */
export function memoryInUse(t: Telling): { used: number; all: number } {
  const tcb = t.after ?? t.before;
  if (!tcb || !isLinux(tcb)) return { used: 0, all: bufferOf(t.profile) };
  const { chunks, rcvBuf } = linuxOf(tcb);
  return { used: [...itemsOf(chunks)].reduce((sum, { memory }) => sum + memory, 0), all: rcvBuf };
}
