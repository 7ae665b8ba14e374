/**
 * Whether a server program of ours did what the recorded one did under the same load: the calls of each thread, process and task in
 * order, with what they returned (octets, end of file, errors, ready lists); whom each connection was served by, once; when, within
 * the scatter of the load and of its machine.
 *
 * - A loop's calls are compared as they stand. Of the others what belongs to a connection is compared for each, and what the
 *   acceptor does: which of several workers gets a connection, and how their calls lie between each other, is chance.
 * - What a client did and what the server asked for within a millisecond of it is a race: either order is legal. Where a
 *   comparison fails on what was told at such a moment, that client's deed is moved to the other side of it, and the run is
 *   made again; what differs then still, or elsewhere, is no race.
 */
import { firstMismatch, type Mismatch } from '../mismatch.ts';
import { deedsOf, loadMs, loadOf, loadTime, type Shifts } from './load.ts';
import { modelOf, paceOf, programFrom, toleranceMs } from './programFrom.ts';
import { runLoad, type LoadRun } from './runLoad.ts';
import { recordedLines, simulatedLines, type Line } from './serverCalls.ts';
import type { ServerRecording } from './serverSchema.ts';

export function compareWithServer(recorded: ServerRecording): Mismatch | null {
  let [shifts, found]: [Shifts, Found | null] = [new Map(), compareOnce(recorded, new Map())];
  for (let settled = true; found?.race && settled;) {
    settled = false;
    for (const moved of movesAt(recorded, found.atMs, shifts)) {
      const next = compareOnce(recorded, moved);
      if (next !== null && next.atMs <= found.atMs) continue;
      [shifts, found, settled] = [moved, next, true];
      break;
    }
  }
  return found && found.mismatch;
}

interface Found {
  readonly mismatch: Mismatch;
  readonly atMs: number;
  /** What was told differs: that may be a race. */
  readonly race: boolean;
}

/** So near to each other a client's deed and a server's call may have happened in either order. */
const RACE_MS = 1;
const STEPS_US = [50, 200, 600] as const;

/** Each deed of a client about that moment, moved to and fro. */
function* movesAt(recorded: ServerRecording, atMs: number, shifts: Shifts): Generator<Shifts> {
  const near = deedsOf(recorded)
    .filter(([what, whenMs]) => Math.abs(whenMs - atMs) <= RACE_MS && !shifts.has(what))
    .sort(([, a], [, b]) => Math.abs(a - atMs) - Math.abs(b - atMs));
  for (const us of STEPS_US)
    for (const [what] of near) for (const by of [us, -us]) yield new Map([...shifts, [what, by]]);
}

function compareOnce(recorded: ServerRecording, shifts: Shifts): Found | null {
  const load = loadOf(recorded, shifts);
  const run = runLoad(programFrom(recorded), load, endOf(recorded), paceOf(recorded));
  const served = recorded.service !== 'none';
  const theirs = recordedLines(recorded);
  const ours = simulatedLines(run.happenings).filter(({ op }) => served || op !== 'service');
  const found = scopesOf(recorded)
    .flatMap((scope) => compareLines(recorded, scope, theirs, ours) ?? [])
    .sort((a, b) => a.atMs - b.atMs)[0];
  return found ?? compareClients(recorded, run);
}

/** Behind the last thing that was recorded: whatever else ours would do. */
const LONGER_MS = 500;

const endOf = ({ server_events, clients }: ServerRecording) =>
  loadTime(
    LONGER_MS +
      Math.max(
        ...server_events.map(({ t_ms, t_ret_ms }) => t_ret_ms ?? t_ms),
        ...clients.map(({ closed_ms, aborted_ms }) => closed_ms ?? aborted_ms ?? 0),
      ),
  );

/** One thread does it all. */
const LOOPS: readonly string[] = [
  ...['iterative', 'select', 'poll'],
  ...['epollLt', 'epollEt', 'epollEtOnce'],
];

type Scope = readonly [name: string, belongs: (line: Line) => boolean];

