/** A scenario of the reader's own as a part of a link, and as a file's name. What comes in may be by anyone. */
import fc from 'fast-check';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { LONGEST_ADDRESS, readAddress } from '../../../src/app/address/index.ts';
import { writeAddress } from '../../../src/app/address/write.ts';
import {
  codeOf,
  compressedCodeOf,
  isCompressed,
  LONGEST_CODE,
  MOST_INFLATED,
  readCode,
  versionIn,
  versionOf,
} from '../../../src/app/own/code.ts';
import { scenarioTitle } from '../../../src/app/scenarioTitle.ts';
import { words } from '../../../src/words/en/index.ts';
import { NO_CHANGES } from '../../../src/player/changes.ts';
import { scenarioById, SCENARIO_IDS } from '../../../src/scenarios/index.ts';
import { knownName, makeLink } from '../../../src/app/own/known.ts';
import { keepOwn, nameInAddress, OWN, ownScenario } from '../../../src/scenarios/own.ts';
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

const compressed = (text: string) =>
  `z.${deflateRawSync(text, { level: 9 }).toString('base64url')}`;

/** Links that have been made, and are to be read for ever. */
const OLD_LINKS: readonly (readonly [code: string, scenario: Scenario])[] = [
  [
    'eyJpZCI6IlRocmVlIGFyZSBlbm91Z2giLCJwcm9maWxlIjoicmZjIiwiY2xpZW50Ijp7ImlzcyI6WzEwMF19LCJzZXJ2ZXIiOnsiaXNzIjpbMzAwXX0sImxpbmsiOnsiZGVsYXlVcyI6NTAwMDB9LCJhY3Rpb25zIjpbeyJhdFVzIjowLCJzaWRlIjoic2VydmVyIiwiY2FsbCI6Imxpc3RlbiJ9LHsiYXRVcyI6MjAwMDAsInNpZGUiOiJjbGllbnQiLCJjYWxsIjoiY29ubmVjdCJ9XX0',
    {
      id: 'Three are enough',
      profile: 'rfc',
      client: { iss: [100] },
      server: { iss: [300] },
      link: { delayUs: 50_000 },
      actions: [
        { atUs: 0, side: 'server', call: 'listen' },
        { atUs: 20_000, side: 'client', call: 'connect' },
      ],
    },
  ],
  [
    'eyJpZCI6IuacgOWQjiDigJxBQ0vigJ0g8J-TpiIsInByb2ZpbGUiOiJsaW51eCIsInNldHRpbmdzIjp7Im1zcyI6NTM2fSwiY2xpZW50Ijp7ImlzcyI6WzQyOTQ5NjcwMDBdLCJyZWFjdGlvbnMiOlt7Im9uIjoiZXN0YWJsaXNoZWQiLCJhZnRlclVzIjowLCJjYWxsIjoic2VuZCIsImJ5dGVzIjoxMDB9XX0sInNlcnZlciI6eyJpc3MiOlszMDAsOTAwXX0sImxpbmsiOnsiZGVsYXlVcyI6ODAwMDAsImxvc3MiOjAuMDcsInNlZWQiOjV9LCJhY3Rpb25zIjpbeyJhdFVzIjowLCJzaWRlIjoic2VydmVyIiwiY2FsbCI6Imxpc3RlbiJ9LHsiYXRVcyI6MjAwMDAsInNpZGUiOiJjbGllbnQiLCJjYWxsIjoiY29ubmVjdCJ9XSwiZmF1bHRzIjpbeyJtYXRjaCI6eyJmcm9tIjoiY2xpZW50IiwibnRoIjozfSwiZG8iOiJkcm9wIn1dLCJ1bnRpbFVzIjo2MDAwMDAwMH0',
    {
      id: '最后 “ACK” 📦',
      profile: 'linux',
      settings: { mss: 536 },
      client: {
        iss: [4294967000],
        reactions: [{ on: 'established', afterUs: 0, call: 'send', bytes: 100 }],
      },
      server: { iss: [300, 900] },
      link: { delayUs: 80_000, loss: 0.07, seed: 5 },
      actions: [
        { atUs: 0, side: 'server', call: 'listen' },
        { atUs: 20_000, side: 'client', call: 'connect' },
      ],
      faults: [{ match: { from: 'client', nth: 3 }, do: 'drop' }],
      untilUs: 60_000_000,
    },
  ],
];
/** The same two, compressed. */
const OLD_COMPRESSED = [
  'z.RY7BCsIwEER_pcw5h1Xxku_Qk_QQ0q0uLhtJoiAl_y7BWq9vHjOzQCZ4nG6ZeQiZB7b0vN7g8MhpFmV45DnCIaqwVfgFUgr8ZUc0NofC-cX5jw9frGL3DifW8D4X-CMRUXMIsUqybi4ItSfkUGTqQ2uXQwyq8FAplQ3N_dR9L9n09dGmx2TGsaKN7QM',
  'z.TY_PSoMxEMRfpcw5yNq_Njfx6NmT9JB-2c8G06QkW7GUQJ9ABK8Vbz5YQc8-gqSttXvcmdnf7BrOQuN7u_l6fensNtvrm9vd5r3z8_H2CYVFiq3zDA3vwvIZCplFXHjI0GvMc4Ye9IZFofGOg9Slq8v7fnfcHw9HRDRRSGwacTFUYY0YoMFZzNS7PGMLBdMKp7sMTQqN8R4amUNVpivhDH1JVCal0tMTp39Mj0iNiarkXXisgmVvVvXWFRGRgo_VSRc0qnG20IOicF7IyBGdneU9eg85VfEuCwcU9WftHi4f7cfXT_YmhsCNoEwUWrP0cqDMjTSzWrBNcX4eCzKD7hUFG6FhU1zso8sgzlfakA5TfgE',
];

