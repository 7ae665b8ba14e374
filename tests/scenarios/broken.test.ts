/**
 * Stacks that are broken on purpose: each does its harm in its run, and a TCP comes through the same run, with the same losses,
 * without. What a title or sentence of these scenarios claims is held to the run here.
 */
import { describe, expect, test } from 'vitest';
import { BROKEN } from '../../machines/stacks/broken/index.ts';
import {
  ALL_NAMES,
  BROKEN_NAMES,
  isBroken,
  PROFILES,
  profileOf,
} from '../../machines/stacks/profiles.ts';
import type { Profile } from '../../machines/tcp/profile.ts';
import { RULES } from '../../machines/tcp/rules.ts';
import { scenarioById, scenariosOf, type ScenarioId } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { ConnectionTrace } from '../../src/trace/connection.ts';
import type { Side } from '../../src/trace/side.ts';

const runs = (id: ScenarioId) => {
  const scenario = scenarioById(id);
  return { broken: simulate(scenario), tcp: simulate({ ...scenario, profile: 'rfc' }) };
};

const delivered = ({ steps }: ConnectionTrace, side: Side) =>
  steps
    .filter((step) => step.side === side)
    .flatMap(({ effects }) => effects)
    .reduce((sum, effect) => sum + (effect.kind === 'deliver' ? effect.bytes : 0), 0);
const atEnd = ({ steps, start }: ConnectionTrace, side: Side) =>
  steps.findLast((step) => step.side === side)?.after.state ?? start[side].state;
const walked = ({ steps }: ConnectionTrace, side: Side) =>
  steps.filter((step) => step.side === side).flatMap((step) => step.walked.slice(1));
const again = ({ flights }: ConnectionTrace, from: Side) =>
  flights.filter((flight) => flight.from === from && flight.again !== null).length;
const told = ({ steps }: ConnectionTrace, side: Side) =>
  steps.filter((step) => step.side === side).flatMap(({ reports }) => reports);

/** A claim for each run: what goes wrong there, and that it does not where the rule holds. */
const HARM: Readonly<Record<ReturnType<typeof brokenIds>[number], () => void>> = {
  // RFC 9293, 3.5: "the principal reason for the three-way handshake is to prevent old duplicate connection initiations from
  // causing confusion"
  'ghost-connection': () => {
    const { broken, tcp } = runs('ghost-connection');
    expect(walked(broken, 'server')).toContain('ESTABLISHED');
    expect([delivered(broken, 'server'), delivered(tcp, 'server')]).toEqual([100, 0]);
    expect(
      broken.steps.some(({ cause }) => cause.kind === 'call' && cause.call.call === 'connect'),
    ).toBe(false);
    expect(atEnd(tcp, 'server')).toBe('LISTEN');
  },
  // 3.6: "CLOSE is an operation meaning 'I have no more data to send'"
  'fin-cuts-reply': () => {
    const { broken, tcp } = runs('fin-cuts-reply');
    expect([delivered(broken, 'client'), delivered(tcp, 'client')]).toEqual([1000, 3000]);
  },
  // 3.4: "every octet of data has a sequence number ... SYN and FIN"
  'lost-fin-counts': () => {
    const { broken, tcp } = runs('lost-fin-counts');
    expect([atEnd(broken, 'client'), atEnd(broken, 'server')]).toEqual([
      'FIN_WAIT_2',
      'ESTABLISHED',
    ]);
    expect(told(broken, 'server')).not.toContain('connection closing');
    expect(told(tcp, 'server')).toContain('connection closing');
    expect(atEnd(tcp, 'server')).toBe('CLOSED');
  },
  // 3.10.7.4, fifth step: "The only thing that can arrive in this state is an acknowledgment of our FIN"
  'last-ack-too-early': () => {
    const { broken, tcp } = runs('last-ack-too-early');
    expect([atEnd(broken, 'client'), atEnd(broken, 'server')]).toEqual(['FIN_WAIT_2', 'CLOSED']);
    expect([again(broken, 'server'), again(tcp, 'server')]).toEqual([0, 1]);
    expect([atEnd(tcp, 'client'), atEnd(tcp, 'server')]).toEqual(['CLOSED', 'CLOSED']);
  },
  // 3.6.1, MUST-13
  'no-time-wait-reset': () => {
    const { broken, tcp } = runs('no-time-wait-reset');
    const resets = ({ flights }: ConnectionTrace) =>
      flights.filter(({ segment }) => segment.rst).length;
    expect([resets(broken), resets(tcp)]).toEqual([1, 0]);
    expect(told(broken, 'server')).not.toContain('ok: CLOSE complete');
    expect(told(tcp, 'server')).toContain('ok: CLOSE complete');
  },
  'old-fin-closes-new-connection': () => {
    const { broken, tcp } = runs('old-fin-closes-new-connection');
    expect([atEnd(broken, 'client'), atEnd(broken, 'server')]).toEqual([
      'CLOSE_WAIT',
      'ESTABLISHED',
    ]);
    expect(broken.start.server.incarnation).toBe(0);
    expect(broken.steps.at(-1)!.after.incarnation).toBe(2);
    // In TIME_WAIT for 2 MSL, the client cannot even connect.
    expect(told(tcp, 'client')).toContain('error: connection already exists');
    expect(tcp.steps.findLast(({ side }) => side === 'client')!.after.incarnation).toBe(1);
  },
  // 3.4.1, MUST-8
  'old-data-taken-for-new': () => {
    const { broken, tcp } = runs('old-data-taken-for-new');
    const [late] = broken.flights.filter(({ fate }) => fate === 'delayed');
    const taking = ({ steps }: ConnectionTrace) =>
      steps.filter(
        ({ side, effects }) => side === 'server' && effects.some(({ kind }) => kind === 'deliver'),
      );
    // Of two requests one is delivered, in both runs: the late one here, the real one there.
    for (const [trace, isLate] of [
      [broken, true],
      [tcp, false],
    ] as const) {
      const steps = taking(trace);
      expect(steps).toHaveLength(1);
      const { cause } = steps[0]!;
      expect(cause.kind === 'segment' && cause.flight === late!.index).toBe(isLate);
    }
    // And the client takes its own request for delivered.
    expect(broken.steps.at(-1)!.rules).not.toContain('timer.retransmit');
    expect(again(broken, 'client')).toBe(0);
  },
  // RFC 6298, 5.5
  'congestion-collapse': () => {
    const { broken, tcp } = runs('congestion-collapse');
    expect(broken.flights.every(({ fate }) => fate === 'delivered')).toBe(true);
    // Three segments: each four times here; by a TCP the first three times, and once its RTO fits the path no other again.
    expect([again(broken, 'client'), again(tcp, 'client')]).toEqual([9, 2]);
  },
  // RFC 5681, 3.2: "three duplicate ACKs"
  'reordering-taken-for-loss': () => {
    const { broken, tcp } = runs('reordering-taken-for-loss');
    expect(broken.flights.every(({ fate }) => fate !== 'lost')).toBe(true);
    expect([again(broken, 'client'), again(tcp, 'client')]).toEqual([3, 0]);
    const ssthresh = ({ steps }: ConnectionTrace) =>
      steps.findLast(({ side }) => side === 'client')!.after.tcb!.ssthresh;
    expect(ssthresh(broken)).toBeLessThan(ssthresh(tcp));
  },
  // 3.5.2: "a reset must not be sent in answer to a reset"
  'reset-storm': () => {
    const { broken, tcp } = runs('reset-storm');
    expect([broken.end.reason, tcp.end.reason]).toEqual(['until', 'quiet']);
    expect(broken.flights.length).toBeGreaterThan(10);
    expect(tcp.flights).toHaveLength(1);
  },
};

