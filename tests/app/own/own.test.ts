/** A scenario of the reader's own as a part of a link, and as a file's name. What comes in may be by anyone. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { LONGEST_ADDRESS, readAddress } from '../../../src/app/address/index.ts';
import { writeAddress } from '../../../src/app/address/write.ts';
import { codeOf, KEPT, LONGEST_CODE, readCode } from '../../../src/app/own/code.ts';
import { fileNameOf } from '../../../src/app/own/file.ts';
import { scenarioTitle } from '../../../src/app/scenarioTitle.ts';
import { words } from '../../../src/words/en/index.ts';
import { NO_CHANGES } from '../../../src/player/changes.ts';
import { scenarioById, SCENARIO_IDS } from '../../../src/scenarios/index.ts';
import { keepOwn, ownScenario } from '../../../src/scenarios/own.ts';
import { time } from '../../../machines/tcp/time.ts';
import type { Scenario } from '../../../src/simulation/scenario.ts';

const mine: Scenario = { ...scenarioById('open-data-close'), id: '最后 “ACK” 📦' };
const long: Scenario = {
  ...mine,
  actions: Array.from({ length: 200 }, () => ({
    atUs: 0,
    side: 'client',
    call: 'status' as const,
  })),
};

const encoded = (text: string) => Buffer.from(text).toString('base64url');

/** What a browser keeps, as long as the test lasts. */
beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

describe('in a link', () => {
  test.each(SCENARIO_IDS)('%s', (id) => {
    const code = codeOf(scenarioById(id));
    expect(code).toMatch(/^[\w-]+$/);
    expect(code.length).toBeLessThan(2000);
    expect(readCode(code)).toEqual({ scenario: scenarioById(id) });
  });

  test('with a name in any script', () => {
    expect(readCode(codeOf(mine))).toEqual({ scenario: mine });
  });

  test('one that is too long is kept by this browser, and found by no other', () => {
    expect(codeOf(long)).toBe(KEPT);
    expect(readCode(KEPT)).toEqual({ scenario: long });
    localStorage.setItem('synfin.own', 'not JSON');
    expect(readCode(KEPT)).toEqual({ why: 'damaged' });
    vi.stubGlobal('localStorage', { getItem: () => null });
    expect(readCode(KEPT)).toEqual({ why: 'elsewhere' });
  });

  test.each([
    ['no base64', '****', { why: 'damaged' }],
    ['no text', 'gICAgA', { why: 'damaged' }],
    ['no JSON', encoded('{"id":'), { why: 'damaged' }],
    ['cut off', codeOf(mine).slice(0, -10), { why: 'damaged' }],
    ['no scenario', encoded('[]'), { why: 'wrong', path: '' }],
    [
      'a value out of bounds',
      encoded(JSON.stringify({ ...mine, link: { delayUs: -1 } })),
      { why: 'wrong', path: 'link.delayUs', expected: { why: 'us' } },
    ],
    ['too long', 'e'.repeat(LONGEST_CODE + 1), { why: 'damaged' }],
  ])('%s is refused', (_what, code, problem) => {
    expect(readCode(code)).toMatchObject(problem);
  });

  test('nothing throws', () => {
    const text = fc.oneof(
      fc.string(),
      fc.jsonValue().map((value) => encoded(JSON.stringify(value))),
    );
    fc.assert(
      fc.property(text, (code) => {
        expect(readCode(code)).toBeTypeOf('object');
      }),
    );
  });
});

describe('an address of it', () => {
  const name = keepOwn(codeOf(mine), mine);
  const address = {
    scenario: name,
    changes: { ...NO_CHANGES, segments: [{ from: 'client', nth: 3, do: 'drop' }] },
    at: time(1_200_000),
    done: null,
  } as const;

  test('is read like any other, with the reader’s changes', () => {
    expect(readAddress(writeAddress(address))).toEqual({ ok: true, address });
  });

  test('is known only once it has been read', () => {
    expect(readAddress('#own/eyJ9')).toMatchObject({ problem: { why: 'unknownScenario' } });
    expect(ownScenario('constructor')).toBeNull();
  });

  test('leaves room for as many changes as there can be', () => {
    expect(LONGEST_CODE).toBeLessThan(LONGEST_ADDRESS / 3);
  });

  test('has the title that the reader gave it', () => {
    expect(scenarioTitle(words, name)).toBe(mine.id);
    expect(scenarioTitle(words, keepOwn('nameless', { ...mine, id: ' ' }))).toBe(
      words.families.own,
    );
  });
});

test.each([
  ['The last ACK is lost (my version)', 'the-last-ack-is-lost-my-version.json'],
  ['最后一个 ACK 丢失', '最后一个-ack-丢失.json'],
  ['../../etc/passwd', 'etc-passwd.json'],
  ['???', 'scenario.json'],
  // 60 letters would end within the last one.
  [`${'a'.repeat(59)}𠮷`, `${'a'.repeat(59)}.json`],
])('the file of %s', (id, file) => {
  expect(fileNameOf({ id })).toBe(file);
});
