/**
 * What the reader makes of a run, with the real simulation. First of all: what has been seen stays true. Whatever the
 * reader does at a moment, everything up to it comes out the same.
 */
import { describe, expect, test } from 'vitest';
import { ms, s, time } from '../../machines/tcp/time.ts';
import {
  endOf,
  flightInAir,
  frameOf,
  momentAt,
  momentOf,
  START,
  type Moment,
} from '../../src/trace/moment.ts';
import { SIDES } from '../../src/trace/side.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { scenarioById, SCENARIO_IDS } from '../../src/scenarios/index.ts';
import { NO_CHANGES } from '../../src/player/changes.ts';
import { scenarioNamed } from '../../src/scenarios/named.ts';
import { sameMoment, sameTime } from '../../src/player/past.ts';
import {
  called,
  delayed,
  edited,
  lastCallAt,
  lost,
  newRun,
  opened,
  profiled,
  redone,
  reset,
  restored,
  treated,
  undone,
} from '../../src/player/revise.ts';
import { changesOf, type Run } from '../../src/player/run.ts';

const lastAckLost = newRun(scenarioById('last-ack-lost'));
const whole = newRun(scenarioById('open-data-close'));

/** The start, and every moment right after a step. */
const momentsOf = ({ trace }: Run): Moment[] => [START, ...trace.steps.map(momentOf)];

/** Runs with retransmissions, with reactions of the applications, with segments that cross. */
const SOME = ['open-data-close', 'last-ack-lost', 'simultaneous-close'] as const;

/** The flights by name and fate: `client.3 lost`. */
const fates = ({ trace }: Run): string[] =>
  trace.flights.map(({ from, nth, fate }) => `${from}.${nth} ${fate}`);

const flightNamed = ({ trace }: Run, name: string): number =>
  trace.flights.findIndex(({ from, nth }) => `${from}.${nth}` === name);

/** The moment stays: at it, the next run is as the old one was. */
function expectSameAt(old: Run, next: Run, moment: Moment): void {
  expect(sameMoment(old.trace, next.trace, moment)).toEqual(moment);
  expect(frameOf(next.trace, moment).ends).toEqual(frameOf(old.trace, moment).ends);
}

test('a run that is known is not taken for the same run beside another one', () => {
  const known = [newRun(scenarioById('cubic'))];
  const open = (origin?: 'reno') =>
    opened(
      { scenario: 'cubic', changes: NO_CHANGES, ...(origin && { origin }) },
      (name) => scenarioNamed(name)!,
      known,
    );
  expect(open()).toBe(known[0]);
  expect(open('reno').origin?.base).toEqual(scenarioById('reno'));
});

describe('the past stays the same', () => {
  test.each(SCENARIO_IDS)('whichever segment on its way is lost: %s', (id) => {
    const run = newRun(scenarioById(id));
    const without = new Map<number, Run>();
    for (const moment of momentsOf(run)) {
      const flight = flightInAir(run.trace, moment);
      if (flight === null) continue;
      // At many moments it is the same segment that is on its way.
      const next = without.get(flight) ?? lost(run, flight);
      without.set(flight, next);
      expectSameAt(run, next, moment);
    }
  });

  test.each(SOME)('whichever segment on its way is delayed or doubled: %s', (id) => {
    const run = newRun(scenarioById(id));
    for (const moment of momentsOf(run)) {
      const flight = flightInAir(run.trace, moment);
      if (flight === null) continue;
      expectSameAt(run, treated(run, flight, { do: 'delay', byUs: ms(500) }), moment);
      expectSameAt(run, treated(run, flight, { do: 'duplicate', byUs: ms(5) }), moment);
    }
  });

  test.each(SOME)('whichever call is made: %s', (id) => {
    const run = newRun(scenarioById(id));
    for (const { at } of run.trace.steps) {
      for (const side of SIDES) {
        for (const call of ['send', 'close', 'abort'] as const) {
          const next = called(run, { side, call, bytes: 100, atUs: at });
          expectSameAt(run, next, momentAt(run.trace, at));
        }
      }
    }
  });

  test.each(SOME)('when the link slows down right after a moment: %s', (id) => {
    const run = newRun(scenarioById(id));
    for (const { at } of run.trace.steps) {
      const next = delayed(run, { atUs: at + 1, delayUs: ms(777) });
      expectSameAt(run, next, momentAt(run.trace, at));
    }
  });

  test('a call comes after everything else that happens at its instant, an application’s reaction too', () => {
    const base: Scenario = {
      ...whole.base,
      actions: [...whole.base.actions, { atUs: s(1), side: 'client', call: 'status' }],
      client: {
        ...whole.base.client,
        reactions: [{ on: 'established', afterUs: ms(100), call: 'send', bytes: 10 }],
      },
    };
    const run = newRun(base);
    for (const { at } of run.trace.steps) {
      const next = called(run, { side: 'client', call: 'status', atUs: at });
      const made = lastCallAt(next, at);
      expect(made?.index).toBe(momentAt(run.trace, at).step + 1);
    }
  });

  test('where the past is changed, the moment is the last that both runs have in common', () => {
    const end = endOf(whole.trace);
    const syn = flightNamed(whole, 'client.1');
    const next = lost(whole, syn);
    const moment = sameMoment(whole.trace, next.trace, end);
    expect(moment.step).toBe(whole.trace.flights[syn]!.step);
    expect(sameMoment(next.trace, whole.trace, moment)).toEqual(moment);
  });

  test('where the run ends sooner, so does the moment', () => {
    const { trace } = whole;
    const sooner = { ...trace, end: { ...trace.end, at: time(trace.end.at - 5) } };
    const cut = { ...sooner, steps: sooner.steps.slice(0, -1) };
    expect(sameMoment(trace, cut, { at: time(trace.end.at - 1), step: 16 })).toEqual({
      at: trace.end.at - 5,
      step: 16,
    });
  });
});

