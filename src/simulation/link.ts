/** The link: what the network does to each segment. It knows the scenario, and nothing of the ends. */
import { kindOf, type Flags, type Segment } from '../../machines/tcp/segment.ts';
import { later, time, type Time } from '../../machines/tcp/time.ts';
import { chance } from './random.ts';
import type { Fault, MatchedFlag, Match, Scenario } from './scenario.ts';
import type { Side } from '../trace/side.ts';
import type { Passage } from '../trace/recorder.ts';

/** What becomes of a segment: part of its flight. */
export type Verdict = Passage & {
  /** As it arrives, where the network has written into it. */
  readonly rewritten?: Segment;
};

export interface Carrier {
  /** Decides about the `nth` transmission of a side. To be asked once for each, in order. */
  carry(from: Side, nth: number, segment: Segment, at: Time): Verdict;
}

/** A link for one run. It counts transmissions, as each fault counts those that fit it. */
export function makeLink(scenario: Scenario): Carrier {
  const faults = (scenario.faults ?? []).map((fault, index) => ({
    ...{ fault, index },
    finder: makeFinder(fault.match),
  }));
  return {
    carry(from, nth, segment, at) {
      let chosen: { fault: Fault; index: number } | null = null;
      for (const entry of faults) if (entry.finder.isFound(from, segment, at)) chosen = entry;
      const dueAt = later(at, delayAt(scenario, at) + jitter(scenario, from, nth));
      if (chosen)
        return rewriting(segment, chosen.fault, byFault(chosen.fault, chosen.index, dueAt));
      return byChance(scenario, from, nth, dueAt);
    },
  };
}

/** Finds the segments that a match names, one transmission after the other. */
interface Finder {
  readonly isFound: (from: Side, segment: Segment, at: Time) => boolean;
  /** How many there were so far of which it counts. */
  readonly counted: () => number;
}

export function makeFinder(match: Match): Finder {
  const isNth = choiceOf(match.nth);
  let counted = 0;
  return {
    isFound(from, segment, at) {
      if (!fits(match, from, segment, at)) return false;
      counted += 1;
      return isNth(counted);
    },
    counted: () => counted,
  };
}

const fits = (match: Match, from: Side, segment: Segment, at: Time): boolean =>
  match.from === from &&
  (match.kind === undefined || match.kind === kindOf(segment)) &&
  at >= (match.afterUs ?? 0) &&
  (match.flags ?? []).every((flag) => segment[BITS[flag]]) &&
  (match.longerThan === undefined || segment.dataLen > match.longerThan);

const BITS = {
  SYN: 'syn',
  ACK: 'ack',
  FIN: 'fin',
  RST: 'rst',
  PSH: 'psh',
} as const satisfies Record<MatchedFlag, keyof Flags>;

function choiceOf(nth: Match['nth']): (n: number) => boolean {
  if (nth === 'all') return () => true;
  const chosen = new Set(typeof nth === 'number' ? [nth] : nth);
  return (n) => chosen.has(n);
}

/** The link's delay at a moment: the last change up to then. */
function delayAt(scenario: Scenario, at: Time): number {
  const change = scenario.linkChanges?.findLast(({ atUs }) => atUs <= at);
  return change?.delayUs ?? scenario.link.delayUs;
}

const jitter = ({ link }: Scenario, from: Side, nth: number): number =>
  link.jitterUs
    ? Math.floor(chance(link.seed ?? 0, `jitter ${from} ${nth}`) * (link.jitterUs + 1))
    : 0;

/** What the network writes into a segment. */
function rewriting(segment: Segment, fault: Fault, verdict: Verdict): Verdict {
  if (fault.do === 'mark' && segment.ip === 'ECT0')
    return { ...verdict, rewritten: { ...segment, ip: 'CE' } };
  if (fault.do === 'clampMss' && segment.mss !== undefined)
    return { ...verdict, rewritten: { ...segment, mss: Math.min(segment.mss, fault.mss) } };
  return verdict;
}

function byFault(fault: Fault, index: number, dueAt: Time): Verdict {
  switch (fault.do) {
    case 'drop':
      return { fate: 'lost', fault: index, arrivals: [], dueAt };
    case 'mark':
    case 'clampMss':
    case 'deliver':
      return { fate: 'delivered', fault: null, arrivals: [dueAt], dueAt };
    case 'delay': {
      const arrives = later(dueAt, fault.byUs);
      return { fate: 'delayed', fault: index, arrivals: [arrives], dueAt: arrives };
    }
    case 'hold': {
      const arrives = time(Math.max(dueAt, fault.untilUs));
      return { fate: 'delayed', fault: index, arrivals: [arrives], dueAt: arrives };
    }
    case 'duplicate':
      return {
        fate: 'duplicated',
        fault: index,
        arrivals: [dueAt, later(dueAt, fault.byUs)],
        dueAt,
      };
  }
}

function byChance({ link }: Scenario, from: Side, nth: number, dueAt: Time): Verdict {
  const draw = (what: string) => chance(link.seed ?? 0, `${what} ${from} ${nth}`);
  if (link.loss && draw('loss') < link.loss)
    return { fate: 'lost', fault: 'chance', arrivals: [], dueAt };
  if (link.duplication && draw('duplication') < link.duplication) {
    return { fate: 'duplicated', fault: 'chance', arrivals: [dueAt, dueAt], dueAt };
  }
  return { fate: 'delivered', fault: null, arrivals: [dueAt], dueAt };
}
