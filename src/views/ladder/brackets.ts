/**
 * The timers: brackets outside the rails, as long as the timer runs. A retransmission timer that is stopped by its
 * acknowledgment, as nearly all are, is not worth one; one that fired or waited longer than a round trip is.
 */
import type { TimerName } from '../../../machines/tcp/effects.ts';
import { time } from '../../../machines/tcp/time.ts';
import type { Time } from '../../../machines/tcp/time.ts';
import { usualFlight, type Fold } from '../../trace/fold/index.ts';
import { SIDES, type Side } from '../../trace/side.ts';
import { stepsAt } from '../../trace/lookup.ts';
import type { Step, TimerSpan, ConnectionTrace } from '../../trace/connection.ts';
import { ByHeight } from './byHeight.ts';
import type { Box, BracketMark } from './marks.ts';
import { noteFor } from './notes.ts';
import type { LayoutContext } from './options.ts';

/** These run beside everything else, and begin anew with every segment: only their end is worth telling. */
const IN_THE_BACKGROUND: readonly TimerName[] = ['keepAlive', 'userTimeout'];

/** An acknowledgment that takes as much longer than a round trip is not late yet. */
const LATE = 1.3;

/** Beside what stands in the outer columns already. */
export function bracketsOf(
  trace: ConnectionTrace,
  taken: readonly { readonly side: Side; readonly box: Box }[],
  context: LayoutContext,
): BracketMark[] {
  const shown = trace.timers.filter((span) => isWorthTelling(span, trace));
  return SIDES.flatMap((side) => {
    const own = shown.filter((span) => span.side === side);
    const occupied = new ByHeight<Box>();
    for (const mark of taken) if (mark.side === side) occupy(occupied, mark.box);
    return bracketsBeside(own, trace, context, side, occupied);
  });
}

function isWorthTelling(span: TimerSpan, trace: ConnectionTrace): boolean {
  if (span.timer === 'timeWait' || span.outcome === 'fired') return true;
  if (IN_THE_BACKGROUND.includes(span.timer)) return false;
  const ran = (span.endedAt ?? trace.end.at) - span.startedAt;
  return ran > LATE * 2 * usualFlight(trace);
}

function bracketsBeside(
  spans: readonly TimerSpan[],
  trace: ConnectionTrace,
  context: LayoutContext,
  side: Side,
  occupied: ByHeight<Box>,
): BracketMark[] {
  const { out, bracket } = context.measures.columns[side];
  const { compact } = context.measures;
  const laneEnds: number[] = [];
  return spans.flatMap((span) => {
    const top = context.yOf(placeOf(span.startedAt, span, 'started', trace, context.fold)) + 1.5;
    const end = span.endedAt ?? time(trace.end.at);
    const bottom = context.yOf(placeOf(end, span, 'ended', trace, context.fold)) - 1.5;
    if (bottom - top < 4) return [];
    const free = laneEnds.findIndex((laneEnd) => laneEnd <= top);
    const lane = free < 0 ? laneEnds.length : free;
    laneEnds[lane] = bottom;

    const x = bracket + out * lane * 5;
    // of one that was seen to fire, so long as it ran
    const lengthUs = (span.outcome === 'fired' ? end : span.deadline) - span.startedAt;
    const write = (outcome: TimerSpan['outcome']) =>
      noteFor(context.words.timer({ timer, lengthUs, outcome }), {
        side,
        top,
        bottom,
        occupied: occupied.near(top - NEAR, bottom + NEAR),
        context,
      });
    const { timer, outcome } = span;
    const [text, running] = [write(outcome), write('running')];
    if (text) occupy(occupied, text.box);
    const arm = x - out * (compact ? 3 : 5);
    return [{ side, timer, outcome, x, arm, top, bottom, text, running }];
  });
}

/** A text stands no farther from its bracket than this. */
const NEAR = 240;

const occupy = (column: ByHeight<Box>, box: Box): void =>
  column.add(box, box.y, box.y + box.height);

/** Where a timer starts or ends: at the step that does it, if that can be told, else at that time. */
function placeOf(
  at: Time,
  { side, timer }: TimerSpan,
  what: 'started' | 'ended',
  trace: ConnectionTrace,
  fold: Fold,
): number {
  const does = (step: Step) =>
    step.side === side &&
    ((what === 'ended' && step.cause.kind === 'timer' && step.cause.timer === timer) ||
      step.effects.some((effect) =>
        what === 'started'
          ? effect.kind === 'startTimer' && effect.timer === timer
          : (effect.kind === 'stopTimer' || effect.kind === 'startTimer') && effect.timer === timer,
      ));
  const step = firstOf(stepsAt(trace, at), does);
  if (!step) return fold.toFolded(at);
  const place = fold.ofStep(step.index);
  return what === 'started' ? place.left : place.at;
}

function firstOf<T>(items: Iterable<T>, isWanted: (item: T) => boolean): T | undefined {
  for (const item of items) if (isWanted(item)) return item;
  return undefined;
}
