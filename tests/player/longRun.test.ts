/** A run that is longer than can be simulated at once: its beginning first, then all of it, or what there was at a stop. */
import { describe, expect, test, vi } from 'vitest';
import { scenarioById } from '../../src/scenarios/index.ts';
import { LIMITS } from '../../src/simulation/limits.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { ConnectionTrace } from '../../src/trace/connection.ts';
import { foldOf } from '../../src/trace/fold/index.ts';
import { newRun } from '../../src/player/revise.ts';
import { simulateLong } from '../../src/player/longRun.ts';

const long = {
  ...scenarioById('open-data-close'),
  client: {
    iss: [100],
    reactions: [{ on: 'established' as const, afterUs: 0, call: 'send' as const, bytes: 700_000 }],
  },
};

describe('a long run', () => {
  test('begins with what can be simulated at once', () => {
    const { trace, partial } = newRun(long);
    expect(partial).toBe(true);
    expect(simulate(long, LIMITS).steps.slice(0, trace.steps.length)).toEqual(trace.steps);
    expect(newRun(scenarioById('open-data-close')).partial).toBe(false);
  });

  test('comes to what it is when simulated in one go, and tells how far it is', async () => {
    const onprogress = vi.fn();
    const trace = await new Promise<ConnectionTrace>((ondone) => {
      simulateLong(newRun(long).trace, { onprogress, ondone });
    });
    expect(trace).toEqual(simulate(long, LIMITS));
    expect(trace.flights.length).toBeGreaterThan(1000);
    expect(onprogress).toHaveBeenCalled();
  });

  test('ends where it is stopped', async () => {
    const trace = await new Promise<ConnectionTrace>((ondone) => {
      const run = simulateLong(newRun(long).trace, { onprogress: () => run.stop(), ondone });
    });
    expect(trace.end.reason).toBe('tooManySegments');
    expect(simulate(long, LIMITS).steps.slice(0, trace.steps.length)).toEqual(trace.steps);
    expect(foldOf(trace).length).toBeGreaterThan(0);
  });
});
