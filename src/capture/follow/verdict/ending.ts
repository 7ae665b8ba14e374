/** How a connection ended (RFC 9293, 3.6 and 3.10), or how it stands when the capture ends. */
import { segLen } from '../../../../machines/tcp/segment.ts';
import type { Flight, Step } from '../../../trace/connection.ts';
import { peerOf, SIDES, type Side } from '../../../trace/side.ts';
import type { AnsweredByReset, VerdictEnding, Opening, ResetWhy } from './contract.ts';
import { ackOf, arrival, at, atStep, finOf, NOWHERE, type Material } from './evidence.ts';

/** A RST that ended the connection for one end, or an end that aborted it. */
export interface Reset {
  readonly by: Side;
  readonly why: ResetWhy;
  readonly flight: Flight | undefined;
  readonly at: number;
}

/** Copies of the same segment, up to the end. */
export interface UnackedCopies {
  readonly by: Side;
  readonly last: Flight;
  readonly copies: number;
  /** Since the first. */
  readonly us: number;
}

export function endingOf(evidence: Material, opening: Opening): VerdictEnding {
  if (OPENED.has(opening.kind)) {
    const reset = resetIn(evidence);
    const fins = SIDES.flatMap((side) => finOf(evidence, side) ?? []).sort(
      (a, b) => a.sentAt - b.sentAt,
    );
    const [first, second] = fins;
    if (first && second && !(reset && reset.at < second.sentAt))
      return closed(evidence, first, second, reset?.by ?? null);
    if (reset) return resetEnding(reset, first && first.sentAt < reset.at ? first : undefined);
    const givenUp = givenUpIn(evidence);
    if (givenUp) return { kind: 'gaveUp', by: givenUp.side, at: atStep(givenUp) };
    if (first)
      return {
        ...{ kind: 'halfClosed', by: first.from },
        ...{ us: sinceSeen(evidence, first), at: at(first) },
      };
    const last = evidence.flights.filter(evidence.isCaptured).at(-1);
    return { kind: 'open', idleUs: last ? sinceSeen(evidence, last) : 0, at: at(last) };
  }
  if (opening.kind === 'resetsAlone' && !opening.answersSyn) {
    const { by, at: when } = opening;
    return { kind: 'reset', by, answers: null, isForged: false, halfClosedBy: null, at: when };
  }
  return { kind: 'neverOpened', at: NOWHERE };
}

/** From its frame to the end of the capture. */
const sinceSeen = ({ capturedTo, seenAt }: Material, flight: Flight): number =>
  Math.max(0, Math.round(capturedTo - seenAt(flight)));

const OPENED: ReadonlySet<Opening['kind']> = new Set(['before', 'handshake', 'simultaneous']);

function resetEnding({ by, why, flight }: Reset, fin: Flight | undefined): VerdictEnding {
  return {
    ...{ kind: 'reset', by, at: at(flight) },
    answers: 'answers' in why ? why.answers : null,
    isForged: why.kind === 'forged' || why.kind === 'unsent',
    halfClosedBy: fin?.from ?? null,
  };
}

function closed(
  evidence: Material,
  first: Flight,
  second: Flight,
  resetBy: Side | null,
): VerdictEnding {
  const waits = (side: Side) =>
    evidence.steps.some((step) => step.side === side && step.walked.includes('TIME_WAIT'));
  const arrived = arrival(first);
  const crossed = second.sentAt < (arrived ?? ackOf(evidence, first)?.sentAt ?? Infinity);
  if (crossed && evidence.steps.some(({ walked }) => walked.includes('CLOSING')))
    return {
      ...{ kind: 'simultaneous', resetBy, at: at(second) },
      timeWait: SIDES.some(waits),
    };
  return {
    ...{ kind: 'closed', first: first.from, resetBy, at: at(second) },
    timeWait: SIDES.find(waits) ?? null,
    isAcked: evidence.onlySide !== null || ackOf(evidence, second) !== undefined,
  };
}

