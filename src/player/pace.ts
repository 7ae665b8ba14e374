/**
 * How fast the playhead goes where it is: slower near what happens, so that it can be seen, and faster through what only takes
 * time. It is the pace of the eye; the clock shows the true time all the while.
 */
import { countFirst } from '../trace/lookup.ts';
import { PACE, type Fold } from '../trace/fold/index.ts';

/** As factors of the usual pace: where something happens, midway between two events, and in the middle of a wait. */
const NEAR = 0.75;
const BETWEEN = 1.2;
const WAITING = 2;

/** The pace at a place on the folded axis, in its units. Never less than NEAR makes it, so playing always comes to an end. */
export function paceAt(fold: Fold, folded: number, lastStep: number): number {
  const { step } = fold.toMoment(folded);
  const from = step < 0 ? 0 : fold.ofStep(step).done;
  const to = step >= lastStep ? fold.length : fold.ofStep(step + 1).at;
  if (folded <= from || folded >= to) return PACE * NEAR;
  const last = fold.breaks[countFirst(fold.breaks, ({ foldedFrom }) => foldedFrom <= folded) - 1];
  const waits = last !== undefined && folded <= last.foldedTo;
  const swell = Math.sin((Math.PI * (folded - from)) / (to - from));
  return PACE * (NEAR + ((waits ? WAITING : BETWEEN) - NEAR) * swell);
}
