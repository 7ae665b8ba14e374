/**
 * Whether a server program of ours did what the recorded one did under the same load: the calls of each thread, process and task in
 * order, with what they returned (octets, end of file, errors, ready lists); whom each connection was served by, once; when, within
 * the scatter of the load and of its machine.
 *
 * - A loop's calls are compared as they stand. Of the others what belongs to a connection is compared for each, and what the
 *   acceptor does: which of several workers gets a connection, and how their calls lie between each other, is chance.
 * - What a client did and what the server asked for at nearly the same moment is a race: either order is legal. Where a
 *   comparison fails, a client's deed that was so near to a call is moved to the other side of it, and the run is made again, as long
 *   as that helps; what differs then still, or elsewhere, is no race.
 */
import { ms } from '../../../machines/tcp/time.ts';
import { firstMismatch, type Mismatch } from '../mismatch.ts';
import { deedsOf, loadMs, loadOf, loadTime, type Shifts } from './load.ts';
import { modelOf, latenessOf, programFrom, scatterMs, toleranceMs } from './programFrom.ts';
import { runLoad, type LoadRun } from './runLoad.ts';
import { recordedLines, simulatedLines, type ServerLine } from './serverCalls.ts';
import type { ServerRecording } from './serverSchema.ts';

export function compareWithServer(recorded: ServerRecording): Mismatch | null {
  let [shifts, found]: [Shifts, Found | null] = [new Map(), compareOnce(recorded, new Map())];
  let tries = 0;
  for (let settled = true; found && settled;) {
    settled = false;
    for (const moved of movesAt(recorded, found, shifts)) {
      if (tries === MOST_TRIES) break;
      tries += 1;
      const next = compareOnce(recorded, moved);
      if (next !== null && next.missed >= found.missed) continue;
      [shifts, found, settled] = [moved, next, true];
      break;
    }
  }
  return found && found.mismatch;
}

interface Found {
  readonly mismatch: Mismatch;
  readonly atMs: number;
  /** How many of the recorded calls have not been met, up to which all was the same. */
  readonly missed: number;
}

/** So often a load is run again in search of the races that explain what differs: what is longer in coming is no race. */
const MOST_TRIES = 500;
/** So near to each other a client's deed and a server's call may have happened in either order. */
const RACE_MS = 1;
const STEPS_MS: readonly number[] = [0.01, 0.02, 0.05, 0.1, 0.2, 0.6, 2, 4];
/** Where computing threads share cores, a call is off by as much as they are. */
const CROWDED_STEPS_MS: readonly number[] = [5, 20, 60, 120];
/** What is told in a ready list may have been decided when it came, before the call. */
const LIST_MS = 1000;

/** Each deed of a client that may have decided what differs, moved to and fro. */
function* movesAt(
  recorded: ServerRecording,
  { atMs, mismatch }: Found,
  shifts: Shifts,
): Generator<Shifts> {
  const tolerance = toleranceMs(recorded) - scatterMs(recorded);
  const named = new Set(
    Object.values(mismatch)
      .join(' ')
      .match(/\bc\d+\b/g),
  );
  const isNamed = (what: string) => named.has(what.split(' ')[0] ?? '');
  const near = deedsOf(recorded)
    .filter(([what, whenMs]) => {
      const since = isNamed(what) ? LIST_MS : RACE_MS + tolerance;
      return atMs - whenMs <= since && whenMs - atMs <= RACE_MS + tolerance;
    })
    .sort(([, a], [, b]) => Math.abs(a - atMs) - Math.abs(b - atMs));
  // first those of whom it tells
  for (const first of [true, false])
    for (const step of [...STEPS_MS, ...CROWDED_STEPS_MS.filter((each) => each < tolerance)])
      for (const [what] of near.filter(([each]) => isNamed(each) === first))
        for (const by of [ms(step), -ms(step)]) yield new Map([...shifts, [what, by]]);
}

