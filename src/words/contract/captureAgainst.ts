/** What is said of a capture set beside the run that follows from it: what the scenario leaves out, and in what the run differs. */
import type { Against } from '../../capture/against/difference.ts';
import type { LeftOut } from '../../capture/scenario/leftOut.ts';

export interface AgainstWords {
  /** Above the list: so many differences. */
  readonly count: (differences: number) => string;
  /** The run is what the capture shows. */
  readonly none: string;
  /** A whole sentence. */
  readonly difference: (difference: Against) => string;
  readonly leftOut: (part: LeftOut) => string;
}
