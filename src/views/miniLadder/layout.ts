/**
 * The layout of a small ladder: a whole run in a card, with one segment that is lost and what makes it good. Rails without
 * names, arrows with their control bits at most. Pure; its parts are those of the ladder at other measures.
 */
import type { Side } from '../../trace/side.ts';
import { peerOf } from '../../trace/side.ts';
import type { Fold } from '../../trace/fold/index.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';
import { segmentLabel, type Segment } from '../../../machines/tcp/segment.ts';
import { arrowsOf, type BareArrow } from '../ladder/arrows.ts';
import { bracketsOf } from '../ladder/brackets.ts';
import { breaksOf } from '../ladder/breaks.ts';
import type { ByHeight } from '../ladder/byHeight.ts';
import { heightsOf, lineShape, shapeOf, turnedBox, type Shape } from '../ladder/collide.ts';
import { labelled as labelledOnDemand } from '../ladder/labelling.ts';
import type { Wording } from '../ladder/labelText.ts';
import type {
  ArrowMark,
  BracketMark,
  BreakMark,
  Lifeline,
  RailMark,
  TextRun,
} from '../ladder/marks.ts';
import type { Measures } from '../ladder/measures.ts';
import type { LayoutContext } from '../ladder/options.ts';
import type { LadderWords } from '../../words/contract/index.ts';
import { railsOf } from '../ladder/rails.ts';
import type { LabelledArrow } from '../ladder/slant.ts';

export interface MiniOptions {
  readonly width: number;
  /** Pixels for a unit of the fold: the same for all that are to be compared. */
  readonly scale: number;
  readonly fold: Fold;
  readonly words: LadderWords;
  /** Room for what is said of timers beside the rails. */
  readonly notes?: number;
  /** The segment that is lost and the one that makes it good: indices of flights. */
  readonly lost: number | null;
  readonly repair: number | null;
}

export interface MiniArrow extends ArrowMark {
  /** `aside`: not what this is about. Where it is about no segment in particular, all are plain. */
  readonly tone: 'plain' | 'lost' | 'repair' | 'aside';
}

