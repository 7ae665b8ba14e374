/**
 * What of a diagram is in sight: the drawing of a long run is made of that alone. What is drawn once and looked up often is
 * kept with the marks.
 */
import { countFirst, oncePer } from '../../trace/lookup.ts';
import { ByHeight } from './byHeight.ts';
import type { ArrowMark, Box, LadderMarks, Point, RailMark } from './marks.ts';
import { REACH } from './slant.ts';

/** A run of no more arrows is drawn as a whole: looking up would cost as much. */
const FEW = 150;

/** Around what is seen, so much more is drawn; and the drawing is made anew only after so much of scrolling. */
const MARGIN = 300;
const STRIDE = 200;

/** A stretch of the diagram, in its own measure. */
export interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

/** What is to be drawn when so much is seen: the same for a while as it scrolls. `null` is all. */
export const stretchSeen = (
  { arrows }: Pick<LadderMarks, 'arrows'>,
  top: number,
  height: number,
): Stretch | null => (arrows.length <= FEW ? null : stretchAround(top, height));

function stretchAround(top: number, height: number): Stretch {
  const from = Math.floor((top - MARGIN) / STRIDE) * STRIDE;
  return { top: from, bottom: Math.ceil((top + height + MARGIN) / STRIDE) * STRIDE };
}

/** Where more arrows than this reach into a stretch, those that neither begin nor end there are mere lines. */
const CROWD = 300;

/** The marks that reach into a stretch. */
export function inSight(marks: LadderMarks, stretch: Stretch | null): LadderMarks {
  if (stretch === null) return marks;
  const { top, bottom } = stretch;
  const index = indexOf(marks);
  const near = index.arrows.near(top, bottom);
  const isIn = ({ y }: Point) => y >= top - REACH && y <= bottom + REACH;
  const isDrawn = ({ start, end, ends }: ArrowMark) =>
    near.length <= CROWD || isIn(start) || (ends !== 'underWay' && isIn(end));
  return {
    ...marks,
    arrows: near.filter(isDrawn),
    passing: near.filter((arrow) => !isDrawn(arrow)),
    rails: index.rails.near(top, bottom).map((rail) => withNamesIn(rail, stretch)),
    brackets: index.brackets.near(top, bottom),
    tags: index.tags.near(top, bottom),
    breaks: index.breaks.near(top, bottom),
    lanes: marks.lanes.map((lane, i) => ({
      ...lane,
      calls: index.lanes[i]?.calls.near(top, bottom) ?? [],
      labels: index.lanes[i]?.labels.near(top, bottom) ?? [],
    })),
  };
}

function withNamesIn(rail: RailMark, { top, bottom }: Stretch): RailMark {
  const { at, reach } = rail.name;
  if (at.length <= 1) return rail;
  const from = countFirst(at, ({ y }) => y + reach < top);
  const to = countFirst(at, ({ y }) => y - reach <= bottom);
  return { ...rail, name: { ...rail.name, at: at.slice(from, to) } };
}

const boxes = <T>(marks: readonly T[], boxOf: (mark: T) => Box): ByHeight<T> =>
  stretches(marks, (mark) => {
    const { y, height } = boxOf(mark);
    return [y, y + height];
  });

function stretches<T>(
  marks: readonly T[],
  stretchOf: (mark: T) => readonly [top: number, bottom: number],
): ByHeight<T> {
  const found = new ByHeight<T>();
  for (const mark of marks) found.add(mark, ...stretchOf(mark));
  return found;
}

const indexOf = oncePer((marks: LadderMarks) => ({
  arrows: stretches(marks.arrows, ({ start, end }) => [
    Math.min(start.y, end.y) - REACH,
    Math.max(start.y, end.y) + REACH,
  ]),
  rails: boxes(marks.rails, (rail) => rail),
  brackets: stretches(marks.brackets, ({ top, bottom, text }) => [
    Math.min(top, text?.box.y ?? top),
    Math.max(bottom, text ? text.box.y + text.box.height : bottom),
  ]),
  tags: stretches(marks.tags, ({ box, foot }) => [
    Math.min(box.y, foot.y),
    Math.max(box.y + box.height, foot.y),
  ]),
  breaks: stretches(marks.breaks, ({ top, bottom }) => [top, bottom]),
  lanes: marks.lanes.map(({ calls, labels }) => ({
    calls: boxes(calls, (call) => call),
    labels: stretches(labels, ({ box, top, bottom }) => [
      Math.min(box.y, top),
      Math.max(box.y + box.height, bottom),
    ]),
  })),
}));

/** A segment with all its arrows, and where it begins and ends. */
export interface Drawn {
  readonly flight: number;
  readonly arrows: readonly ArrowMark[];
  readonly top: number;
  readonly bottom: number;
}

/** The segments, from top to bottom, of some arrows. */
export const segmentsOf = oncePer((arrows: readonly ArrowMark[]): readonly Drawn[] => {
  const found = new Map<number, ArrowMark[]>();
  for (const arrow of arrows) {
    if (arrow.flight === null) continue;
    const own = found.get(arrow.flight);
    if (own) own.push(arrow);
    else found.set(arrow.flight, [arrow]);
  }
  const drawn = [...found].map(([flight, own]): Drawn => {
    const [first] = own;
    let [top, bottom] = [first?.start.y ?? 0, first?.end.y ?? 0];
    for (const { start, end } of own) {
      top = Math.min(top, start.y);
      bottom = Math.max(bottom, end.y);
    }
    return { flight, arrows: own, top, bottom };
  });
  return drawn.sort((a, b) => a.top - b.top || a.flight - b.flight);
});