describe('in a link', () => {
  test.each(SCENARIO_IDS)('%s', async (id) => {
    const code = codeOf(scenarioById(id));
    expect(code).toMatch(/^[\w-]+$/);
    expect(code.length).toBeLessThan(2000);
    expect(await readCode(code)).toEqual({ scenario: scenarioById(id) });
  });

  test('with a name in any script', async () => {
    expect(await readCode(codeOf(mine))).toEqual({ scenario: mine });
  });

  test('a long one is compressed', async () => {
    const code = await compressedCodeOf(long);
    if (code === null) throw new Error('It does not fit.');
    expect(isCompressed(code)).toBe(true);
    expect(code).toMatch(/^z\.[\w-]+$/);
    expect(code.length).toBeLessThan(1000);
    expect(await readCode(code)).toEqual({ scenario: long });
  });

  test('made long ago', async () => {
    for (const [code, scenario] of OLD_LINKS) expect(await readCode(code)).toEqual({ scenario });
    const read = await Promise.all(OLD_COMPRESSED.map(readCode));
    expect(read).toEqual(OLD_LINKS.map(([, scenario]) => ({ scenario })));
  });

  test('a browser that cannot compress says so', async () => {
    const code = (await compressedCodeOf(long)) ?? '';
    vi.stubGlobal('CompressionStream', undefined);
    vi.stubGlobal('DecompressionStream', undefined);
    expect(await compressedCodeOf(long)).toBeNull();
    expect(await readCode(code)).toEqual({ why: 'compressed' });
  });

  test('nothing that is compressed takes more than a scenario would', async () => {
    const bomb = compressed('0'.repeat(3_000_000));
    expect(bomb.length).toBeLessThan(LONGEST_CODE);
    expect(await readCode(bomb)).toEqual({ why: 'damaged' });
    // What comes out of it is still read where it is no more than that.
    const padded = JSON.stringify(mine).padEnd(MOST_INFLATED - 100);
    expect(await readCode(compressed(padded))).toEqual({ scenario: mine });
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
    ['nothing compressed', 'z.', { why: 'damaged' }],
    ['not compressed', `z.${encoded('nothing of the kind')}`, { why: 'damaged' }],
    ['compressed and cut off', compressed(JSON.stringify(long)).slice(0, -9), { why: 'damaged' }],
    ['compressed, no scenario', compressed('{}'), { why: 'wrong' }],
  ])('%s is refused', async (_what, code, problem) => {
    expect(await readCode(code)).toMatchObject(problem);
  });

  test('nothing throws', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.string().map((letters) => `z.${letters}`),
      fc.uint8Array().map((octets) => `z.${Buffer.from(octets).toString('base64url')}`),
      fc.jsonValue().map((value) => encoded(JSON.stringify(value))),
      fc.jsonValue().map((value) => compressed(JSON.stringify(value))),
    );
    await fc.assert(
      fc.asyncProperty(text, async (code) => {
        expect(await readCode(code)).toBeTypeOf('object');
      }),
    );
  });
});

describe('a long one', () => {
  test('has a name of its own, by what it is', () => {
    const other = { ...long, id: 'another' };
    const names = [long, { ...long }, other].map(knownName);
    expect(names[0]).toBe(names[1]);
    expect(names[2]).not.toBe(names[0]);
    expect(versionIn(codeOf(long))).toBe(versionOf(long));
    expect(names.map((name) => scenarioTitle(words, name))).toEqual([long.id, long.id, 'another']);
  });

  test('is in its address as soon as it is compressed', async () => {
    const scenario = { ...long, id: 'compressed' };
    const name = knownName(scenario);
    const address = { scenario: name, changes: NO_CHANGES, at: time(0), done: 0 };
    expect(writeAddress(address)).toBe(`#${name}`);
    expect(await makeLink(scenario)).toBe(true);
    const code = writeAddress(address).slice(`#${OWN}`.length);
    expect(await readCode(code)).toEqual({ scenario });
    expect(nameInAddress('open-data-close')).toBe('open-data-close');
  });

  test('is told from one that no link can hold', async () => {
    const random = Array.from({ length: 500 }, (_, i) => ({
      atUs: (i * 7_919_191) % 86_000_000,
      side: 'client' as const,
      call: 'send' as const,
      bytes: (i * 104_729) % 1_000_000,
    }));
    expect(await makeLink({ ...mine, actions: random })).toBe(false);
    expect(await makeLink(mine)).toBe(true);
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
