/** A connection that was followed, as text: a line each segment with the states of both ends and why it left, and what no packet shows between. */
import { segLen } from '../../machines/tcp/segment.ts';
import type { CapturedConnection } from '../capture/captured.ts';
import { retransmissionsOf, type AgainCause } from '../capture/follow/causes.ts';
import type { Followed } from '../capture/follow/follow.ts';
import { knownUntil } from '../capture/follow/states.ts';
import type { Evidence, Flight, Step } from '../trace/connection.ts';
import { SIDES } from '../trace/side.ts';
import { capture } from '../words/en/capture.ts';
import { retransmissionParts } from '../words/sentences/retransmission.ts';
import { bracketed, headLine, secondsText, segmentLine, textOf } from './captureFlow.ts';

const words = capture.followed;

export function followedLines(connection: CapturedConnection, followed: Followed): string[] {
  const { trace, timing, segmentOf, startUs } = followed;
  const told = tellingOf();
  const captured = trace.flights
    .flatMap((flight) => {
      const index = segmentOf[flight.index] ?? null;
      return index === null ? [] : [{ index, line: told.flight(flight) }];
    })
    .sort((a, b) => a.index - b.index);
  const between = [
    ...trace.flights
      .filter(({ index }) => (segmentOf[index] ?? null) === null)
      .map((flight) => ({ at: flight.sentAt, line: told.flight(flight) })),
    ...trace.steps.filter(isSilent).map((step) => ({ at: step.at, line: told.step(step) })),
  ].sort((a, b) => a.at - b.at);
  return [
    headLine(connection),
    `# ${words.vantage[timing.vantage]}`,
    ...captured.flatMap(({ index, line }) => [...taken(countBefore(index)), line]),
    ...taken(between.length),
    ...SIDES.map((side) => {
      const until = secondsText(Math.max(0, followed.startUs + knownUntil(trace, side)) * 1000);
      return `# ${words.sides[side]}: state known up to ${until.trim()}`;
    }),
  ];

  function taken(count: number): string[] {
    return between.splice(0, count).map((entry) => entry.line);
  }

  /** What is not captured stands before the first segment that was captured after it. */
  function countBefore(index: number): number {
    const atUs = (connection.segments[index]?.atNs ?? 0) / 1000 - startUs;
    const later = between.findIndex(({ at }) => at > atUs);
    return later < 0 ? between.length : later;
  }

  function tellingOf() {
    const causes = new Map(retransmissionsOf(followed).map((cause) => [cause.flight, cause]));
    const arrivals = arrivalsIn(trace.steps);
    const clock = (us: number) => secondsText((us + startUs) * 1000).padStart(12);
    return {
      flight(flight: Flight): string {
        const index = segmentOf[flight.index] ?? null;
        const notes = notesOf(flight, trace.steps[flight.step], {
          cause: causes.get(flight.index),
          arrival: arrivals.get(flight.index),
        });
        const seen = index === null ? undefined : connection.segments[index];
        if (seen) return segmentLine(connection, seen, notes);
        return [
          ...['-'.padStart(6), clock(flight.sentAt), `${flight.from} -> `.padEnd(16)],
          ...[textOf(connection, flight.from, flight.segment)],
          ...bracketed([words.unseen, ...notes]),
        ].join('  ');
      },
      step(step: Step): string {
        const notes = bracketed([causeText(step), words.evidence[step.evidence]]);
        return [' '.repeat(6), clock(step.at), walkedText(step), ...notes].join('  ');
      },
    };
  }
}

/** A change of state that no segment shows. */
const isSilent = ({ cause, walked, sent }: Step): boolean =>
  cause.kind !== 'segment' && walked.length > 1 && sent.length === 0;

const arrivalsIn = (steps: readonly Step[]): ReadonlyMap<number, Step> =>
  new Map(
    steps.flatMap((step) =>
      step.cause.kind === 'segment' && step.cause.flight !== null
        ? [[step.cause.flight, step]]
        : [],
    ),
  );

function notesOf(
  flight: Flight,
  step: Step | undefined,
  { cause, arrival }: { cause: AgainCause | undefined; arrival: Step | undefined },
): string[] {
  const isFirst = step?.sent[0] === flight.index;
  const why = cause ? retransmissionParts(cause, words).join('; ') : '';
  return [
    why === '' && step && isFirst && step.evidence !== 'assumed' ? causeText(step) : why,
    // what an arrival leads to is told where it arrives
    step && isFirst && step.cause.kind !== 'segment' ? changeText(step) : '',
    arrival ? changeText(arrival) : fateText(flight),
  ];
}

function fateText({ fate, segment }: Flight): string {
  if (fate !== 'lost') return words.notTaken;
  return segLen(segment) > 0 ? words.lostOrAnswer : words.lost;
}

function causeText({ cause }: Step): string {
  if (cause.kind === 'call') return words.call(cause.call.call, cause.call.bytes);
  return cause.kind === 'timer' ? words.timer[cause.timer] : '';
}

function changeText(step: Step): string {
  if (step.walked.length < 2) return '';
  const evidence: Evidence = step.evidence;
  const how = evidence === 'assumed' ? `, ${words.evidence[evidence]}` : '';
  return `${walkedText(step)}${how}`;
}

const walkedText = ({ side, walked }: Step): string => words.walked(words.sides[side], walked);
