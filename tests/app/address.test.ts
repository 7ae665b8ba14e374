/** Addresses: what is written is read again; what comes from elsewhere is read or refused, and nothing else happens. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROFILE_NAMES } from '../../machines/stacks/profiles.ts';
import { ms, s, time } from '../../machines/tcp/time.ts';
import { CALLS } from '../../src/trace/calls.ts';
import { SIDES } from '../../src/trace/side.ts';
import type { Action } from '../../src/simulation/scenario.ts';
import { scenarioById, SCENARIO_IDS } from '../../src/scenarios/index.ts';
import {
  LONGEST_ADDRESS,
  readAddress,
  type Address,
  type AddressProblem,
} from '../../src/app/address/index.ts';
import { writeAddress } from '../../src/app/address/write.ts';
import {
  inOrderOfTime,
  CHANGE_LIMITS,
  NO_CHANGES,
  type Changes,
} from '../../src/player/changes.ts';
import { makeCall, treat } from '../../src/player/interventions.ts';

const start: Address = { scenario: 'last-ack-lost', changes: NO_CHANGES, at: time(0), done: 0 };

function read(hash: string): Address | null {
  const answer = readAddress(hash);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.address;
}

function problem(hash: string): AddressProblem | null {
  const answer = readAddress(hash);
  return answer.ok ? null : answer.problem;
}

describe('written', () => {
  const changes: Changes = {
    profile: null,
    segments: [
      { from: 'client', nth: 3, do: 'drop' },
      { from: 'server', nth: 2, do: 'delay', byUs: ms(200) },
    ],
    calls: [
      { atUs: s(1), side: 'server', call: 'send', bytes: 100 },
      { atUs: s(2.5), side: 'client', call: 'close' },
    ],
    delays: [{ atUs: s(1.2), delayUs: ms(80) }],
  };

  test.each<[Partial<Address>, string]>([
    [{}, '#last-ack-lost'],
    [{ at: time(s(2.281)), done: null }, '#last-ack-lost?t=2.281'],
    [{ at: time(1), done: 2 }, '#last-ack-lost?t=0.000001&n=2'],
    [{ at: time(0), done: null }, '#last-ack-lost?t=0'],
    [{ at: time(0), done: 1 }, '#last-ack-lost?t=0&n=1'],
    [
      { changes },
      '#last-ack-lost?f=client.3.drop,server.2.delay.200&c=server.send.100@1,client.close@2.5&l=80@1.2',
    ],
    [
      { changes: { ...NO_CHANGES, profile: 'linux' }, at: time(s(1)), done: null },
      '#last-ack-lost?t=1&p=linux',
    ],
  ])('%o', (over, hash) => {
    expect(writeAddress({ ...start, ...over })).toBe(hash);
    expect(read(hash)).toEqual({ ...start, ...over });
  });

  test('only characters that need no escape', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        expect(writeAddress(address)).toMatch(/^#[\w.@,?&=-]+$/);
      }),
    );
  });

  test('the longest there can be is short enough to be read', () => {
    const atUs = CHANGE_LIMITS.timeUs - 1;
    const most: Changes = {
      profile: 'linux',
      segments: Array.from({ length: CHANGE_LIMITS.count }, (_, i) => ({
        from: 'server',
        nth: CHANGE_LIMITS.nth - CHANGE_LIMITS.count + 1 + i,
        do: 'duplicate',
        byUs: CHANGE_LIMITS.delayUs - 1,
      })),
      calls: Array.from({ length: CHANGE_LIMITS.count }, () => ({
        atUs,
        side: 'client' as const,
        call: 'shutdown' as const,
        bytes: CHANGE_LIMITS.bytes,
        remote: false,
      })),
      delays: Array.from({ length: CHANGE_LIMITS.count }, (_, i) => ({
        atUs: atUs - CHANGE_LIMITS.count + i,
        delayUs: CHANGE_LIMITS.delayUs - 1,
      })),
    };
    const address: Address = { ...start, changes: most, at: time(atUs), done: CHANGE_LIMITS.nth };
    expect(writeAddress(address).length).toBeLessThan(LONGEST_ADDRESS);
    expect(read(writeAddress(address))).toEqual(address);
  });
});

describe('written and read again', () => {
  test('every address is the same', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        expect(read(writeAddress(address))).toEqual(address);
      }),
      { numRuns: 500 },
    );
  });

  test('also when a program has escaped it on the way', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        const escaped = `#${encodeURIComponent(writeAddress(address).slice(1))}`;
        expect(read(escaped)).toEqual(address);
      }),
    );
  });
});

describe('read', () => {
  test('nothing after the #: no address, and no problem', () => {
    expect(read('')).toBeNull();
    expect(read('#')).toBeNull();
  });

  test('with or without the #', () => {
    expect(read('last-ack-lost')).toEqual(start);
  });

  test('parts in any order; what is not in order is put in order', () => {
    const { changes, at } = read(
      '#refused?c=client.close@9,client.abort@2&f=server.2.drop,client.1.drop&t=3',
    )!;
    expect(at).toBe(s(3));
    expect(changes.calls.map(({ call }) => call)).toEqual(['abort', 'close']);
    expect(changes.segments.map(({ from }) => from)).toEqual(['client', 'server']);
  });

  test('of two treatments of one segment, or delays of one moment, the later holds', () => {
    const { changes } = read('#refused?f=client.1.drop,client.1.deliver&l=10@1,20@1')!;
    expect(changes.segments).toEqual([{ from: 'client', nth: 1, do: 'deliver' }]);
    expect(changes.delays).toEqual([{ atUs: s(1), delayUs: ms(20) }]);
  });

  test('another scenario that the run is to be seen beside', () => {
    expect(read('#cubic?o=reno')).toMatchObject({ scenario: 'cubic', origin: 'reno' });
  });

  test('the scenario’s own profile is no change', () => {
    expect(read('#last-ack-lost?p=rfc')).toEqual(start);
  });

  test('empty parts between & are nothing', () => {
    expect(read('#last-ack-lost?&t=1&')).toEqual({ ...start, at: s(1), done: null });
    expect(read('#last-ack-lost?')).toEqual(start);
  });
});

describe('what is wrong is told', () => {
  const unreadable = (part: string, text: string) => ({ why: 'unreadable', part, text });

  test.each<[string, unknown]>([
    ['#no-such-thing', { why: 'unknownScenario', text: 'no-such-thing' }],
    ['#?t=1', { why: 'unknownScenario', text: '' }],
    ['#constructor', { why: 'unknownScenario', text: 'constructor' }],
    ['#refused?t=1&t=2', { why: 'repeated', part: 'moment' }],
    ['#refused?x=1', { why: 'unknownPart', text: 'x=1' }],
    ['#refused?t', { why: 'unknownPart', text: 't' }],
    ['#refused?__proto__=1', { why: 'unknownPart', text: '__proto__=1' }],
    ['#refused?t=', unreadable('moment', '')],
    ['#refused?t=-1', unreadable('moment', '-1')],
    ['#refused?t=NaN', unreadable('moment', 'NaN')],
    ['#refused?t=1e9', unreadable('moment', '1e9')],
    ['#refused?t=Infinity', unreadable('moment', 'Infinity')],
    ['#refused?t=0x10', unreadable('moment', '0x10')],
    ['#refused?t=1.0000001', unreadable('moment', '1.0000001')],
    ['#refused?t=999999999', unreadable('moment', '999999999')],
    ['#refused?t=%00', unreadable('moment', '\u{FFFD}')],
    ['#refused?t=1&n=-1', unreadable('steps', '-1')],
    ['#refused?t=1&n=1.5', unreadable('steps', '1.5')],
    ['#refused?p=', unreadable('profile', '')],
    ['#refused?p=Linux', unreadable('profile', 'Linux')],
    ['#refused?p=windows', unreadable('profile', 'windows')],
    ['#refused?p=constructor', unreadable('profile', 'constructor')],
    ['#refused?p=linux&p=rfc', { why: 'repeated', part: 'profile' }],
    ['#refused?f=', unreadable('segments', '')],
    ['#refused?f=client.0.drop', unreadable('segments', 'client.0.drop')],
    ['#refused?f=nobody.1.drop', unreadable('segments', 'nobody.1.drop')],
    ['#refused?f=client.1.drop.5', unreadable('segments', 'client.1.drop.5')],
    ['#refused?f=client.1.delay', unreadable('segments', 'client.1.delay')],
    ['#refused?f=client.1.delay.9999999', unreadable('segments', 'client.1.delay.9999999')],
    ['#refused?f=client.1.drop,', unreadable('segments', '')],
    ['#refused?c=client.sing@1', unreadable('calls', 'client.sing@1')],
    ['#refused?c=client.close', unreadable('calls', 'client.close')],
    ['#refused?c=client.send.99999999@1', unreadable('calls', 'client.send.99999999@1')],
    ['#refused?l=80', unreadable('delays', '80')],
    ['#refused?l=80@-1', unreadable('delays', '80@-1')],
    ['#refused?l=1.2.3@1', unreadable('delays', '1.2.3@1')],
    ['#refused?t=%', { why: 'garbled' }],
    ['#%ff%fe', { why: 'garbled' }],
  ])('%s', (hash, expected) => {
    expect(problem(hash)).toEqual(expected);
  });

  test('too many changes', () => {
    const list = Array.from({ length: CHANGE_LIMITS.count + 1 }, () => 'client.1.drop').join(',');
    expect(problem(`#refused?f=${list}`)).toEqual({
      why: 'tooMany',
      part: 'segments',
      most: CHANGE_LIMITS.count,
    });
  });

  test('the scenario, if at least that can be read', () => {
    expect(readAddress('#refused?t=x')).toMatchObject({ ok: false, scenario: 'refused' });
    expect(readAddress('#what')).toMatchObject({ ok: false, scenario: null });
  });

  test('in an excerpt that is short and has nothing invisible in it', () => {
    const found = problem(`#refused?t=${'9'.repeat(500)}`);
    expect(found).toEqual(unreadable('moment', `${'9'.repeat(21)}…${'9'.repeat(10)}`));
    expect(problem('#refused?t=a\u202Eb\nc')).toEqual(unreadable('moment', 'a\u{FFFD}b\u{FFFD}c'));
  });
});

describe('hostile input', () => {
  test('100 kB are refused unread', () => {
    expect(problem(`#refused?f=${'client.1.drop,'.repeat(8000)}`)).toMatchObject({
      why: 'tooLong',
    });
    expect(problem('%'.repeat(100_000))).toMatchObject({ why: 'tooLong' });
  });

  test('long numbers and long lists take no time', () => {
    const begun = performance.now();
    for (const key of 'tnpfcl') {
      for (const text of ['9', '1.', 'client.', ',', '@', 'client.send.1@']) {
        readAddress(`#refused?${key}=${text.repeat(15_000 / text.length)}`);
      }
    }
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  test('nothing throws', () => {
    const pieces = fc.constantFrom(
      ...[
        't=',
        'n=',
        'f=',
        'c=',
        'l=',
        'p=',
        '&',
        ',',
        '@',
        '.',
        '?',
        '%',
        '%00',
        '1',
        '9'.repeat(20),
        'é',
      ],
      ...[
        'client',
        'server',
        'linux',
        'drop',
        'delay',
        'close',
        '__proto__',
        'NaN',
        '-0',
        '1e400',
        '\uD800',
      ],
    );
    const near = fc.array(pieces, { maxLength: 20 }).map((list) => `#refused?${list.join('')}`);
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: 'binary', maxLength: 200 })), (hash) => {
        const answer = readAddress(hash);
        if (answer.ok && answer.address !== null) {
          expect(read(writeAddress(answer.address))).toEqual(answer.address);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

/* ---- any address ---- */

