/** What was lost and what was retransmitted without need, by sender; and what that took. */
import { peerOf, SIDES, type Side } from '../../../trace/side.ts';
import { segEnd } from '../../../../machines/tcp/segment.ts';
import { notBefore } from '../../../../machines/tcp/sequence.ts';
import type { AgainCause } from '../causes.ts';
import { isAt } from '../timing.ts';
import type { Trouble } from './contract.ts';
import { at, type Material } from './evidence.ts';

type Loss = Extract<Trouble, { kind: 'loss' }>;
type Spurious = Extract<Trouble, { kind: 'spurious' }>;
type Reordered = Extract<Trouble, { kind: 'reordered' }>;

export const lossesIn = (evidence: Material): (Loss | Spurious | Reordered)[] =>
  SIDES.flatMap((side) => {
    const all = evidence.retransmissions.filter((cause) => isOf(evidence, side, cause));
    const [late, own] = parted(all, (cause) => cameLate(evidence, cause));
    const needed = own.filter(
      (cause) => cause.needless === null && cause.lost !== 'no' && !isChallenged(evidence, cause),
    );
    const losses = (['SYN', 'data', 'FIN'] as const).flatMap((what) =>
      lossOf(
        evidence,
        side,
        needed.filter((cause) => cause.what === what),
        what,
      ),
    );
    // to probe is not to be mistaken
    const needless = own.filter((cause) => cause.needless !== null && !MEANT.has(cause.by.kind));
    return [
      ...losses,
      ...spuriousOf(evidence, side, needless),
      ...reorderedOf(evidence, side, late),
    ];
  });

function parted<T>(all: readonly T[], holds: (one: T) => boolean): readonly [T[], T[]] {
  return [all.filter(holds), all.filter((one) => !holds(one))];
}

/** Not for want of an ACK: it probes, or answers what it has got. */
const MEANT: ReadonlySet<AgainCause['by']['kind']> = new Set(['probe', 'afterReset']);

/** Sooner than its sender can have been told of the gap: it did not leave twice, but was overtaken. */
function cameLate({ trace, isCaptured, loopUs }: Material, { flight, of }: AgainCause): boolean {
  const first = trace.flights[of ?? -1];
  const second = trace.flights[flight];
  if (first === undefined || second === undefined || isCaptured(first)) return false;
  return second.sentAt - first.sentAt < NEARLY * loopUs(second.from);
}
const NEARLY = 0.9;

function reorderedOf({ trace }: Material, from: Side, causes: readonly AgainCause[]): Reordered[] {
  const [first] = causes;
  if (first === undefined) return [];
  const { length: count } = causes;
  return [
    { kind: 'reordered', from, count, at: at(trace.flights[first.flight]), confidence: 'sure' },
  ];
}

/** What came after the SYN does not acknowledge it, but shows that it had arrived (RFC 5961, 4). */
function isChallenged({ trace, from }: Material, { what, flight, of }: AgainCause): boolean {
  const again = trace.flights[flight];
  const first = trace.flights[of ?? -1];
  if (what !== 'SYN' || again === undefined || first === undefined) return false;
  return from[peerOf(again.from)].some(({ segment, arrivals: [came] }) => {
    const isAnswer = came !== undefined && came > first.sentAt && came <= again.sentAt;
    return isAnswer && !segment.syn;
  });
}

/** A copy that answers the peer's copy says nothing of its own fate, and one at a window of 0 is a probe. */
function isOf({ trace, closedTo }: Material, side: Side, { flight, of, by }: AgainCause): boolean {
  const again = trace.flights[flight];
  if (again?.from !== side || by.kind === 'answer' || by.kind === 'copy') return false;
  const first = trace.flights[of ?? -1] ?? again;
  return !closedTo(side).some(
    ({ since, until }) =>
      again.sentAt >= since && first.sentAt <= until && again.sentAt <= until + 1,
  );
}

function lossOf(
  evidence: Material,
  from: Side,
  causes: readonly AgainCause[],
  what: Loss['what'],
): Loss[] {
  if (causes.length === 0) return [];
  const by = (...kinds: readonly AgainCause['by']['kind'][]) =>
    causes.filter((cause) => kinds.includes(cause.by.kind)).length;
  const places = new Set(causes.map(({ lost }) => lost));
  const isOpen = causes.every(({ lost }) => lost === 'unknown');
  return [
    {
      ...{ kind: 'loss', from, what, count: causes.length },
      at: at(evidence.trace.flights[causes[0]?.flight ?? -1]),
      // behind the point of capture it may have been the answer that was lost, and not the segment
      confidence: causes.some(isSure) ? 'sure' : 'likely',
      ...{ byTimer: by('timer'), fast: by('fast', 'sack'), probes: by('probe') },
      where: isOpen
        ? 'unknown'
        : places.has('before') && places.has('behind')
          ? 'both'
          : places.has('before')
            ? 'before'
            : places.has('behind')
              ? 'behind'
              : 'between',
      us: spanned(evidence, causes),
    },
  ];
}

const isSure = ({ by, lost }: AgainCause): boolean =>
  lost === 'before' || lost === 'between' || by.kind === 'fast' || by.kind === 'sack';

/** From each first copy to its retransmission; what overlaps counts once. */
function spanned({ trace }: Material, causes: readonly AgainCause[]): number {
  const spans = causes
    .flatMap(({ flight, of }) => {
      const start = trace.flights[of ?? -1]?.sentAt;
      const end = trace.flights[flight]?.sentAt;
      return start === undefined || end === undefined ? [] : [{ start, end }];
    })
    .sort((a, b) => a.start - b.start);
  let us = 0;
  let until = -Infinity;
  for (const { start, end } of spans) {
    us += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return us;
}

function spuriousOf(evidence: Material, from: Side, causes: readonly AgainCause[]): Spurious[] {
  const [first] = causes;
  if (first === undefined) return [];
  const isFast = causes.some(({ by }) => by.kind === 'fast' || by.kind === 'sack');
  // only where the sender is heard is it seen that the ACK came, and came late
  const isLate = isAt(evidence.vantage, from) && causes.every(({ needless }) => needless === 'ack');
  const isAckLost =
    evidence.vantage === 'both' && causes.every((cause) => lostAck(evidence, cause));
  return [
    {
      ...{ kind: 'spurious', from, count: causes.length },
      at: at(evidence.trace.flights[first.flight]),
      confidence: 'sure',
      why: isFast ? 'reordered' : isAckLost ? 'lost' : isLate ? 'late' : 'lostOrLate',
    },
  ];
}

/** All that acknowledged its first copy before it left again was seen to be lost. */
function lostAck({ trace, from }: Material, { flight, of }: AgainCause): boolean {
  const again = trace.flights[flight];
  const first = trace.flights[of ?? -1];
  if (again === undefined || first === undefined) return false;
  const acks = from[peerOf(again.from)].filter(
    ({ sentAt, segment: { ack, ackNumber } }) =>
      sentAt >= first.sentAt &&
      sentAt < again.sentAt &&
      ack &&
      notBefore(ackNumber, segEnd(first.segment)),
  );
  return acks.length > 0 && acks.every(({ fate }) => fate === 'lost');
}
