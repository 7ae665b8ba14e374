/** From which number to which a chart reaches: what is in sight, and of lines far above it nothing. */
import { happened, type Chart, type ChartLine } from './charts.ts';

/** The part of a chart in sight: by time, and by what has happened. */
export interface InSight {
  readonly from: number;
  readonly to: number;
  readonly upTo: number | null;
}

/** Items of one instant after the other that are in sight; a line goes on from the one before. */
export function inSight<T extends { readonly at: number; readonly step: number }>(
  items: readonly T[],
  { from, to, upTo }: InSight,
  before = 0,
): readonly T[] {
  const known = happened(items, upTo);
  let first = firstFrom(items, (item) => item.at >= from, known);
  first = Math.max(first - before, 0);
  const last = firstFrom(items, (item) => item.at > to, known);
  return items.slice(first, last);
}

function firstFrom<T>(items: readonly T[], holds: (item: T) => boolean, end: number): number {
  let [low, high] = [0, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export interface Range {
  readonly low: number;
  readonly high: number;
  /** The values are so far apart that their logarithms are drawn. */
  readonly isLog: boolean;
}

interface Extent {
  readonly low: number;
  readonly high: number;
}

const NOTHING: Extent = { low: Infinity, high: -Infinity };

const joined = (extents: readonly Extent[]): Extent =>
  extents.reduce(
    (all, { low, high }) => ({ low: Math.min(all.low, low), high: Math.max(all.high, high) }),
    NOTHING,
  );

const extentOf = ({ samples }: ChartLine, sight: InSight): Extent =>
  joined(
    inSight(samples, sight, 1).flatMap(({ value }) =>
      value === null ? [] : [{ low: value, high: value }],
    ),
  );

/** A window that is so much larger than what is sent limits nothing, and would flatten all the rest. */
const FAR = 1.6;

export function rangeOf(chart: Chart, sight: InSight): Range {
  const line = (kind: ChartLine['kind']) => {
    const found = chart.lines.find((each) => each.kind === kind);
    return found ? extentOf(found, sight) : NOTHING;
  };
  switch (chart.name) {
    case 'sequence': {
      const spans = inSight(chart.spans, sight).map(({ from, to }) => ({ low: from, high: to }));
      const near = joined([...spans, line('acknowledged')]);
      const { low, high } = withNear(near, [line('windowEdge')]);
      const edge = Math.max((high - low) * 0.06, 2);
      return { ...fallback({ low: low - edge, high: high + edge }), isLog: false };
    }
    case 'windows': {
      const near = joined([line('cwnd'), line('inFlight'), { low: 0, high: 0 }]);
      const { high } = withNear(near, [line('ssthresh'), line('sndWnd')]);
      return { low: 0, high: high > 0 ? high * 1.08 : 1, isLog: false };
    }
    case 'roundTrips': {
      const dots = inSight(chart.dots, sight).map(({ value }) => ({
        low: value ?? 0,
        high: value ?? 0,
      }));
      const { low, high } = fallback(joined([...dots, line('srtt'), line('rto')]));
      if (low > 0 && high / low > 8) return { low: low / 1.6, high: high * 1.6, isLog: true };
      return { low: 0, high: high * 1.12, isLog: false };
    }
  }
}

/** What is near comes in too. */
const withNear = (near: Extent, others: readonly Extent[]): Extent => {
  const base = Math.min(near.low, near.high);
  const most = base + (near.high - base) * FAR;
  return joined([near, ...others.filter(({ high }) => high <= most)]);
};

/** Where there is nothing there is an axis all the same. */
const fallback = ({ low, high }: Extent): Extent =>
  Number.isFinite(low) && Number.isFinite(high) ? { low, high } : { low: 0, high: 1 };
