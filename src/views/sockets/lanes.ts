/**
 * The lanes of socket calls, beside the rails: a bar from each call to its return, or a stroke where it returns at once, and
 * what is called. Names stand outside, from top to bottom as they are called; on a phone, inside a bar that is long enough.
 */
import type { Moment } from '../../trace/moment.ts';
import { SIDES, type Side } from '../../trace/side.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';
import {
  takesTime,
  untilOf,
  type Program,
  type SocketCall,
} from '../../analysis/sockets/program.ts';
import type { Programs } from '../../analysis/sockets/programsOf.ts';
import type { CallLabel, CallMark, LaneMarks, NoteMark } from '../ladder/marks.ts';
import { lineHeight } from '../ladder/notes.ts';
import type { LayoutContext } from '../ladder/options.ts';
import type { LadderWords } from '../../words/contract/index.ts';
import { linesOf, textWidth } from '../ladder/text.ts';

/** The height of the stroke of a call that takes no time. */
const STROKE = 3;
/** Between the end of a bar and the next. */
const GAP = 1.5;
/** A bar shorter than this is a stroke. */
const SHORTEST = 7;
/** Between two labels. */
const BETWEEN = 2;

export function lanesOf(
  trace: ConnectionTrace,
  context: LayoutContext,
  programs: Programs,
): LaneMarks[] {
  const { measures } = context;
  return SIDES.flatMap((side) => {
    const lane = measures.columns[side].lane;
    if (lane === null || programs[side].doings.length === 0) return [];
    return [laneOf(programs[side], lane, trace, context)];
  });
}

interface CallSpan {
  readonly call: SocketCall;
  readonly doing: number;
  readonly top: number;
  readonly bottom: number;
}

function laneOf(
  program: Program,
  [inner, outer]: readonly [number, number],
  trace: ConnectionTrace,
  context: LayoutContext,
): LaneMarks {
  const yOf = (moment: Moment) => placeOf(moment, trace, context);
  const ends = (doing: Program['doings'][number]) => {
    const never = doing.returnedAt === null && untilOf(doing, program, trace).at >= trace.end.at;
    return never ? context.bottom : yOf(untilOf(doing, program, trace));
  };
  const stretches = program.doings.flatMap((call, doing): CallSpan[] =>
    call.kind === 'call' ? [{ call, doing, top: yOf(call.calledAt), bottom: ends(call) }] : [],
  );
  const [first, last] = [program.doings[0], program.doings.at(-1)];
  return {
    side: program.side,
    life: {
      x: (inner + outer) / 2,
      top: first ? yOf(first.calledAt) : 0,
      bottom: last ? ends(last) : 0,
    },
    calls: stretches.map((stretch) =>
      callMark(stretch, Math.min(inner, outer), context, outer - inner),
    ),
    labels: context.measures.compact ? [] : labelsOf(stretches, program.side, outer, context),
  };
}

/** Where a moment of the run lies: at the step that has just happened. */
function placeOf(
  { at, step }: Moment,
  trace: ConnectionTrace,
  { fold, yOf }: LayoutContext,
): number {
  const happens = trace.steps[step];
  return yOf(happens?.at === at ? fold.ofStep(step).at : fold.toFolded(at));
}

function callMark(
  { call, doing, top, bottom }: CallSpan,
  x: number,
  context: LayoutContext,
  breadth: number,
): CallMark {
  const width = Math.abs(breadth);
  const waits = takesTime(call) && bottom - top >= SHORTEST;
  const box = waits
    ? { x, y: top + GAP, width, height: bottom - top - 2 * GAP }
    : { x, y: top - STROKE / 2, width, height: STROKE };
  const { name, elsewhere } = call;
  const inside = waits && context.measures.compact ? nameInside(name, box, context) : null;
  return { doing, name, waits, elsewhere, inside, ...box };
}

function nameInside(
  name: string,
  box: { x: number; y: number; width: number; height: number },
  { measures }: LayoutContext,
): NoteMark | null {
  if (box.height < textWidth(name, measures.note) + 8) return null;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return { x, y, lines: [name], anchor: 'middle', turned: true, box };
}

/** What is written beside calls that belong together: one that waits, or several made at once. */
interface Saying {
  readonly stretch: CallSpan;
  readonly calls: SocketCall[];
}

function labelsOf(
  stretches: readonly CallSpan[],
  side: Side,
  outer: number,
  context: LayoutContext,
): CallLabel[] {
  const { words } = context;
  const { note, columns } = context.measures;
  const { out, noteInner, noteOuter } = columns[side];
  const room = Math.abs(noteOuter - noteInner);
  const line = lineHeight(note);
  const labels: CallLabel[] = [];
  let free = 1;
  for (const { stretch, calls } of sayingsOf(stretches)) {
    const text = (withResult: boolean) =>
      linesOf(
        told(calls)
          .map((call) => tell(call, words, withResult))
          .join(' '),
        room,
        note,
      );
    const [lines, running] = [text(true), text(false)];
    const width = Math.max(...lines.map((text) => textWidth(text, note)));
    const height = lines.length * line;
    const waits = takesTime(stretch.call);
    const wanted = waits ? stretch.top + GAP : stretch.top - line / 2;
    const y = Math.max(wanted, free);
    free = y + height + BETWEEN;
    labels.push({
      side,
      doing: stretch.doing,
      lines,
      running,
      box: { x: out > 0 ? noteInner : noteInner - width, y, width, height },
      foot: { x: outer, y: waits ? stretch.top + GAP + 3 : stretch.top },
      top: stretch.top,
      bottom: stretch.bottom,
    });
  }
  return upwards(labels, context.bottom + 30);
}

function sayingsOf(stretches: readonly CallSpan[]): Saying[] {
  const sayings: Saying[] = [];
  for (const stretch of stretches) {
    const last = sayings.at(-1);
    const together =
      last &&
      !takesTime(last.stretch.call) &&
      !takesTime(stretch.call) &&
      Math.abs(last.stretch.top - stretch.top) < 1;
    if (together) last.calls.push(stretch.call);
    else sayings.push({ stretch, calls: [stretch.call] });
  }
  return sayings;
}

/** What is set on a new socket is in the text of the program; beside the run it only takes room. */
const told = (calls: readonly SocketCall[]): readonly SocketCall[] =>
  calls.some(({ name }) => name === 'socket')
    ? calls.filter(({ name }) => name !== 'setsockopt')
    : calls;

/** `send 100`, `recv → 0`, `connect → ECONNREFUSED`. */
function tell(
  { name, bytes, result, elsewhere }: SocketCall,
  words: LadderWords,
  withResult: boolean,
): string {
  const what = name === 'send' ? `send\u00a0${bytes ?? 0}` : name;
  const who = elsewhere ? words.fromThread(what) : what;
  if (!withResult || result === null || result.kind === 'done') return who;
  if (result.kind === 'failed') return `${who} → ${result.errno}`;
  return name === 'recv' ? `${who}\u00a0→\u00a0${result.bytes}` : who;
}

/** What reaches beyond the end of the diagram moves up, and what is above it with it. */
function upwards(labels: readonly CallLabel[], limit: number): CallLabel[] {
  let below = limit;
  return labels
    .toReversed()
    .map((label) => {
      const y = Math.min(label.box.y, below - label.box.height);
      below = y - BETWEEN;
      return { ...label, box: { ...label.box, y } };
    })
    .toReversed();
}
