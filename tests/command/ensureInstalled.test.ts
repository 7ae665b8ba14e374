/** When `npm start`, `npm test` and the others install first, and which versions of Node they take. */
import { describe, expect, test } from 'vitest';
import { difference, fits } from '../../src/command/ensureInstalled.mjs';

describe('the version of Node', () => {
  test.each([
    ['20.19.0', true],
    ['20.18.3', false],
    ['21.7.0', false],
    ['22.12.0', true],
    ['22.11.9', false],
    ['24.0.0', true],
    ['26.1.0', true],
    ['18.20.4', false],
  ])('%s fits ^20.19 || ^22.12 || >=24: %s', (version, expected) => {
    expect(fits(version, '^20.19 || ^22.12 || >=24')).toBe(expected);
  });
});

describe('what is installed is compared with the lock file', () => {
  const svelte = { version: '5.57.3', integrity: 'sha512-a' };
  const wanted = { packages: { '': {}, 'node_modules/svelte': svelte } };

  test('the same: nothing to do', () => {
    expect(difference(wanted, { packages: { 'node_modules/svelte': svelte } })).toBeUndefined();
  });

  test('missing, of another version, of other content: each is a difference', () => {
    const found = (installed: object) =>
      difference(wanted, { packages: { 'node_modules/svelte': installed } });

    expect(difference(wanted, { packages: {} })).toBe('svelte is not installed');
    expect(found({ ...svelte, version: '5.0.0' })).toMatch('svelte is installed as 5.0.0');
    expect(found({ ...svelte, integrity: 'sha512-b' })).toMatch('svelte');
  });

  test('native code for another machine is not missed, that for this one is', () => {
    const native = (os: string) => ({
      packages: { 'node_modules/native': { optional: true, os: [os], cpu: [process.arch] } },
    });

    expect(difference(native('another'), { packages: {} })).toBeUndefined();
    expect(difference(native(process.platform), { packages: {} })).toMatch('native');
  });
});
