/**
 * A case: a run at the moment that shows something, found by what happens there and never by a second. Lessons,
 * questions, wrong claims and fidelity notes are made of cases. No words in here.
 */
import type { ProfileName } from '../../machines/stacks/profiles.ts';
import type { TimerName } from '../../machines/tcp/effects.ts';
import type { Moment } from '../trace/moment.ts';
import type { Fault } from '../simulation/scenario.ts';
import type { Side } from '../trace/side.ts';
import { scenarioNamed } from '../scenarios/named.ts';
import type { SimulatedTrace } from '../simulation/connectionRun.ts';
import { simulate } from '../simulation/simulate.ts';
import type { Flight, SegmentName, ConnectionTrace } from '../trace/connection.ts';

/** Finds a moment in a trace; null where the trace has no such moment. */
export type FindMoment = (trace: ConnectionTrace) => Moment | null;

export type FindFlights = (trace: ConnectionTrace) => readonly Flight[];

/** The variables of a card that can be pointed at, by the RFC's names. */
export type VariableName =
  'SND.UNA' | 'SND.NXT' | 'SND.WND' | 'RCV.NXT' | 'RCV.WND' | 'RTO' | 'SRTT' | 'cwnd';

/** Something drawn that the reader is to look at. */
export type Highlight =
  | { readonly kind: 'flights'; readonly find: FindFlights }
  /** The segments of a phase, in order: numbered from 1, whether they have been sent or not. */
  | { readonly kind: 'numbered'; readonly find: readonly FindFlights[] }
  | { readonly kind: 'state'; readonly side: Side }
  | { readonly kind: 'timer'; readonly side: Side; readonly timer: TimerName }
  | { readonly kind: 'variable'; readonly side: Side; readonly name: VariableName };

export interface Case {
  /** A scenario by its name: built in, or of a family (`close-after/300`). */
  readonly scenario: string;
  /** The profile that is simulated, where it is not the scenario's own. */
  readonly profile?: ProfileName;
  /** Segments that are lost besides. */
  readonly lose?: readonly SegmentName[];
  readonly moment: FindMoment;
  readonly highlight?: readonly Highlight[];
}

/** The run of a case. Throws where it names a scenario that does not exist. */
export function traceOf({
  scenario: name,
  profile,
  lose = [],
}: Pick<Case, 'scenario' | 'profile' | 'lose'>): SimulatedTrace {
  const scenario = scenarioNamed(name);
  if (scenario === null) throw new Error(`no scenario is called ${name}`);
  const faults: readonly Fault[] = lose.map((match) => ({ match, do: 'drop' }));
  return simulate({
    ...scenario,
    profile: profile ?? scenario.profile,
    faults: [...(scenario.faults ?? []), ...faults],
  });
}
