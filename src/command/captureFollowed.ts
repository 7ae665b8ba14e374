/** A connection that was followed, as text: the verdict on it, then a line each segment with the states of both ends and why it left, and what no packet shows between. */
import type { CapturedConnection } from '../capture/captured.ts';
import type { Followed } from '../capture/follow/follow.ts';
import { rowsOf, type FollowedRow } from '../capture/follow/rows.ts';
import { verdictOf } from '../capture/follow/verdict.ts';
import { knownUntil } from '../capture/follow/states.ts';
import { SIDES } from '../trace/side.ts';
import { capture } from '../words/en/capture.ts';
import { plain } from '../words/phrase.ts';
import { rowNotes, walkedText } from '../words/sentences/followedRow.ts';
import { verdictLines } from '../words/sentences/verdict.ts';
import { bracketed, headLine, secondsText, segmentLine, textOf } from './captureFlow.ts';

const words = capture.followed;

export function followedLines(connection: CapturedConnection, followed: Followed): string[] {
  const { trace, timing, startUs, stacks } = followed;
  const clock = (us: number) => secondsText((us + startUs) * 1000).padStart(12);
  return [
    ...verdictLines(verdictOf(followed), capture.verdict).map(
      ({ sentences }) => `# ${sentences.map(({ text }) => plain(text)).join(' ')}`,
    ),
    headLine(connection),
    `# ${words.vantage[timing.vantage]}${connection.ways ? `; ${capture.pair.frames}` : ''}`,
    `# ${words.stacks({ client: words.stack(stacks.client), server: words.stack(stacks.server) })}`,
    ...rowsOf(connection, followed).map((row) => rowLine(connection, row, clock)),
    ...SIDES.map((side) => {
      const until = secondsText(Math.max(0, startUs + knownUntil(trace, side)) * 1000);
      return `# ${words.sides[side]}: state known up to ${until.trim()}`;
    }),
  ];
}

function rowLine(
  connection: CapturedConnection,
  row: FollowedRow,
  clock: (us: number) => string,
): string {
  const notes = rowNotes(row, words);
  if (row.kind === 'step') {
    const { step } = row;
    return [' '.repeat(6), clock(step.at), walkedText(step, words), ...bracketed(notes)].join('  ');
  }
  const { captured, flight } = row;
  if (captured !== null) return segmentLine(connection, captured, notes);
  return [
    ...['-'.padStart(6), clock(flight.sentAt), `${flight.from} -> `.padEnd(16)],
    // no packet told its window
    ...[textOf(connection, flight.from, flight.segment).replace(/ win \d+/, ' win ?')],
    ...bracketed(notes),
  ].join('  ');
}
