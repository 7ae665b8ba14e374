/** What part of the run the charts show, and whose charts they are at first. */
import type { ConnectionTrace } from '../../trace/connection.ts';
import { flightsOf, oncePerTrace } from '../../trace/lookup.ts';
import type { Side } from '../../trace/side.ts';
import { WHOLE, type ChartView } from './layout.ts';

/** The side that sends more. */
export const busiestSide = oncePerTrace((trace: ConnectionTrace): Side => {
  const sent = (side: Side) =>
    flightsOf(trace, side).reduce((sum, { segment }) => sum + segment.dataLen, 0);
  return sent('server') > sent('client') ? 'server' : 'client';
});

/** A hundred thousand segments are a few hundred in sight. */
const SMALLEST = 1 / 4000;

const moved = (from: number, wide: number): ChartView => {
  const begin = Math.min(Math.max(from, 0), 1 - wide);
  return { from: begin, to: begin + wide };
};

/** The view zoomed about a place, which stays where it is; a place out of sight comes to the middle. */
export function zoomed({ from, to }: ChartView, factor: number, place: number): ChartView {
  const wide = Math.min(Math.max((to - from) / factor, SMALLEST), 1);
  if (wide === 1) return WHOLE;
  const isSeen = place >= from && place <= to;
  const part = isSeen ? (place - from) / (to - from) : 0.5;
  return moved(place - part * wide, wide);
}

/** The view moved so that a place is in sight; as it is, where it is. */
export function following(view: ChartView, place: number): ChartView {
  const wide = view.to - view.from;
  if (place >= view.from && place <= view.to) return view;
  return moved(place - wide * 0.2, wide);
}

export const scrolledTo = (view: ChartView, from: number): ChartView =>
  moved(from, view.to - view.from);