/** The first step by which an end was reset, or aborted. */
export function resetIn(evidence: Material): Reset | null {
  const { steps, trace, unheeded } = evidence;
  const iss = openedWith(evidence);
  for (const step of steps) {
    const { cause, side, before, sent } = step;
    if (before.tcb === null || before.state === 'TIME_WAIT') continue;
    // what an older connection left, or what an old duplicate opened
    const { irs } = before.tcb;
    if (side === 'server' && iss !== null && irs !== null && irs !== iss) continue;
    if (cause.kind === 'segment' && cause.segment.rst && step.after.tcb === null) {
      const flight = trace.flights[cause.flight ?? -1];
      const told = flight && unheeded.get(flight.index);
      const why: ResetWhy =
        told?.kind === 'forgedReset' || told?.kind === 'unsentReset'
          ? { kind: told.kind === 'unsentReset' ? 'unsent' : 'forged', signs: told.signs }
          : flight
            ? whyOf(evidence, trace.steps[flight.step])
            : { kind: 'abort' };
      return { by: peerOf(side), why, flight, at: flight?.sentAt ?? step.at };
    }
    const own = sent.map((index) => trace.flights[index]).find((flight) => flight?.segment.rst);
    if (own && step.after.tcb === null)
      return { by: side, why: whyOf(evidence, step), flight: own, at: step.at };
  }
  return null;
}

/** The number of the SYN that opened it; null: that was not captured. */
const openedWith = ({ from, unheeded }: Material) =>
  from.client.find(({ segment, index }) => segment.syn && !segment.ack && !unheeded.has(index))
    ?.segment.seq ?? null;

/** A RST leaves by a call, by a timer, or as an answer (3.5.2). */
function whyOf(evidence: Material, step: Step | undefined): ResetWhy {
  const { steps } = evidence;
  if (step === undefined || step.cause.kind !== 'segment') {
    const isTold = step?.cause.kind === 'timer' && step.evidence !== 'assumed';
    return { kind: isTold || (step && isUnanswered(evidence, step)) ? 'timer' : 'abort' };
  }
  const { segment } = step.cause;
  const answers = answered(segment);
  const hasClosed = steps.some(
    ({ side, index, cause }) =>
      side === step.side &&
      index <= step.index &&
      cause.kind === 'call' &&
      (cause.call.call === 'close' || cause.call.call === 'shutdown'),
  );
  return { kind: hasClosed ? 'closed' : 'unknown', answers };
}

/** It follows a keep-alive that nobody answered. */
const isUnanswered = ({ flights }: Material, { side, at: when }: Step): boolean => {
  const before = flights.findLast(({ sentAt, segment }) => sentAt < when && !segment.rst);
  return before?.from === side && before.reason === 'keepAlive';
};

function answered({ syn, fin, dataLen }: Flight['segment']): AnsweredByReset {
  if (syn) return 'SYN';
  if (dataLen > 0) return 'data';
  return fin ? 'FIN' : 'ACK';
}

/** An end that leaves its state in silence: the last copies of something went unanswered, and no more followed. */
const givenUpIn = ({ steps }: Material): Step | undefined =>
  steps.find(
    ({ cause, before, after, sent }) =>
      cause.kind === 'timer' &&
      cause.timer === 'retransmission' &&
      before.tcb !== null &&
      after.tcb === null &&
      sent.length === 0,
  );

/** So many copies of the same are no chance. */
const COPIES = 3;

/** What an end sent last it sent again and again, and the peer was not heard any more. */
export function unackedIn({ from, endAt }: Material): UnackedCopies | null {
  for (const by of SIDES) {
    const last = from[by].findLast(({ segment }) => segLen(segment) > 0);
    if (last === undefined || last.segment.syn) continue;
    const copies = from[by].filter(
      ({ segment }) => segment.seq === last.segment.seq && segLen(segment) > 0,
    );
    const [first] = copies;
    const heard = from[peerOf(by)].at(-1);
    if (first === undefined || copies.length < COPIES) continue;
    if (heard === undefined || (arrival(heard) ?? heard.sentAt) <= (copies[1]?.sentAt ?? 0))
      return { by, last, copies: copies.length, us: endAt - first.sentAt };
  }
  return null;
}
