/** What a world came to, in numbers: to be put beside another one. */
import type { RuleId } from '../../machines/tcp/rules.ts';
import { oncePer } from './lookup.ts';
import type { WorldTrace } from './world.ts';
import { worldMoment } from './worldMoment.ts';
import { peakOf, worldSeries } from './worldSeries.ts';
import { WAITS, waitsOf, type Wait } from './worldWaits.ts';

/** What a listener drops, and why: by the rules that it cites. Together they are the kernel's `ListenDrops`. */
const DROPPED_BY = {
  synOfAcceptQueue: ['listener.acceptQueueFull'],
  synOfSynQueue: ['listener.synQueueFull', 'listener.lastQuarter'],
  ackIgnored: ['listener.ignoresAck', 'listener.ignoresCookie'],
  resetOnOverflow: ['listener.abortsOnOverflow'],
} as const satisfies Record<string, readonly RuleId[]>;
export type DropCause = keyof typeof DROPPED_BY;
export const DROP_CAUSES = Object.keys(DROPPED_BY) as readonly DropCause[];

export interface WorldSummary {
  readonly clients: number;
  readonly answered: number;
  /** Those whose connection failed, or who left without an answer. */
  readonly failed: number;
  /** Of the clients that were answered: the half of them waited no longer, and the longest wait. */
  readonly medianUs: number | null;
  readonly p90Us: number | null;
  readonly p99Us: number | null;
  readonly longestUs: number | null;
  /** What all clients together waited for, answered or not. */
  readonly waitedUs: Readonly<Record<Wait, number>>;
  /** The last first answer, after the first connect(). */
  readonly doneUs: number | null;
  /** Of all requests, from the first connect() to the last answer. */
  readonly answers: number;
  readonly answersPerSecond: number | null;
  readonly mostInSynQueue: number;
  readonly mostInAcceptQueue: number;
  readonly mostWorkers: number;
  readonly mostDescriptors: number;
  readonly contextSwitches: number;
  readonly calls: number;
  readonly drops: number;
  readonly dropsBy: Readonly<Record<DropCause, number>>;
}

const FAILED: ReadonlySet<string> = new Set([
  ...['gaveUp', 'refused', 'reset', 'timedOut', 'closedOn', 'left'],
]);

export const worldSummary = oncePer((trace: WorldTrace): WorldSummary => {
  const waits = waitsOf(trace);
  const answered = waits.filter(({ answeredAt }) => answeredAt !== null);
  const times = answered.map(({ totalUs }) => totalUs).sort((a, b) => a - b);
  const firstAt = waits.reduce((first, { from }) => Math.min(first, from), Infinity);
  const lastAt = answered.reduce((last, it) => Math.max(last, it.answeredAt ?? 0), 0);
  /** The least wait that so large a part of them does not exceed (nearest rank). */
  const percentile = (part: number) => times[Math.ceil(part * times.length) - 1] ?? null;
  const series = worldSeries(trace);
  const { at: lastAnswerAt = 0, value: answers = 0 } = series.answers.at(-1) ?? {};
  const end = worldMoment(trace, { at: trace.end.at, done: trace.happenings.length });
  return {
    clients: waits.length,
    answered: answered.length,
    failed: end.clients.filter(({ state, answered: n }) => FAILED.has(state) && n === 0).length,
    medianUs: percentile(0.5),
    p90Us: percentile(0.9),
    p99Us: percentile(0.99),
    longestUs: times.at(-1) ?? null,
    waitedUs: recordOf(WAITS, (wait) => waits.reduce((sum, { parts }) => sum + parts[wait], 0)),
    doneUs: answered.length > 0 ? lastAt - firstAt : null,
    answers,
    answersPerSecond: answers > 0 ? (answers * 1e6) / Math.max(lastAnswerAt - firstAt, 1) : null,
    mostInSynQueue: peakOf(series.synQueue),
    mostInAcceptQueue: peakOf(series.acceptQueue),
    mostWorkers: peakOf(series.workers),
    mostDescriptors: peakOf(series.descriptors),
    contextSwitches: end.contextSwitches,
    calls: end.calls,
    drops: end.counters.TcpExtListenDrops ?? 0,
    dropsBy: dropsOf(trace),
  };
});

function dropsOf(trace: WorldTrace): Record<DropCause, number> {
  const drops = recordOf(DROP_CAUSES, () => 0);
  for (const happening of trace.happenings) {
    if (happening.kind !== 'step') continue;
    const step = trace.connections[happening.connection]?.steps[happening.step];
    for (const rule of step?.rules ?? []) {
      const cause = DROP_CAUSES.find((each) =>
        DROPPED_BY[each].some((cited: RuleId) => cited === rule),
      );
      if (cause !== undefined) drops[cause] += 1;
    }
  }
  return drops;
}

const recordOf = <K extends string>(names: readonly K[], value: (name: K) => number) =>
  Object.fromEntries(names.map((name) => [name, value(name)])) as Record<K, number>;
