/** What `npm test` understands of what is typed behind it. */
import { describe, expect, test } from 'vitest';
import { chosenBy } from './chosen.mjs';

const exists = (path: string) => path.startsWith('tests/');
const chosen = (typed: string) => chosenBy(typed.split(' ').filter(Boolean), exists);
const ALL = ['types', 'lint', 'format', 'prove', 'unit', 'component', 'build', 'browser'];

describe('npm test --', () => {
  test('nothing: everything', () => {
    expect(chosen('')).toEqual({ quick: false, names: ALL, paths: [] });
  });

  test('parts: these alone, in the order in which they run', () => {
    expect(chosen('unit lint').names).toEqual(['lint', 'unit']);
  });

  test('a part and paths', () => {
    const paths = ['tests/tcp', 'tests/wire'];
    expect(chosen('unit tests/tcp tests/wire')).toEqual({ quick: false, names: ['unit'], paths });
  });

  test('quick', () => {
    expect(chosen('quick').quick).toBe(true);
  });

  test.each([
    ['units', 'No part is called units, and no file or folder. There are: quick, types, lint'],
    ['unit test/tcp', 'No part is called test/tcp, and no file or folder.'],
    ['quick unit', '"quick" says what runs and goes alone: leave out unit.'],
    ['tests/tcp', 'Say which part is to run tests/tcp: npm test -- unit tests/tcp'],
    ['types tests/tcp', 'types looks at everything and takes no path.'],
  ])('%s: one sentence about what cannot be done', (typed, sentence) => {
    expect(() => chosen(typed)).toThrow(sentence);
  });
});
