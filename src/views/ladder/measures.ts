/**
 * Where the columns of the ladder stand at a given width, from the outside in: notes and timers, the lane of socket calls if it
 * is shown, the rail of states, the lifeline, and the wire between the lifelines. On a phone the outer column shrinks to the
 * timers' brackets.
 */
import type { Side } from '../../trace/side.ts';
import { textWidth } from './text.ts';

export interface Column {
  /** 1 where outwards is to the right, else -1. */
  readonly out: 1 | -1;
  readonly lifeline: number;
  /** The edges of the rail: the one next to the lifeline, and the outer one. */
  readonly railInner: number;
  readonly railOuter: number;
  /** The edges of the lane of socket calls, the inner one first; null where it is not shown. */
  readonly lane: readonly [inner: number, outer: number] | null;
  /** Where the innermost bracket of a timer stands. */
  readonly bracket: number;
  /** Where notes begin, and where they have to end. */
  readonly noteInner: number;
  readonly noteOuter: number;
}

export interface Measures {
  /** A phone's layout. */
  readonly compact: boolean;
  readonly width: number;
  /** Font sizes: along the slants, beside the rails, in the rails. */
  readonly label: number;
  readonly note: number;
  readonly state: number;
  readonly rail: number;
  /** Length of the wire. */
  readonly span: number;
  readonly columns: Readonly<Record<Side, Column>>;
}

/** Below this width the layout is a phone's. */
export const COMPACT_BELOW = 600;

const NARROWEST = 300;

/** Font sizes for the last row of a room. */
const LARGE = { label: 13.75, note: 13.75, state: 13.75 };

/** Breadth of a lane, where a name has to fit into it and where it stands beside it; and what is left free on its inner side. */
const LANE = { compact: 14, wide: 10, gap: 4 };

export function measuresFor(wanted: number, { lanes = false, large = false } = {}): Measures {
  const width = Math.max(wanted, NARROWEST);
  const compact = width < COMPACT_BELOW;
  const sizes = large
    ? LARGE
    : compact
      ? { label: 11, note: 11, state: 11 }
      : width < 720
        ? { label: 11.5, note: 11, state: 11 }
        : width < 1000
          ? { label: 12.5, note: 11.5, state: 11.5 }
          : { label: 13.5, note: 12.5, state: 12.5 };
  const rail = compact ? 22 : Math.ceil(textWidth('ESTABLISHED', sizes.state)) + 14;
  const gap = compact ? 4 : 7;
  const edge = compact ? 1 : 4;
  // What the wire leaves over goes to the notes, within limits.
  const spare = (width - 2 * (rail + gap + edge) - 0.5 * width) / 2;
  const lane = lanes ? (compact ? LANE.compact : LANE.wide) : 0;
  const laneRoom = lanes ? lane + LANE.gap : 0;
  // The longest error of a socket call has room.
  const least = lanes ? Math.ceil(textWidth('EADDRNOTAVAIL', sizes.note)) + 18 : 0;
  const fewest = Math.max(least, width < 720 ? 84 : 88);
  const notes = laneRoom + (compact ? 22 : Math.round(Math.max(Math.min(spare, 120), fewest)));
  const lifeline = edge + notes + rail + gap;
  const column = (side: Side): Column => {
    const out = side === 'client' ? -1 : 1;
    const from = side === 'client' ? lifeline : width - lifeline;
    const railOuter = from + out * (gap + rail);
    const beyondLane = railOuter + out * laneRoom;
    return {
      out,
      lifeline: from,
      railInner: from + out * gap,
      railOuter,
      lane: lanes ? [railOuter + out * LANE.gap, beyondLane] : null,
      bracket: beyondLane + out * (compact ? 5 : 8),
      noteInner: beyondLane + out * (compact ? 9 : 16),
      noteOuter: railOuter + out * notes,
    };
  };
  return {
    compact,
    width,
    ...sizes,
    rail,
    span: width - 2 * lifeline,
    columns: { client: column('client'), server: column('server') },
  };
}
