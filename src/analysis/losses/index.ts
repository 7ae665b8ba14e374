/**
 * One connection, each of its segments lost in turn: what makes each loss good, which timer that takes, how long it
 * takes, and what the programs at both ends notice. All of it is read from the traces. No words in here.
 */
import { kindOf, segEnd, segLen, type SegmentKind } from '../../../machines/tcp/segment.ts';
import { scenarioById, SCENARIO_IDS, type ScenarioId } from '../../scenarios/index.ts';
import { peerOf, SIDES, type Side } from '../../trace/side.ts';
import type { Scenario } from '../../simulation/scenario.ts';
import type { SimulatedTrace } from '../../simulation/connectionRun.ts';
import { simulate } from '../../simulation/simulate.ts';
import { flightNamed } from '../../trace/lookup.ts';
import type { Flight, ConnectionTrace } from '../../trace/connection.ts';
import { noticeOf, type Notice } from './notices.ts';
import { isProbe, repairOf, type Repair } from './repair.ts';
import { endsAtLast } from '../../trace/moment.ts';

export type { Notice, Noticed } from './notices.ts';
export { isProbe } from './repair.ts';
export type { Repair, RepairedBy } from './repair.ts';

export interface Loss {
  /** The run in which it is lost. */
  readonly trace: ConnectionTrace;
  /** The lost one. */
  readonly flight: Flight;
  /** What it is for, of a segment that only acknowledges: an ACK of this, or to tell of a larger window. */
  readonly acknowledges: SegmentKind | 'probe' | 'window' | null;
  readonly repair: Repair | Unrepaired;
  readonly notices: Readonly<Record<Side, Notice>>;
  /** The ends whose wait of 2 MSL starts anew because of it. */
  readonly waitsAnew: readonly Side[];
  /** How much later the whole run is over. */
  readonly lateUs: number;
}

/** Nothing makes it good: because the connection is given up (`moot`), or because nobody sends it again. */
export type Unrepaired = 'moot' | 'never';

export interface Losses {
  readonly clean: SimulatedTrace;
  /** In the order in which the segments of the clean run leave. */
  readonly losses: readonly Loss[];
}

/** Whether a scenario runs without mishap, so that one loss is the only one. */
export const isClean = ({ faults = [], injections = [], link, actions }: Scenario): boolean =>
  faults.length + injections.length === 0 &&
  (link.loss ?? 0) + (link.duplication ?? 0) + (link.jitterUs ?? 0) === 0 &&
  !actions.some(({ call }) => call === 'crash');

/** The built-in scenarios whose segments can be lost in turn. */
export const CLEAN_SCENARIOS: readonly ScenarioId[] = SCENARIO_IDS.filter((id) =>
  isClean(scenarioById(id)),
);

export function lossesOf(scenario: Scenario): Losses {
  const clean = simulate(scenario);
  return { clean, losses: clean.flights.map((flight) => lossOf(flight, clean)) };
}

function lossOf({ from, nth }: Flight, clean: SimulatedTrace): Loss {
  const { scenario } = clean;
  const trace = simulate({
    ...scenario,
    faults: [...(scenario.faults ?? []), { match: { from, nth }, do: 'drop' }],
  });
  const flight = flightNamed(trace, { from, nth });
  if (flight === undefined) throw new Error('a segment of the clean run does not leave');
  return {
    trace,
    flight,
    acknowledges: acknowledgedBy(flight, trace),
    repair: repairOf(flight, trace) ?? (isOver(peerOf(from), trace) ? 'moot' : 'never'),
    notices: {
      client: noticeOf('client', clean, trace),
      server: noticeOf('server', clean, trace),
    },
    waitsAnew: SIDES.filter((side) => restarts(side, trace) > restarts(side, clean)),
    lateUs: trace.end.at - clean.end.at,
  };
}

function acknowledgedBy(ack: Flight, { flights, steps }: ConnectionTrace): Loss['acknowledges'] {
  const { index, from, segment, step } = ack;
  if (kindOf(segment) !== 'ACK' || isProbe(ack)) return null;
  const earlier = flights.filter((other) => other.index < index);
  const same = earlier.findLast((other) => other.from === from);
  if (same?.segment.ackNumber === segment.ackNumber && same.segment.wnd < segment.wnd) {
    return 'window';
  }
  const cause = steps[step]?.cause;
  const arrived = cause?.kind === 'segment' && cause.flight !== null && flights[cause.flight];
  if (arrived && isProbe(arrived)) return 'probe';
  const covered = earlier.findLast(
    (other) =>
      other.from !== from &&
      segLen(other.segment) > 0 &&
      segEnd(other.segment) === segment.ackNumber,
  );
  return covered === undefined ? null : kindOf(covered.segment);
}

const isOver = (side: Side, trace: ConnectionTrace): boolean =>
  endsAtLast(trace)[side].state === 'CLOSED';

const restarts = (of: Side, { timers }: ConnectionTrace): number =>
  timers.filter(
    ({ side, timer, outcome }) => side === of && timer === 'timeWait' && outcome === 'restarted',
  ).length;
