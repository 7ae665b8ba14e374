/**
 * Where the labels stand: along the slant of their arrow, clear of one another, of other arrows, of crosses and of the
 * texts in between. In the middle of an arrow that is alone, else near its sender, where it cannot be mistaken.
 * Greedy, in order of sending: the fullest wording that fits somewhere is taken; where nothing fits without touching an
 * arrow, the control bits may (text has a rim that keeps it readable); where not even these fit, nothing is written.
 */
import { addShape, touch, touched, type Shape } from './collide.ts';
import { attemptsFor, candidates, type Placed } from './labelPlaces.ts';
import type { LabelMark } from './marks.ts';
import { REACH, slantOf, type LabelRoom, type LabelledArrow } from './slant.ts';

/** Labels for each subject, in the order given. */
export const placeLabels = (subjects: readonly LabelledArrow[], field: LabelRoom): LabelMark[][] =>
  subjects.map((subject) => placed(subject, field).map((line) => line.mark));

/** The labels of one arrow; they are obstacles to those of the next. */
export function placed(subject: LabelledArrow, field: LabelRoom): readonly Placed[] {
  const lines = place(subject, field);
  for (const { shape } of lines) addShape(field.obstacles, shape);
  return lines;
}

/** An arrow that reaches further down than this. */
const TALL = 1200;

function place(subject: LabelledArrow, field: LabelRoom): readonly Placed[] {
  const slant = slantOf(subject, field);
  const { start, end, others: arrows } = slant;
  const [top, bottom] = [Math.min(start.y, end.y), Math.max(start.y, end.y)];
  // Near an arrow that runs through the whole picture is all there is: each place has its own neighbours then.
  const nearby = bottom - top > TALL ? null : field.obstacles.near(top - REACH, bottom + REACH);
  const isTaken = (shape: Shape) =>
    nearby?.some((other) => touch(shape, other, 2)) ?? touched(field.obstacles, shape, 2);
  const isFree = (lines: readonly Placed[], arrowsToo: boolean) =>
    lines.every(
      ({ shape }) =>
        shape.left >= field.left &&
        shape.right <= field.right &&
        shape.top >= 0 &&
        !isTaken(shape) &&
        !(arrowsToo && arrows.some((other) => touch(shape, other, 1.5))),
    );
  const attempts = attemptsFor(slant);
  for (const attempt of slant.isCrowded ? attempts.slice(-1) : attempts) {
    for (const wording of attempt.wordings) {
      for (const lines of candidates(wording, attempt, slant, field))
        if (isFree(lines, attempt.arrowsToo)) return lines;
    }
  }
  return [];
}
