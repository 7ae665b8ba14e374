/** The laws of the simulation: order at one instant, what a reader changes, limits, chance by name. */
import { describe, expect, test } from 'vitest';
import { ms, s } from '../../machines/tcp/time.ts';
import { flagNames } from '../../machines/tcp/segment.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { chance } from '../../src/simulation/random.ts';
import type { End, Fault, MatchedFlag, Scenario } from '../../src/simulation/scenario.ts';
import { LIMITS } from '../../src/simulation/limits.ts';
import { simulate } from '../../src/simulation/simulate.ts';

const clean = scenarioById('open-data-close');

describe('an intervention', () => {
  test('leaves everything before it as it was', () => {
    const before = simulate(clean);
    const fin = before.flights.find((f) => f.segment.fin);
    const after = simulate({
      ...clean,
      faults: [{ match: { from: 'client', nth: fin?.nth ?? 0 }, do: 'drop' }],
    });
    const upTo = before.steps.filter((step) => step.at < (fin?.sentAt ?? 0));
    expect(upTo.length).toBeGreaterThan(5);
    expect(after.steps.slice(0, upTo.length)).toEqual(upTo);
    expect(after.flights[fin?.index ?? 0]).toMatchObject({ fate: 'lost', arrivals: [], fault: 0 });
  });

  test('names a segment by its sender and number, so the last word about it counts', () => {
    const match = { from: 'client', nth: 3 } as const;
    const faults = [
      { match, do: 'drop' },
      { match, do: 'deliver' },
    ] as const;
    expect(simulate({ ...clean, faults }).flights).toEqual(simulate(clean).flights);
  });

  test('delays and duplicates one copy', () => {
    const { flights } = simulate({
      ...clean,
      faults: [
        { match: { from: 'client', nth: 1 }, do: 'delay', byUs: ms(30) },
        { match: { from: 'server', kind: 'DATA', nth: 1 }, do: 'duplicate', byUs: ms(20) },
      ],
    });
    expect(flights[0]).toMatchObject({ fate: 'delayed', arrivals: [ms(100)] });
    const copy = flights.find((f) => f.fate === 'duplicated');
    expect(copy?.arrivals).toEqual(
      [copy?.sentAt, copy?.sentAt].map((t, i) => (t ?? 0) + ms(50 + 20 * i)),
    );
  });

  test('changes the delay of the link from a moment on', () => {
    const { flights } = simulate({ ...clean, linkChanges: [{ atUs: ms(200), delayUs: ms(80) }] });
    for (const f of flights) expect(f.dueAt - f.sentAt).toBe(f.sentAt < ms(200) ? ms(50) : ms(80));
  });
});

describe('a fault finds its segments', () => {
  const lostOf = (...faults: readonly Fault[]) =>
    simulate({ ...clean, client: talkative, faults })
      .flights.filter((f) => f.fate === 'lost')
      .map(({ segment }) => `${flagNames(segment)} ${segment.dataLen}`);

  /** It sends 20 octets, then 500 with its FIN behind them. */
  const talkative: End = {
    iss: [100],
    reactions: [
      { on: 'established', afterUs: ms(100), call: 'send', bytes: 20 },
      { on: 'established', afterUs: ms(300), call: 'send', bytes: 500 },
      { on: 'call', of: 'send', afterUs: ms(200), call: 'shutdown' },
    ],
  };

  test('by their size', () => {
    expect(lostOf({ match: { from: 'client', nth: 1, longerThan: 20 }, do: 'drop' })).toEqual([
      'PSH+ACK 500',
    ]);
    expect(lostOf({ match: { from: 'client', nth: 1, longerThan: 500 }, do: 'drop' })).toEqual([]);
  });

  test('by their flags, data or not', () => {
    const first = (...flags: MatchedFlag[]) =>
      lostOf({ match: { from: 'client', nth: 1, flags }, do: 'drop' });
    expect(first('FIN')).toEqual(['FIN+ACK 0']);
    expect(first('PSH', 'ACK')).toEqual(['PSH+ACK 20']);
    expect(first('SYN', 'ACK')).toEqual([]);
  });
});

describe('at one instant', () => {
  test('arrivals come before timers, timers before calls', () => {
    const trace = simulate({
      ...scenarioById('syn-ack-lost-by-the-letter'),
      actions: [
        { atUs: 0, side: 'server', call: 'listen' },
        { atUs: 0, side: 'client', call: 'connect' },
        { atUs: ms(1050), side: 'server', call: 'status' },
      ],
    });
    const tie = trace.steps.filter((step) => step.at === ms(1050) && step.side === 'server');
    expect(tie.map((step) => step.cause.kind)).toEqual(['segment', 'timer', 'call']);
  });

  test('a call made inside the end-of-file signal goes before the ACK, which rides on its FIN', () => {
    const trace = simulate(scenarioById('three-segment-close'));
    const [signal, close] = trace.steps.filter((step) => step.at === ms(600));
    expect(signal).toMatchObject({ walked: ['ESTABLISHED', 'CLOSE_WAIT'], sent: [] });
    expect(close).toMatchObject({ walked: ['CLOSE_WAIT', 'LAST_ACK'] });
    expect(close?.sent).toHaveLength(1);
  });
});

describe('limits', () => {
  /** A keep-alive that is answered goes on for ever. */
  const endless: Scenario = {
    ...clean,
    client: { iss: [100] },
    server: {
      iss: [300],
      settings: { keepAlive: { idleUs: s(10), intervalUs: s(10), probes: 3 } },
    },
  };

  test('end a run that would not end, each with its reason', () => {
    expect(simulate(endless, { ...LIMITS, steps: 50 }).end.reason).toBe('tooManySteps');
    expect(simulate(endless, { ...LIMITS, flights: 50 }).end.reason).toBe('tooManySegments');
    expect(simulate(endless, { ...LIMITS, timeUs: s(100) }).end.reason).toBe('tooLong');
    expect(simulate({ ...endless, untilUs: s(30) }).end).toEqual({ reason: 'until', at: s(30) });
  });
});

describe('chance', () => {
  test('is the same for the same seed and name, and even', () => {
    expect(chance(7, 'loss client 3')).toBe(chance(7, 'loss client 3'));
    const draws = Array.from({ length: 2000 }, (_, n) => chance(42, `loss client ${n}`));
    const mean = draws.reduce((a, b) => a + b) / draws.length;
    expect(mean).toBeGreaterThan(0.47);
    expect(mean).toBeLessThan(0.53);
    expect(new Set(draws).size).toBeGreaterThan(1990);
  });

  test('loses about as many segments as asked, whatever else is changed', () => {
    const lossy = (seed: number): Scenario => ({
      ...clean,
      link: { delayUs: ms(50), loss: 0.3, seed },
    });
    const lost = Array.from({ length: 60 }, (_, seed) => simulate(lossy(seed)).flights)
      .flat()
      .map((f) => f.fate === 'lost');
    const share = lost.filter(Boolean).length / lost.length;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.4);
  });
});
