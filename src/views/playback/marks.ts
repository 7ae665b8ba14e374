/** What the timeline shows of a run: where something is sent, lost, or caused by a timer. Pure geometry, 0 to 1. */
import type { Fold } from '../../trace/fold/index.ts';
import type { Side } from '../../trace/side.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';

export interface TimelineMark {
  readonly kind: 'sent' | 'lost' | 'timer';
  readonly side: Side;
  /** From the start of the run (0) to its end (1). */
  readonly x: number;
  /** Sent before, in another segment. */
  readonly again: boolean;
}

/** A piece of the track: some time as it is, or a wait that is drawn shorter than it was. */
export interface TimelineStretch {
  readonly kind: 'even' | 'break';
  readonly from: number;
  readonly to: number;
}

/** In order of time for each kind; timers come last, to be drawn over the rest. */
export function timelineMarks({ flights, steps }: ConnectionTrace, fold: Fold): TimelineMark[] {
  const place = placeOn(fold);
  const segments = flights.map(({ index, from, fate, again }): TimelineMark => {
    const kind = fate === 'lost' ? 'lost' : 'sent';
    return { kind, side: from, x: place(fold.ofFlight(index).sent), again: again !== null };
  });
  const timers = steps
    .filter(({ cause }) => cause.kind === 'timer')
    .map(({ index, side }): TimelineMark => {
      return { kind: 'timer', side, x: place(fold.ofStep(index).at), again: false };
    });
  return [...segments, ...timers];
}

/** The track from its start to its end, without gaps. */
export function timelineStretches(fold: Fold): TimelineStretch[] {
  const place = placeOn(fold);
  const stretches: TimelineStretch[] = [];
  let x = 0;
  for (const { foldedFrom, foldedTo } of fold.breaks) {
    const [from, to] = [place(foldedFrom), place(foldedTo)];
    if (from > x) stretches.push({ kind: 'even', from: x, to: from });
    stretches.push({ kind: 'break', from, to });
    x = to;
  }
  if (x < 1) stretches.push({ kind: 'even', from: x, to: 1 });
  return stretches;
}

/** So many places can be told apart on a timeline, more or less. */
const CELLS = 500;

/** The marks that can be told apart: of those alike in one place, the first. A short run has them all. */
export function marksToShow(marks: readonly TimelineMark[]): readonly TimelineMark[] {
  if (marks.length <= CELLS) return marks;
  const seen = new Set<string>();
  return marks.filter(({ kind, side, x, again }) => {
    const place = `${kind} ${side} ${again} ${Math.floor(x * CELLS)}`;
    return !seen.has(place) && seen.add(place);
  });
}

/** The stretches that can be told apart: where there are too many, a place with a break in it is a break. */
export function stretchesToShow(stretches: readonly TimelineStretch[]): readonly TimelineStretch[] {
  if (stretches.length <= CELLS) return stretches;
  const broken = Array<boolean>(CELLS).fill(false);
  for (const { kind, from, to } of stretches)
    if (kind === 'break') broken.fill(true, Math.floor(from * CELLS), Math.ceil(to * CELLS));
  const shown: TimelineStretch[] = [];
  broken.forEach((isBreak, i) => {
    const kind = isBreak ? 'break' : 'even';
    const from = shown.at(-1)?.kind === kind ? (shown.pop()?.from ?? 0) : i / CELLS;
    shown.push({ kind, from, to: (i + 1) / CELLS });
  });
  return shown;
}

/** Marks that look alike, as one path: a long run has thousands. The track is at 0, and they stand above it. */
export interface MarksPath extends Omit<TimelineMark, 'x'> {
  readonly d: string;
}

const SIGNS: Readonly<Record<TimelineMark['kind'], (x: number) => string>> = {
  sent: (x) => `M${x},-8v-9`,
  lost: (x) => `M${x - 3.5},-10l7,-7M${x - 3.5},-17l7,7`,
  timer: (x) => `M${x - 3},-27.5h6l-6,7h6z`,
};

/** All marks, on a timeline so many pixels long; in the order of their first. */
export function pathsOf(marks: readonly TimelineMark[], width: number): MarksPath[] {
  const paths = new Map<string, MarksPath>();
  for (const { kind, side, again, x } of marks) {
    const alike = `${kind} ${side} ${again}`;
    const d = (paths.get(alike)?.d ?? '') + SIGNS[kind](Math.round(x * width * 100) / 100);
    paths.set(alike, { kind, side, again, d });
  }
  return [...paths.values()];
}

/** Places on the folded axis as parts of its length; a run of no length has everything at its start. */
const placeOn = (fold: Fold) => (folded: number) =>
  fold.length > 0 ? Math.min(Math.max(folded / fold.length, 0), 1) : 0;
