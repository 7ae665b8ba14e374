/** Which of the segments that take up numbers arrived: they are acknowledged, refused, or sent again. */
import { segEnd, segLen, type Segment } from '../../../machines/tcp/segment.ts';
import { notBefore, type Seq } from '../../../machines/tcp/sequence.ts';
import { countFirst } from '../../trace/lookup.ts';
import type { CapturedSegment } from '../captured.ts';
import { ANSWER_US, SLACK_US, TWIN_NS, type FateOf, type Judging } from './fate.ts';
import { WindowProbes } from './windowProbes.ts';
import { Acceptance } from './acceptance.ts';
import { Outstanding, overlap, overlapping, type Out, type Sent } from './outstanding.ts';

/** What takes up numbers is acknowledged, or sent again. */
export function judgeNumbered(
  segments: readonly CapturedSegment[],
  fates: readonly FateOf[],
  judging: Judging,
): void {
  const out = new Outstanding();
  const probes = new WindowProbes(fates, judging);
  let iss: Seq | null = null;
  const heardNs: number[] = [];
  /** Of ACKs without SYN. */
  const ackedNs: number[] = [];
  const acceptance = new Acceptance();
  const close = () => {
    for (const copies of overlapping(out.takeAll()))
      for (const [i, one] of copies.entries())
        judgeUnanswered(one, isSentAgain(copies, i), fates, heardNs, judging);
  };
  segments.forEach((captured, index) => {
    const { from, segment, atNs } = captured;
    if (from === judging.sender) {
      if (segment.syn && segment.seq !== iss) {
        // another connection of the same sockets, if it is one
        close();
        iss = segment.seq;
      }
      if (segLen(segment) === 0 || segment.rst) return;
      const isRefused = acceptance.refuses(segment);
      if (!probes.sends({ index, segment, atNs })) out.add({ index, segment, atNs, isRefused });
      return;
    }
    heardNs.push(atNs);
    if (segment.ack && !segment.syn && !segment.rst) ackedNs.push(atNs);
    acceptance.hears(captured);
    probes.hears({ index, segment, atNs });
    for (const copies of overlapping(out.takeAnswered(segment)))
      judgeCopies(copies, fates, { index, segment, atNs }, ackedNs, judging);
  });
  close();
}

/** Segments that share numbers, and what answers them. */
function judgeCopies(
  group: readonly Out[],
  fates: readonly FateOf[],
  answer: Sent,
  ackedNs: readonly number[],
  judging: Judging,
): void {
  const known = new Map<string, Out | null>();
  for (const one of group) {
    const key = `${one.start} ${one.end}`;
    let taken = known.get(key);
    if (taken === undefined) {
      const copies = group.length === 1 ? group : group.filter((each) => overlap(each, one));
      taken = copies.length === 1 || judging.isHere ? null : takenOf(one, copies, answer, judging);
      known.set(key, taken);
    }
    if (taken === null || answerable(group, answer.segment).includes(one))
      judgeCopy(one, taken, fates[one.index] as FateOf, answer);
    if (isChallenged(one, answer, ackedNs, judging))
      Object.assign(fates[one.index] as FateOf, {
        ...{ arrived: true, evidence: 'inferred', refused: one.isRefused === true },
      });
  }
}

/** Of several copies of the same numbers: the one that the answer echoes, else the last one that it can be the answer to. */
function takenOf(
  one: Out,
  all: readonly Out[],
  { segment, atNs }: Sent,
  { loopUs, leastLoopUs }: Judging,
): Out | null {
  const copies = answerable(all, segment);
  const echo = segment.timestamps?.echo;
  const echoed = copies.find((copy) => copy.segment.timestamps?.value === echo);
  const leastUs = one.segment.syn ? loopUs : leastLoopUs;
  const inTime = copies.findLast((copy) => (atNs - copy.atNs) / 1000 >= leastUs * 0.9);
  // what lies above a gap is not echoed: the answer repeats the stamp of what came before it (RFC 7323, 4.3)
  const isCovered = one.segment.syn || notBefore(segment.ackNumber, segEnd(one.segment));
  const echoes = echo !== undefined && isCovered;
  return (echoes ? echoed : undefined) ?? inTime ?? copies[0] ?? null;
}

/** A SYN+ACK answers a SYN, whatever else bore its number; and where both opened, an ACK answers the SYN+ACK (3.5, figure 7). */
function answerable(copies: readonly Out[], answer: Segment): readonly Out[] {
  const holds = ({ segment: { syn, ack } }: Out) => syn && (answer.syn || ack);
  return copies.some(holds) ? copies.filter(holds) : copies;
}

function judgeCopy(one: Out, taken: Out | null, fate: FateOf, answer: Sent): void {
  fate.answeredBy = answer.index;
  fate.evidence = 'inferred';
  if (taken === null || one.index === taken.index) return;
  fate.answeredBy = null;
  if (one.index < taken.index) fate.arrived = isTwin(one, taken);
  // it is still on its way when what came before it is acknowledged
  else fate.evidence = 'assumed';
}

/** An ACK that does not acknowledge it comes just when an answer would: it had arrived, and was refused (RFC 9293, 3.10.7.4; RFC 5961, 4). */
function isChallenged(
  { segment, atNs, isRefused }: Out,
  answer: Sent,
  ackedNs: readonly number[],
  { loopUs, isHere }: Judging,
): boolean {
  if (!(segment.syn || isRefused) || isHere) return false;
  const dueNs = atNs + 1000 * (loopUs + SLACK_US);
  return dueNs < answer.atNs && isHeardIn(ackedNs, atNs + 900 * loopUs, dueNs);
}

/** The network, or the capture, made two of one. */
const isTwin = (one: Out, other: Out): boolean =>
  other.atNs - one.atNs < TWIN_NS &&
  one.segment.timestamps?.value === other.segment.timestamps?.value;

function isSentAgain(copies: readonly Out[], place: number): boolean {
  const one = copies[place] as Out;
  for (let i = place + 1; i < copies.length; i++) if (overlap(copies[i] as Out, one)) return true;
  return false;
}

/** Never acknowledged: lost where it was sent again, or where its receiver spoke, or should have, and did not mention it. */
function judgeUnanswered(
  { index, atNs, segment, isRefused }: Out,
  again: boolean,
  fates: readonly FateOf[],
  heardNs: readonly number[],
  { loopUs, endNs }: Judging,
): void {
  const fate = fates[index] as FateOf;
  const dueNs = atNs + 1000 * (loopUs + SLACK_US);
  if ((segment.syn || isRefused) && isHeardIn(heardNs, atNs + 900 * loopUs, dueNs)) {
    fate.evidence = 'inferred';
    fate.refused = isRefused === true;
  } else if (again || (heardNs.at(-1) ?? -Infinity) > dueNs)
    Object.assign(fate, { arrived: false, evidence: 'inferred' });
  else if (endNs > dueNs + 1000 * ANSWER_US) Object.assign(fate, { arrived: false });
}

function isHeardIn(heardNs: readonly number[], from: number, until: number): boolean {
  const first = heardNs[countFirst(heardNs, (at) => at < from)];
  return first !== undefined && first <= until;
}