function scopesOf(recorded: ServerRecording): Scope[] {
  const model = modelOf(recorded)?.model ?? '';
  if (LOOPS.includes(model)) return [['call', () => true]];
  const accepting: Scope = [
    'accepted connection',
    ({ op, conn }) => op === 'accept' && conn !== null,
  ];
  const starting: Scope = ['start', ({ op }) => op === 'start'];
  const connections = recorded.clients.map(({ conn }): Scope => [
    `call on ${conn}`,
    (line) => line.conn === conn && OF_CONNECTION.has(line.op) && line.worker !== ACCEPTOR,
  ]);
  if (model === 'asyncio') return connections;
  return model === 'prefork' ? [accepting, ...connections] : [accepting, starting, ...connections];
}

const OF_CONNECTION = new Set(['recv', 'send', 'close', 'service']);
/** Who closes its own copy of a connection, or reads for its tasks. */
const ACCEPTOR = '0';

function compareLines(
  recorded: ServerRecording,
  [name, belongs]: Scope,
  allTheirs: readonly Line[],
  allOurs: readonly Line[],
): Found | null {
  const [theirs, ours] = [allTheirs.filter(belongs), allOurs.filter(belongs)];
  const texts = (lines: readonly Line[]) => lines.map(({ text }) => text);
  const mismatch = firstMismatch(name, texts(theirs), texts(ours));
  const same = theirs.findIndex(({ text }, i) => text !== ours[i]?.text);
  const differs = same < 0 ? theirs.length : same;
  const late = compareTimes(recorded, name, theirs.slice(0, differs), ours);
  if (late !== null || mismatch === null) return late;
  const moments = [theirs[differs], ours[differs]].flatMap((line) => momentsOf(line));
  return { mismatch, atMs: Math.min(...moments), race: true };
}

/** When it was attempted: at once, or when what it waited for had come. */
const momentsOf = (line: Line | undefined): number[] =>
  line ? [line.returnedMs ?? line.enteredMs] : [];

function compareTimes(
  recorded: ServerRecording,
  name: string,
  theirs: readonly Line[],
  ours: readonly Line[],
): Found | null {
  for (const [i, line] of theirs.entries()) {
    const got = ours[i];
    if (got === undefined) continue;
    const pairs = [
      ['entered', line.enteredMs, got.enteredMs],
      ['returned', line.returnedMs, got.returnedMs],
    ] as const;
    for (const [what, expectedMs, gotMs] of pairs) {
      if (expectedMs === null || gotMs === null || expectedMs < 0) continue;
      if (Math.abs(expectedMs - gotMs) <= toleranceMs(recorded)) continue;
      const mismatch = {
        where: `${name} ${i + 1} (${line.text})`,
        expected: `${what} at ${expectedMs.toFixed(1)} ms`,
        got: `${gotMs.toFixed(1)} ms`,
      };
      return { mismatch, atMs: Math.min(expectedMs, gotMs), race: false };
    }
  }
  return null;
}

function compareClients(recorded: ServerRecording, { clients }: LoadRun): Found | null {
  for (const { client, conn, requests } of recorded.clients) {
    for (const [k, { answered_ms }] of requests.entries()) {
      const at = clients[client]?.answeredAt[k] ?? null;
      const gotMs = at === null ? null : loadMs(at);
      if (answered_ms == null && gotMs === null) continue;
      const near = toleranceMs(recorded);
      if (answered_ms != null && gotMs !== null && Math.abs(answered_ms - gotMs) <= near) continue;
      const mismatch = {
        where: `${conn}'s request ${k + 1}`,
        expected: answerText(answered_ms),
        got: answerText(gotMs),
      };
      return { mismatch, atMs: answered_ms ?? gotMs ?? 0, race: false };
    }
  }
  return null;
}

const answerText = (atMs: number | null | undefined): string =>
  atMs == null ? 'no answer' : `an answer at ${atMs.toFixed(1)} ms`;
