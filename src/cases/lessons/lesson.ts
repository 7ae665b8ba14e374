/** A lesson: cases in order, each a step under a name of its own. The words of each step are in the languages. */
import type { Case } from '../case.ts';

/** A value of the scenario that the reader can turn: the scenario's name is `family/value`, in milliseconds. */
export interface Dial {
  readonly family: 'close-after';
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

export interface LessonStep extends Case {
  readonly dial?: Dial;
}

export type Lesson = Readonly<Record<string, LessonStep>>;
