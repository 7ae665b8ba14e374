/** Scenarios as short text: what is written is read again; what is wrong is told with its entry and its word. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROFILES } from '../../../machines/stacks/profiles.ts';
import type { Profile } from '../../../machines/tcp/profile.ts';
import { ms, s } from '../../../machines/tcp/time.ts';
import { CALLS, type Call } from '../../../src/trace/calls.ts';
import { SIDES } from '../../../src/trace/side.ts';
import {
  FLAG_NAMES,
  type Action,
  type Fault,
  type Injection,
  type LinkChange,
  type Occasion,
  type Reaction,
} from '../../../src/simulation/scenario.ts';
import { scenarioById, SCENARIO_IDS } from '../../../src/scenarios/index.ts';
import { MOST } from '../../../src/simulation/expected.ts';
import { scenarioFrom } from '../../../src/simulation/parseScenario.ts';
import {
  readInjections,
  readLinkChanges,
  writeInjections,
  writeLinkChanges,
} from '../../../src/simulation/written/events.ts';
import { readFaults, settledFaults, writeFaults } from '../../../src/simulation/written/faults.ts';
import {
  readScript,
  scriptOf,
  withScript,
  writeScript,
} from '../../../src/simulation/written/script.ts';
import {
  readSettings,
  SETTING_KEYS,
  writeSettings,
} from '../../../src/simulation/written/settings.ts';
import { readEntry, writeTime, type FromText } from '../../../src/simulation/written/words.ts';

function valueOf<T>(read: FromText<T>): T {
  if ('problem' in read) throw new Error(JSON.stringify(read.problem));
  return read.value;
}

/** `2 servr oneOf`: which entry, which word, what was expected. */
function problemOf(read: FromText<unknown>): string | null {
  if (!('problem' in read)) return null;
  const { entry, word, expected } = read.problem;
  return `${entry} ${word} ${expected.why}`;
}

const time = fc.oneof(fc.nat(2000), fc.nat(5_000_000), fc.nat(MOST.timeUs));
const side = fc.constantFrom(...SIDES);
const bytes = fc.nat(MOST.bytes);

describe('times', () => {
  const read = (text: string) => readEntry(text, (words) => words.timeUs());

  test.each([
    ['200ms', ms(200)],
    ['1.5s', s(1.5)],
    ['40us', 40],
    ['40 µs', 40],
    ['0.25 ms', 250],
    ['2 S', s(2)],
    ['50', ms(50)],
    ['0', 0],
  ])('%s', (text, us) => {
    expect(valueOf(read(text))).toBe(us);
  });

  test.each(['', 'soon', '-5ms', '1e3', '0.5us', '5min', '86401s', '1.2.3s', 'ms'])(
    '%s is none',
    (text) => {
      expect(problemOf(read(text))).toBe(`1 ${text} time`);
    },
  );

  test('every one is written and read again, to the microsecond', () => {
    fc.assert(
      fc.property(time, (us) => {
        expect(valueOf(read(writeTime(us)))).toBe(us);
      }),
    );
  });
});

