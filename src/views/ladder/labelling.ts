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

/** A run of no more arrows than this is one part; a longer one is cut into parts of so many. */
const ONE_PART = 400;
const PART = 24;

interface Placement {
  readonly labels: readonly (readonly LabelMark[])[];
  readonly shapes: readonly Shape[];
}

/** Arrows whose labels are placed on demand. `obstacles` of the field are what is there besides labels. */
export function labelled<Arrow extends BareArrow>(
  all: readonly Arrow[],
  subjectOf: (arrow: Arrow) => LabelledArrow,
  field: LabelRoom,
): (Arrow & Pick<ArrowMark, 'labels'>)[] {
  // What comes from elsewhere stands behind all others.
  const isLong = all.length > ONE_PART;
  const bare = isLong ? all.toSorted((a, b) => a.start.y - b.start.y) : all;
  const size = isLong ? PART : ONE_PART;
  const parts = new Map<number, Placement>();

  function partAt(part: number): Placement {
    const known = parts.get(part);
    if (known) return known;
    const own = bare.slice(part * size, (part + 1) * size);
    const neighbours = part % 2 === 0 ? [] : [part - 1, part + 1];
    const found = place(
      own,
      neighbours.flatMap((other) => partAt(other).shapes),
    );
    parts.set(part, found);
    return found;
  }

  function place(own: readonly Arrow[], taken: readonly Shape[]): Placement {
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
      return partAt(Math.floor(i / size)).labels[i % size] ?? [];
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
