/**
 * Moments and segments of a run by what happens: a state is entered, a segment leaves or arrives, a timer fires. Each
 * takes the n-th such happening, from 1.
 */
import type { Report, TimerName } from '../../machines/tcp/effects.ts';
import type { RuleId } from '../../machines/tcp/rules.ts';
import { kindOf, type SegmentKind } from '../../machines/tcp/segment.ts';
import type { State } from '../../machines/tcp/states.ts';
import { time } from '../../machines/tcp/time.ts';
import { endOf, momentAt, momentOf, START } from '../trace/moment.ts';
import type { CallName } from '../trace/calls.ts';
import type { Side } from '../trace/side.ts';
import type { Flight, Step, ConnectionTrace } from '../trace/connection.ts';
import type { FindFlights, FindMoment } from './case.ts';

/** Before anything happens. */
export const atStart: FindMoment = () => START;

/** When nothing is left to happen. */
export const atEnd: FindMoment = (trace) => endOf(trace);

/** Right after the n-th step that is wanted. */
export const afterStep =
  (wanted: (step: Step, trace: ConnectionTrace) => boolean, nth = 1): FindMoment =>
  (trace) => {
    const step = trace.steps.filter((each) => wanted(each, trace))[nth - 1];
    return step === undefined ? null : momentOf(step);
  };

/** A side enters a state (or walks through it). */
export const enters = (side: Side, state: State, nth = 1): FindMoment =>
  afterStep((step) => step.side === side && step.walked.slice(1).includes(state), nth);

/** A rule is applied, at a side if that is told. */
export const cites = (rule: RuleId, { side, nth = 1 }: { side?: Side; nth?: number } = {}) =>
  afterStep((step) => step.rules.includes(rule) && (side ?? step.side) === step.side, nth);

export const fires = (side: Side, timer: TimerName, nth = 1): FindMoment =>
  afterStep(
    ({ side: of, cause }) => of === side && cause.kind === 'timer' && cause.timer === timer,
    nth,
  );

export const calls = (side: Side, call: CallName, nth = 1): FindMoment =>
  afterStep(
    ({ side: of, cause }) => of === side && cause.kind === 'call' && cause.call.call === call,
    nth,
  );

export const told = (side: Side, report: Report, nth = 1): FindMoment =>
  afterStep((step) => step.side === side && step.reports.includes(report), nth);

/** The n-th segment of a kind that a side sends, lost ones included; of any kind where it is null. */
export const sentBy =
  (from: Side, kind: SegmentKind | null = null, nth = 1): FindFlights =>
  ({ flights }) =>
    flights
      .filter((f) => f.from === from && (kind ?? kindOf(f.segment)) === kindOf(f.segment))
      .slice(nth - 1, nth);

export const leaves =
  (find: FindFlights): FindMoment =>
  (trace) => {
    const step = trace.steps[first(find, trace)?.step ?? -1];
    return step === undefined ? null : momentOf(step);
  };

/** Right after a segment has arrived, and has been dealt with. */
export const arrives = (find: FindFlights): FindMoment =>
  afterStep(
    ({ cause }, trace) => cause.kind === 'segment' && cause.flight === first(find, trace)?.index,
  );

/** Right after the n-th segment that nobody here has sent, an old duplicate or a forged one, has arrived at a side. */
export const intrudes = (side: Side, nth = 1): FindMoment =>
  afterStep(
    ({ side: at, cause }) => at === side && cause.kind === 'segment' && cause.flight === null,
    nth,
  );

/** While a segment is on its way: `part` of the way to the other end (half, where a lost one is lost). */
export const inFlight =
  (find: FindFlights, part = 0.5): FindMoment =>
  (trace) => {
    const flight = first(find, trace);
    if (flight === undefined) return null;
    const { sentAt, dueAt } = flight;
    return momentAt(trace, time(Math.round(sentAt + (dueAt - sentAt) * part)));
  };

/** Half way between two moments, in which nothing happens. */
export const betweenSteps =
  (from: FindMoment, to: FindMoment): FindMoment =>
  (trace) => {
    const [start, end] = [from(trace), to(trace)];
    if (start === null || end === null) return null;
    return momentAt(trace, time(Math.round((start.at + end.at) / 2)));
  };

const first = (find: FindFlights, trace: ConnectionTrace): Flight | undefined => find(trace)[0];
