/** Ticks of both axes: at round numbers, and as many as their labels have room for. */
import { scaleLinear, scaleLog } from 'd3-scale';
import { clockText } from '../../words/clock.ts';
import { textWidth } from '../ladder/text.ts';
import type { TimeAxis } from './axis.ts';
import { SIZE } from './sizes.ts';

export interface Tick {
  /** Along its axis, in pixels. */
  readonly at: number;
  readonly text: string;
}

export interface BreakBand {
  readonly from: number;
  readonly to: number;
  /** How long it lasts, where there is room to say so. */
  readonly text: string | null;
}

/** 1, 2 or 5 times a power of ten, and not less than `least`. */
export function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find((n) => n * power >= least) ?? 10);
}

/** Where the part of the axis that is in sight lies in the drawing. */
export interface Span {
  readonly left: number;
  readonly width: number;
  /** Places on the axis: 0 to 1. */
  readonly from: number;
  readonly to: number;
}

export const xOf = ({ left, width, from, to }: Span, place: number): number =>
  left + ((place - from) / (to - from)) * width;
export const placeAt = ({ left, width, from, to }: Span, x: number): number =>
  Math.min(Math.max(from + ((x - left) / width) * (to - from), 0), 1);

const APART = 70;
const GAP = 8;

/** Ticks of time and the breaks in sight; the labels of breaks come first, and none overlaps another. */
export function timeTicks(
  axis: TimeAxis,
  span: Span,
  lasts: (us: number) => string,
): { readonly ticks: readonly Tick[]; readonly breaks: readonly BreakBand[] } {
  const right = span.left + span.width;
  const taken: { from: number; to: number }[] = [];
  const hasRoom = (x: number, text: string): boolean => {
    const half = textWidth(text, SIZE.text) / 2;
    const label = { from: x - half - GAP / 2, to: x + half + GAP / 2 };
    if (label.from < 0 || label.to > right + SIZE.right) return false;
    if (taken.some((other) => other.from < label.to && label.from < other.to)) return false;
    taken.push(label);
    return true;
  };

  const breaks = axis.breaks.flatMap((each): BreakBand[] => {
    const [from, to] = [xOf(span, each.placeFrom), xOf(span, each.placeTo)];
    if (to < span.left || from > right) return [];
    const text = lasts(each.to - each.from);
    const shown = { from: Math.max(from, span.left), to: Math.min(to, right) };
    return [{ ...shown, text: hasRoom((shown.from + shown.to) / 2, text) ? text : null }];
  });

  const perUs = (span.width * axis.unit) / (span.to - span.from);
  const step = Math.max(roundStep(APART / perUs), 1);
  const decimals = Math.min(Math.max(Math.ceil(6 - Math.log10(step) - 1e-9), 0), 6);
  const ticks: Tick[] = [];
  const [begin, end] = [axis.time(span.from), axis.time(span.to)];
  const edges = [begin, ...axis.breaks.flatMap(({ from, to }) => [from, to]), end];
  for (let i = 0; i < edges.length; i += 2) {
    const [from, to] = [Math.max(edges[i] ?? 0, begin), Math.min(edges[i + 1] ?? 0, end)];
    for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
      const x = xOf(span, axis.place(at as typeof begin));
      const text = clockText(at, decimals);
      if (hasRoom(x, text)) ticks.push({ at: x, text });
    }
  }
  return { ticks, breaks };
}

export interface YScale {
  (value: number): number;
  readonly isLog: boolean;
  readonly ticks: readonly number[];
}

/** From a domain to pixels, upwards. Round values, a label's height apart; from `base` on, where numbers begin elsewhere. */
export function yScale(
  [low, high]: readonly [number, number],
  {
    top,
    bottom,
    isLog = false,
    base = 0,
  }: { top: number; bottom: number; isLog?: boolean; base?: number },
): YScale {
  const count = Math.max(Math.floor((bottom - top) / 34), 2);
  if (isLog) {
    const scale = scaleLog([low, high], [bottom, top]).clamp(true);
    const all = scale.ticks(count).filter((value) => /^[125]0*$/.test(String(value)));
    const whole =
      all.length > count + 1 ? all.filter((value) => String(value).startsWith('1')) : all;
    return Object.assign((value: number) => scale(value), { isLog, ticks: whole });
  }
  const scale = scaleLinear([low, high], [bottom, top]);
  const ticks = scaleLinear([low + base, high + base], [bottom, top])
    .ticks(count)
    .filter(Number.isInteger)
    .map((value) => value - base);
  return Object.assign((value: number) => scale(value), { isLog, ticks });
}
