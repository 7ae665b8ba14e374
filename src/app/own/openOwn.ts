/** Reads the scenario of the reader's own that an address names, so that it is known when the address is opened. */
import { fileProblemText } from '../../words/expected.ts';
import type { ViewWords } from '../../words/contract/index.ts';
import { ownScenario } from '../../scenarios/own.ts';
import type { App } from '../state/app.svelte.ts';
import { isCompressed, KEPT, readCode, versionIn, type FromCode } from './code.ts';
import { knownCode, makeLink } from './known.ts';
import { findOld, findVersion } from './mine.ts';

export type Opened =
  /** The code by which the page knows it. */
  | { readonly code: string }
  /** What is wrong, in a sentence. */
  | { readonly problem: string };

type FromAddress = FromCode | { readonly why: 'elsewhere' };

export async function openOwn(app: App, code: string): Promise<Opened> {
  const read = await readOwn(app, code);
  if ('scenario' in read) {
    const known = knownCode(read.scenario, isCompressed(code) ? code : undefined);
    await makeLink(read.scenario);
    return { code: known };
  }
  return { problem: saidOf(read, (await app.lexicon.need('views')).editor) };
}

async function readOwn(app: App, code: string): Promise<FromAddress> {
  const version = versionIn(code);
  if (version === null && code !== KEPT) return readCode(code);
  const scenario =
    version === null ? await findOld(app) : (ownScenario(code) ?? (await findVersion(version)));
  return scenario === null ? { why: 'elsewhere' } : { scenario };
}

/** Why there is no scenario in an address, in a sentence. */
export function saidOf(
  read: Exclude<FromAddress, { scenario: unknown }>,
  text: ViewWords['editor'],
): string {
  switch (read.why) {
    case 'damaged':
      return text.linkDamaged;
    case 'compressed':
      return text.linkCompressed;
    case 'elsewhere':
      return text.linkElsewhere;
    case 'wrong':
      return text.linkProblem(fileProblemText({ path: read.path, problem: read.expected }, text));
  }
}
