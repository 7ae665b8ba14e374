/**
 * A recorded listener beside our run of it: each connection's segments, states and times; the lengths of its queues and its
 * counters, whenever the recorder saw one change.
 */
import {
  COUNTERS,
  counted,
  type CounterName,
  type Counters,
} from '../../../machines/host/counters.ts';
import { simulateWorld } from '../../simulation/world/worldRun.ts';
import type { WorldTrace } from '../../trace/world.ts';
import { SIDES } from '../../trace/side.ts';
import { compareModern } from '../kernelModern.ts';
import type { Mismatch } from '../mismatch.ts';
import { connectionOf } from './listenerConnections.ts';
import type { ListenerRecording } from './listenerSchema.ts';
import { worldOf } from './listenerWorld.ts';

/**
 * A kernel's timers end with the next turn of a wheel, whose place when the recording began nobody knows; so where timers of two
 * clients race, or one with a call, several places are tried, and timers that are exact.
 */
const PHASES_MS = [0, 29, 58, 87, 116, 145, 174, 203];

/**
 * When a waiting accept() has taken a connection is known to a tenth of a millisecond; another client's segment may fall into that
 * time, and finds a place in the queue or none.
 */
const LOGGED_LATER_US = [150, 0];

/** The first difference; null where there is none. */
export function compareListener(recorded: ListenerRecording): Mismatch | null {
  let first: Mismatch | null = null;
  for (const loggedLaterUs of LOGGED_LATER_US) {
    for (const phase of PHASES_MS) {
      const later = laterBy(recorded, phase);
      const mismatch = compareWorld(later, simulateWorld(worldOf(later, { loggedLaterUs })));
      if (mismatch === null) return null;
      first ??= mismatch;
    }
  }
  const exact = { timerHz: 0, loggedLaterUs: 0 };
  return compareWorld(recorded, simulateWorld(worldOf(recorded, exact))) && first;
}

/** The same recording, begun so much earlier. */
function laterBy(recorded: ListenerRecording, ms: number): ListenerRecording {
  const move = <T extends { readonly t_ms: number }>(entry: T): T => ({
    ...entry,
    t_ms: entry.t_ms + ms,
  });
  return {
    ...recorded,
    t_end_ms: recorded.t_end_ms + ms,
    app: recorded.app.map(move),
    states: recorded.states.map(move),
    listener_series: recorded.listener_series.map(move),
    segments: recorded.segments.map((segment) => ({
      ...move(segment),
      t_arrive: segment.t_arrive === null ? null : segment.t_arrive + ms,
    })),
  };
}

function compareWorld(recorded: ListenerRecording, world: WorldTrace): Mismatch | null {
  for (const { conn, forged } of recorded.conns) {
    const trace = world.connections[conn];
    if (!trace) continue;
    // nobody is at a forged address, but the server does not know
    const sides = forged ? (['server'] as const) : SIDES;
    const mismatch = compareModern(connectionOf(recorded, conn), trace, sides);
    if (mismatch) return { ...mismatch, where: `c${conn}: ${mismatch.where}` };
  }
  const states = statesOf(world);
  return compareSeries(recorded, states) ?? compareTotals(recorded, states);
}

/** The recorder looks every 3 ms at the queues and every 8 ms at the counters, and each of its times is its own. */
const LOOKS_MS = 20;

function compareSeries(
  { listener_series: series }: ListenerRecording,
  ours: readonly ListenerState[],
): Mismatch | null {
  for (const seen of series) {
    if (seen.queues.length === 0 || seen.t_ms < 0) continue;
    const near = around(ours, seen.t_ms);
    const line = lineOfQueues(
      seen.queues.map(({ acceptq, backlog }) => [acceptq, backlog] as const),
      seen.syn_rcvd,
    );
    if (near.some((state) => state.queues === line)) continue;
    return {
      where: `queues at ${seen.t_ms} ms`,
      expected: line,
      got: [...new Set(near.map(({ queues }) => queues))].join(' or '),
    };
  }
  for (const seen of series) {
    for (const [name, value] of Object.entries(seen.counters ?? {})) {
      if (!isCounted(name)) continue;
      const near = around(ours, seen.t_ms).map(({ counters }) => counters[name] ?? 0);
      if (near.includes(value)) continue;
      return {
        where: `${name} at ${seen.t_ms} ms`,
        expected: `${value}`,
        got: [...new Set(near)].join(' or '),
      };
    }
  }
  return null;
}

function compareTotals(
  { counters: { server } }: ListenerRecording,
  ours: readonly ListenerState[],
): Mismatch | null {
  const last = ours.at(-1);
  for (const name of COUNTERS) {
    const [expected, got] = [server[name] ?? 0, last?.counters[name] ?? 0];
    if (expected !== got) return { where: name, expected: `${expected}`, got: `${got}` };
  }
  return null;
}

const isCounted = (name: string): name is CounterName =>
  (COUNTERS as readonly string[]).includes(name);

interface ListenerState {
  readonly atMs: number;
  readonly queues: string;
  readonly counters: Counters;
}

const lineOfQueues = (
  queues: readonly (readonly [length: number, limit: number])[],
  halfOpen: number,
): string =>
  `${queues.map(([length, limit]) => `${length} of ${limit}`).join(', ')}; ${halfOpen} half open`;

/** What was the case at some moment of the recorder's reach, the state before it included. */
function around(states: readonly ListenerState[], atMs: number): ListenerState[] {
  const before = states.findLastIndex((state) => state.atMs < atMs - LOOKS_MS);
  return states.filter((state, i) => i === before || (i > before && state.atMs <= atMs + LOOKS_MS));
}

/** The listener's queues and counters behind each happening. */
function statesOf({ happenings }: WorldTrace): ListenerState[] {
  const limits = new Map<number, number>();
  const lengths = new Map<number, number>();
  let halfOpen = 0;
  let counters: Counters = {};
  const states: ListenerState[] = [{ atMs: -Infinity, queues: lineOfQueues([], 0), counters }];
  for (const happening of happenings) {
    if (happening.kind === 'limit') limits.set(happening.listener, happening.limit);
    if (happening.kind === 'closed') limits.delete(happening.listener);
    if (happening.kind === 'queue') {
      const by = happening.does === 'enters' ? 1 : -1;
      if (happening.queue === 'synQueue') halfOpen += by;
      else lengths.set(happening.listener, (lengths.get(happening.listener) ?? 0) + by);
    }
    if (happening.kind === 'count') counters = counted(counters, happening.names);
    const queues = [...limits].map(([id, limit]) => [lengths.get(id) ?? 0, limit] as const);
    states.push({ atMs: happening.at / 1000, queues: lineOfQueues(queues, halfOpen), counters });
  }
  return states;
}
