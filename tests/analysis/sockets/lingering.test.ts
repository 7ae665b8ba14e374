/** `close` with SO_LINGER: when it returns (socket(7)), in any profile, and how a program is written that sets it. */
import { describe, expect, test } from 'vitest';
import type { ProfileName } from '../../../machines/stacks/profiles.ts';
import { ms, s } from '../../../machines/tcp/time.ts';
import { programsOf } from '../../../src/analysis/sockets/programsOf.ts';
import { linesOf } from '../../../src/analysis/sockets/text/index.ts';
import { scenarioById } from '../../../src/scenarios/index.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import type { Fault, Scenario } from '../../../src/simulation/scenario.ts';

const base = scenarioById('open-data-close');

const runWith = (profile: ProfileName, lingerUs: number, faults: readonly Fault[] = []) => {
  const client: Scenario['client'] = { ...base.client, settings: { lingerUs } };
  return simulate({ ...base, profile, client, faults });
};

const closeOf = (trace: ReturnType<typeof runWith>) => {
  const found = programsOf(trace).client.doings.find(
    (d) => d.kind === 'call' && d.name === 'close',
  );
  return found?.kind === 'call' ? found : undefined;
};

const finsLost: Fault = { match: { from: 'client', nth: 'all', flags: ['FIN'] }, do: 'drop' };

describe.each(['rfc', 'linux', 'linuxTextbook'] as const)('%s', (profile) => {
  test('it returns when the FIN is acknowledged, and the peer’s own FIN is not waited for', () => {
    const trace = runWith(profile, s(5));
    const close = closeOf(trace);
    const acknowledged = trace.steps.find(
      ({ side, walked }) => side === 'client' && walked.includes('FIN_WAIT_2'),
    );
    expect(close?.result).toEqual({ kind: 'done' });
    expect(close?.calledAt.at).toBe(ms(550));
    expect(close?.returnedAt).toEqual({ at: acknowledged?.at, step: acknowledged?.index });
  });

  test('or when its time is over; the FIN goes on being sent', () => {
    const trace = runWith(profile, ms(1200), [finsLost]);
    const close = closeOf(trace);
    expect(close?.returnedAt?.at).toBe(ms(550) + ms(1200));
    const { step, at } = close?.returnedAt ?? { step: -1, at: 0 };
    expect(trace.steps[step]?.at).toBeLessThanOrEqual(at);
    expect(trace.steps[step + 1]?.at).toBeGreaterThanOrEqual(at);
    const later = trace.flights.filter(({ segment, sentAt }) => segment.fin && sentAt > at);
    expect(later.length).toBeGreaterThan(1);
  });

  test('with no time at once: the peer is told ECONNRESET', () => {
    const programs = programsOf(runWith(profile, 0));
    const close = programs.client.doings.at(-1);
    expect(close?.calledAt).toEqual(close?.returnedAt);
    const told = programs.server.doings.flatMap((d) =>
      d.kind === 'call' && d.result?.kind === 'failed' ? [d.result.errno] : [],
    );
    expect(told).toContain('ECONNRESET');
  });
});

test('a program sets the option on its new socket', () => {
  const program = programsOf(runWith('linux', s(5))).client;
  const text = (language: 'python' | 'c') =>
    linesOf(program, language)
      .map((line) => line.text)
      .join('\n');
  expect(text('python')).toContain("socket.SO_LINGER, struct.pack('ii', 1, 5))");
  expect(text('c')).toContain('SO_LINGER, &(struct linger){1, 5}, sizeof(struct linger));');
});
