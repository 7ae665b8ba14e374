/**
 * In what a run differs from another one of the same connection: the reader's run from the one without the reader. What
 * happens in both is matched by what it is (the n-th such segment, timer, call, report, state of a side), so a thing that
 * happens later is the same thing, later.
 */
import type { Report, TimerName } from '../../../machines/tcp/effects.ts';
import type { Segment } from '../../../machines/tcp/segment.ts';
import type { State } from '../../../machines/tcp/states.ts';
import { time, type Time } from '../../../machines/tcp/time.ts';
import { matched, type Matched } from './matching.ts';
import { statesOf, unlike, type StateStretch } from './states.ts';
import type { Call } from '../calls.ts';
import type { Side } from '../side.ts';
import { SIDES } from '../side.ts';
import { isCut } from '../moment.ts';
import type { Flight, ConnectionTrace } from '../connection.ts';

export type { StateStretch } from './states.ts';

/** The two runs: as it was, and as it is now. */
export type ComparedRun = 'before' | 'now';

/** A single difference; `at` is a time of the run that has it, of the run as it is now where both do. */
export type Difference = { readonly at: Time } & (
  | /** A segment of both fares differently. */
    { readonly kind: 'fate'; readonly flight: Flight; readonly was: Flight['fate'] }
  | { readonly kind: 'segment'; readonly run: ComparedRun; readonly flight: Flight }
  | {
      readonly kind: 'timer';
      readonly run: ComparedRun;
      readonly side: Side;
      readonly timer: TimerName;
      readonly ranUs: number;
    }
  | { readonly kind: 'call'; readonly run: ComparedRun; readonly side: Side; readonly call: Call }
  | {
      readonly kind: 'report';
      readonly run: ComparedRun;
      readonly side: Side;
      readonly report: Report;
    }
  | {
      readonly kind: 'state';
      readonly run: ComparedRun;
      readonly side: Side;
      readonly state: State;
    } /** A side comes to a state, and so many more after it, later (or sooner: less than 0). */
  | {
      readonly kind: 'later';
      readonly side: Side;
      readonly state: State;
      readonly more: number;
      readonly byUs: number;
    }
);

export interface Comparison {
  /** Up to here both runs are the same; null: they are the same to the end. */
  readonly since: Time | null;
  /** In order of time. */
  readonly differences: readonly Difference[];
  /** The stretches of time in which a side is in another state than in the other run. */
  readonly stretches: readonly StateStretch[];
  /** The segments that only one of the runs has: indices of its flights. */
  readonly only: Readonly<Record<ComparedRun, ReadonlySet<number>>>;
}

/** Of a run that was ended because it is long nothing is known after its end, so nothing is compared there. */
export function compare(before: ConnectionTrace, now: ConnectionTrace): Comparison {
  const whole = compareAll(before, now);
  const until = Math.min(...[before, now].filter(isCut).map(({ end }) => end.at));
  if (until === Infinity) return whole;
  const known = (run: ComparedRun, { flights }: ConnectionTrace) =>
    new Set([...whole.only[run]].filter((index) => (flights[index]?.sentAt ?? 0) <= until));
  const differences = whole.differences.filter(({ at }) => at <= until);
  return {
    since: differences.length > 0 ? whole.since : null,
    differences,
    stretches: whole.stretches
      .filter(({ from }) => from <= until)
      .map((stretch) => ({ ...stretch, to: time(Math.min(stretch.to, until)) })),
    only: { before: known('before', before), now: known('now', now) },
  };
}

function compareAll(before: ConnectionTrace, now: ConnectionTrace): Comparison {
  const flights = matched(before.flights, now.flights, segmentKey);
  const differences = [
    ...fates(flights),
    ...timers(before, now),
    ...only(flights, ({ sentAt }) => sentAt).map(({ run, at, item }) => segment(run, at, item)),
    ...calls(before, now),
    ...reports(before, now),
    ...states(before, now),
  ].sort((a, b) => a.at - b.at);
  return {
    since: firstOf(before, now, differences),
    differences,
    stretches: unlike(before, now),
    only: {
      before: new Set(flights.onlyBefore.map(({ index }) => index)),
      now: new Set(flights.onlyNow.map(({ index }) => index)),
    },
  };
}

const segmentKey = ({ from, segment }: Flight): string => `${from} ${wire(segment)}`;

const wire = ({ syn, ack, fin, rst, seq, ackNumber, dataLen }: Segment): string =>
  [syn, ack, fin, rst, seq, ackNumber, dataLen].join(' ');