describe('faults', () => {
  test('as a reader writes them', () => {
    const text = 'client 3 drop; server 2 delay 200ms; server 1 dup\nclient all FIN from 2s drop';
    expect(valueOf(readFaults(text))).toEqual([
      { match: { from: 'client', nth: 3 }, do: 'drop' },
      { match: { from: 'server', nth: 2 }, do: 'delay', byUs: ms(200) },
      { match: { from: 'server', nth: 1 }, do: 'duplicate', byUs: 0 },
      { match: { from: 'client', nth: 'all', kind: 'FIN', afterUs: s(2) }, do: 'drop' },
    ]);
    expect(valueOf(readFaults('  ;; \n'))).toEqual([]);
  });

  test('that write into a segment, or keep it for a while', () => {
    const text = 'client 2 data mark\nserver all hold until 2s\nclient 1 syn mss 536';
    const faults = valueOf(readFaults(text));
    expect(faults).toEqual([
      { match: { from: 'client', nth: 2, kind: 'DATA' }, do: 'mark' },
      { match: { from: 'server', nth: 'all' }, do: 'hold', untilUs: s(2) },
      { match: { from: 'client', nth: 1, kind: 'SYN' }, do: 'clampMss', mss: 536 },
    ]);
    expect(writeFaults(faults)).toBe(text);
    expect(problemOf(readFaults('client 1 syn mss 0'))).toBe('1 0 whole');
    expect(problemOf(readFaults('client 1 hold 2s'))).toBe('1 2s oneOf');
  });

  test('by size and by flags, in any order', () => {
    const faults = valueOf(
      readFaults(
        'client all longer than 1000 drop\nserver 1 data from 1s longer than 0 with fin+ACK dup',
      ),
    );
    expect(faults).toEqual([
      { match: { from: 'client', nth: 'all', longerThan: 1000 }, do: 'drop' },
      {
        match: {
          from: 'server',
          nth: 1,
          kind: 'DATA',
          flags: ['FIN', 'ACK'],
          longerThan: 0,
          afterUs: s(1),
        },
        do: 'duplicate',
        byUs: 0,
      },
    ]);
    expect(writeFaults(faults)).toBe(
      'client all longer than 1000 drop\nserver 1 data with fin+ack longer than 0 from 1s dup',
    );
    expect(problemOf(readFaults('client 1 longer 5 drop'))).toBe('1 5 oneOf');
    expect(problemOf(readFaults('client 1 with urg drop'))).toBe('1 urg oneOf');
    expect(settledFaults([...faults, ...faults])).toEqual(faults);
  });

  test.each([
    ['client 3 drop; servr 2 delay 200ms', '2 servr oneOf'],
    ['client three drop', '1 three nth'],
    ['client 0 drop', '1 0 nth'],
    ['client 1,,2 drop', '1 1,,2 nth'],
    ['client 3', '1  oneOf'],
    ['client 3 lose', '1 lose oneOf'],
    ['server 2 delay', '1  time'],
    ['server 2 delay long', '1 long time'],
    ['client 3 drop 5', '1 5 noMore'],
    [`client 1 ${'x'.repeat(500)}`, `1 ${'x'.repeat(16)}…${'x'.repeat(7)} oneOf`],
  ])('%s', (text, problem) => {
    expect(problemOf(readFaults(text))).toBe(problem);
  });

  test('too many', () => {
    expect(problemOf(readFaults('client 1 drop;'.repeat(MOST.entries)))).toBeNull();
    expect(problemOf(readFaults('client 1 drop;'.repeat(MOST.entries + 1)))).toMatch(/tooMany$/);
  });

  const fault: fc.Arbitrary<Fault> = fc
    .record({
      match: fc.record(
        {
          from: side,
          nth: fc.oneof(
            fc.integer({ min: 1, max: MOST.nth }),
            fc.constant('all' as const),
            fc.array(fc.integer({ min: 1, max: MOST.nth }), { minLength: 2, maxLength: 5 }),
          ),
          kind: fc.constantFrom('SYN', 'SYN_ACK', 'ACK', 'DATA', 'FIN', 'RST'),
          afterUs: time,
          flags: fc.uniqueArray(fc.constantFrom(...FLAG_NAMES), { minLength: 1 }),
          longerThan: fc.nat(MOST.segment),
        },
        { requiredKeys: ['from', 'nth'] },
      ),
      how: fc.constantFrom('drop', 'deliver', 'delay', 'duplicate'),
      byUs: time,
    })
    .map(({ match, how, byUs }) =>
      how === 'drop' || how === 'deliver' ? { match, do: how } : { match, do: how, byUs },
    );

  test('every list is written and read again', () => {
    fc.assert(
      fc.property(fc.array(fault), (faults) => {
        expect(valueOf(readFaults(writeFaults(faults)))).toEqual(faults);
      }),
    );
  });

  test('of several about the same segment the last is left', () => {
    const faults = valueOf(readFaults('client 3 drop; server 1 dup; client 3 deliver'));
    expect(writeFaults(settledFaults(faults))).toBe('server 1 dup\nclient 3 deliver');
  });
});

