/** What the reader does, as changes; and the scenario with them. */
import { describe, expect, test } from 'vitest';
import { ms, s } from '../../machines/tcp/time.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { CHANGE_LIMITS, linkDelayAt, NO_CHANGES, type Changes } from '../../src/player/changes.ts';
import {
  changeDelay,
  chooseProfile,
  isTreated,
  leaveAlone,
  makeCall,
  treat,
  withChanges,
} from '../../src/player/interventions.ts';
import { emptyScenario } from './traces.ts';

const third = { from: 'client', nth: 3 } as const;

describe('how a segment fares', () => {
  test('what the reader says is kept', () => {
    expect(treat(NO_CHANGES, third, { do: 'drop' }).segments).toEqual([{ ...third, do: 'drop' }]);
  });

  test('a later treatment takes the place of the earlier one', () => {
    const changes = treat(treat(NO_CHANGES, third, { do: 'drop' }), third, {
      do: 'delay',
      byUs: ms(200),
    });
    expect(changes.segments).toEqual([{ ...third, do: 'delay', byUs: ms(200) }]);
    expect(treat(changes, third, { do: 'drop' }).segments).toEqual([{ ...third, do: 'drop' }]);
  });

  test('the order in which it was said leaves no trace', () => {
    const first = { from: 'server', nth: 1 } as const;
    const drop = { do: 'drop' } as const;
    expect(treat(treat(NO_CHANGES, first, drop), third, drop)).toEqual(
      treat(treat(NO_CHANGES, third, drop), first, drop),
    );
  });

  test('left alone again, it is as it was', () => {
    const changes = treat(NO_CHANGES, third, { do: 'drop' });
    expect(isTreated(changes, third)).toBe(true);
    expect(leaveAlone(changes, third)).toEqual(NO_CHANGES);
    expect(leaveAlone(changes, { from: 'server', nth: 3 })).toBe(changes);
  });

  test('delays are brought within bounds', () => {
    for (const [byUs, kept] of [
      [-5, 0],
      [0.4, 0],
      [Infinity, CHANGE_LIMITS.delayUs],
      [NaN, 0],
    ] as const) {
      const [segment] = treat(NO_CHANGES, third, { do: 'delay', byUs }).segments;
      expect(segment).toEqual({ ...third, do: 'delay', byUs: kept });
    }
  });

  test('there is room for so many, and these can still be changed', () => {
    let changes: Changes = NO_CHANGES;
    for (let nth = 1; nth <= CHANGE_LIMITS.count + 5; nth++) {
      changes = treat(changes, { from: 'client', nth }, { do: 'drop' });
    }
    expect(changes.segments).toHaveLength(CHANGE_LIMITS.count);
    expect(treat(changes, third, { do: 'deliver' }).segments[2]).toEqual({
      ...third,
      do: 'deliver',
    });
  });
});

describe('calls', () => {
  const close = { side: 'client', call: 'close' } as const;

  test('are kept in order of time', () => {
    const changes = makeCall(makeCall(NO_CHANGES, { ...close, atUs: 9 }), { ...close, atUs: 4 });
    expect(changes.calls.map(({ atUs }) => atUs)).toEqual([4, 9]);
  });

  test('two of one moment stay in the order in which they were made', () => {
    const first = makeCall(NO_CHANGES, { side: 'server', call: 'send', bytes: 10, atUs: 4 });
    expect(makeCall(first, { ...close, atUs: 4 }).calls.map(({ call }) => call)).toEqual([
      'send',
      'close',
    ]);
  });

  test('send so much at most', () => {
    const [call] = makeCall(NO_CHANGES, { ...close, call: 'send', bytes: 1e15, atUs: 0 }).calls;
    expect(call?.bytes).toBe(CHANGE_LIMITS.bytes);
  });

  test('when there is no more room, nothing changes', () => {
    let changes: Changes = NO_CHANGES;
    for (let i = 0; i < CHANGE_LIMITS.count; i++)
      changes = makeCall(changes, { ...close, atUs: i });
    expect(makeCall(changes, { ...close, atUs: 3 })).toBe(changes);
  });
});

