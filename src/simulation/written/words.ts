/**
 * Short texts that readers write: entries, one a line or with `;` between them, each of some words. Reading them gives a
 * value, or says at which word of which entry something else was expected. Plain numbers of time are milliseconds.
 */
import { excerpt } from '../../trace/excerpt.ts';
import { MOST, type Expected } from '../expected.ts';
import { isUnit, MILLISECOND, readInUnit, readWhole, SECOND, writeExact } from './numbers.ts';

export interface TextProblem {
  /** Which entry, from 1. */
  readonly entry: number;
  /** What stands there; empty where the entry ends too early. */
  readonly word: string;
  readonly expected: Expected;
}

export type FromText<T> = { readonly value: T } | { readonly problem: TextProblem };

/** Inside of this folder only: `readEntries` makes a value of it. */
class Unexpected extends Error {
  readonly word: string;
  readonly expected: Expected;
  constructor(word: string, expected: Expected) {
    super(expected.why);
    this.word = word;
    this.expected = expected;
  }
}

const LONGEST_WORD = 24;

export function readEntries<T>(
  text: string,
  read: (words: WordReader) => T,
  most: number = MOST.entries,
): FromText<T[]> {
  const entries = text
    .split(/[;；\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const value: T[] = [];
  for (const [index, entry] of entries.entries()) {
    const nth = index + 1;
    if (nth > most) return wrong(nth, entry, { why: 'tooMany', most });
    const result = readEntry(entry, read, nth);
    if ('problem' in result) return result;
    value.push(result.value);
  }
  return { value };
}

/** A text that is one entry. */
export function readEntry<T>(text: string, read: (words: WordReader) => T, nth = 1): FromText<T> {
  try {
    const words = new WordReader(text);
    const value = read(words);
    words.end();
    return { value };
  } catch (error) {
    if (error instanceof Unexpected) return wrong(nth, error.word, error.expected);
    throw error;
  }
}

const wrong = (entry: number, word: string, expected: Expected) => ({
  problem: { entry, word: excerpt(word, LONGEST_WORD), expected },
});

/** The words of an entry, taken one after the other. Large and small letters are the same. */
export class WordReader {
  readonly #words: readonly string[];
  #next = 0;

  constructor(entry: string) {
    this.#words = entry.split(/\s+/).filter((word) => word !== '');
  }

  get word(): string {
    return this.#words[this.#next] ?? '';
  }

  /** Takes the word if it is this one. */
  skip(name: string): boolean {
    const isIt = this.word.toLowerCase() === name.toLowerCase();
    if (isIt) this.#next += 1;
    return isIt;
  }

  /** One of the names; takes none and gives null where it is another word. */
  perhaps<const T extends string>(names: readonly T[]): T | null {
    return names.find((name) => this.skip(name)) ?? null;
  }

  oneOf<const T extends string>(names: readonly T[]): T {
    return this.perhaps(names) ?? this.wrong({ why: 'oneOf', names });
  }

  whole(min: number, max: number): number {
    const value = readWhole(this.word, max);
    if (value === null || value < min) this.wrong({ why: 'whole', min, max });
    this.#next += 1;
    return value;
  }

  /** `200ms`, `1.5 s`, `40us`; without a unit milliseconds. */
  timeUs(min = 0): number {
    const [, number = '', glued] = /^([\d.]+)([a-zµμ]*)$/i.exec(this.word) ?? [];
    const apart = glued === '' ? this.#words[this.#next + 1]?.toLowerCase() : undefined;
    const isApart = apart !== undefined && isUnit(apart);
    const unit = isApart ? apart : (glued ?? '').toLowerCase() || 'ms';
    const us = readInUnit(number, unit, MOST.timeUs);
    if (us === null || us < min) this.wrong({ why: 'time', min, max: MOST.timeUs });
    this.#next += isApart ? 2 : 1;
    return us;
  }

  /** Takes the word as it is. */
  take(): string {
    const { word } = this;
    this.#next += 1;
    return word;
  }

  end(): void {
    if (this.word !== '') this.wrong({ why: 'noMore' });
  }

  wrong(expected: Expected, word = this.word): never {
    throw new Unexpected(word, expected);
  }
}

/** A time as it is read again: `0`, `40us`, `200ms`, `1.5s`. */
export function writeTime(us: number): string {
  if (us === 0) return '0';
  if (us < 1000) return `${us}us`;
  return us < 1_000_000 ? `${writeExact(us, MILLISECOND)}ms` : `${writeExact(us, SECOND)}s`;
}

/** Entries as they are shown: one a line. */
export const writeEntries = (entries: readonly string[]): string => entries.join('\n');

/** Words of an entry; what is not there is left out. */
export const written = (...words: readonly (string | number | false | undefined)[]): string =>
  words.filter((word) => word !== false && word !== undefined && word !== '').join(' ');