describe('losing a segment', () => {
  test('it is lost, and goes again', () => {
    const next = lost(whole, flightNamed(whole, 'client.1'));
    expect(fates(next).slice(0, 2)).toEqual(['client.1 lost', 'client.2 delivered']);
    expect(next.trace.flights[1]!.again).toBe(0);
  });

  test('what is lost already stays so', () => {
    const flight = flightNamed(lastAckLost, 'client.6');
    expect(fates(lastAckLost)[flight]).toBe('client.6 lost');
    expect(lost(lastAckLost, flight)).toBe(lastAckLost);
  });

  test('a segment that does not exist: nothing changes', () => {
    expect(lost(whole, 999)).toBe(whole);
    expect(restored(whole, -1)).toBe(whole);
    expect(treated(whole, 999, { do: 'drop' })).toBe(whole);
  });
});

describe('bringing a segment back', () => {
  test('which the reader lost: it is as if nothing had been done', () => {
    const syn = flightNamed(whole, 'client.1');
    const next = restored(lost(whole, syn), syn);
    expect(changesOf(next)).toEqual(changesOf(whole));
    expect(next.trace).toEqual(whole.trace);
  });

  test('which the scenario loses: it is delivered all the same', () => {
    const flight = flightNamed(lastAckLost, 'client.6');
    const next = restored(lastAckLost, flight);
    expect(fates(next)[flight]).toBe('client.6 delivered');
    expect(changesOf(next).segments).toEqual([{ from: 'client', nth: 6, do: 'deliver' }]);
  });

  test('which the scenario loses, brought back and lost again: nothing has been done', () => {
    const flight = flightNamed(lastAckLost, 'client.6');
    const next = lost(restored(lastAckLost, flight), flight);
    expect(changesOf(next)).toEqual(changesOf(lastAckLost));
    expect(fates(next)).toEqual(fates(lastAckLost));
  });

  test('which the reader lost and the scenario would lose too', () => {
    const run = newRun(lastAckLost.base, {
      ...changesOf(lastAckLost),
      segments: [{ from: 'client', nth: 6, do: 'drop' }],
    });
    const flight = flightNamed(run, 'client.6');
    expect(fates(restored(run, flight))[flight]).toBe('client.6 delivered');
  });

  test('which chance loses', () => {
    const base: Scenario = { ...whole.base, link: { ...whole.base.link, loss: 1 } };
    const next = restored(newRun(base), 0);
    expect(fates(next)[0]).toBe('client.1 delivered');
  });

  test('which the reader delayed: it takes the usual time again', () => {
    const late = treated(whole, 0, { do: 'delay', byUs: ms(50) });
    expect(fates(late)[0]).toBe('client.1 delayed');
    expect(changesOf(restored(late, 0))).toEqual(changesOf(whole));
  });

  test('which fares well: nothing changes', () => {
    expect(restored(whole, 0)).toBe(whole);
  });
});

describe('undo and redo', () => {
  const once = lost(whole, 0);
  const twice = called(once, { side: 'client', call: 'abort', atUs: s(3) });

  test('give the same runs again', () => {
    expect(undone(twice).trace).toEqual(once.trace);
    expect(undone(undone(twice)).trace).toEqual(whole.trace);
    expect(redone(undone(twice)).trace).toEqual(twice.trace);
  });

  test('are the same run where there is nothing to undo or redo', () => {
    expect(undone(whole)).toBe(whole);
    expect(redone(twice)).toBe(twice);
  });

  test('taking all changes away can be undone', () => {
    expect(reset(twice).trace).toEqual(whole.trace);
    expect(undone(reset(twice)).trace).toEqual(twice.trace);
    expect(reset(whole)).toBe(whole);
  });

  test('setting the delay of the link at one moment is one thing to undo, however often it is set', () => {
    let run = once;
    for (const delayUs of [ms(60), ms(80), ms(100)]) run = delayed(run, { atUs: 1, delayUs });
    expect(changesOf(run).delays).toEqual([{ atUs: 1, delayUs: ms(100) }]);
    expect(changesOf(undone(run))).toEqual(changesOf(once));
  });

  test('at two moments it is two', () => {
    const run = delayed(delayed(whole, { atUs: 1, delayUs: ms(60) }), {
      atUs: 2,
      delayUs: ms(70),
    });
    expect(changesOf(undone(run)).delays).toEqual([{ atUs: 1, delayUs: ms(60) }]);
  });
});

