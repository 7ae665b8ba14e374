/**
 * The layout of the ladder: a trace, its fold and the room there is, to marks. Pure; done once for a run and a width, labels
 * when they are looked at.
 */
import { FOLD } from '../../trace/fold/index.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';
import { arrowsOf, type BareArrow } from './arrows.ts';
import { bracketsOf } from './brackets.ts';
import { breaksOf } from './breaks.ts';
import { heightsOf, lineShape, polygon, shapeOf, turnedBox, type Shape } from './collide.ts';
import { labelled } from './labelling.ts';
import { wordingsOf, wordingsOfCopy, wordingsOfInjected, type Wording } from './labelText.ts';
import type { Box, LadderMarks, Point } from './marks.ts';
import { measuresFor } from './measures.ts';
import type { LayoutContext, LadderOptions } from './options.ts';
import { railsOf } from './rails.ts';
import type { LabelRoom, LabelledArrow } from './slant.ts';
import { tagsOf } from './tags.ts';
import { textWidth } from './text.ts';

/** Below the end of the run: the states it ends with, and why it ends. */
const TAIL = { state: 30, text: 34 };

/** A short run is drawn larger to fill the height, up to this. */
const LARGEST_SCALE = 1.6;

/** On a wire longer than this everything is drawn larger, so that slants stay slants, up to a limit. */
const NATURAL_SPAN = 480;
const LARGEST_NATURAL = 1.35;

/** A cross is this large in each direction. */
export const CROSS = 5;

/** The radius of the circle where a segment from elsewhere begins. */
const ORIGIN = 4;

export function layoutLadder(trace: ConnectionTrace, options: LadderOptions): LadderMarks {
  const context = contextOf(options);
  const { measures } = context;
  const bare = arrowsOf(trace, context);
  // Lines keep the very points of their arrows, by which labels know their own.
  const arrows = heightsOf(bare.map(({ start, end }) => lineShape(start, end)));
  const breaks = breaksOf(arrows, context);
  const lanes = options.sockets?.lanesOf(trace, context, options.sockets.programs) ?? [];
  // Beside a lane the calls have their names; within the narrow one of a phone, few have room.
  const tags = lanes.length > 0 && !measures.compact ? [] : tagsOf(trace, arrows, context);
  const end = endOf(trace, context);

  const signs = bare.flatMap(({ ends, flight, start, end }) => [
    ...(ends === 'lost' ? [turnedBox(end, 2 * CROSS, 2 * CROSS, 0)] : []),
    ...(flight === null ? [circleAround(start)] : []),
  ]);
  const { client, server } = measures.columns;
  const field: LabelRoom = {
    size: measures.label,
    left: client.lifeline + 5,
    right: server.lifeline - 5,
    arrows,
    obstacles: heightsOf([
      ...signs,
      ...[...breaks, ...(measures.compact ? tags : []), end].map(({ box }) => shapeOf(box)),
    ]),
  };

  return {
    width: measures.width,
    height: context.bottom + TAIL.text,
    lifelines: [
      { side: 'client', x: client.lifeline },
      { side: 'server', x: server.lifeline },
    ],
    rails: railsOf(trace, context),
    arrows: labelled(bare, (arrow) => subjectOf(arrow, trace, context), field),
    passing: [],
    brackets: bracketsOf(trace, [...tags, ...lanes.flatMap(({ labels }) => labels)], context),
    tags,
    lanes,
    breaks,
    end,
  };
}

/** Eight corners are round enough. */
const circleAround = ({ x, y }: Point): Shape =>
  polygon(
    Array.from({ length: 8 }, (_, i) => {
      const angle = ((i + 0.5) * Math.PI) / 4;
      return { x: x + ORIGIN * Math.cos(angle), y: y + ORIGIN * Math.sin(angle) };
    }),
  );

function contextOf(options: LadderOptions): LayoutContext {
  const length = Math.max(options.fold.length, FOLD.lead);
  const measures = measuresFor(options.width, {
    lanes: Boolean(options.sockets),
    large: options.large ?? false,
  });
  const room = options.height - TAIL.state - TAIL.text;
  const natural = Math.min(Math.max(measures.span / NATURAL_SPAN, 1), LARGEST_NATURAL);
  const scale = Math.max(Math.min(room / length, LARGEST_SCALE), natural);
  const yOf = (folded: number) => folded * scale;
  return { ...options, measures, yOf, bottom: yOf(length) + TAIL.state };
}

function subjectOf(
  arrow: BareArrow,
  trace: ConnectionTrace,
  context: LayoutContext,
): LabelledArrow {
  const { start, end, ends, flight } = arrow;
  const wordings = wordingsFor(arrow, trace, context);
  return { start, end, lost: ends === 'lost', injected: flight === null, wordings };
}

function wordingsFor(
  arrow: BareArrow,
  trace: ConnectionTrace,
  context: LayoutContext,
): readonly Wording[] {
  const flight = arrow.flight === null ? undefined : trace.flights[arrow.flight];
  if (flight) {
    return arrow.copy > 0 ? wordingsOfCopy(flight, context) : wordingsOf(flight, trace, context);
  }
  const step = arrow.step === null ? undefined : trace.steps[arrow.step];
  return step?.cause.kind === 'segment'
    ? wordingsOfInjected(step.cause.segment, arrow.from, step.evidence, context)
    : [];
}

function endOf({ end }: ConnectionTrace, context: LayoutContext): LadderMarks['end'] {
  const { bottom, fold, measures, words, yOf } = context;
  const text = words.ends[end.reason];
  const width = textWidth(text, measures.note);
  const y = bottom + 20;
  const box: Box = { x: (measures.width - width) / 2, y: y - 8, width, height: 16 };
  return { line: yOf(fold.length), bottom, y, text, box };
}
