/**
 * A scenario of the reader's own as a part of an address, after `own/`:
 *
 *     eyJpZCI6...     its JSON, in letters that no program escapes
 *     z.fVJNb...      its JSON compressed, where that would be too long
 *     kept.1x2y3z     which version of a scenario it is, by its JSON: so the page calls one that is long, and an address
 *                     too, as long as no link has been made or where it is too long for any
 *     kept            the one long scenario that this browser kept when it kept but one
 */
import type { FileProblem } from '../../simulation/expected.ts';
import { scenarioFrom } from '../../simulation/parseScenario.ts';
import { chance } from '../../simulation/random.ts';
import type { Scenario } from '../../simulation/scenario.ts';
import { deflated, inflated } from './deflate.ts';
import { fromLetters, toLetters } from './letters.ts';

/** Longer codes would make links that programs cut off. With all the changes there can be, an address can still be read. */
export const LONGEST_CODE = 5000;

/** More than this does not come out of a code, whatever is in it: zeros without end would. */
export const MOST_INFLATED = 500_000;

export const KEPT = 'kept';
const VERSION = `${KEPT}.`;
const COMPRESSED = 'z.';

type Unreadable = { readonly why: 'damaged' | 'compressed' };

export type FromCode =
  | { readonly scenario: Scenario }
  | Unreadable
  | { readonly why: 'wrong'; readonly path: string; readonly expected: FileProblem };

/** The version that a code names; null where it holds the scenario. */
export const versionIn = (code: string): string | null =>
  code.startsWith(VERSION) ? code.slice(VERSION.length) : null;

export const isCompressed = (code: string): boolean => code.startsWith(COMPRESSED);

/** Asked for several times at each key press. */
const versions = new WeakMap<object, string>();

/** The same for the same scenario, and for no other one that a browser keeps: 64 bits of its JSON. */
export function versionOf(scenario: object): string {
  const found = versions.get(scenario);
  if (found !== undefined) return found;
  const json = JSON.stringify(scenario);
  const version = [1, 2].map((seed) => (chance(seed, json) * 2 ** 32).toString(36)).join('');
  versions.set(scenario, version);
  return version;
}

/** By which the page knows it. */
export function codeOf(scenario: object): string {
  const octets = new TextEncoder().encode(JSON.stringify(scenario));
  // Four letters for three octets.
  const isShort = octets.length <= (LONGEST_CODE / 4) * 3;
  return isShort ? toLetters(octets) : VERSION + versionOf(scenario);
}

/** Null where it is too long even so, or the browser cannot compress. */
export async function compressedCodeOf(scenario: object): Promise<string | null> {
  const octets = new TextEncoder().encode(JSON.stringify(scenario));
  const fewer = octets.length > MOST_INFLATED ? null : await deflated(octets);
  const code = fewer && COMPRESSED + toLetters(fewer);
  return code !== null && code.length <= LONGEST_CODE ? code : null;
}

/** The scenario that a code holds. Never throws. */
export async function readCode(code: string): Promise<FromCode> {
  const held = await dataIn(code);
  if ('why' in held) return held;
  const read = scenarioFrom(held.data);
  return 'scenario' in read ? read : { why: 'wrong', path: read.path, expected: read.problem };
}

/** The data that a code holds, of whatever kind. */
export async function dataIn(code: string): Promise<{ readonly data: unknown } | Unreadable> {
  if (code.length > LONGEST_CODE) return { why: 'damaged' };
  const isShort = !isCompressed(code);
  const octets = fromLetters(isShort ? code : code.slice(COMPRESSED.length));
  const all = octets === null || isShort ? octets : await inflated(octets, MOST_INFLATED);
  if (all === 'never') return { why: 'compressed' };
  return all === null ? { why: 'damaged' } : readJson(all);
}

function readJson(octets: Uint8Array): { readonly data: unknown } | Unreadable {
  try {
    return {
      data: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(octets)) as unknown,
    };
  } catch {
    return { why: 'damaged' };
  }
}
