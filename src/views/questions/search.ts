/**
 * Which questions fit what was typed: those that have every word of it in the question, the answer, the keywords or the
 * places in the RFCs. `TIME_WAIT`, `TIME-WAIT` and `time wait` are the same.
 */
import { plain } from '../../words/phrase.ts';
import { levelled, wordsOf } from '../search/fits.ts';
import type { AskedEntry, EntryGroup } from './entry.ts';

/** The groups with the entries that fit; groups without one are left out. */
export function found(groups: readonly EntryGroup[], typed: string): EntryGroup[] {
  const words = wordsOf(typed);
  return groups.flatMap((group) => {
    const entries = group.entries.filter((entry) => fits(entry, words));
    return entries.length === 0 ? [] : [{ ...group, entries }];
  });
}

export const countOf = (groups: readonly EntryGroup[]): number =>
  groups.reduce((sum, { entries }) => sum + entries.length, 0);

function fits(entry: AskedEntry, words: readonly string[]): boolean {
  const citations = entry.citations.map(({ text }) => text).join(' ');
  const text = levelled([entry.asks, plain(entry.answer), entry.keywords, citations].join(' '));
  return words.every((word) => text.includes(word));
}
