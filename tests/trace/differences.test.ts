/** In what two runs of one connection differ, and two runs on one axis of time. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ms, s, time } from '../../machines/tcp/time.ts';
import { scenarioById, SCENARIO_IDS, type ScenarioId } from '../../src/scenarios/index.ts';
import { compare, type Difference } from '../../src/trace/differences/index.ts';
import { foldOf, foldsOf } from '../../src/trace/fold/index.ts';
import { endOf } from '../../src/trace/moment.ts';
import type { Action, Fault, Scenario } from '../../src/simulation/scenario.ts';
import { LIMITS } from '../../src/simulation/limits.ts';
import { simulate } from '../../src/simulation/simulate.ts';

function runs(id: ScenarioId, faults: readonly Fault[], actions: readonly Action[] = []) {
  const base = scenarioById(id);
  const changed: Scenario = {
    ...base,
    faults: [...(base.faults ?? []), ...faults],
    actions: [...base.actions, ...actions],
  };
  return { before: simulate(base), now: simulate(changed) };
}

const drop = (from: 'client' | 'server', nth: number): Fault => ({
  match: { from, nth },
  do: 'drop',
});

const compared = (...args: Parameters<typeof runs>) => {
  const { before, now } = runs(...args);
  return compare(before, now);
};

const kinds = (differences: readonly Difference[]) => differences.map(({ kind }) => kind);

describe('the last ACK is lost', () => {
  const { since, differences, stretches, only } = compared('open-data-close', [drop('client', 6)]);

  test('until it leaves, the runs are the same', () => expect(since).toBe(ms(950)));

  test('then it is lost, the server’s timer sends the FIN again, it is answered again, and both end later', () => {
    expect(differences).toMatchObject([
      { kind: 'fate', flight: { from: 'client', nth: 6, fate: 'lost' }, was: 'delivered' },
      { kind: 'timer', run: 'now', side: 'server', timer: 'retransmission', ranUs: s(1) },
      { kind: 'segment', run: 'now', flight: { from: 'server', reason: 'timerAgain' } },
      { kind: 'segment', run: 'now', flight: { from: 'client', reason: 'ack' } },
      { kind: 'later', side: 'server', state: 'CLOSED', more: 0, byUs: s(1) },
      { kind: 'later', side: 'client', state: 'CLOSED', more: 0, byUs: s(1) },
    ]);
  });

  test('the states are unlike for that second at each end', () => {
    expect(stretches).toEqual([
      { side: 'client', from: s(240.95), to: s(241.95) },
      { side: 'server', from: s(1), to: s(2) },
    ]);
  });

  test('only the new run has these two segments', () => {
    expect(only.before.size).toBe(0);
    expect([...only.now]).toHaveLength(2);
  });
});

describe('other changes', () => {
  test('a whole run that comes later is one difference for each end', () => {
    const { differences } = compared('open-data-close', [drop('client', 1)]);
    expect(differences.filter(({ kind }) => kind === 'later')).toMatchObject([
      { side: 'server', state: 'SYN_RCVD', more: 4, byUs: s(1) },
      { side: 'client', state: 'ESTABLISHED', more: 4, byUs: s(1) },
    ]);
  });

  test('a segment that is not sent any more is told as well', () => {
    const { differences } = compared('half-close', [drop('client', 3)]);
    expect(differences).toContainEqual(
      expect.objectContaining({ kind: 'segment', run: 'before', at: ms(270) }),
    );
  });

  test('a call the reader makes is the first difference', () => {
    const abort: Action = { atUs: ms(500), side: 'client', call: 'abort' };
    const { since, differences } = compared('open-data-close', [], [abort]);
    expect(since).toBe(ms(500));
    expect(kinds(differences)).toContain('call');
    expect(differences).toContainEqual(
      expect.objectContaining({ kind: 'report', run: 'now', report: 'connection reset' }),
    );
  });

  test('another delay of the link is seen from the first segment that takes another time', () => {
    const base = scenarioById('open-data-close');
    const slower = { ...base, linkChanges: [{ atUs: ms(200), delayUs: ms(80) }] };
    expect(compare(simulate(base), simulate(slower)).since).toBe(ms(220));
  });

  test.each(SCENARIO_IDS)('%s is the same as itself', (id) => {
    const { since, differences, stretches } = compared(id, []);
    expect([since, differences, stretches]).toEqual([null, [], []]);
  });
});

/** Each takes two runs and more. */
const RUNS = { numRuns: 25 };
const PATIENCE = 20_000;