describe('another profile', () => {
  const linux = profiled(lastAckLost, 'linux');
  const timeWait = ({ trace }: Run) =>
    trace.steps.find((step) => step.after.state === 'TIME_WAIT')!.after.tcb!.timers.timeWait!;
  const lengthOf = (run: Run) => timeWait(run).deadline - timeWait(run).startedAt;

  test('is simulated in place of the scenario’s own', () => {
    expect([lengthOf(lastAckLost), lengthOf(linux)]).toEqual([s(240), s(60)]);
    expect(linux.trace.scenario.profile).toBe('linux');
    expect(linux.base).toBe(lastAckLost.base);
  });

  test('what a scenario sets stays set: here the answer to a repeated SYN', () => {
    const byTheLetter = profiled(newRun(scenarioById('syn-ack-lost-by-the-letter')), 'linux');
    const usual = profiled(newRun(scenarioById('syn-ack-lost')), 'linux');
    const rulesOf = ({ trace }: Run) => trace.steps.flatMap((step) => step.rules);
    expect(rulesOf(byTheLetter)).toContain('sequence.repeatedSyn');
    expect(rulesOf(usual)).toContain('sequence.repeatedSynAgain');
  });

  test('can be undone, done again, and taken back with all else', () => {
    const both = lost(linux, 0);
    expect(changesOf(undone(both))).toEqual(changesOf(linux));
    expect(undone(undone(both)).trace).toEqual(lastAckLost.trace);
    expect(redone(redone(undone(undone(both)))).trace).toEqual(both.trace);
    expect(changesOf(reset(both))).toEqual(changesOf(lastAckLost));
    expect(undone(reset(both)).trace).toEqual(both.trace);
  });

  test('the scenario’s own is no change, and the same one again is none', () => {
    expect(profiled(lastAckLost, 'rfc')).toBe(lastAckLost);
    expect(profiled(linux, 'linux')).toBe(linux);
    expect(changesOf(profiled(linux, 'rfc'))).toEqual(changesOf(lastAckLost));
  });

  test('the time stays, and all that happens by it has happened; the start is the start', () => {
    const at = time(s(1));
    const moment = sameMoment(lastAckLost.trace, linux.trace, momentAt(lastAckLost.trace, at));
    expect(moment).toEqual(momentAt(linux.trace, at));
    expect(sameMoment(lastAckLost.trace, linux.trace, START)).toEqual(START);
    const end = sameMoment(lastAckLost.trace, linux.trace, endOf(lastAckLost.trace));
    expect(end).toEqual(endOf(linux.trace));
  });
});

describe('another scenario in the place of this one', () => {
  const slower: Scenario = { ...whole.base, link: { delayUs: ms(80) } };
  const slowest: Scenario = { ...whole.base, link: { delayUs: ms(800) } };
  const named = (base: Scenario) => ({ name: `own/${base.link.delayUs}`, base });

  test('has a name of its own, and none of the changes', () => {
    const run = edited(lost(whole, flightNamed(whole, 'client.3')), named(slower), 'delay 1');
    expect([run.name, run.base]).toEqual(['own/80000', slower]);
    expect(changesOf(run)).toEqual(changesOf(whole));
    expect(run.trace.flights[0]?.dueAt).toBe(ms(20 + 80));
  });

  test('typed in one go it is one thing to undo; in another go, another', () => {
    const once = edited(edited(whole, named(slower), 'delay 1'), named(slowest), 'delay 1');
    expect([undone(once).name, undone(once).base]).toEqual([whole.name, whole.base]);
    expect(redone(undone(once)).base).toBe(slowest);
    const twice = edited(once, named(slower), 'delay 2');
    expect(undone(twice).base).toBe(slowest);
  });

  test('what the reader does to it afterwards is undone first', () => {
    const run = edited(whole, named(slower), 'delay 1');
    const changed = lost(run, flightNamed(run, 'client.3'));
    expect([undone(changed).name, changesOf(undone(changed))]).toEqual([run.name, changesOf(run)]);
    expect(undone(undone(changed)).base).toBe(whole.base);
  });

  test('the time stays, as far as the run goes', () => {
    const run = edited(whole, named(slower), 'delay 1');
    expect(sameTime(run.trace, momentAt(whole.trace, time(s(1)))).at).toBe(s(1));
    expect(sameTime(run.trace, START)).toEqual(START);
    expect(sameTime(run.trace, { at: time(s(9999)), step: 5 })).toEqual(endOf(run.trace));
  });

  test('more segments than can be drawn: the run is cut off, and says so', () => {
    const much: Scenario = {
      ...whole.base,
      client: {
        iss: [100],
        reactions: [{ on: 'established', afterUs: 0, call: 'send', bytes: 1e6 }],
      },
    };
    const { trace } = newRun(much);
    expect(trace.end.reason).toBe('tooManySegments');
    expect(trace.flights.length).toBeLessThan(700);
  });
});
