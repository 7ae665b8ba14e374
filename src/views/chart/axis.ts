/**
 * The axis of time that all charts share. Time is to scale, so that slopes are rates, but for the longest waits in which
 * nothing happens: each of them takes a small part of the axis, and is told as a break.
 */
import { scaleLinear } from 'd3-scale';
import { time, type Time } from '../../../machines/tcp/time.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';
import { oncePerTrace } from '../../trace/lookup.ts';
import { endOf } from '../../trace/moment.ts';

/** A wait that is drawn shorter than to scale. Places are parts of the whole axis, 0 to 1. */
export interface AxisBreak {
  readonly from: Time;
  readonly to: Time;
  readonly placeFrom: number;
  readonly placeTo: number;
}

export interface TimeAxis {
  readonly breaks: readonly AxisBreak[];
  /** A microsecond outside breaks, as a part of the axis. */
  readonly unit: number;
  readonly place: (at: Time) => number;
  /** The time at a place, in whole microseconds. */
  readonly time: (place: number) => Time;
}

/** What a break takes of the axis, and what all of them do at the most. */
const SHARE = { one: 0.1, all: 0.4 } as const;

/** A wait is long beside this much of all that is to scale. Backoff, where each is twice the last, stays to scale. */
const LONG = 3;
const MOST_BREAKS = 8;
/** With less than this left the axis would show nothing else. */
const LEAST_LEFT = 4;

export const timeAxisOf = oncePerTrace((trace: ConnectionTrace): TimeAxis => {
  const instants = instantsOf(trace);
  const last = instants.at(-1) ?? 0;
  const gaps = instants.slice(1).map((to, i) => ({ from: instants[i] ?? 0, to }));
  const { folded, length } = foldedGaps(gaps, last);

  const times = [0];
  const lengths = [0];
  /** How much shorter it is up to here than to scale, as a negative number. */
  const shift = () => (lengths.at(-1) ?? 0) - (times.at(-1) ?? 0);
  for (const { from, to } of folded) {
    const begin = from + shift();
    times.push(from, to);
    lengths.push(begin, begin + length);
  }
  const end = Math.max(last, (times.at(-1) ?? 0) + 1);
  lengths.push(end + shift());
  times.push(end);
  const whole = Math.max(lengths.at(-1) ?? 0, 1);
  const scale = scaleLinear(
    times,
    lengths.map((each) => each / whole),
  ).clamp(true);
  const place = (at: Time) => scale(at);
  return {
    breaks: folded.map(({ from, to }) => ({
      ...{ from: time(from), to: time(to) },
      ...{ placeFrom: scale(from), placeTo: scale(to) },
    })),
    unit: 1 / whole,
    place,
    time: (at) => time(Math.round(scale.invert(at))),
  };
});

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** When anything happens, each instant once, from the start of the run to its end. */
function instantsOf(trace: ConnectionTrace): number[] {
  const all = trace.steps.map(({ at }): number => at);
  return [...new Set([0, ...all, endOf(trace).at])];
}

/** The fewest of the longest waits beside which the rest is short; how long each of these is drawn, in microseconds. */
function foldedGaps(gaps: readonly Gap[], whole: number): { folded: Gap[]; length: number } {
  const longest = [...gaps].sort((a, b) => b.to - b.from - (a.to - a.from));
  let rest = whole;
  for (const [i, { from, to }] of longest.slice(0, MOST_BREAKS).entries()) {
    rest -= to - from;
    const count = i + 1;
    if (gaps.length - count < LEAST_LEFT) break;
    if (to - from < LONG * rest) continue;
    const share = Math.min(SHARE.one * count, SHARE.all);
    const folded = longest.slice(0, count).sort((a, b) => a.from - b.from);
    return { folded, length: (rest * share) / (1 - share) / count };
  }
  return { folded: [], length: 0 };
}
