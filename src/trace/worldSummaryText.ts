/**
 * What a world cost as text: a line for each figure; of several worlds a line each, with the same figures beside one another.
 * Times are milliseconds from connect() to the first answer. The percentiles are of the clients that were answered; what was waited
 * for is the mean of all clients, of one without an answer until it left.
 */
import { DROP_CAUSES, type DropCause, type WorldSummary } from './worldSummary.ts';
import { WAITS, type Wait } from './worldWaits.ts';

export interface Summed {
  readonly name: string;
  readonly summary: WorldSummary;
  /** Why the run ended. */
  readonly end: string;
}

/** By its name in a line of its own, and, shorter, above a column. */
type Figure = readonly [line: string, column: string, value: (it: WorldSummary) => string];

const milliseconds = (us: number | null): string => (us === null ? '-' : (us / 1000).toFixed(1));

const WAITED: Readonly<Record<Wait, readonly [line: string, column: string]>> = {
  syn: ['SYN retransmissions', 'SYN'],
  handshake: ['ignored ACK', 'ACK'],
  acceptQueue: ['accept queue', 'queue'],
  silent: ['client silent', 'silent'],
  program: ['program', 'program'],
  service: ['service', 'service'],
  rest: ['network', 'network'],
};

const DROPPED: Readonly<Record<DropCause, readonly [line: string, column: string]>> = {
  synOfAcceptQueue: ['SYNs dropped, accept queue full', 'SYN/accept'],
  synOfSynQueue: ['SYNs dropped, SYN queue full', 'SYN/SYN'],
  ackIgnored: ['ACKs ignored, accept queue full', 'ACK/accept'],
  resetOnOverflow: ['reset on overflow', 'reset'],
};

const FIGURES: readonly Figure[] = [
  ['clients answered', 'answered', ({ answered, clients }) => `${answered}/${clients}`],
  ['clients failed', 'failed', ({ failed }) => String(failed)],
  ['answers', 'answers', ({ answers }) => String(answers)],
  ['answers a second', 'per s', ({ answersPerSecond }) => answersPerSecond?.toFixed(1) ?? '-'],
  ['wait, median (ms)', 'p50 ms', ({ medianUs }) => milliseconds(medianUs)],
  ['wait, 90% (ms)', 'p90 ms', ({ p90Us }) => milliseconds(p90Us)],
  ['wait, 99% (ms)', 'p99 ms', ({ p99Us }) => milliseconds(p99Us)],
  ['wait, longest (ms)', 'most ms', ({ longestUs }) => milliseconds(longestUs)],
  ...WAITS.map((wait): Figure => {
    const [line, column] = WAITED[wait];
    const mean = ({ waitedUs, clients }: WorldSummary) =>
      milliseconds(clients === 0 ? null : waitedUs[wait] / clients);
    return [`waited for: ${line} (ms)`, column, mean];
  }),
  ['threads and processes', 'workers', ({ mostWorkers }) => String(mostWorkers)],
  ['descriptors', 'fds', ({ mostDescriptors }) => String(mostDescriptors)],
  ['context switches', 'switches', ({ contextSwitches }) => String(contextSwitches)],
  ['system calls', 'calls', ({ calls }) => String(calls)],
  ['longest SYN queue', 'SYN queue', ({ mostInSynQueue }) => String(mostInSynQueue)],
  ['longest accept queue', 'accept queue', ({ mostInAcceptQueue }) => String(mostInAcceptQueue)],
  ['dropped by the listener', 'drops', ({ drops }) => String(drops)],
  ...DROP_CAUSES.map((cause): Figure => {
    const [line, column] = DROPPED[cause];
    return [`  ${line}`, column, ({ dropsBy }) => String(dropsBy[cause])];
  }),
];

/** Names to the left, figures to the right. Of several, a column that is 0 in all of them is left out: there are many. */
export function summaryText(worlds: readonly Summed[]): string {
  const rows = worlds.length === 1 ? worlds.flatMap(linesOf) : tableOf(worlds);
  const widths = (rows[0] ?? []).map((_, i) =>
    rows.reduce((most, row) => Math.max(most, row[i]?.length ?? 0), 0),
  );
  const padded = (cell: string, i: number) =>
    i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0);
  return rows.map((row) => row.map(padded).join('  ')).join('\n');
}

const linesOf = ({ name, summary, end }: Summed): string[][] => [
  ['model', name],
  ...FIGURES.map(([line, , value]) => [line, value(summary)]),
  ['end', end],
];

function tableOf(worlds: readonly Summed[]): string[][] {
  const figures = FIGURES.filter(([, , value]) =>
    worlds.some(({ summary }) => Number(value(summary)) !== 0),
  );
  return [
    ['model', ...figures.map(([, column]) => column), 'end'],
    ...worlds.map(({ name, summary, end }) => [
      name,
      ...figures.map(([, , value]) => value(summary)),
      end,
    ]),
  ];
}