describe('the delay of the link', () => {
  const base: Scenario = { ...emptyScenario, linkChanges: [{ atUs: s(5), delayUs: ms(90) }] };

  test('is another one from a moment on', () => {
    const changes = changeDelay(NO_CHANGES, base, { atUs: s(1), delayUs: ms(80) });
    const scenario = withChanges(base, changes);
    expect([0, s(1) - 1, s(1), s(4), s(5)].map((at) => linkDelayAt(scenario, at))).toEqual([
      ms(40),
      ms(40),
      ms(80),
      ms(80),
      ms(90),
    ]);
  });

  test('set again at the same moment, the later holds', () => {
    const once = changeDelay(NO_CHANGES, base, { atUs: s(1), delayUs: ms(80) });
    expect(changeDelay(once, base, { atUs: s(1), delayUs: ms(10) }).delays).toEqual([
      { atUs: s(1), delayUs: ms(10) },
    ]);
  });

  test('set to what it is anyway, nothing changes', () => {
    expect(changeDelay(NO_CHANGES, base, { atUs: s(1), delayUs: ms(40) })).toBe(NO_CHANGES);
    expect(changeDelay(NO_CHANGES, base, { atUs: s(6), delayUs: ms(90) })).toBe(NO_CHANGES);
  });

  test('set back to what it was, the change is gone', () => {
    const once = changeDelay(NO_CHANGES, base, { atUs: s(1), delayUs: ms(80) });
    expect(changeDelay(once, base, { atUs: s(1), delayUs: ms(40) })).toEqual(NO_CHANGES);
  });

  test('at the moment of a change of the scenario, the reader decides', () => {
    const changes = changeDelay(NO_CHANGES, base, { atUs: s(5), delayUs: ms(10) });
    expect(linkDelayAt(withChanges(base, changes), s(5))).toBe(ms(10));
  });
});

describe('the scenario with the changes', () => {
  const base: Scenario = {
    ...emptyScenario,
    actions: [{ atUs: 0, side: 'server', call: 'listen' }],
    faults: [{ match: { from: 'client', nth: 3 }, do: 'drop' }],
  };

  test('without any, is the very same', () => {
    expect(withChanges(base, NO_CHANGES)).toBe(base);
  });

  test('has the reader’s calls and faults after its own, so that they come last and decide', () => {
    const changes = treat(
      makeCall(NO_CHANGES, { atUs: 0, side: 'server', call: 'close' }),
      { from: 'client', nth: 3 },
      { do: 'duplicate', byUs: 7 },
    );
    const scenario = withChanges(base, changes);
    expect(scenario.actions.map(({ call }) => call)).toEqual(['listen', 'close']);
    expect(scenario.faults).toEqual([
      ...base.faults!,
      { match: { from: 'client', nth: 3 }, do: 'duplicate', byUs: 7 },
    ]);
  });

  test('is simulated as another profile has it, with everything else as it is', () => {
    const changes = chooseProfile(NO_CHANGES, base, 'linux');
    expect(withChanges(base, changes)).toEqual({
      ...base,
      profile: 'linux',
      linkChanges: [],
    });
    expect(chooseProfile(changes, base, 'rfc')).toEqual(NO_CHANGES);
  });

  test('that ends early goes on for a while after a call', () => {
    const early: Scenario = { ...base, untilUs: s(10) };
    const changes = makeCall(NO_CHANGES, { atUs: s(9), side: 'server', call: 'close' });
    expect(withChanges(early, changes).untilUs).toBe(s(309));
    expect(withChanges({ ...base, untilUs: s(900) }, changes).untilUs).toBe(s(900));
    expect(withChanges(base, changes).untilUs).toBeUndefined();
  });
});
