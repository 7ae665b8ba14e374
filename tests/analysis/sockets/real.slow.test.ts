/**
 * The programs that are shown are real ones: run on loopback, by a kernel's TCP, their calls return in the order and with the
 * results that the lanes show.
 */
import { describe, expect, test, type TestContext } from 'vitest';
import { scenarioById, type ScenarioId } from '../../../src/scenarios/index.ts';
import { SIDES, type Side } from '../../../src/trace/side.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import type { Result } from '../../../src/analysis/sockets/program.ts';
import { programsOf, type Programs } from '../../../src/analysis/sockets/programsOf.ts';
import { linesOf } from '../../../src/analysis/sockets/text/index.ts';
import { isThere, runPython, runToTheEnd } from './realRun.ts';

/** Scenarios without losses: loopback loses nothing. */
const WHOLE: readonly ScenarioId[] = [
  'open-data-close',
  'three-segment-close',
  'half-close',
  'server-closes-first',
];
const OTHERS: readonly ScenarioId[] = ['peer-never-closes', 'aborted', 'refused'];

/** Closer together than this, two returns on two sides are in no order that could be relied on. */
const APART_US = 40_000;

/** A busy machine wakes a program late now and then: what does not hold at once has to hold when it is run again. */
const PATIENT = { retry: 3, timeout: 30_000 } as const;

const shownOf = (id: ScenarioId) => programsOf(simulate(scenarioById(id)));

/** The same over a network as fast as loopback. */
const onLoopbackOf = (id: ScenarioId) =>
  programsOf(simulate({ ...scenarioById(id), link: { delayUs: 100 } }));

const textsOf = (programs: Programs) =>
  SIDES.map((side) => linesOf(programs[side], 'python').map(({ text }) => text));

const toldAs = (result: Result | null): string => {
  if (result?.kind === 'bytes') return String(result.bytes);
  return result?.kind === 'failed' ? result.errno : 'done';
};

/** The calls of a side that return, in their order. */
const returnsOf = (programs: Programs, side: Side) =>
  programs[side].doings.flatMap((doing) =>
    doing.kind === 'call' && doing.returnedAt
      ? [{ side, name: doing.name, result: toldAs(doing.result), atUs: doing.returnedAt.at }]
      : [],
  );

/** A clone without it says so, and goes on. */
function need(context: TestContext, command: string): void {
  if (isThere(command)) return;
  const reason = `${command} is not on this machine: programs are not run for real`;
  console.warn(reason);
  context.skip(reason);
}

describe.each([...WHOLE, ...OTHERS])('%s in Python', (id) => {
  test('is the very program that is shown', () => {
    expect(textsOf(onLoopbackOf(id))).toEqual(textsOf(shownOf(id)));
  });

  test(
    'returns from its calls in the order of the lanes, with their results',
    PATIENT,
    async (context) => {
      need(context, 'python3');
      const expected = returnsBySide(onLoopbackOf(id));
      const returned = await runPython(shownOf(id), {
        client: expected.client.length,
        server: expected.server.length,
      });

      for (const side of SIDES) {
        expect(
          returned.filter((r) => r.side === side).map(({ name, result }) => `${name} ${result}`),
        ).toEqual(expected[side].map(({ name, result }) => `${name} ${result}`));
      }
      for (const pair of [onLoopbackOf(id), shownOf(id)].flatMap(pairsOf)) {
        const [before, after] = pair.map(({ side, nth }) => timesOf(side)[nth] ?? NaN);
        expect(before, JSON.stringify(pair)).toBeLessThan(after ?? NaN);
      }

      function timesOf(side: Side): number[] {
        return returned.filter((r) => r.side === side).map(({ atUs }) => atUs);
      }
    },
  );
});

describe.each(WHOLE)('%s in other languages', (id) => {
  test('runs to its end in JavaScript', PATIENT, async () => {
    expect(await runToTheEnd(shownOf(id), 'javaScript')).toEqual({ client: 0, server: 0 });
  });

  test('compiles without a warning in C, and runs to its end', PATIENT, async (context) => {
    need(context, 'cc');
    expect(await runToTheEnd(shownOf(id), 'c')).toEqual({ client: 0, server: 0 });
  });
});

function returnsBySide(programs: Programs) {
  return { client: returnsOf(programs, 'client'), server: returnsOf(programs, 'server') };
}

interface Nth {
  readonly side: Side;
  /** Which of its side's returns. */
  readonly nth: number;
}

/**
 * Two returns of which one is surely before the other: far enough apart, and by more than a round trip, in which a real
 * network that is faster could make up for the difference.
 */
function pairsOf(programs: Programs): [Nth, Nth][] {
  const all = SIDES.flatMap((side) =>
    returnsOf(programs, side).map(({ atUs }, nth) => ({ side, nth, atUs })),
  );
  // The client's first calls are `socket`, which returns at once, and `connect`, which takes a round trip.
  const [socket, connect] = all.filter(({ side }) => side === 'client');
  const apart = APART_US + (connect?.atUs ?? 0) - (socket?.atUs ?? 0);
  return all.flatMap((a) =>
    all.filter((b) => b.atUs - a.atUs > apart).map((b): [Nth, Nth] => [a, b]),
  );
}
