/** References that are damaged anywhere: what is wrong is said in a sentence, and nothing is thrown. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { proofsFrom } from '../../src/command/proofs.ts';
import { Mistake } from '../../src/command/terminal.ts';

const root = new URL('../fixtures/reference/', import.meta.url);
const read = (path: string) => JSON.parse(readFileSync(new URL(path, root), 'utf8')) as unknown;

/** A few of each kind: a mutation does not get better by being done to more of the same. */
const runs = (read('scenarios.json') as { scenarios: unknown[] }).scenarios;
const someRuns = [0, 40, 80].map((i) => ({ scenarios: [runs[i]] }));
const recordings = readdirSync(new URL('kernel/', root))
  .filter((_, i) => i % 40 === 0)
  .map((name) => read(`kernel/${name}`));

/** Of those with many clients the smallest ones, for each value of them is changed. */
const listeners = ['l_b0_n1_now', 'l_close_listener_synrcvd'].map((name) =>
  read(`listener/${name}.json`),
);
const servers = ['iterative__one', 'epoll_et_once__together5'].map((name) =>
  read(`servers/${name}.json`),
);

const WRONG = [null, true, -1, 0.5, 1e9, 1e300, '', 'x', '\u001B[2J', [], [null], {}, { a: 1 }];

/** What is said of a file; a comparison that cannot be made is thrown, and seen. */
function said(data: unknown): string {
  try {
    return proofsFrom(data, 'mine.json')
      .map((proof) => proof.compare()?.where ?? 'same')
      .join();
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    return error.message;
  }
}

/** Entries of a list are alike: the first ones and the last one speak for all. */
const speakFor = <T>(entries: readonly T[]): readonly T[] =>
  entries.length > 4 ? [...entries.slice(0, 3), ...entries.slice(-1)] : entries;

/** The places of all values in it. */
function placesIn(data: unknown, path: readonly string[] = []): string[][] {
  if (typeof data !== 'object' || data === null) return [[...path]];
  const entries = Object.entries(data);
  const shown = Array.isArray(data) ? speakFor(entries) : entries;
  const inside = shown.flatMap(([key, value]) => placesIn(value, [...path, key]));
  return [...(path.length > 0 ? [[...path]] : []), ...inside];
}

/** A copy in which another value, or none, stands there. */
function changed(data: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  const copy = (Array.isArray(data) ? [...(data as unknown[])] : { ...(data as object) }) as Record<
    string,
    unknown
  >;
  if (first === undefined) return value;
  if (rest.length > 0) copy[first] = changed(copy[first], rest, value);
  else if (value === undefined) Reflect.deleteProperty(copy, first);
  else copy[first] = value;
  return copy;
}

/** Every value of a file in turn, gone, and another: the same ones every time. */
const mutationsOf = (file: unknown, index: number) =>
  placesIn(file).flatMap((path, i) => [
    { path, value: undefined },
    { path, value: WRONG[(i + index) % WRONG.length] },
  ]);

/** A listener is compared at several places of the kernel's wheel: each value takes as many runs. */
const LONG_MS = 60_000;

describe.each([
  ['a run', someRuns],
  ['a recording', recordings],
  ['a recording of a listener', listeners],
  ['a recording of a server program', servers],
])('%s in which a value is another', (_, files) => {
  test.each(files.map((file, index) => [index, file] as const))(
    'file %i',
    { timeout: LONG_MS },
    (index, file) => {
      expect(said(file)).toBe('same');
      for (const { path, value } of mutationsOf(file, index)) {
        const what = `${path.join('.')} = ${JSON.stringify(value)}`;
        const sentence = said(changed(file, path, value));
        expect(sentence, what).not.toMatch(/undefined|Cannot|\p{Cc}|not a function|NaN/u);
        expect(sentence.length, what).toBeLessThan(300);
      }
    },
  );
});

test.each([
  [null, 'neither "scenarios" (runs) nor "segments"'],
  [[], 'neither "scenarios" (runs) nor "segments"'],
  [{ scenarios: [] }, 'Its list of scenarios is empty.'],
  [{ scenarios: {} }, 'scenarios: expected Array, not Object.'],
  [{ scenarios: [null] }, 'scenarios[0]: expected Object, not null.'],
  [{ scenarios: [1] }, 'scenarios[0]: expected Object, not 1.'],
  [{ scenarios: [{}] }, 'The field scenarios[0].id is missing.'],
  [{ segments: [] }, 'The field schema is missing.'],
])('%j', (data, sentence) => {
  expect(said(data)).toContain(sentence);
});
