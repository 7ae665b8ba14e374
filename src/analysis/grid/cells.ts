/** The grid as cases: each cell is the run of its scenario at the moment right after the segment has arrived. */
import type { Segment } from '../../../machines/tcp/segment.ts';
import { STATES, type State } from '../../../machines/tcp/states.ts';
import { scenarioOfCell } from '../../scenarios/grid/grid.ts';
import {
  bearingOf,
  GRID_PLACES,
  GRID_POLICIES,
  GRID_SEGMENTS,
  placesBy,
  whereOf,
  type GridName,
  type GridPlace,
  type GridPolicy,
  type GridSegment,
  type GridWhere,
} from '../../scenarios/grid/name.ts';
import { outcomeOf, type Outcome } from '../../trace/outcome.ts';
import type { SimulatedTrace } from '../../simulation/connectionRun.ts';
import { simulate } from '../../simulation/simulate.ts';
import type { Step } from '../../trace/connection.ts';

export interface GridCell {
  readonly name: GridName;
  readonly trace: SimulatedTrace;
  /** The step in which the segment arrives. */
  readonly step: Step;
  readonly arrived: Segment;
  readonly outcome: Outcome;
}

export function cellOf(name: GridName): GridCell {
  const trace = simulate(scenarioOfCell(name));
  for (const step of trace.steps) {
    const { cause } = step;
    if (cause.kind !== 'segment' || cause.flight !== null) continue;
    return { name, trace, step, arrived: cause.segment, outcome: outcomeOf(trace, step) };
  }
  throw new Error(`nothing arrives in ${trace.id}`);
}

/** Every cell there is, in the order of the table. */
export const allGridNames = (): GridName[] =>
  STATES.flatMap((state) =>
    GRID_SEGMENTS.flatMap((segment) =>
      GRID_PLACES.flatMap((place) =>
        GRID_POLICIES.map((policy) => ({ state, segment, place, policy })),
      ),
    ),
  );

/** A cell of a state's table; where places are one and the same, one cell stands for all of them. */
export interface WideCell extends GridCell {
  readonly places: readonly GridPlace[];
  readonly where: GridWhere;
}

export interface GridRow {
  readonly segment: GridSegment;
  readonly cells: readonly WideCell[];
}

/** A state's table: a row for each segment. */
export const rowsOf = (state: State, policy: GridPolicy): GridRow[] =>
  GRID_SEGMENTS.map((segment) => {
    const cells = placesBy(bearingOf(state, segment)).map((places): WideCell => {
      const place = places[Math.floor(places.length / 2)] ?? 'inside';
      const name = { state, segment, place, policy };
      return { ...cellOf(name), places, where: whereOf(name) };
    });
    return { segment, cells };
  });