describe('programs', () => {
  test('as a reader writes them', () => {
    const text =
      'at 0 listen\nat 3s close on 2\nafter established send 300\nafter peer closes wait 500ms close';
    expect(valueOf(readScript(text, 'server'))).toEqual({
      actions: [
        { atUs: 0, side: 'server', call: 'listen' },
        { atUs: s(3), side: 'server', call: 'close', connection: 2 },
      ],
      reactions: [
        { on: 'established', afterUs: 0, call: 'send', bytes: 300 },
        { on: 'endOfFile', afterUs: ms(500), call: 'close' },
      ],
    });
  });

  test('that answer each time, in five lines an echo server', () => {
    const text =
      'at 0 listen\nafter each read send read\nafter peer closes close\nafter each 100 read wait 5ms send 20\nafter send wait 1s shutdown';
    const script = valueOf(readScript(text, 'server'));
    expect(script.reactions).toEqual([
      { on: 'read', afterUs: 0, call: 'send', bytes: 'read', each: true },
      { on: 'endOfFile', afterUs: 0, call: 'close' },
      { on: 'read', octets: 100, afterUs: ms(5), call: 'send', bytes: 20, each: true },
      { on: 'call', of: 'send', afterUs: s(1), call: 'shutdown' },
    ]);
    expect(writeScript(script)).toBe(text);
  });

  test.each([
    ['after each 0 read send 5', '1 0 whole'],
    ['after 100 sent close', '1 sent oneOf'],
    ['after each lunch close', '1 lunch oneOf'],
    ['after established send read', '1 read whole'],
    ['at 0 send read', '1 read whole'],
    ['after data send all', '1 all octets'],
    ['open', '1 open oneOf'],
    ['at noon connect', '1 noon time'],
    ['at 0 open', '1 open oneOf'],
    ['at 0 listen\nafter lunch close', '2 lunch oneOf'],
    ['after peer opens close', '1 opens oneOf'],
    ['after established send', '1  whole'],
    ['after established send 1000001', '1 1000001 whole'],
    ['after data wait close', '1 close time'],
    ['after data close whole', '1 whole noMore'],
    ['at 0 close named', '1 named noMore'],
    ['at 0 close on 0', '1 0 whole'],
  ])('%s', (text, problem) => {
    expect(problemOf(readScript(text, 'client'))).toBe(problem);
  });

  const call: fc.Arbitrary<Call> = fc
    .record(
      {
        call: fc.constantFrom(...CALLS),
        bytes,
        remote: fc.boolean(),
        connection: fc.integer({ min: 1, max: MOST.connection }),
      },
      { requiredKeys: ['call', 'bytes'] },
    )
    .map(({ call, bytes, remote, connection }) => ({
      call,
      ...((call === 'send' || (call === 'receive' && bytes % 2 === 0)) && { bytes }),
      ...((call === 'listen' || call === 'connect') && remote !== undefined && { remote }),
      ...(connection !== undefined && { connection }),
    }));
  const action: fc.Arbitrary<Action> = fc
    .tuple(call, time)
    .map(([call, atUs]) => ({ ...call, atUs, side: 'client' as const }));
  const occasion: fc.Arbitrary<Occasion> = fc.oneof(
    fc.record({ on: fc.constantFrom('established', 'data', 'endOfFile', 'read') }),
    fc.record({ on: fc.constant('read'), octets: fc.integer({ min: 1, max: MOST.bytes }) }),
    fc.record({ on: fc.constant('call'), of: fc.constantFrom(...CALLS) }),
  );
  const reaction: fc.Arbitrary<Reaction> = fc
    .tuple(call, time, occasion, fc.constantFrom({}, { each: true }))
    .map(([call, afterUs, occasion, each]): Reaction => {
      const echoes = occasion.on === 'read' && call.call === 'send' && (call.bytes ?? 0) % 3 === 0;
      return { ...call, ...(echoes && { bytes: 'read' }), ...occasion, afterUs, ...each };
    });

  test('every program is written and read again', () => {
    fc.assert(
      fc.property(fc.array(action), fc.array(reaction), (actions, reactions) => {
        const script = { actions, reactions };
        expect(valueOf(readScript(writeScript(script), 'client'))).toEqual(script);
      }),
    );
  });

  test.each(SCENARIO_IDS)('both programs written and put back change nothing: %s', (id) => {
    const scenario = scenarioById(id);
    const again = SIDES.reduce(
      (so, side) =>
        withScript(so, side, valueOf(readScript(writeScript(scriptOf(so, side)), side))),
      scenario,
    );
    expect(again).toEqual(scenario);
  });
});

