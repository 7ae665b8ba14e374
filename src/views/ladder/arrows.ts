/** The arrows of a trace: from where a segment leaves to where it arrives, is lost, or is when the run ends. */
import { peerOf, type Side } from '../../trace/side.ts';
import type { Flight, Step, ConnectionTrace } from '../../trace/connection.ts';
import type { ArrowMark, Point } from './marks.ts';
import type { LayoutContext } from './options.ts';

/** An arrow that has no labels yet. */
export type BareArrow = Omit<ArrowMark, 'labels'>;

/** How far a lost segment gets. */
const LOST_AFTER = 0.5;

/** An injected segment comes out of the midst of the wire, about as steep as others. */
const INJECTED_FROM = 0.4;

export function arrowsOf(trace: ConnectionTrace, context: LayoutContext): BareArrow[] {
  const arrows = trace.flights.flatMap((flight) => arrowsOfFlight(flight, context));
  return arrows.concat(trace.steps.flatMap((step) => injected(step, context)));
}

function arrowsOfFlight(flight: Flight, context: LayoutContext): BareArrow[] {
  const { fold, yOf } = context;
  const place = fold.ofFlight(flight.index);
  const start = { x: xOf(flight.from, context), y: yOf(place.sent) };
  const common = {
    flight: flight.index,
    step: null,
    from: flight.from,
    start,
    again: flight.again !== null,
  };
  const goals = place.arrivals.length > 0 ? place.arrivals : [place.due];
  return goals.map((folded, copy) => {
    const goal = { x: xOf(peerOf(flight.from), context), y: yOf(folded) };
    const over = yOf(fold.length);
    const underWay = goal.y > over + 0.5 && flight.arrivals.length > 0;
    const part = underWay
      ? Math.min(Math.max((over - start.y) / (goal.y - start.y), 0.12), 1)
      : flight.arrivals.length === 0
        ? LOST_AFTER
        : 1;
    return {
      ...common,
      key: `${flight.index}.${copy}`,
      copy,
      goal,
      end: between(start, goal, part),
      ends: underWay ? 'underWay' : flight.arrivals.length === 0 ? 'lost' : 'arrives',
    };
  });
}

function injected(step: Step, context: LayoutContext): BareArrow[] {
  if (step.cause.kind !== 'segment' || step.cause.flight !== null) return [];
  const from = peerOf(step.side);
  const goal = { x: xOf(step.side, context), y: context.yOf(context.fold.ofStep(step.index).at) };
  const sender = { x: xOf(from, context), y: goal.y - INJECTED_RISE };
  return [
    {
      key: `step ${step.index}`,
      flight: null,
      step: step.index,
      from,
      copy: 0,
      start: between(sender, goal, INJECTED_FROM),
      end: goal,
      goal,
      ends: 'arrives',
      again: false,
    },
  ];
}

const INJECTED_RISE = 48;

const xOf = (side: Side, { measures }: LayoutContext): number => measures.columns[side].lifeline;

/** The point so far along the way. */
export const between = (from: Point, to: Point, part: number): Point => ({
  x: from.x + (to.x - from.x) * part,
  y: from.y + (to.y - from.y) * part,
});
