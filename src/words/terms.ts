/**
 * Where a text speaks of a term of the glossary: the first place of each, by any of its spellings. Pure, so that the same
 * text is marked in the same way everywhere.
 */
import type { TermId } from '../cases/glossary.ts';
import type { GlossaryWords } from './contract/glossary.ts';
import type { Mark, Phrase } from './phrase.ts';

/** A part of a phrase, and the term that it names, if any. */
export interface MarkedPart {
  readonly part: string | Mark;
  readonly term: TermId | null;
}

/** Finds the terms of one language. */
export interface TermFinder {
  /** The term that is spelled so, and in no other way. */
  readonly named: (text: string) => TermId | null;
  /** The phrase in pieces. What was shown before it in the same place is not marked again. */
  readonly marked: (phrase: Phrase, before?: readonly Phrase[]) => readonly MarkedPart[];
}

export function finderOf(terms: GlossaryWords['terms']): TermFinder {
  const ids = new Map<string, TermId>();
  for (const id of Object.keys(terms) as TermId[]) {
    const { term, also = [] } = terms[id];
    for (const spelling of [term, ...also]) ids.set(levelled(spelling), id);
  }
  // The longest first: `zero window` is not a window.
  const spellings = Object.values(terms)
    .flatMap(({ term, also = [] }) => [term, ...also])
    .sort((a, b) => b.length - a.length);
  const pattern = new RegExp(spellings.map(patternOf).join('|'), 'gu');

  const named = (text: string): TermId | null => ids.get(levelled(text)) ?? null;

  function pieces(phrase: Phrase, seen: Set<TermId>): MarkedPart[] {
    return phrase.flatMap((part): MarkedPart[] => {
      if (typeof part !== 'string' && part.kind === 'side') return [{ part, term: null }];
      const text = typeof part === 'string' ? part : part.text;
      const like = (piece: string) => (typeof part === 'string' ? piece : { ...part, text: piece });
      const found: MarkedPart[] = [];
      let done = 0;
      for (const match of text.matchAll(pattern)) {
        const [spelled] = match;
        const term = ids.get(levelled(spelled)) ?? ids.get(singular(levelled(spelled))) ?? null;
        if (term === null || seen.has(term)) continue;
        seen.add(term);
        // A number belongs to its name, and its unit to the number: `seq=101`, `RTO=1 s`.
        const [value = ''] = VALUE.exec(text.slice(match.index + spelled.length)) ?? [];
        if (match.index > done)
          found.push({ part: like(text.slice(done, match.index)), term: null });
        found.push({ part: like(spelled + value), term });
        done = match.index + spelled.length + value.length;
      }
      if (done < text.length) found.push({ part: like(text.slice(done)), term: null });
      return found;
    });
  }

  return {
    named,
    marked(phrase, before = []) {
      const seen = new Set<TermId>();
      for (const earlier of before) pieces(earlier, seen);
      return pieces(phrase, seen);
    },
  };
}

const VALUE = /^=\d\S*(?: (?:(?:m?s|min)\b|毫?秒|分钟))?/;

/**
 * A spelling as a pattern. A word in small letters may have a capital, a Latin one may stand in the plural, and it is a word of
 * its own; Chinese has no bounds between words.
 */
function patternOf(spelling: string): string {
  const pattern = spelling
    .replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replaceAll('_', '[-_]')
    .replaceAll(/(?<![A-Za-z’'])[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
  const begin = /^\w/.test(spelling) ? '(?<![\\w.-])' : '';
  const end = /\w$/.test(spelling) ? 's?(?!\\w|[.-]\\w)' : '';
  return begin + pattern + end;
}

/** `Segment` is spelled as `segment`, but `ACK` not as `ack`; a hyphen in the name of a state is its underscore. */
const levelled = (text: string): string =>
  (/^[A-Z]{3,}-[A-Z-]+\d?$/.test(text) ? text.replaceAll('-', '_') : text).replaceAll(
    /\b[A-Z](?=[a-z])/g,
    (letter) => letter.toLowerCase(),
  );

const singular = (text: string): string => text.replace(/s$/, '');
