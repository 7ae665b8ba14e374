/** Where the texts of one arrow may stand, and in which order the places and wordings are to be tried. */
import { turnedBox, type Shape } from './collide.ts';
import type { Wording } from './labelText.ts';
import { textOf } from './labelText.ts';
import type { LabelMark, TextRun } from './marks.ts';
import type { LabelRoom, Slant } from './slant.ts';
import { ASCENT, DESCENT, textWidth } from './text.ts';

/** Between a line and the text along it. Above a cross, or the circle where a line begins, the text keeps further away. */
const GAP = 3.5;
const GAP_BEYOND_CIRCLE = 6.2;
const GAP_BEYOND_CROSS = 8;
/** Between a cross and the word behind it. */
const BEHIND_CROSS = 10;
/** From the sender to a text near it, in order of preference. */
const INSETS = [14, 22, 32, 46, 64];
/** Parts of the arrow's length from its middle, in order of preference. */
const SHIFTS = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35].flatMap((part) => [part, -part]);

/** A line of text at a place, and the room it takes. */
export interface Placed {
  readonly mark: LabelMark;
  readonly shape: Shape;
}

/** Wordings and places to try, with or without regard to other arrows. */
export interface Attempt {
  readonly wordings: readonly Wording[];
  readonly distances: readonly Distance[];
  /** Above the line (1), or below it (-1). */
  readonly sides: readonly (1 | -1)[];
  readonly arrowsToo: boolean;
}

/** Where along the arrow the middle of a text of some width may be, counted from the sender. */
type Distance = (width: number) => number;

const near: readonly Distance[] = INSETS.map((inset) => (width) => inset + width / 2);

export function attemptsFor(slant: Slant): Attempt[] {
  const inTheMiddle = SHIFTS.map(
    (shift): Distance =>
      () =>
        slant.length * (0.5 + shift),
  );
  const telling = slant.wordings.filter(({ terse }) => !terse);
  const terse = slant.wordings.filter(({ terse }) => terse);
  const common = { sides: [1, -1], arrowsToo: true } as const;
  const anywhere = { ...common, wordings: terse, distances: [...near, ...inTheMiddle] };
  const last = [anywhere, { ...anywhere, arrowsToo: false }];
  if (!slant.crossed && !slant.hasNeighbour) {
    return [{ ...common, wordings: telling, distances: [...inTheMiddle, ...near] }, ...last];
  }
  const wordings = linesFirst(telling);
  const [nearIt, inside] = [
    { ...common, wordings, distances: near },
    { ...common, wordings, distances: inTheMiddle },
  ];
  // Between two arrows side by side, text below the upper one would seem to be the lower one's.
  const above = slant.hasNeighbour
    ? [nearIt, inside].map((a) => ({ ...a, sides: [1] as const }))
    : [];
  return [...above, nearIt, inside, ...last];
}

/** Where it is crowded, rather fewer words in one line than all of them in two. */
const linesFirst = (wordings: readonly Wording[]): Wording[] => [
  ...wordings.filter(({ below }) => below.length === 0).slice(0, 2),
  ...wordings,
];

/** Ways to put a wording, in order of preference. */
export function* candidates(
  { above, below, beyond }: Wording,
  { distances, sides }: Attempt,
  slant: Slant,
  field: LabelRoom,
): Generator<Placed[]> {
  const behindTheCross: Distance = (width) => slant.length + BEHIND_CROSS + width / 2;
  const put = (line: Line, distance: Distance, gap: number) =>
    putLine(line, distance, gap, slant, field);
  const [over, under] = [lineOf(above, field), lineOf(below, field)];
  const last = beyond.length > 0 ? [put(lineOf(beyond, field), behindTheCross, 0)] : [];
  const gaps = slant.injected
    ? [GAP, GAP_BEYOND_CIRCLE, GAP_BEYOND_CROSS]
    : slant.lost && below.length === 0
      ? [GAP, GAP_BEYOND_CROSS]
      : [GAP];
  // Two lines are above and below at once; one that reaches beyond a cross or a circle keeps away from it.
  for (const side of below.length > 0 ? [1] : sides)
    for (const gap of gaps)
      for (const distance of distances) {
        const lines = [put(over, distance, side * gap), ...last];
        if (below.length > 0) lines.push(put(under, distance, -gap));
        yield lines;
      }
}

interface Line {
  readonly runs: readonly TextRun[];
  readonly width: number;
}

const lineOf = (runs: readonly TextRun[], { size }: LabelRoom): Line => ({
  runs,
  width: textWidth(textOf(runs), size),
});

function putLine(
  { runs, width }: Line,
  distance: Distance,
  gap: number,
  slant: Slant,
  { size }: LabelRoom,
): Placed {
  const { start, along, up, angle } = slant;
  const height = size * (ASCENT + DESCENT);
  const far = distance(width);
  const rise = gap + (Math.sign(gap) * height) / 2;
  const middle = {
    x: start.x + along.x * far + up.x * rise,
    y: start.y + along.y * far + up.y * rise,
  };
  // Text stands on its baseline, which is below the middle of its box.
  const drop = ((ASCENT - DESCENT) / 2) * size;
  const mark: LabelMark = {
    x: middle.x - up.x * drop,
    y: middle.y - up.y * drop,
    runs,
    angle: (angle * 180) / Math.PI,
    width,
  };
  return { mark, shape: turnedBox(middle, width, height, angle) };
}
