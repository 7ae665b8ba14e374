/**
 * What to say is chosen here, once for all languages: a choice names the sentences that there are to say, by key, and
 * a language has a text for each key. A key that a language misses is an error of the compiler in that language.
 */
import { joined, type Phrase } from '../phrase.ts';
import type { RuleId } from '../../../machines/tcp/rules.ts';
import type { Telling } from './telling.ts';

type Keys<K extends string> = K | false | null | readonly (K | false | null)[];

/** The keys of what is said, in order; `false` and null are not said. A null alone: there is nothing to say. */
export type SentenceChoice<K extends string, Facts = Telling> = (facts: Facts) => Keys<K>;

/** What a choice can name, in the words of a language. */
export type Texts<K extends string, Facts = Telling> = Readonly<
  Record<K, (facts: Facts) => Phrase>
>;

/** A choice with its keys kept as a type. */
export const says = <const K extends string, Facts = Telling>(
  choose: SentenceChoice<K, Facts>,
): SentenceChoice<K, Facts> => choose;

export type RulePart = 'title' | 'text' | 'aside';

/** What is chosen for a rule: of its parts those that do not always say the same. */
export type RuleChoices = { readonly [P in RulePart]?: SentenceChoice<string> };
export type ChoicesOf<R extends RuleId> = { readonly [I in R]?: RuleChoices };

/** The texts of what is chosen, `gap` between sentences; null where nothing is to be said. */
export function textOf<K extends string, Facts = Telling>(
  choose: SentenceChoice<K, Facts>,
  texts: Texts<K, Facts>,
  gap: string,
): (facts: Facts) => Phrase | null {
  return (facts) => {
    const keys = choose(facts);
    if (keys === null) return null;
    if (typeof keys === 'string') return texts[keys](facts);
    if (keys === false) return [];
    return joined(gap, ...keys.map((key) => key !== null && key !== false && texts[key](facts)));
  };
}
