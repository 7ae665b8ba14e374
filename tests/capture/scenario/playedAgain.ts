/** A run, captured at one of its ends, made a scenario by its packets alone, and played again. */
import type { Segment } from '../../../machines/tcp/segment.ts';
import type { CapturedConnection } from '../../../src/capture/captured.ts';
import { follow } from '../../../src/capture/follow/follow.ts';
import { scenarioOf, type FromCapture } from '../../../src/capture/scenario/scenarioOf.ts';
import { scenarioFrom } from '../../../src/simulation/parseScenario.ts';
import type { Scenario } from '../../../src/simulation/scenario.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import type { ConnectionTrace } from '../../../src/trace/connection.ts';
import { matched } from '../../../src/trace/differences/matching.ts';
import { SIDES, type Side } from '../../../src/trace/side.ts';
import { capturedAt } from '../follow/runsAsCaptured.ts';

/** What packets do not tell of a stack is given: it is the one that the run was made with. */
export function scenarioOfCapture(
  run: Scenario,
  trace: ConnectionTrace,
  view: Side,
): FromCapture | null {
  const connection = capturedAt(trace, view);
  if (connection === null) return null;
  const { profile, settings = {}, client, server } = run;
  return scenarioOf(follow(connection, { vantage: view }), connection, {
    profile,
    settings,
    ends: { client: client.settings ?? {}, server: server.settings ?? {} },
  });
}

/** A scenario as a reader's file has it. */
export function readAgain(scenario: Scenario): Scenario {
  const read = scenarioFrom(JSON.parse(JSON.stringify(scenario)));
  if ('problem' in read) throw new Error(`${read.path}: ${JSON.stringify(read.problem)}`);
  return read.scenario;
}

/** A segment as tcpdump would have it, without its time. */
const segmentText = (from: Side, s: Segment): string =>
  [
    from,
    [s.syn && 'S', s.fin && 'F', s.rst && 'R', s.ack && '.'].filter(Boolean).join(''),
    `${s.seq}+${s.dataLen}`,
    s.ack ? `ack ${s.ackNumber}` : '',
  ].join(' ');

export const passingIn = ({ segments }: CapturedConnection): string[] =>
  segments.map(({ from, segment }) => segmentText(from, segment));

/** What passes at an end, in order. */
export function passing(trace: ConnectionTrace, view: Side): string[] {
  const captured = capturedAt(trace, view);
  return captured === null ? [] : passingIn(captured);
}

/** In what part two captures have the same segments: of the longer one so many as are in both. */
export function shareEqual(one: CapturedConnection, other: CapturedConnection): number {
  const [a, b] = [passingIn(one), passingIn(other)];
  const { both } = matched(a, b, (text) => text);
  return both.length / Math.max(a.length, b.length, 1);
}

/** The first segment in which two captures differ; null: there is none. */
export function firstUnlike(a: readonly string[], b: readonly string[]): string | null {
  const at = Array.from({ length: Math.max(a.length, b.length) }, (_, i) => i).find(
    (i) => a[i] !== b[i],
  );
  return at === undefined ? null : `${at + 1}: ${a[at] ?? 'none'} | ${b[at] ?? 'none'}`;
}

/** Each segment of both sides with its fate. */
export const sentIn = ({ flights }: ConnectionTrace): string[] =>
  SIDES.flatMap((side) =>
    flights
      .filter(({ from }) => from === side)
      .map(
        ({ from, segment, fate }) =>
          `${segmentText(from, segment)} ${fate === 'lost' ? 'lost' : ''}`,
      ),
  );

export const playedAgain = (made: FromCapture): ConnectionTrace =>
  simulate(readAgain(made.scenario));
