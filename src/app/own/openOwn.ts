/** Reads the scenario of the reader's own that an address names, so that it is known when the address is opened. */
import { expectedText } from '../../words/expected.ts';
import type { ViewWords } from '../../words/contract/index.ts';
import { excerpt } from '../../trace/excerpt.ts';
import { keepOwn } from '../../scenarios/own.ts';
import type { App } from '../state/app.svelte.ts';
import { readCode } from './code.ts';

/** What is wrong with it, in a sentence; null where nothing is. */
export async function openOwn(app: App, code: string): Promise<string | null> {
  const read = readCode(code);
  if ('scenario' in read) {
    keepOwn(code, read.scenario);
    return null;
  }
  return said(read, (await app.lexicon.need('views')).editor);
}

function said(
  read: Exclude<ReturnType<typeof readCode>, { scenario: unknown }>,
  text: ViewWords['editor'],
): string {
  switch (read.why) {
    case 'damaged':
      return text.linkDamaged;
    case 'elsewhere':
      return text.linkElsewhere;
    case 'wrong':
      return text.linkProblem(excerpt(read.path), expectedText(read.expected, text.expected));
  }
}
