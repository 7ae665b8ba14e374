/**
 * Whether a text fits what was typed: it has every word of it somewhere. `TIME_WAIT`, `TIME-WAIT` and `time wait` are the
 * same; Chinese and Latin script are words of their own, also where no space stands between them.
 */
export function fitting(typed: string): (text: string) => boolean {
  const words = wordsOf(typed);
  return (text) => {
    const level = levelled(text);
    return words.every((word) => level.includes(word));
  };
}

/** What was typed, word by word; one with a hyphen or an underscore in it stays whole. */
export const wordsOf = (typed: string): string[] =>
  (unified(typed).match(/\p{Script=Han}+|[^\s\p{Script=Han}]+/gu) ?? [])
    .map((word) => word.replaceAll(SIGNS, ' ').trim())
    .filter((word) => word !== '');

export const levelled = (text: string): string => unified(text).replaceAll(SIGNS, ' ');

const SIGNS = /[-_+]/g;

const unified = (text: string): string => text.normalize('NFKC').toLowerCase();