function compareOnce(recorded: ServerRecording, shifts: Shifts): Found | null {
  const load = loadOf(recorded, shifts);
  const run = runLoad(programFrom(recorded), load, endOf(recorded), latenessOf(recorded));
  const served = recorded.service !== 'none';
  const theirs = recordedLines(recorded);
  const ours = simulatedLines(run.happenings).filter(({ op }) => served || op !== 'service');
  const found = scopesOf(recorded)
    .flatMap((scope) => compareLines(recorded, scope, theirs, ours) ?? [])
    .sort((a, b) => a.atMs - b.atMs);
  const missed = found.reduce((sum, each) => sum + each.missed, 0);
  return found[0] ? { ...found[0], missed } : compareClients(recorded, run);
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

type Scope = readonly [name: string, belongs: (line: ServerLine) => boolean];

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
  // several accept at once: each connection once, in whichever order they are back from it
  const once = recorded.clients.map(({ conn }): Scope => [
    `accept of ${conn}`,
    ({ text }) => text === `accept ${conn}`,
  ]);
  return model === 'prefork' ? [...once, ...connections] : [accepting, starting, ...connections];
}

const ACCEPT_OF = 'accept of';
const OF_CONNECTION = new Set(['recv', 'send', 'close', 'service']);
/** Who closes its own copy of a connection, or reads for its tasks. */
const ACCEPTOR = '0';

function compareLines(
  recorded: ServerRecording,
  [name, belongs]: Scope,
  allTheirs: readonly ServerLine[],
  allOurs: readonly ServerLine[],
): Found | null {
  const [theirs, ours] = [allTheirs.filter(belongs), allOurs.filter(belongs)];
  const texts = (lines: readonly ServerLine[]) => lines.map(({ text }) => text);
  const mismatch = firstMismatch(name, texts(theirs), texts(ours));
  const same = theirs.findIndex(({ text }, i) => text !== ours[i]?.text);
  const differs = same < 0 ? theirs.length : same;
  const late = compareTimes(recorded, name, theirs, ours, differs);
  if (late !== null || mismatch === null) return late;
  const moments = [theirs[differs], ours[differs]].flatMap(
    (line) => line?.returnedMs ?? line?.enteredMs ?? [],
  );
  // one beside them where ours goes on behind the last
  return { mismatch, atMs: Math.min(...moments), missed: theirs.length - differs + 1 };
}

function compareTimes(
  recorded: ServerRecording,
  name: string,
  theirs: readonly ServerLine[],
  ours: readonly ServerLine[],
  upTo: number,
): Found | null {
  // since when one of several workers has waited for it says nothing
  const anyOf = name.startsWith(ACCEPT_OF);
  for (const [i, line] of theirs.slice(0, upTo).entries()) {
    const got = ours[i];
    if (got === undefined) continue;
    const pairs = [
      ['entered', anyOf ? null : line.enteredMs, got.enteredMs],
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
      return { mismatch, atMs: Math.min(expectedMs, gotMs), missed: theirs.length - i };
    }
  }
  return null;
}

function compareClients(recorded: ServerRecording, { answeredAt }: LoadRun): Found | null {
  for (const { client, conn, requests } of recorded.clients) {
    for (const [k, { answered_ms }] of requests.entries()) {
      const at = answeredAt[client]?.[k] ?? null;
      const gotMs = at === null ? null : loadMs(at);
      if (answered_ms === null && gotMs === null) continue;
      const near = toleranceMs(recorded);
      if (answered_ms !== null && gotMs !== null && Math.abs(answered_ms - gotMs) <= near) continue;
      const mismatch = {
        where: `${conn}'s request ${k + 1}`,
        expected: answerText(answered_ms),
        got: answerText(gotMs),
      };
      return { mismatch, atMs: answered_ms ?? gotMs ?? 0, missed: 0.5 };
    }
  }
  return null;
}

const answerText = (atMs: number | null): string =>
  atMs === null ? 'no answer' : `an answer at ${atMs.toFixed(1)} ms`;