function brokenIds() {
  return scenariosOf('broken') as readonly (
    | 'ghost-connection'
    | 'fin-cuts-reply'
    | 'lost-fin-counts'
    | 'last-ack-too-early'
    | 'no-time-wait-reset'
    | 'old-fin-closes-new-connection'
    | 'old-data-taken-for-new'
    | 'congestion-collapse'
    | 'reordering-taken-for-loss'
    | 'reset-storm'
  )[];
}

describe('a stack that is broken on purpose does harm, where a TCP does none', () => {
  test.each(brokenIds())('%s', (id) => HARM[id]());

  test('each has its run', () => {
    const shown = brokenIds().map((id) => scenarioById(id).profile);
    expect(shown.toSorted()).toEqual(BROKEN_NAMES.toSorted());
    expect(Object.keys(HARM)).toEqual(brokenIds());
  });
});

describe('what is broken', () => {
  test.each(BROKEN_NAMES)('%s is one value away from rfc', (name) => {
    const { breaks = {}, ...values } = profileOf(name);
    const { rfc } = PROFILES;
    const others = Object.entries(values).filter(
      ([key, value]) => value !== rfc[key as keyof typeof rfc],
    );
    expect(Object.keys(breaks)).toHaveLength(1);
    // how long TIME_WAIT is, is a value of every stack
    expect(others.map(([key]) => key)).toEqual(breaks.shortTimeWait ? ['timeWaitUs'] : []);
  });

  test('is told by its name, and no TCP has any of it', () => {
    expect(ALL_NAMES.filter(isBroken)).toEqual(Object.keys(BROKEN));
    for (const { breaks } of Object.values<Profile>(PROFILES)) expect(breaks).toBeUndefined();
  });

  test('a rule of it says which clause it breaks', () => {
    for (const [id, { broken, rfc }] of Object.entries(RULES)) {
      expect(broken === true).toBe(id.startsWith('broken.'));
      if (broken) expect(rfc).not.toBeNull();
    }
  });
});
