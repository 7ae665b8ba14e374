/** The laws of TCP hold after every step, in built-in scenarios and reference runs; and a run that breaks one is noticed. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PROFILE_NAMES } from '../../machines/stacks/profiles.ts';
import { itemsOf } from '../../machines/tcp/list.ts';
import { seq, type Seq } from '../../machines/tcp/sequence.ts';
import type { State } from '../../machines/tcp/states.ts';
import { time } from '../../machines/tcp/time.ts';
import { scenarioById, SCENARIO_IDS, type ScenarioId } from '../../src/scenarios/index.ts';
import { violations } from '../../src/trace/invariants/index.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { ConnectionTrace } from '../../src/trace/connection.ts';
import { scenarioOf } from '../../src/proof/referenceRun.ts';
import type { ReferenceRun } from '../../src/proof/referenceSchema.ts';

/** Everything in it may be changed, to break it. */
type Breakable<T> = T extends number
  ? T
  : T extends object
    ? { -readonly [K in keyof T]: Breakable<T[K]> }
    : T;

describe('a run that is broken is noticed', () => {
  type Breaking = (trace: Breakable<ConnectionTrace>) => void;
  const stepOf = (trace: Breakable<ConnectionTrace>, state: State) =>
    trace.steps.find((step) => step.after.state === state && step.after.tcb)!;
  const tcbIn = (trace: Breakable<ConnectionTrace>, state: State) =>
    stepOf(trace, state).after.tcb!;

  const ways: [law: string, breaking: Breaking][] = [
    ['a record exactly where', (t) => (stepOf(t, 'ESTABLISHED').after.tcb = null)],
    ['our FIN is acknowledged', (t) => (tcbIn(t, 'FIN_WAIT_2').finSeq = null)],
    ["the peer's FIN was taken", (t) => (tcbIn(t, 'CLOSE_WAIT').peerFin = false)],
    ['SND.UNA =< SND.NXT', (t) => (tcbIn(t, 'ESTABLISHED').sndUna = seq(5000))],
    ['without a seam', (t) => (tcbIn(t, 'FIN_WAIT_1').inFlight = { length: 0, parts: [] })],
    ['whole and not negative', (t) => (tcbIn(t, 'ESTABLISHED').cwnd += 0.5)],
    ['no more than there is room', (t) => (tcbIn(t, 'ESTABLISHED').rcvWnd += 1)],
    ['retransmission runs exactly', (t) => (tcbIn(t, 'FIN_WAIT_1').timers = {})],
    ['ends at its deadline', (t) => (tcbIn(t, 'TIME_WAIT').timers.timeWait!.deadline = time(1))],
    ['no ACK is owed', (t) => (tcbIn(t, 'ESTABLISHED').ackOwed = 'now')],
    [
      'no arrow leads',
      (t) => (stepOf(t, 'TIME_WAIT').walked = ['FIN_WAIT_2', 'CLOSING', 'TIME_WAIT']),
    ],
    ['time does not go back', (t) => (t.steps.at(-1)!.at = time(0))],
    ['RCV.NXT never moves back', (t) => (tcbIn(t, 'CLOSE_WAIT').rcvNxt = seq(50))],
    ['carries an ACK', (t) => (t.flights[2]!.segment.ack = false)],
    [
      'only what was received is acknowledged',
      (t) => (t.flights[2]!.segment.ackNumber = seq(9999)),
    ],
    [
      'stays within the window',
      (t) => (t.flights.find((f) => f.segment.dataLen > 0)!.segment.dataLen = 70_000),
    ],
    ['in order, once', (t) => deliveryIn(t, (effect) => (effect.seq = seq(7)))],
    ['has been delivered', (t) => deliveryIn(t, (effect) => (effect.bytes += 1))],
    ['that was not received', (t) => (tcbIn(t, 'FIN_WAIT_2').sndUna = seq(9999))],
  ];

  function deliveryIn(
    trace: Breakable<ConnectionTrace>,
    change: (effect: { seq: Seq; bytes: number }) => void,
  ) {
    for (const effect of trace.steps.flatMap((step) => step.effects)) {
      if (effect.kind === 'deliver') change(effect);
    }
  }

  test.each(ways)('%s', (law, breaking) => {
    const trace = structuredClone(simulate(scenarioById('open-data-close')));
    breaking(trace as unknown as Breakable<ConnectionTrace>);
    expect(violations(trace).join('\n')).toContain(law);
  });
});

describe('a run that is broken is noticed, where SACK tells of a hole', () => {
  /** The second of five segments is lost; what follows it is held, and told of (RFC 2018, 4). */
  const scenario: Scenario = {
    id: 'hole',
    profile: 'linux',
    client: { iss: [1000] },
    server: { iss: [5000] },
    link: { delayUs: 50_000 },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: 1, side: 'client', call: 'connect' },
      { atUs: 300_000, side: 'client', call: 'send', bytes: 5 * 1448 },
      { atUs: 4_000_000, side: 'client', call: 'send', bytes: 100 },
    ],
    faults: [{ match: { from: 'client', nth: [4, 8, 9] }, do: 'drop' }],
  };
  const whole = simulate(scenario);
  const broken = (breaking: (trace: Breakable<ConnectionTrace>) => void) => {
    const trace = structuredClone(whole);
    breaking(trace as unknown as Breakable<ConnectionTrace>);
    return violations(trace).join('\n');
  };
  const entriesIn = (trace: Breakable<ConnectionTrace>) =>
    trace.steps.flatMap(({ after: { tcb } }) => (tcb ? [...itemsOf(tcb.inFlight)] : []));

  test('as it is, it keeps the laws', () => {
    expect(violations(whole)).toEqual([]);
    expect(whole.flights.some(({ segment }) => segment.sack !== undefined)).toBe(true);
  });

  test('a block tells of octets that never came', () => {
    const told = broken((trace) => {
      const block = trace.flights.find(({ segment }) => segment.sack)?.segment.sack?.[0];
      if (block) block.start = seq(block.start - 1);
    });
    expect(told).toContain('covers only what arrived');
  });

  test('the sender takes what is lost for arrived', () => {
    const told = broken((trace) => {
      for (const entry of entriesIn(trace)) entry.sacked = true;
    });
    expect(told).toContain('taken for arrived has arrived');
  });

  test('the sender does not believe what it is told', () => {
    const told = broken((trace) => {
      for (const entry of entriesIn(trace)) delete entry.sacked;
    });
    expect(told).toContain("the scoreboard equals the receiver's holes");
  });

  test('a segment is dropped as old that left last of all', () => {
    const told = broken((trace) => {
      for (const { cause, rules } of trace.steps)
        if (cause.kind === 'segment' && cause.segment.dataLen > 0) rules.push('timestamps.old');
    });
    expect(told).toContain('PAWS never drops what is new');
  });
});

describe.each(PROFILE_NAMES)('built-in scenarios as %s', (profile) => {
  const scenarioOfProfile = (id: ScenarioId): Scenario => ({ ...scenarioById(id), profile });

  test.each(SCENARIO_IDS)('%s', (id) => {
    expect(violations(simulate(scenarioOfProfile(id)))).toEqual([]);
  });
});

describe('reference runs', () => {
  const file = new URL('../fixtures/reference/scenarios.json', import.meta.url);
  const { scenarios: runs } = JSON.parse(readFileSync(file, 'utf8')) as {
    scenarios: ReferenceRun[];
  };
  test.each(runs)('$id', (run) => {
    expect(violations(simulate(scenarioOf(run)))).toEqual([]);
  });
});
