/**
 * The folded axis of a stream: to scale for what segments carry, with a break where a long stretch holds nothing (or
 * nothing any more), and wide enough for a SYN, a FIN or a single octet to be seen.
 *
 * Octets have one of a few sizes, each half of the next, so that the picture does not creep as numbers grow.
 */

export interface Axis {
  /** Where a place lies. */
  readonly x: (place: number) => number;
  /** The middles of stretches that are drawn shorter than to scale. */
  readonly breaks: readonly number[];
}

/** What lies between two neighbouring places. */
export type Matter = 'content' | 'empty';

interface Options {
  /** Every place that a mark, a piece or a region begins or ends at; 0 is among them. */
  readonly places: readonly number[];
  readonly width: number;
  readonly matterOf: (from: number, to: number) => Matter;
}

/** Pixels of an octet at the most: 100 of them are 64 pixels wide. */
const LARGEST = 0.64;
/** Room for what lies beyond the last place, and has no end. */
export const TAIL = 26;
const CELL = 30;
const LEAST = { content: 26, empty: 14 } as const;

export function axisOf({ places, width, matterOf }: Options): Axis {
  const sorted = [...new Set(places)].sort((a, b) => a - b);
  const room = Math.max(width - TAIL, 0);
  const most = { content: room / 2, empty: width < 480 ? 44 : 84 };
  const stretches = sorted.slice(1).map((to, i) => {
    const from = sorted[i] ?? 0;
    const matter = matterOf(from, to);
    const least = matter === 'content' && to - from === 1 ? CELL : LEAST[matter];
    return { from, octets: to - from, least, most: Math.max(most[matter], least) };
  });

  type Span = (typeof stretches)[number];
  const wide = ({ octets, least, most: largest }: Span, scale: number) =>
    Math.min(Math.max(octets * scale, least), largest);
  const total = (scale: number) => stretches.reduce((sum, s) => sum + wide(s, scale), 0);

  let scale = LARGEST;
  while (total(scale) > room && scale > 1e-7) scale /= 2;
  // More pieces than there is room for, even as small as can be: all of them give way.
  const squeeze = Math.min(room / Math.max(total(scale), 1), 1);
  // What is drawn shorter than to scale has the room that is left: labels stand there.
  const isFolded = (span: Span) => wide(span, scale) < span.octets * scale - 1;
  const spare = Math.max(room - total(scale), 0) / Math.max(stretches.filter(isFolded).length, 1);
  const grown = (span: Span) => Math.min(wide(span, scale) + spare, span.octets * scale, room / 3);

  const at = new Map<number, number>([[sorted[0] ?? 0, 0]]);
  const breaks: number[] = [];
  let x = 0;
  for (const span of stretches) {
    const w = isFolded(span) ? Math.max(grown(span), wide(span, scale)) : wide(span, scale);
    if (isFolded(span)) breaks.push(x + (w * squeeze) / 2);
    x += w * squeeze;
    at.set(span.from + span.octets, x);
  }
  return { x: (place) => at.get(place) ?? 0, breaks };
}
