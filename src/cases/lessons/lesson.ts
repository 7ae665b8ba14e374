/** A lesson: cases in order, each a step under a name of its own. The words of each step are in the languages. */
import type { TimerName } from '../../../machines/tcp/effects.ts';
import type { ScenarioId } from '../../scenarios/index.ts';
import type { Side } from '../../trace/side.ts';
import type { Case, FindFlights, Highlight, VariableName } from '../case.ts';

/** A value of the scenario that the reader can turn: the scenario's name is `family/value`, in milliseconds. */
export interface Dial {
  readonly family: 'close-after';
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

/** The choices of a step that asks first, by name: the right one, and what else one might think. */
export interface Asks {
  readonly right: string;
  readonly wrong: readonly string[];
}

export interface LessonStep extends Case {
  readonly dial?: Dial;
  /** The reader is asked before the step is explained. */
  readonly asks?: Asks;
  /** Another scenario that the run is to be seen beside. */
  readonly beside?: ScenarioId;
  /** The reader is to lose this segment; what follows is told once it is lost. */
  readonly loses?: FindFlights;
}

export type Lesson = Readonly<Record<string, LessonStep>>;

// What a step points at, in a word each.
export const segment = (find: FindFlights): Highlight => ({ kind: 'flights', find });

export const numbered = (...find: readonly FindFlights[]): Highlight => ({
  kind: 'numbered',
  find,
});

export const state = (side: Side): Highlight => ({ kind: 'state', side });

export const timer = (side: Side, name: TimerName): Highlight => ({
  kind: 'timer',
  side,
  timer: name,
});

export const variable = (side: Side, name: VariableName): Highlight => ({
  kind: 'variable',
  side,
  name,
});
