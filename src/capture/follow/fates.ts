/**
 * Which of the captured segments arrived. Nobody writes that down; what the receiver says next tells: what it acknowledges has come,
 * what it asks for has not, and what it sends again shows that the ACK of it has not come either. Where nothing tells, it is assumed.
 */
import { segEnd, segLen, type Segment } from '../../../machines/tcp/segment.ts';
import {
  advance,
  after,
  before,
  notAfter,
  notBefore,
  type Seq,
} from '../../../machines/tcp/sequence.ts';
import type { Evidence } from '../../trace/connection.ts';
import { peerOf, SIDES, type Side } from '../../trace/side.ts';
import type { CapturedSegment } from '../captured.ts';
import type { Timing } from './timing.ts';

/** What became of a segment, and how that is known. */
export interface FateOf {
  arrived: boolean;
  evidence: Evidence;
  /** It was acknowledged by the segment of this index: it had arrived before that left. */
  answeredBy: number | null;
  /** What its receiver sent again last although this one would have told it better: it came after that, if it came. */
  comesAfter: number | null;
}

/** How much later than the estimate something may come without being late, in microseconds. */
const SLACK_US = 2_000;
/** An answer is owed within so long: the longest a delayed ACK may wait (RFC 9293, 3.8.6.3). */
const ANSWER_US = 500_000;

/** A fate for each segment, by its index. */
export function fatesOf(
  segments: readonly CapturedSegment[],
  timing: Timing,
  endNs: number,
): readonly FateOf[] {
  const fates = segments.map((): FateOf => ({
    arrived: true,
    evidence: 'assumed',
    answeredBy: null,
    comesAfter: null,
  }));
  for (const sender of SIDES) {
    const receiver = peerOf(sender);
    // who is not heard at all tells nothing of what came
    if (!segments.some(({ from }) => from === receiver)) continue;
    const isHere = timing.vantage === receiver;
    const loopUs = 2 * timing.toUs[receiver];
    judgeNumbered(segments, fates, { sender, loopUs, endNs, isHere });
    judgeAcks(segments, fates, sender, loopUs, isHere);
    judgeSilence(segments, fates, sender, loopUs, endNs);
  }
  return fates;
}

interface Out {
  readonly index: number;
  readonly start: Seq;
  readonly end: Seq;
  readonly atNs: number;
  readonly segment: Segment;
}

interface Judging {
  readonly sender: Side;
  readonly loopUs: number;
  readonly endNs: number;
  /** The receiver is where the capture was taken: all has come there, the question is what was taken. */
  readonly isHere: boolean;
}

/** What takes up numbers is acknowledged, or sent again. */
function judgeNumbered(
  segments: readonly CapturedSegment[],
  fates: readonly FateOf[],
  judging: Judging,
): void {
  let out: Out[] = [];
  let iss: Seq | null = null;
  const heardNs: number[] = [];
  const close = () => {
    for (const one of out) judgeUnanswered(one, out, fates, heardNs, judging);
    out = [];
  };
  segments.forEach(({ from, segment, atNs }, index) => {
    if (from === judging.sender) {
      if (segment.syn && segment.seq !== iss) {
        // another connection of the same sockets, if it is one
        close();
        iss = segment.seq;
      }
      if (segLen(segment) > 0 && !segment.rst)
        out.push({ index, start: segment.seq, end: segEnd(segment), atNs, segment });
      return;
    }
    heardNs.push(atNs);
    const covered = out.filter((each) => isAcknowledged(each, segment) || isRefused(each, segment));
    if (covered.length === 0) return;
    out = out.filter((each) => !covered.includes(each));
    const answer = { index, segment, atNs };
    for (const one of covered) judgeCopy(one, covered, fates, answer, judging);
  });
  close();
}

/** A SYN whose text is not taken has come all the same (RFC 7413, 4.2.2). */
const isAcknowledged = (
  { start, end, segment: { syn } }: Out,
  { ack, ackNumber, sack = [] }: Segment,
): boolean =>
  ack &&
  (notBefore(ackNumber, syn ? advance(start, 1) : end) ||
    sack.some((block) => notBefore(start, block.start) && notAfter(end, block.end)));

/** A reset that takes its number from the ACK of what it answers (RFC 9293, 3.5.2). */
const isRefused = ({ segment }: Out, { rst, ack, seq }: Segment): boolean =>
  rst && !ack && segment.ack && seq === segment.ackNumber;

