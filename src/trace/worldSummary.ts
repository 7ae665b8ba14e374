/** What a world came to, in numbers: to be put beside another one. */
import { oncePer } from './lookup.ts';
import type { WorldTrace } from './world.ts';
import { worldMoment } from './worldMoment.ts';
import { peakOf, worldSeries } from './worldSeries.ts';
import { waitsOf } from './worldWaits.ts';

export interface WorldSummary {
  readonly clients: number;
  readonly answered: number;
  /** Those whose connection failed, or who left without an answer. */
  readonly failed: number;
  /** Of the clients that were answered: the half of them waited no longer, and the longest wait. */
  readonly medianUs: number | null;
  readonly longestUs: number | null;
  /** The last first answer, after the first connect(). */
  readonly doneUs: number | null;
  readonly mostInSynQueue: number;
  readonly mostInAcceptQueue: number;
  readonly mostWorkers: number;
  readonly mostDescriptors: number;
  readonly contextSwitches: number;
  readonly calls: number;
  readonly drops: number;
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
  const series = worldSeries(trace);
  const end = worldMoment(trace, { at: trace.end.at, done: trace.happenings.length });
  return {
    clients: waits.length,
    answered: answered.length,
    failed: end.clients.filter(({ state, answered: n }) => FAILED.has(state) && n === 0).length,
    medianUs: times[Math.floor((times.length - 1) / 2)] ?? null,
    longestUs: times.at(-1) ?? null,
    doneUs: answered.length > 0 ? lastAt - firstAt : null,
    mostInSynQueue: peakOf(series.synQueue),
    mostInAcceptQueue: peakOf(series.acceptQueue),
    mostWorkers: peakOf(series.workers),
    mostDescriptors: peakOf(series.descriptors),
    contextSwitches: end.contextSwitches,
    calls: end.calls,
    drops: end.counters.TcpExtListenDrops ?? 0,
  };
});
