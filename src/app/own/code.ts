/**
 * A scenario of the reader's own as a part of a link: its JSON, in letters that no program escapes. What is too long for a
 * link is kept by the browser, and the link says only that.
 */
import type { FileProblem } from '../../simulation/expected.ts';
import { scenarioFrom } from '../../simulation/parseScenario.ts';
import type { Scenario } from '../../simulation/scenario.ts';
import { recall, remember } from '../remember.svelte.ts';

/** Longer codes would make links that programs cut off. With all the changes there can be, an address can still be read. */
export const LONGEST_CODE = 5000;

/** In the place of a code: the scenario is kept in this browser. No code begins like this. */
export const KEPT = 'kept';
const STORE = 'own';

export type FromCode =
  | { readonly scenario: Scenario }
  | { readonly why: 'damaged' | 'elsewhere' }
  | { readonly why: 'wrong'; readonly path: string; readonly expected: FileProblem };

export function codeOf(scenario: Scenario): string {
  const json = JSON.stringify(scenario);
  const code = toBase64Url(new TextEncoder().encode(json));
  if (code.length <= LONGEST_CODE) return code;
  remember(STORE, json);
  return KEPT;
}

export function readCode(code: string): FromCode {
  const json = code === KEPT ? recall(STORE) : fromBase64Url(code);
  if (json === null) return { why: code === KEPT ? 'elsewhere' : 'damaged' };
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return { why: 'damaged' };
  }
  const read = scenarioFrom(data);
  return 'scenario' in read ? read : { why: 'wrong', path: read.path, expected: read.problem };
}

function toBase64Url(octets: Uint8Array): string {
  const text = btoa(Array.from(octets, (octet) => String.fromCharCode(octet)).join(''));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(code: string): string | null {
  if (code.length > LONGEST_CODE) return null;
  try {
    const text = atob(code.replaceAll('-', '+').replaceAll('_', '/'));
    const octets = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    return null;
  }
}
