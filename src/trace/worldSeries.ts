/** What grows and shrinks in a world over time: each a step line, from one pass over the happenings. */
import type { Time } from '../../machines/tcp/time.ts';
import { oncePer } from './lookup.ts';
import type { WorldTrace } from './world.ts';
import { applyHappening } from './worldFold.ts';
import { beginningOf, type WorldState } from './worldState.ts';

export const WORLD_LINES = [
  ...(['synQueue', 'acceptQueue', 'open', 'answers', 'workers', 'descriptors'] as const),
  ...(['running', 'contextSwitches', 'dropped'] as const),
] as const;

export type WorldLine = (typeof WORLD_LINES)[number];

/** From this moment on it is so much. */
export interface WorldPoint {
  readonly at: Time;
  readonly value: number;
}

export type WorldSeries = Readonly<Record<WorldLine, readonly WorldPoint[]>>;

const VALUES: Record<WorldLine, (state: WorldState) => number> = {
  synQueue: ({ listeners }) => listeners.reduce((sum, { synQueue }) => sum + synQueue.length, 0),
  acceptQueue: ({ listeners }) =>
    listeners.reduce((sum, { acceptQueue }) => sum + acceptQueue.length, 0),
  open: ({ totals }) => totals.open,
  answers: ({ totals }) => totals.answers,
  workers: ({ totals }) => totals.workers,
  descriptors: ({ totals }) => totals.descriptors,
  running: ({ totals }) => totals.running,
  contextSwitches: ({ contextSwitches }) => contextSwitches,
  dropped: ({ counters }) => counters.TcpExtListenDrops ?? 0,
};

/** Which of them a happening can change. */
const TOUCHED = {
  step: ['open'],
  queue: ['synQueue', 'acceptQueue', 'open'],
  accepted: ['open'],
  limit: [],
  closed: ['acceptQueue'],
  count: ['dropped'],
  client: ['answers'],
  server: ['workers', 'descriptors', 'running', 'contextSwitches'],
} as const satisfies Record<string, readonly WorldLine[]>;

export const worldSeries = oncePer((trace: WorldTrace): WorldSeries => {
  const state = beginningOf(trace);
  const lines = {} as Record<WorldLine, WorldPoint[]>;
  for (const line of WORLD_LINES) lines[line] = [{ at: 0 as Time, value: 0 }];
  for (const happening of trace.happenings) {
    applyHappening(state, trace, happening);
    for (const line of TOUCHED[happening.kind]) put(lines[line], happening.at, VALUES[line](state));
  }
  return lines;
});

/** Of an instant what is so at its end. */
function put(points: WorldPoint[], at: Time, value: number): void {
  const last = points.at(-1);
  if (last?.value === value) return;
  if (last?.at === at) points.pop();
  if (points.at(-1)?.value !== value || points.length === 0) points.push({ at, value });
}

export const peakOf = (points: readonly WorldPoint[]): number =>
  points.reduce((most, { value }) => Math.max(most, value), 0);
