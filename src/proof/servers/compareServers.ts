/**
 * Whether a server program of ours did what the recorded one did under the same load: the calls of each thread, process and task in
 * order, with what they returned (octets, end of file, errors, ready lists); whom each connection was served by, once; when, within
 * the scatter of the load and of its machine.
 *
 * A loop's calls are compared as they stand. Of the others what belongs to a connection is compared for each, and what the acceptor
 * does: which of several workers gets a connection, and how their calls lie between each other, is chance.
 */
import { simulatedLines, recordedLines, type Line } from './serverCalls.ts';
import { firstMismatch, type Mismatch } from '../mismatch.ts';
import { loadMs, loadOf, loadTime } from './load.ts';
import { modelOf, paceOf, programFrom, toleranceMs } from './programFrom.ts';
import { runLoad, type LoadRun } from './runLoad.ts';
import type { ServerRecording } from './serverSchema.ts';

/** Behind the last thing that was recorded: whatever else ours would do. */
const LONGER_MS = 500;

export function compareWithServer(recorded: ServerRecording): Mismatch | null {
  const run = runLoad(programFrom(recorded), loadOf(recorded), endOf(recorded), paceOf(recorded));
  const served = recorded.service !== 'none';
  const theirs = recordedLines(recorded);
  const ours = simulatedLines(run.happenings).filter(({ op }) => served || op !== 'service');
  return compareLines(recorded, theirs, ours) ?? compareClients(recorded, run);
}

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
  'iterative',
  'select',
  'poll',
  'epollLt',
  'epollEt',
  'epollEtOnce',
];

type Scope = readonly [name: string, belongs: (line: Line) => boolean];

function scopesOf(recorded: ServerRecording): Scope[] {
  const model = modelOf(recorded)?.model ?? '';
  if (LOOPS.includes(model)) return [['call', () => true]];
  // the acceptor's part, and that of the others, which begins when a connection has been accepted
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
/** Who closes its own copy of a connection, and reads for others. */
const ACCEPTOR = '0';

function compareLines(
  recorded: ServerRecording,
  theirs: readonly Line[],
  ours: readonly Line[],
): Mismatch | null {
  for (const [name, belongs] of scopesOf(recorded)) {
    const [expected, got] = [theirs.filter(belongs), ours.filter(belongs)];
    const mismatch =
      firstMismatch(name, expected.map(textOf), got.map(textOf)) ??
      compareTimes(recorded, name, expected, got);
    if (mismatch) return mismatch;
  }
  return null;
}

const textOf = ({ text }: Line): string => text;

function compareTimes(
  recorded: ServerRecording,
  name: string,
  theirs: readonly Line[],
  ours: readonly Line[],
): Mismatch | null {
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
      return {
        where: `${name} ${i + 1} (${line.text})`,
        expected: `${what} at ${expectedMs.toFixed(1)} ms`,
        got: `${gotMs.toFixed(1)} ms`,
      };
    }
  }
  return null;
}

function compareClients(recorded: ServerRecording, { clients }: LoadRun): Mismatch | null {
  const mostMs = toleranceMs(recorded);
  for (const { client, conn, requests } of recorded.clients) {
    for (const [k, { answered_ms }] of requests.entries()) {
      const at = clients[client]?.answeredAt[k] ?? null;
      const gotMs = at === null ? null : loadMs(at);
      if (answered_ms == null && gotMs === null) continue;
      if (answered_ms != null && gotMs !== null && Math.abs(answered_ms - gotMs) <= mostMs)
        continue;
      const said = (ms: number | null | undefined) =>
        ms == null ? 'no answer' : `an answer at ${ms.toFixed(1)} ms`;
      return {
        where: `${conn}'s request ${k + 1}`,
        expected: said(answered_ms),
        got: said(gotMs),
      };
    }
  }
  return null;
}
