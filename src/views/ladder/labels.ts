/**
 * Where the labels stand: along the slant of their arrow, clear of one another, of other arrows, of crosses and of the
 * texts in between. In the middle of an arrow that is alone, else near its sender, where it cannot be mistaken.
 * Greedy, in order of sending: the fullest wording that fits somewhere is taken; where nothing fits without touching an
 * arrow, the control bits may (text has a rim that keeps it readable); where not even these fit, nothing is written.
 */
import { boundsOf, touch, type Shape } from './collide.ts';
import { attemptsFor, candidates, type Placed } from './labelPlaces.ts';
import type { LabelMark } from './marks.ts';
import { slantOf, type Field, type Slant, type Subject } from './slant.ts';

export function placeLabels(subjects: readonly Subject[], field: Field): LabelMark[][] {
  const taken: Shape[] = [...field.obstacles];
  return subjects.map((subject) => {
    const placed = place(subject, field, taken);
    taken.push(...placed.map((line) => line.shape));
    return placed.map((line) => line.mark);
  });
}

function place(subject: Subject, field: Field, taken: readonly Shape[]): readonly Placed[] {
  const slant = slantOf(subject, field);
  const nearby = [...taken].filter((other) => isNear(other, slant));
  const arrows = slant.others.filter((other) => isNear(other, slant));
  const isFree = (lines: readonly Placed[], arrowsToo: boolean) =>
    lines.every(
      ({ shape }) =>
        shape.every(({ x, y }) => x >= field.left && x <= field.right && y >= 0) &&
        !nearby.some((other) => touch(shape, other, 2)) &&
        !(arrowsToo && arrows.some((other) => touch(shape, other, 1.5))),
    );
  const attempts = attemptsFor(slant);
  for (const attempt of arrows.length > CROWD ? attempts.slice(-1) : attempts) {
    for (const wording of attempt.wordings) {
      const found = candidates(wording, attempt, slant, field).find((lines) =>
        isFree(lines, attempt.arrowsToo),
      );
      if (found) return found;
    }
  }
  return [];
}

/** Where more arrows than this run close together, no text stays clear of all: it would be searched for in vain. */
const CROWD = 24;

/** Whether a shape is near enough to an arrow for its labels to touch it. */
function isNear(shape: Shape, { start, end }: Slant): boolean {
  const [, , highest, lowest] = boundsOf(shape);
  const [top, bottom] = [Math.min(start.y, end.y), Math.max(start.y, end.y)];
  return highest <= bottom + REACH && lowest >= top - REACH;
}

/** Labels of an arrow stay this close to it, upwards and downwards. */
const REACH = 60;