describe('values of the profile', () => {
  test('as a reader writes them', () => {
    const text =
      'delayedack 200ms; nagle on; keepAlive 10s 1s 5; orphanRetries none; dupSyn synack';
    expect(valueOf(readSettings(text))).toEqual({
      delayedAckUs: ms(200),
      nagle: true,
      keepAlive: { idleUs: s(10), intervalUs: s(1), probes: 5 },
      orphanRetries: null,
      dupSyn: 'synack',
    });
  });

  test.each([
    ['nagel on', '1 nagel oneOf'],
    ['nagle yes', '1 yes oneOf'],
    ['nagle', '1  oneOf'],
    ['nagle none', '1 none oneOf'],
    ['mss 0', '1 0 whole'],
    ['dupSyn both', '1 both oneOf'],
    ['rtoMin 0', '1 0 time'],
    ['keepAlive 10s', '1  time'],
    ['constructor 5', '1 constructor oneOf'],
    ['mss 100 200', '1 200 noMore'],
  ])('%s', (text, problem) => {
    expect(problemOf(readSettings(text))).toBe(problem);
  });

  test('a name that is nearly right is answered with those it could be', () => {
    expect(readSettings('retries 3')).toMatchObject({
      problem: {
        expected: {
          names: [
            'synRetries',
            'synAckRetries',
            'dataRetries',
            'orphanRetries',
            'mergeRetransmissions',
          ],
        },
      },
    });
  });

  test.each(Object.entries(PROFILES))('a whole profile is written and read again: %s', (_, all) => {
    expect(SETTING_KEYS.toSorted()).toEqual(Object.keys(all).toSorted());
    const kept: Partial<Profile> = {
      ...all,
      keepAlive: { idleUs: s(10), intervalUs: 1500, probes: 3 },
    };
    expect(valueOf(readSettings(writeSettings(kept)))).toEqual(kept);
    expect(valueOf(readSettings(writeSettings(all)))).toEqual(all);
  });
});

describe('other events', () => {
  const change: fc.Arbitrary<LinkChange> = fc.record({ atUs: time, delayUs: time });
  const number = fc.nat(MOST.seq);
  const injection: fc.Arbitrary<Injection> = fc.record({
    atUs: time,
    to: side,
    segment: fc.record(
      {
        seq: number,
        ack: number,
        flags: fc.uniqueArray(fc.constantFrom('SYN', 'ACK', 'FIN', 'RST')),
        bytes: fc.nat(65495),
        wnd: fc.nat(65535),
        timestamps: fc.record({ value: number, echo: number }),
      },
      { requiredKeys: ['seq', 'flags'] },
    ),
  });

  test('are written and read again', () => {
    fc.assert(
      fc.property(fc.array(change), fc.array(injection), (changes, injections) => {
        expect(valueOf(readLinkChanges(writeLinkChanges(changes)))).toEqual(changes);
        expect(valueOf(readInjections(writeInjections(injections)))).toEqual(injections);
      }),
    );
  });

  test.each([
    ['2s client RST seq 1', '1 2s oneOf'],
    ['at 2s to nobody RST seq 1', '1 nobody oneOf'],
    ['at 2s to client URG seq 1', '1 URG oneOf'],
    ['at 2s to client RST', '1  oneOf'],
    ['at 2s to client RST seq 4294967296', '1 4294967296 whole'],
  ])('%s', (text, problem) => {
    expect(problemOf(readInjections(text))).toBe(problem);
  });
});

test('whatever is typed is read or refused, never thrown', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'client',
      'at',
      'after',
      'peer',
      'closes',
      '1',
      '0',
      'drop',
      ';',
      'mss',
      'none',
    ),
    fc.string({ maxLength: 8 }),
  );
  const readers = [readFaults, readSettings, readLinkChanges, readInjections];
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const text = words.join(' ');
      for (const read of readers) expect(read(text)).toBeTypeOf('object');
      expect(readScript(text, 'client')).toBeTypeOf('object');
    }),
    { numRuns: 500 },
  );
});

test('what is read is what a file may have', () => {
  const base = scenarioById('open-data-close');
  const faults = valueOf(readFaults('client 1,2 fin from 1s dup 5ms'));
  const settings = valueOf(readSettings('keepAlive 10s 1s 5; mss 100'));
  const injections = valueOf(readInjections('at 1s to client none seq 4294967295 ack 0'));
  expect(scenarioFrom({ ...base, faults, settings, injections })).toHaveProperty('scenario');
});
