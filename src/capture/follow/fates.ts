/**
 * Which of the captured segments arrived. Nobody writes that down; what the receiver says next tells: what it acknowledges has come,
 * what it asks for has not, and what it sends again shows that the ACK of it has not come either. Where nothing tells, it is assumed.
 */
import { segEnd, segLen } from '../../../machines/tcp/segment.ts';
import { advance, after, type Seq } from '../../../machines/tcp/sequence.ts';
import { peerOf, SIDES } from '../../trace/side.ts';
import type { CapturedSegment } from '../captured.ts';
import { judgeAcks } from './ackFates.ts';
import { ANSWER_US, SLACK_US, type FateOf, type Judging } from './fate.ts';
import { judgeNumbered } from './numberedFates.ts';
import type { Timing } from './timing.ts';

/** A fate for each segment, by its index. */
export function fatesOf(
  segments: readonly CapturedSegment[],
  timing: Timing,
  endNs: number,
): readonly FateOf[] {
  const fates = segments.map((): FateOf => ({
    arrived: true,
    taken: true,
    refused: false,
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
    const judging = { sender, loopUs, leastLoopUs: timing.leastLoopUs[receiver], endNs, isHere };
    judgeNumbered(segments, fates, judging);
    judgeAcks(segments, fates, judging);
    judgeSilence(segments, fates, judging);
  }
  return fates;
}

/**
 * The receiver has fallen silent: what demands an answer gets none. From there on nothing arrives any more, as far as anybody can
 * tell.
 */
function judgeSilence(
  segments: readonly CapturedSegment[],
  fates: readonly FateOf[],
  { sender, loopUs, endNs }: Judging,
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
