/** The layout of a tiny ladder: some segments of a run and the phases of both ends, without any text. Pure. */
import type { Point } from '../point.ts';
import { foldOf, FOLD } from '../../trace/fold/index.ts';
import { peerOf, SIDES, type Side } from '../../trace/side.ts';
import type { Flight, ConnectionTrace } from '../../trace/connection.ts';
import { phaseOf, type Phase } from '../ladder/phase.ts';

export interface PictureOptions {
  /** The first and the last of the segments that are drawn, as indices into trace.flights. */
  readonly first: number;
  readonly last: number;
  readonly width: number;
  readonly height: number;
}

export interface Stay {
  readonly side: Side;
  readonly phase: Phase;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LessonLine {
  readonly from: Side;
  readonly start: Point;
  readonly end: Point;
  /** The head as a path; null where it is lost on its way, and ends in a cross. */
  readonly head: string | null;
  readonly again: boolean;
}

export interface LessonPicture {
  readonly stays: readonly Stay[];
  readonly lines: readonly LessonLine[];
}

const RAIL = 9;
const GAP = 3;
const HEAD = { length: 7, half: 3 };
/** What is drawn of the run before the first segment and after the last, in folded units. */
const AROUND = 18;

export function layoutPicture(trace: ConnectionTrace, options: PictureOptions): LessonPicture {
  const { first, last, width, height } = options;
  const fold = foldOf(trace);
  const chosen = trace.flights.slice(first, last + 1);
  const places = chosen.map(({ index }) => fold.ofFlight(index));
  const top = Math.min(...places.map(({ sent }) => sent)) - AROUND;
  const bottom = Math.max(...places.map(({ due }) => due)) + AROUND;
  const scale = height / (bottom - top);
  const yOf = (folded: number): number => (folded - top) * scale;

  return {
    stays: SIDES.flatMap((side) => staysOf(side)),
    lines: chosen.map(lineOf),
  };

  function staysOf(side: Side): Stay[] {
    const begun: { phase: Phase; y: number }[] = [
      { phase: phaseOf(trace.start[side].state), y: -Infinity },
    ];
    for (const { index, side: of, walked } of trace.steps) {
      if (of !== side) continue;
      const { at, left } = fold.ofStep(index);
      walked.slice(1).forEach((state, i) => {
        const phase = phaseOf(state);
        const y = yOf(Math.min(at + i * FOLD.state, left));
        if (phase !== begun.at(-1)?.phase) begun.push({ phase, y });
      });
    }
    const x = side === 'client' ? 0 : width - RAIL;
    return begun.flatMap(({ phase, y: from }, i) => {
      const y = Math.max(from + GAP / 2, 0);
      const to = Math.min((begun[i + 1]?.y ?? Infinity) - GAP / 2, height);
      return to - y < 1 ? [] : [{ side, phase, x, y, width: RAIL, height: to - y }];
    });
  }

  function lineOf(flight: Flight): LessonLine {
    const { sent, due } = fold.ofFlight(flight.index);
    const edge = (side: Side) => (side === 'client' ? RAIL + GAP : width - RAIL - GAP);
    const start = { x: edge(flight.from), y: yOf(sent) };
    const goal = { x: edge(peerOf(flight.from)), y: yOf(due) };
    const isLost = flight.arrivals.length === 0;
    return {
      from: flight.from,
      start,
      end: isLost ? { x: (start.x + goal.x) / 2, y: (start.y + goal.y) / 2 } : goal,
      head: isLost ? null : headAt(goal, start),
      again: flight.again !== null,
    };
  }
}

function headAt(tip: Point, from: Point): string {
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const along = { x: (tip.x - from.x) / length, y: (tip.y - from.y) / length };
  const corner = (aside: number): string => {
    const x = tip.x - along.x * HEAD.length - along.y * aside;
    const y = tip.y - along.y * HEAD.length + along.x * aside;
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
  return `M${tip.x.toFixed(1)} ${tip.y.toFixed(1)}L${corner(HEAD.half)}L${corner(-HEAD.half)}Z`;
}