/** What the receiver misses, from when it should have come until it is there, or to the end. */
export interface Missing {
  readonly side: Side;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

export interface MiniMarks {
  readonly width: number;
  readonly height: number;
  readonly measures: Measures;
  readonly lifelines: readonly Lifeline[];
  readonly rails: readonly RailMark[];
  readonly arrows: readonly MiniArrow[];
  readonly brackets: readonly BracketMark[];
  readonly breaks: readonly BreakMark[];
  readonly missing: Missing | null;
  readonly end: { readonly bottom: number };
}

/** Below the end of the run: the states it ends with. */
const TAIL = 10;

const SIZE = { label: 10.5, note: 10.5, state: 10.5 };
const RAIL = 9;
const GAP = 3;
const NOTES = 58;

/** A cross is this large. */
const CROSS = 12;

export function layoutMini(trace: ConnectionTrace, options: MiniOptions): MiniMarks {
  const { width, scale, fold, notes = NOTES } = options;
  const measures = measuresFor(width, notes);
  const yOf = (folded: number) => folded * scale;
  const bottom = yOf(fold.length) + TAIL;
  const context: LayoutContext = {
    ...options,
    ...{ measures, yOf, bottom, height: bottom },
    number: (_side, seq) => String(seq),
  };
  const bare = arrowsOf(trace, context);
  const arrows = heightsOf(bare.map(({ start, end }) => lineShape(start, end)));
  const breaks = breaksOf(arrows, context);
  const { client, server } = measures.columns;
  return {
    ...{ width, height: bottom + 1, measures, breaks },
    lifelines: [
      { side: 'client', x: client.lifeline },
      { side: 'server', x: server.lifeline },
    ],
    rails: railsOf(trace, context).map((rail) => ({ ...rail, name: { ...rail.name, at: [] } })),
    arrows: labelled(bare, arrows, breaks, { trace, context, options }),
    brackets: bracketsOf(trace, [], context)
      .filter(isTold)
      .map((bracket) => withinFrame(bracket, width)),
    missing: missingOf(trace, context, options),
    end: { bottom },
  };
}

/** A timer that is stopped has done nothing, unless it is the wait at the end, begun anew. */
const isTold = ({ timer, outcome }: BracketMark): boolean =>
  outcome === 'fired' || timer === 'timeWait';

/** A long name is left out. */
function withinFrame(bracket: BracketMark, width: number): BracketMark {
  const box = bracket.running?.box;
  const fits = box !== undefined && box.x >= 0 && box.x + box.width <= width;
  return fits ? bracket : { ...bracket, running: null };
}

function measuresFor(width: number, notes: number): Measures {
  const lifeline = notes + RAIL + GAP;
  const column = (side: Side): Measures['columns'][Side] => {
    const out = side === 'client' ? -1 : 1;
    const from = side === 'client' ? lifeline : width - lifeline;
    const railOuter = from + out * (GAP + RAIL);
    return {
      ...{ out, lifeline: from, railInner: from + out * GAP, railOuter },
      ...{ lane: null, bracket: railOuter + out * 8 },
      noteInner: railOuter + out * 11,
      noteOuter: railOuter + out * notes,
    };
  };
  return {
    ...{ compact: false, width, ...SIZE, rail: RAIL, span: width - 2 * lifeline },
    columns: { client: column('client'), server: column('server') },
  };
}

interface Labelling {
  readonly trace: ConnectionTrace;
  readonly context: LayoutContext;
  readonly options: MiniOptions;
}

/** Control bits where there is room; the lost segment and what makes it good come first. */
function labelled(
  bare: readonly BareArrow[],
  lines: ByHeight<Shape>,
  breaks: readonly BreakMark[],
  { trace, context, options }: Labelling,
): MiniArrow[] {
  const toneOf = ({ flight }: BareArrow): MiniArrow['tone'] => {
    if (options.lost === null) return 'plain';
    if (flight !== null && flight === options.lost) return 'lost';
    return flight !== null && flight === options.repair ? 'repair' : 'aside';
  };
  const order = bare
    .map((arrow) => ({ ...arrow, tone: toneOf(arrow) }))
    .sort((a, b) => Number(a.tone === 'aside') - Number(b.tone === 'aside'));
  const { client, server } = context.measures.columns;
  const crosses = bare
    .filter(({ ends }) => ends === 'lost')
    .map(({ end }) => turnedBox(end, CROSS, CROSS, 0));
  return labelledOnDemand(order, (arrow) => subjectOf(arrow, trace), {
    size: SIZE.label,
    ...{ left: client.lifeline + 3, right: server.lifeline - 3, arrows: lines },
    obstacles: heightsOf([...crosses, ...breaks.map(({ box }) => shapeOf(box))]),
  });
}

function subjectOf(
  { start, end, ends, flight }: BareArrow,
  { flights }: ConnectionTrace,
): LabelledArrow {
  const segment = flight === null ? undefined : flights[flight]?.segment;
  const line = (above: readonly TextRun[]): Wording => ({
    above,
    below: [],
    beyond: [],
    terse: false,
  });
  const wordings = segment === undefined ? [] : textsOf(segment).map(line);
  return { start, end, lost: ends === 'lost', wordings };
}

/** The control bits, and of data its length, by which it is told from an ACK. */
function textsOf(segment: Segment): TextRun[][] {
  const flags: TextRun = { text: segmentLabel(segment), role: 'flags' };
  const length: TextRun = { text: `len=${segment.dataLen}`, role: 'length' };
  return segment.dataLen > 0 ? [[flags, length], [length]] : [[flags]];
}

function missingOf(
  trace: ConnectionTrace,
  context: LayoutContext,
  { lost, repair }: MiniOptions,
): Missing | null {
  const flight = lost === null ? undefined : trace.flights[lost];
  if (flight === undefined) return null;
  const side = peerOf(flight.from);
  const { fold, measures, yOf, bottom } = context;
  const top = yOf(fold.ofFlight(flight.index).due);
  const there = repair === null ? undefined : fold.ofFlight(repair).arrivals[0];
  const until = there === undefined ? bottom : yOf(there);
  return { side, x: measures.columns[side].lifeline, top, bottom: until };
}