/** A built-in scenario and one of it with some segments lost, late or twice. */
const pairs = fc
  .record({
    id: fc.constantFrom(...SCENARIO_IDS),
    faults: fc.array(
      fc.record({
        match: fc.record({
          from: fc.constantFrom('client' as const, 'server' as const),
          nth: fc.integer({ min: 1, max: 6 }),
        }),
        do: fc.constantFrom('drop' as const, 'delay' as const, 'duplicate' as const),
        byUs: fc.integer({ min: 1, max: s(2) }),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ id, faults }) => runs(id, faults));

describe('any two runs', () => {
  test(
    'are the same before they part',
    () => {
      fc.assert(
        fc.property(pairs, ({ before, now }) => {
          const since = compare(before, now).since ?? Infinity;
          const until = (steps: typeof now.steps) =>
            steps.filter(({ at }) => at < since).map(({ at, side, walked }) => [at, side, walked]);
          expect(until(now.steps)).toEqual(until(before.steps));
        }),
        RUNS,
      );
    },
    PATIENCE,
  );

  test(
    'have differences in order of time, none before they part',
    () => {
      fc.assert(
        fc.property(pairs, ({ before, now }) => {
          const { since, differences } = compare(before, now);
          const times = differences.map(({ at }) => at);
          expect(times).toEqual(times.toSorted((a, b) => a - b));
          for (const at of times) expect(at).toBeGreaterThanOrEqual(since ?? Infinity);
        }),
        RUNS,
      );
    },
    PATIENCE,
  );
});

describe('a run that is cut', () => {
  const sending = (bytes: number): Scenario => ({
    ...scenarioById('open-data-close'),
    client: {
      iss: [100],
      reactions: [{ on: 'established', afterUs: 0, call: 'send', bytes }],
    },
  });
  const base = sending(200_000);
  const whole = simulate(base);
  const cut = simulate(base, { ...LIMITS, flights: 60 });

  test('is no different from the whole: what comes after its end is not known', () => {
    expect(whole.flights.length).toBeGreaterThan(200);
    for (const [before, now] of [[cut, whole] as const, [whole, cut] as const]) {
      expect(compare(before, now)).toEqual({
        since: null,
        differences: [],
        stretches: [],
        only: { before: new Set(), now: new Set() },
      });
    }
  });

  test('is compared as far as it goes', () => {
    const changed = simulate({ ...base, faults: [drop('client', 8)] });
    const { since, differences, only } = compare(cut, changed);
    expect(since).toBe(
      changed.flights.find(({ from, nth }) => from === 'client' && nth === 8)!.sentAt,
    );
    expect(differences.length).toBeGreaterThan(0);
    for (const { at } of differences) expect(at).toBeLessThanOrEqual(cut.end.at);
    for (const index of only.now) {
      expect(changed.flights[index]!.sentAt).toBeLessThanOrEqual(cut.end.at);
    }
  });
});

describe('two runs on one axis', () => {
  test('one alone is as it always is', () => {
    for (const id of SCENARIO_IDS) {
      const trace = simulate(scenarioById(id));
      const [fold, alone] = [foldsOf([trace, trace])[1]!, foldOf(trace)];
      expect(fold.length).toBe(alone.length);
      for (const { index } of trace.steps) expect(fold.ofStep(index)).toEqual(alone.ofStep(index));
    }
  });

  test(
    'equal times lie at equal places, and both axes are equally long',
    () => {
      fc.assert(
        fc.property(pairs, fc.integer({ min: 0, max: s(300) }), ({ before, now }, us) => {
          const [a, b] = foldsOf([before, now]);
          const at = time(us);
          expect(a!.length).toBe(b!.length);
          expect(a!.toFolded(at)).toBe(b!.toFolded(at));
          expect(a!.breaks).toEqual(b!.breaks);
          for (const step of [...before.steps, ...now.steps]) {
            expect(a!.toFolded(step.at)).toBe(b!.toFolded(step.at));
          }
        }),
        RUNS,
      );
    },
    PATIENCE,
  );

  test(
    'a later step is never above an earlier one, of whichever run',
    () => {
      fc.assert(
        fc.property(pairs, ({ before, now }) => {
          const folds = foldsOf([before, now]);
          const steps = [before, now].flatMap((trace, i) =>
            trace.steps.map(({ at, index }) => ({ at, place: folds[i]!.ofStep(index) })),
          );
          steps.sort((a, b) => a.at - b.at);
          let lowest = 0;
          for (let i = 0; i < steps.length; i++) {
            const { at, place } = steps[i]!;
            if (at !== steps[i - 1]?.at) {
              lowest = Math.max(0, ...steps.slice(0, i).map((step) => step.place.done));
            }
            expect(place.at).toBeGreaterThanOrEqual(lowest - 1e-6);
            expect(place.done).toBeLessThanOrEqual(folds[0]!.toFolded(at) + 1e-6);
          }
        }),
        RUNS,
      );
    },
    PATIENCE,
  );

  test(
    'what is the same in both lies at the same place',
    () => {
      fc.assert(
        fc.property(pairs, ({ before, now }) => {
          const [a, b] = foldsOf([before, now]);
          const since = compare(before, now).since ?? endOf(now).at;
          for (const { at, index } of now.steps) {
            if (at < since) expect(b!.ofStep(index)).toEqual(a!.ofStep(index));
          }
        }),
        RUNS,
      );
    },
    PATIENCE,
  );
});
