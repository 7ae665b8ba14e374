/**
 * Where the columns of the ladder stand at a given width, from the outside in: notes and timers, the rail of states, the
 * lifeline, and the wire between the lifelines. On a phone the outer column shrinks to the timers' brackets.
 */
import type { Side } from '../../simulation/scenario.ts';
import { textWidth } from './text.ts';

export interface Column {
  /** 1 where outwards is to the right, else -1. */
  readonly out: 1 | -1;
  readonly lifeline: number;
  /** The edges of the rail: the one next to the lifeline, and the outer one. */
  readonly railInner: number;
  readonly railOuter: number;
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

export function measuresFor(wanted: number): Measures {
  const width = Math.max(wanted, NARROWEST);
  const compact = width < COMPACT_BELOW;
  const sizes = compact
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
  const notes = compact ? 22 : Math.round(Math.min(Math.max(spare, width < 720 ? 84 : 88), 120));
  const lifeline = edge + notes + rail + gap;
  const column = (side: Side): Column => {
    const out = side === 'client' ? -1 : 1;
    const from = side === 'client' ? lifeline : width - lifeline;
    const railOuter = from + out * (gap + rail);
    return {
      out,
      lifeline: from,
      railInner: from + out * gap,
      railOuter,
      noteInner: railOuter + out * (compact ? 9 : 16),
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
