/** What a telling knows beyond its step: what neither end can see, but the reader may. */
import { describe, expect, test } from 'vitest';
import type { RuleId } from '../../machines/tcp/rules.ts';
import { ms } from '../../machines/tcp/time.ts';
import { tellingOf } from '../../src/words/sentences/tell.ts';
import { scenarioById, type ScenarioId } from '../../src/scenarios/index.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';

function at(id: ScenarioId, rule: RuleId, different: Partial<Scenario> = {}) {
  const trace = simulate({ ...scenarioById(id), ...different });
  const found = trace.steps.find((step) => step.rules.includes(rule));
  if (!found) throw new Error(`${id} does not reach ${rule}`);
  return tellingOf(trace, found);
}

describe('how a segment came to arrive', () => {
  test('for the first time', () => {
    expect(at('open-data-close', 'text.delivered').origin).toBe('first');
  });
  test('sent again by its sender', () => {
    expect(at('last-ack-lost', 'sequence.repeatedFin').origin).toBe('again');
  });
  test('copied by the network: the second arrival only', () => {
    const faults = [
      { match: { from: 'client', kind: 'DATA', nth: 1 }, do: 'duplicate', byUs: ms(10) },
    ] as const;
    expect(at('open-data-close', 'text.delivered', { faults }).origin).toBe('first');
    expect(at('open-data-close', 'sequence.unacceptable', { faults }).origin).toBe('copy');
  });
  test('out of nowhere', () => {
    const t = at('blind-reset', 'reset.challenged');
    expect([t.origin, t.purpose]).toEqual(['foreign', null]);
  });
});

describe('what became of it before', () => {
  test('the segment was lost', () => {
    expect(at('data-lost', 'timer.retransmit').earlierCopy).toBe('lost');
  });
  test('it had arrived, the ACK was lost', () => {
    expect(at('data-ack-lost', 'timer.retransmit').earlierCopy).toBe('arrived');
  });
  test('it is only slow', () => {
    const faults = [
      { match: { from: 'client', kind: 'DATA', nth: 1 }, do: 'delay', byUs: ms(5000) },
    ] as const;
    expect(at('open-data-close', 'timer.retransmit', { faults }).earlierCopy).toBe('underway');
  });
  test('nothing leaves again', () => {
    expect(at('open-data-close', 'call.connect').earlierCopy).toBe('none');
  });
});

describe('what became of the ACK of a segment that comes again', () => {
  test('it was lost', () => {
    expect(at('last-ack-lost', 'sequence.repeatedFin').earlierAck).toBe('lost');
  });
  test('it was late', () => {
    const faults = [{ match: { from: 'client', nth: 6 }, do: 'delay', byUs: ms(2000) }] as const;
    expect(at('last-ack-lost', 'sequence.repeatedFin', { faults }).earlierAck).toBe('late');
  });
  test('there was none', () => {
    expect(at('open-data-close', 'text.delivered').earlierAck).toBe('none');
  });
});

describe('an ACK number that was sent before, in vain', () => {
  test('data carries what the lost ACK carried', () => {
    expect(at('handshake-ack-lost-client-speaks', 'ack.ofSyn').peerAckLost).toBe(true);
  });
  test('nothing was lost', () => {
    expect(at('open-data-close', 'ack.ofSyn').peerAckLost).toBe(false);
    expect(at('three-segment-close', 'fin.withAck').peerAckLost).toBe(false);
  });
});

test('the profile has the scenario’s settings and the end’s own', () => {
  const { profile } = at('zero-window', 'call.receive');
  expect([profile.mss, profile.rcvBuf, profile.autoRead]).toEqual([100, 200, false]);
});

test('the same trace and step give the same telling', () => {
  const trace = simulate(scenarioById('fast-retransmit'));
  for (const step of trace.steps)
    expect(JSON.stringify(tellingOf(trace, step))).toBe(JSON.stringify(tellingOf(trace, step)));
});