/** Of several copies of the same numbers: the one that the answer echoes, else the last one that it can be the answer to. */
function judgeCopy(
  one: Out,
  covered: readonly Out[],
  fates: readonly FateOf[],
  answer: { readonly index: number; readonly segment: Segment; readonly atNs: number },
  { loopUs, isHere }: Judging,
): void {
  const fate = fates[one.index] as FateOf;
  const copies = covered.filter(
    ({ start, end }) => before(start, one.end) && after(end, one.start),
  );
  fate.answeredBy = answer.index;
  fate.evidence = 'inferred';
  if (copies.length === 1 || isHere) return;
  const echo = answer.segment.timestamps?.echo;
  const echoed = copies.find(({ segment }) => segment.timestamps?.value === echo);
  const inTime = copies.filter(({ atNs }) => (answer.atNs - atNs) / 1000 >= loopUs * 0.9);
  // what lies above a gap is not echoed: the answer repeats the stamp of what came before it (RFC 7323, 4.3)
  const echoes = echo !== undefined && notBefore(answer.segment.ackNumber, one.end);
  const taken = (echoes ? echoed : undefined) ?? inTime.at(-1) ?? copies[0];
  if (taken === undefined || one.index === taken.index) return;
  if (one.index < taken.index) {
    fate.arrived = false;
    fate.answeredBy = null;
  } else {
    // it is still on its way when what came before it is acknowledged
    fate.evidence = 'assumed';
    fate.answeredBy = null;
  }
}

/** Never acknowledged: lost where it was sent again, or where its receiver spoke, or should have, and did not mention it. */
function judgeUnanswered(
  one: Out,
  out: readonly Out[],
  fates: readonly FateOf[],
  heardNs: readonly number[],
  { loopUs, endNs }: Judging,
): void {
  const fate = fates[one.index] as FateOf;
  const again = out.some(
    ({ index, start, end }) => index > one.index && before(start, one.end) && after(end, one.start),
  );
  const answerNs = one.atNs + 1000 * loopUs;
  const dueNs = answerNs + 1000 * SLACK_US;
  const isChallenged = (at: number) => at >= one.atNs + 900 * loopUs && at <= dueNs;
  if (one.segment.syn && heardNs.some(isChallenged)) {
    // an ACK that does not acknowledge it comes just when an answer would (RFC 5961, 4)
    fate.evidence = 'inferred';
  } else if (again || (heardNs.at(-1) ?? -Infinity) > dueNs)
    Object.assign(fate, { arrived: false, evidence: 'inferred' });
  else if (endNs > dueNs + 1000 * ANSWER_US) Object.assign(fate, { arrived: false });
}

/** The receiver sends again what an ACK had acknowledged: that ACK had not come when it did. */
function judgeAcks(
  segments: readonly CapturedSegment[],
  fates: readonly FateOf[],
  sender: Side,
  loopUs: number,
  isHere: boolean,
): void {
  let highest: Seq | null = null;
  let iss: Seq | null = null;
  segments.forEach(({ from, segment, atNs }, index) => {
    if (from === sender || segLen(segment) === 0 || segment.rst) return;
    const end = segEnd(segment);
    if (segment.syn && segment.seq !== iss) {
      iss = segment.seq;
      highest = null;
    }
    if (highest === null || after(end, highest)) {
      highest = end;
      return;
    }
    if (segment.dataLen <= 1 && !segment.syn && !segment.fin) return;
    const deadlineNs = atNs - 1000 * (loopUs + SLACK_US);
    for (let i = index - 1; i >= 0; i--) {
      const one = segments[i] as CapturedSegment;
      if (one.from !== sender) continue;
      if (!one.segment.ack || before(one.segment.ackNumber, end)) break;
      if (one.atNs > deadlineNs) continue;
      const fate = fates[i] as FateOf;
      if (isHere || fate.answeredBy === null)
        Object.assign(fate, { arrived: false, evidence: 'inferred' });
      else fate.comesAfter = index;
    }
  });
}

/**
 * The receiver has fallen silent: what demands an answer gets none. From there on nothing arrives any more, as far as anybody can
 * tell.
 */
function judgeSilence(
  segments: readonly CapturedSegment[],
  fates: readonly FateOf[],
  sender: Side,
  loopUs: number,
  endNs: number,
): void {
  const lastHeard = segments.findLastIndex(({ from }) => from !== sender);
  const heardNs = segments[lastHeard]?.atNs ?? -Infinity;
  const waitNs = 1000 * (loopUs + SLACK_US + ANSWER_US);
  const lastAnswered = fates.findLastIndex(
    ({ answeredBy }, i) => answeredBy !== null && segments[i]?.from === sender,
  );
  let silent = false;
  let highest: Seq | null = null;
  segments.forEach(({ from, segment, atNs }, i) => {
    if (from !== sender) return;
    const end = segEnd(segment);
    const isProbe =
      highest !== null && segLen(segment) === 0 && segment.seq === advance(highest, -1);
    if (highest === null || after(end, highest)) highest = end;
    const fate = fates[i] as FateOf;
    if (i <= lastAnswered) return;
    if (segLen(segment) > 0 && !fate.arrived) silent = true;
    else if (isProbe && atNs + 1000 * loopUs > heardNs && endNs > atNs + waitNs) silent = true;
    if (silent && fate.answeredBy === null)
      Object.assign(fate, { arrived: false, evidence: 'assumed' });
  });
}
