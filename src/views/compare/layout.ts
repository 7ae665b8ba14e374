/**
 * Two runs side by side: what is marked in each of their ladders, and where on their common axis each difference lies.
 * Pure; the ladders themselves are laid out as any other, on folds with one axis.
 */
import type { Comparison, Difference, ComparedRun } from '../../trace/differences/index.ts';
import type { Fold } from '../../trace/fold/index.ts';
import type { ArrowMark, Box, Point } from '../ladder/marks.ts';
import type { Measures } from '../ladder/measures.ts';
import type { Stretch } from '../ladder/sight.ts';
import type { MiniMarks } from '../miniLadder/layout.ts';

/** The folds of both runs, with one axis. */
export type Folds = Readonly<Record<ComparedRun, Fold>>;

export interface DrawnRun {
  readonly arrows: readonly ArrowMark[];
  readonly measures: Measures;
  /** Pixels for a unit of the fold. */
  readonly scale: number;
}

export interface RunMarks {
  /** Behind the segments that only this run has. */
  readonly halos: readonly { readonly key: string; readonly start: Point; readonly end: Point }[];
  /** Beside the rails, where the state is another one than in the other run. */
  readonly stripes: readonly Box[];
}

/** Beside the rail, before the brackets of the timers. */
const STRIPE = { gap: 1, width: 3 };

export function runMarks(
  comparison: Comparison,
  run: ComparedRun,
  fold: Fold,
  drawn: DrawnRun,
): RunMarks {
  const { arrows, measures, scale } = drawn;
  const only = comparison.only[run];
  return {
    halos: arrows
      .filter(({ flight }) => flight !== null && only.has(flight))
      .map(({ key, start, end }) => ({ key, start, end })),
    stripes: comparison.stretches.map(({ side, from, to }) => {
      const { out, railOuter } = measures.columns[side];
      const inner = railOuter + out * STRIPE.gap;
      const y = fold.toFolded(from) * scale;
      const height = Math.max(fold.toFolded(to) * scale - y, 2);
      return { x: out > 0 ? inner : inner - STRIPE.width, y, width: STRIPE.width, height };
    }),
  };
}

export function placeOf(difference: Difference, folds: Folds): number {
  const fold = folds['run' in difference ? difference.run : 'now'];
  return 'flight' in difference
    ? fold.ofFlight(difference.flight.index).sent
    : fold.toFolded(difference.at);
}

/** From where on the runs differ: above the first difference, and below all that happens before. */
export function sinceOf({ since, differences }: Comparison, folds: Folds): number | null {
  if (since === null) return null;
  const first = differences.filter(({ at }) => at === since);
  return Math.min(folds.now.toFolded(since), ...first.map((each) => placeOf(each, folds)));
}

/** The number of a difference between the ladders. */
export interface Badge {
  readonly index: number;
  /** Where the difference lies, and where there is room for its number. */
  readonly y: number;
  readonly middle: number;
}

/** Numbers from top to bottom, each at its place or as much lower as there is room. */
export function badgesOf(
  { differences }: Comparison,
  folds: Folds,
  { scale, size }: { readonly scale: number; readonly size: number },
): Badge[] {
  const placed = differences
    .map((difference, index) => ({ index, y: placeOf(difference, folds) * scale }))
    .sort((a, b) => a.y - b.y);
  let free = 0;
  return placed.map(({ index, y }) => {
    const middle = Math.max(y, free + size / 2);
    free = middle + size / 2 + 2;
    return { index, y, middle };
  });
}

/** Whether something from one height to another, in either order, reaches into a stretch; `null` is all there is. */
const reaches = (seen: Stretch | null, one: number, other: number): boolean =>
  seen === null || (Math.min(one, other) <= seen.bottom && Math.max(one, other) >= seen.top);

/** The marks of a small ladder that reach into a stretch. */
export const miniInSight = (marks: MiniMarks, seen: Stretch | null): MiniMarks => ({
  ...marks,
  rails: marks.rails.filter(({ y, height }) => reaches(seen, y, y + height)),
  arrows: marks.arrows.filter(({ start, end }) => reaches(seen, start.y, end.y)),
  brackets: marks.brackets.filter(({ top, bottom }) => reaches(seen, top, bottom)),
  breaks: marks.breaks.filter(({ top, bottom }) => reaches(seen, top, bottom)),
});

export const runMarksInSight = ({ halos, stripes }: RunMarks, seen: Stretch | null): RunMarks => ({
  halos: halos.filter(({ start, end }) => reaches(seen, start.y, end.y)),
  stripes: stripes.filter(({ y, height }) => reaches(seen, y, y + height)),
});

export const badgesInSight = (badges: readonly Badge[], seen: Stretch | null): Badge[] =>
  badges.filter(({ y, middle }) => reaches(seen, y, middle));
