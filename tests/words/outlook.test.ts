/** What an end waits for. Whether what it foretells comes true is in outlook.slow.test.ts. */
import { describe, expect, test } from 'vitest';
import type { Time } from '../../machines/tcp/time.ts';
import { scenarioById, type ScenarioId } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { frameAt } from '../../src/trace/moment.ts';
import { SIDES } from '../../src/trace/side.ts';
import { outlookOf } from '../../src/words/sentences/outlook.ts';

describe('what is waited for', () => {
  const awaited = (id: ScenarioId, seconds: number) => {
    const trace = simulate(scenarioById(id));
    const { step } = frameAt(trace, (seconds * 1e6) as Time);
    return SIDES.map((side) => outlookOf(trace, step, side).awaited.kind);
  };

  test('from the SYN to the end of 2MSL', () => {
    expect(awaited('open-data-close', 0.01)).toEqual(['opening', 'syn']);
    expect(awaited('open-data-close', 0.03)).toEqual(['synAck', 'syn']);
    expect(awaited('open-data-close', 0.1)).toEqual(['synAck', 'ackOfSyn']);
    expect(awaited('last-ack-lost', 1.5)).toEqual(['twoMsl', 'ackOfFin']);
  });

  test('for its own application, in CLOSE_WAIT: no timer ends that', () => {
    const trace = simulate(scenarioById('peer-never-closes'));
    const step = trace.steps.find(({ after }) => after.state === 'CLOSE_WAIT') ?? null;
    const outlook = outlookOf(trace, step, step?.side ?? 'server');
    expect(outlook).toEqual({ awaited: { kind: 'closing' }, next: null, over: null });
  });

  test('for octets by their numbers', () => {
    const trace = simulate(scenarioById('data-lost'));
    const step =
      trace.steps.find(({ cause }) => cause.kind === 'call' && cause.call.call === 'send') ?? null;
    const { awaited: what } = outlookOf(trace, step, step?.side ?? 'client');
    expect(what).toMatchObject({ kind: 'ackOfData', fin: false });
  });

  test('for room in a shut window, which is asked for without end (RFC 9293, 3.8.6.1)', () => {
    const trace = simulate(scenarioById('zero-window'));
    const step = trace.steps.find(({ rules }) => rules.includes('timer.persist')) ?? null;
    const { awaited: what, next, over } = outlookOf(trace, step, step?.side ?? 'client');
    expect([what.kind, next?.kind, over]).toEqual(['window', 'probe', null]);
  });
});
