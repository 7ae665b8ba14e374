/** Traces written by hand, for tests of what only looks at times, sides and causes. */
import { time } from '../../machines/tcp/time.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import type { Cause, EndView, Step, Trace } from '../../src/trace/connection.ts';

export const emptyScenario: Scenario = {
  id: 'by-hand',
  profile: 'rfc',
  client: { iss: [100] },
  server: { iss: [300] },
  link: { delayUs: 40_000 },
  actions: [],
};

const closed: EndView = { state: 'CLOSED', tcb: null };
const listening: EndView = { state: 'LISTEN', tcb: null };
const start = { client: closed, server: closed };
const call: Cause = { kind: 'call', call: { call: 'status' }, action: 0 };

/** A trace whose steps happen at these times (in microseconds). After any step the server listens. */
export function traceOf(times: readonly number[], over: Partial<Trace> = {}): Trace {
  const steps = times.map((at, index): Step => ({
    index,
    at: time(at),
    side: 'server',
    cause: call,
    before: listening,
    after: listening,
    walked: ['LISTEN'],
    effects: [],
    ends: { client: closed, server: listening },
    rules: [],
    reports: [],
    sent: [],
  }));
  return {
    scenario: emptyScenario,
    steps,
    flights: [],
    timers: [],
    start,
    end: { reason: 'quiet', at: time(times.at(-1) ?? 0) },
    ...over,
  };
}