const anyTime = fc.integer({ min: 0, max: CHANGE_LIMITS.timeUs });
const anyDelay = fc.integer({ min: 0, max: CHANGE_LIMITS.delayUs });
const anySide = fc.constantFrom(...SIDES);

const anyTreatment = fc.oneof(
  fc.record({ do: fc.constantFrom('drop' as const, 'deliver' as const) }),
  fc.record({ do: fc.constantFrom('delay' as const, 'duplicate' as const), byUs: anyDelay }),
);

const anySegments = fc
  .array(fc.tuple(anySide, fc.integer({ min: 1, max: CHANGE_LIMITS.nth }), anyTreatment), {
    maxLength: 9,
  })
  .map((list) =>
    list.reduce((changes, [from, nth, how]) => treat(changes, { from, nth }, how), NO_CHANGES),
  );

const anyCall = fc.record(
  {
    atUs: anyTime,
    side: anySide,
    call: fc.constantFrom(...CALLS),
    bytes: fc.integer({ min: 0, max: CHANGE_LIMITS.bytes }),
    remote: fc.boolean(),
  },
  { requiredKeys: ['atUs', 'side', 'call'] },
) as fc.Arbitrary<Action>;

const anyCalls = fc
  .array(anyCall, { maxLength: 9 })
  .map((list) => list.reduce(makeCall, NO_CHANGES));

const anyDelays = fc
  .uniqueArray(fc.record({ atUs: anyTime, delayUs: anyDelay }), {
    maxLength: 9,
    selector: ({ atUs }) => atUs,
  })
  .map((list) => inOrderOfTime(list));

const anyAddress: fc.Arbitrary<Address> = fc
  .tuple(
    fc.constantFrom(...SCENARIO_IDS),
    fc.tuple(anySegments, anyCalls, anyDelays, fc.constantFrom(null, ...PROFILE_NAMES)),
    anyTime,
    fc.option(fc.nat(50)),
  )
  .map(([scenario, [{ segments }, { calls }, delays, profile], at, done]) => ({
    scenario,
    // the scenario's own profile is no change
    changes: {
      profile: profile === scenarioById(scenario).profile ? null : profile,
      segments,
      calls,
      delays,
    },
    at: time(at),
    done,
  }));
