/** Traces written by hand, for tests of what only looks at times, sides and causes. */
import { time } from '../../machines/tcp/time.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import type { Cause, Step, ConnectionTrace } from '../../src/trace/connection.ts';
import { END_INFOS, endView } from '../traceParts.ts';

export const emptyScenario: Scenario = {
  id: 'by-hand',
  profile: 'rfc',
  client: { iss: [100] },
  server: { iss: [300] },
  link: { delayUs: 40_000 },
  actions: [],
};

const closed = endView('CLOSED');
const listening = endView('LISTEN');
const start = { client: closed, server: closed };
const call: Cause = { kind: 'call', call: { call: 'status' }, action: 0 };

/** A trace whose steps happen at these times (in microseconds). After any step the server listens. */
export function traceOf(
  times: readonly number[],
  over: Partial<ConnectionTrace> = {},
): ConnectionTrace {
  const steps = times.map((at, index): Step => ({
    index,
    at: time(at),
    side: 'server',
    cause: call,
    before: listening,
    after: listening,
    walked: ['LISTEN'],
    effects: [],
    rules: [],
    reports: [],
    sent: [],
    evidence: 'made',
  }));
  return {
    id: 'by-hand',
    ends: END_INFOS,
    steps,
    flights: [],
    timers: [],
    start,
    end: { reason: 'quiet', at: time(times.at(-1) ?? 0) },
    ...over,
  };
}
