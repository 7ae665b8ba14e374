/**
 * How the marks of a connection that was captured look: as those of a run where something was seen; in dashes where it is inferred, in
 * dots and fainter where it is assumed. An arrow dissolves towards an end whose time is an estimate, and its head is hollow there. It
 * comes after the first picture, as custom properties of CSS; a simulated run has none.
 */
import type { ConnectionTrace } from '../../trace/connection.ts';
import {
  assumedFrom,
  isFollowed,
  isUncaptured,
  markOf,
  type UnseenMark,
} from '../evidence/known.ts';
import type { ArrowMark, BracketMark, LadderMarks, RailMark, TagMark } from './marks.ts';
import { phaseOf } from './phase.ts';

/** The marks with their looks; of a simulated run the very marks. */
export function asKnown(marks: LadderMarks, trace: ConnectionTrace): LadderMarks {
  if (!isFollowed(trace)) return marks;
  return {
    ...marks,
    arrows: marks.arrows.map((arrow) => ({ ...arrow, look: lookOfArrow(arrow, trace) })),
    tags: marks.tags.map((tag) => ({ ...tag, look: lookOfTag(tag, trace) })),
    rails: marks.rails.map((rail) => asAssumed(rail, trace)),
    brackets: marks.brackets.map(greyUnlessShown),
  };
}

const HOLLOW = '--head:var(--panel);--rim:1.25';
const EDGES: Readonly<Record<UnseenMark, string>> = {
  inferred: '--dash:3 2.5',
  assumed: '--dash:1 2.5;--tone:var(--muted)',
};

function lookOfArrow(arrow: ArrowMark, trace: ConnectionTrace): string | undefined {
  const flight = arrow.flight === null ? undefined : trace.flights[arrow.flight];
  if (flight === undefined) return undefined;
  const { sent, arrived } = flight.evidence;
  const head = markOf(arrived) !== null && arrow.ends === 'arrives' ? `;${HOLLOW}` : '';
  if (isUncaptured(flight, trace)) return `--dash:2 4${head}`;
  const dashes = dashesOf(lineLength(arrow), {
    from: markOf(sent),
    to: arrow.ends === 'underWay' ? null : markOf(arrived),
    again: arrow.again,
  });
  return dashes === null ? undefined : `--dash:${dashes.join(' ')}${head}`;
}

/** A head covers so much of its line. */
const HEAD = 10;

const lineLength = ({ start, end, ends }: ArrowMark): number =>
  Math.hypot(end.x - start.x, end.y - start.y) - (ends === 'arrives' ? HEAD : 0);

/** So much of a line dissolves at an end that is an estimate, up to a limit. */
const PART = 0.42;
const LONGEST = 210;

/** Dashes and the gaps before them, from where the line is whole; the last go on to the end. */
const FADING: Readonly<Record<UnseenMark, readonly (readonly [gap: number, dash: number])[]>> = {
  inferred: [[3, 14], [3, 10], [3, 8], [3, 6], [3, 5], [3, 4], [3, 3]], // prettier-ignore
  assumed: [[3, 12], [3.5, 8], [4, 5], [4, 3], [4, 1.5]], // prettier-ignore
};
/** A retransmission is dashed anyway. */
const AGAIN = [7, 4] as const;

interface Ends {
  readonly from: UnseenMark | null;
  readonly to: UnseenMark | null;
  readonly again: boolean;
}

/** Dashes and gaps of a line, beginning with a dash; null: it is as it would be anyway. */
export function dashesOf(length: number, { from, to, again }: Ends): number[] | null {
  if (from === null && to === null) return null;
  const zone = Math.min(length * PART, LONGEST);
  const start = from === null ? [] : fadingOver(zone, from).reverse();
  const end = to === null ? [] : fadingOver(zone, to);
  const rest = length - sum(start) - sum(end);
  return [...start, ...(again ? dashedOver(rest) : [rest]), ...end].map(tenth);
}

/** Gap, dash, gap, dash: from the whole of a line to its end. */
function fadingOver(length: number, mark: UnseenMark): number[] {
  const found: number[] = [];
  const steps = FADING[mark];
  for (let [i, left] = [0, length]; left > 0; i++) {
    const [gap, dash] = steps[Math.min(i, steps.length - 1)] ?? [3, 3];
    found.push(gap, dash);
    left -= gap + dash;
  }
  return found;
}

/** Beginning and ending with a dash. */
function dashedOver(length: number): number[] {
  const [dash, gap] = AGAIN;
  const found: number[] = [];
  let left = length;
  for (; left > 2 * dash + gap; left -= dash + gap) found.push(dash, gap);
  return [...found, left];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
const tenth = (n: number): number => Math.round(n * 10) / 10;

function lookOfTag({ step }: TagMark, trace: ConnectionTrace): string | undefined {
  const mark = markOf(trace.steps[step]?.evidence);
  return mark === null ? undefined : EDGES[mark];
}

function asAssumed(rail: RailMark, trace: ConnectionTrace): RailMark {
  const step = trace.steps[assumedFrom(trace, rail.side) ?? -1];
  return step && rail.since >= step.at
    ? { ...rail, phase: `${phaseOf(rail.state)} assumed` }
    : rail;
}

/** What fired is shown by what it sent. That a timer ran for nothing, or an end waited in silence, no packet tells. */
function greyUnlessShown(bracket: BracketMark): BracketMark {
  const { timer, outcome } = bracket;
  const isShown = outcome === 'fired' && timer !== 'timeWait' && timer !== 'finWait2';
  return isShown ? bracket : { ...bracket, timer: 'untold' };
}
