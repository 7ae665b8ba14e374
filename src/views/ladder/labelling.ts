/**
 * The labels of all arrows, placed when they are first asked for. Placing is greedy, so that each depends on those before it;
 * a long run is cut into parts, of which every other one is placed by itself, and those in between around their neighbours.
 * So any part of the longest run can be had at once, and comes out the same whatever was looked at before.
 */
import type { BareArrow } from './arrows.ts';
import { addShape, heightsOf, type Shape } from './collide.ts';
import { placed } from './labels.ts';
import type { ArrowMark, LabelMark } from './marks.ts';
import { REACH, type LabelRoom, type LabelledArrow } from './slant.ts';

/** So many arrows are placed one after the other: a run of no more is one part. */
const PART = 400;

interface Placement {
  readonly labels: readonly (readonly LabelMark[])[];
  readonly shapes: readonly Shape[];
}

/** Arrows whose labels are placed on demand. `obstacles` of the field are what is there besides labels. */
export function labelled(
  all: readonly BareArrow[],
  subjectOf: (arrow: BareArrow) => LabelledArrow,
  field: LabelRoom,
): ArrowMark[] {
  // What comes from elsewhere stands behind all others.
  const bare = all.length > PART ? all.toSorted((a, b) => a.start.y - b.start.y) : all;
  const parts = new Map<number, Placement>();

  function partAt(part: number): Placement {
    const known = parts.get(part);
    if (known) return known;
    const own = bare.slice(part * PART, (part + 1) * PART);
    const neighbours = part % 2 === 0 ? [] : [part - 1, part + 1];
    const found = place(
      own,
      neighbours.flatMap((other) => partAt(other).shapes),
    );
    parts.set(part, found);
    return found;
  }

  function place(own: readonly BareArrow[], taken: readonly Shape[]): Placement {
    const [top, bottom] = rangeOf(own);
    const obstacles = heightsOf(field.obstacles.near(top - REACH, bottom + REACH));
    for (const shape of taken) addShape(obstacles, shape);
    const lines = own.map((arrow) => placed(subjectOf(arrow), { ...field, obstacles }));
    return {
      labels: lines.map((each) => each.map(({ mark }) => mark)),
      shapes: lines.flatMap((each) => each.map(({ shape }) => shape)),
    };
  }

  return bare.map((arrow, i) => ({
    ...arrow,
    get labels() {
      return partAt(Math.floor(i / PART)).labels[i % PART] ?? [];
    },
  }));
}

function rangeOf(arrows: readonly BareArrow[]): [top: number, bottom: number] {
  let [top, bottom] = [Infinity, -Infinity];
  for (const { start, end } of arrows) {
    top = Math.min(top, start.y, end.y);
    bottom = Math.max(bottom, start.y, end.y);
  }
  return arrows.length === 0 ? [0, 0] : [top, bottom];
}