const segment = (run: ComparedRun, at: Time, flight: Flight): Difference => ({
  ...{ at, kind: 'segment', run, flight },
});

function fates({ both }: Matched<Flight>): Difference[] {
  return both.flatMap(([was, is]) =>
    was.fate === is.fate
      ? []
      : [{ at: is.sentAt, kind: 'fate' as const, flight: is, was: was.fate }],
  );
}

/** What only one of the runs has, with its time. */
function only<T>(
  { onlyBefore, onlyNow }: Matched<T>,
  timeOf: (item: T) => Time,
): { run: ComparedRun; at: Time; item: T }[] {
  return [
    ...onlyBefore.map((item) => ({ run: 'before' as const, at: timeOf(item), item })),
    ...onlyNow.map((item) => ({ run: 'now' as const, at: timeOf(item), item })),
  ];
}

function timers(before: ConnectionTrace, now: ConnectionTrace): Difference[] {
  const fired = ({ timers: spans }: ConnectionTrace) =>
    spans.filter(({ outcome, endedAt }) => outcome === 'fired' && endedAt !== null);
  const found = matched(fired(before), fired(now), ({ side, timer }) => `${side} ${timer}`);
  return only(found, ({ endedAt, deadline }) => endedAt ?? deadline).map(({ run, at, item }) => ({
    ...{ at, kind: 'timer', run, side: item.side, timer: item.timer },
    ranUs: at - item.startedAt,
  }));
}

function calls(before: ConnectionTrace, now: ConnectionTrace): Difference[] {
  const made = ({ steps }: ConnectionTrace) =>
    steps.flatMap(({ at, side, cause }) =>
      cause.kind === 'call' ? [{ at, side, call: cause.call }] : [],
    );
  const found = matched(made(before), made(now), ({ side, call }) => `${side} ${call.call}`);
  return only(found, ({ at }) => at).map(({ run, at, item }) => ({
    ...{ at, kind: 'call', run, side: item.side, call: item.call },
  }));
}

function reports(before: ConnectionTrace, now: ConnectionTrace): Difference[] {
  const told = ({ steps }: ConnectionTrace) =>
    steps.flatMap(({ at, side, reports: all }) => all.map((report) => ({ at, side, report })));
  const found = matched(told(before), told(now), ({ side, report }) => `${side} ${report}`);
  return only(found, ({ at }) => at).map(({ run, at, item }) => ({
    ...{ at, kind: 'report', run, side: item.side, report: item.report },
  }));
}

/** States that only one run has; and those of both that come later, one after the other by the same time as one. */
function states(before: ConnectionTrace, now: ConnectionTrace): Difference[] {
  return SIDES.flatMap((side) => {
    const found = matched(statesOf(side, before), statesOf(side, now), ({ state }) => state);
    const shifts: (Difference & { kind: 'later' })[] = [];
    let lastByUs = 0;
    for (const [was, is] of found.both) {
      const byUs = is.at - was.at;
      const last = shifts.at(-1);
      if (byUs !== 0 && last && lastByUs === byUs) {
        shifts[shifts.length - 1] = { ...last, more: last.more + 1 };
      } else if (byUs !== 0) {
        shifts.push({ at: is.at, kind: 'later', side, state: is.state, more: 0, byUs });
      }
      lastByUs = byUs;
    }
    const others = only(found, ({ at }) => at).map(({ run, at, item }): Difference => ({
      ...{ at, kind: 'state', run, side, state: item.state },
    }));
    return [...shifts, ...others];
  });
}

/**
 * From when on the runs differ: the first difference, or the first segment that leaves at another time or takes another
 * time (the reader changed the link).
 */
function firstOf(
  before: ConnectionTrace,
  now: ConnectionTrace,
  [first]: readonly Difference[],
): Time | null {
  const times = first === undefined ? [] : [first.at];
  const length = Math.max(before.flights.length, now.flights.length);
  for (let i = 0; i < length; i++) {
    const [a, b] = [before.flights[i], now.flights[i]];
    if (a && b && a.sentAt === b.sentAt && a.dueAt === b.dueAt && segmentKey(a) === segmentKey(b)) {
      continue;
    }
    times.push(time(Math.min(a?.sentAt ?? Infinity, b?.sentAt ?? Infinity)));
    break;
  }
  return times.length === 0 ? null : time(Math.min(...times));
}
