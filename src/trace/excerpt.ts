/**
 * A reader's text (a name, a part of an address, a field of a file), as much of it as a sentence can quote: short, cut in
 * the middle, for ends differ where beginnings do not, and with nothing in it that cannot be seen.
 */

/** In columns, of which a wide letter takes two. */
const MOST = 32;

/** More than can be shown, however it is written: the rest of a long text is not looked at. */
const LOOKED_AT = 2000;

/** What is seen as nothing, or turns what follows around; and halves of letters. `\p{C}` has what moves a terminal. */
const UNSEEN = /(?! )[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** Within an emoji it is what makes it one. */
const IN_EMOJI =
  /(?<=\p{Extended_Pictographic}\p{Emoji_Modifier}?)\uFE0F|(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic})/gu;
/** Marks upon marks grow out of the line, and emoji can be joined for ever. */
const PILED = /(\p{M}{4})\p{M}+/gu;
const LONGEST_LETTER = 20;
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F000}-\u{3FFFD}]/u;

/** The text, where it has to be in the middle of a sentence; `most` columns of it. */
export function excerpt(text = '', most = MOST): string {
  const isLong = text.length > 2 * LOOKED_AT;
  const [head, tail] = isLong
    ? [lettersOf(text.slice(0, LOOKED_AT)), lettersOf(text.slice(-LOOKED_AT))]
    : [lettersOf(text), null];
  if (tail === null && widthOf(head) <= most) return head.join('');
  const before = fitting(head, Math.ceil(((most - 1) * 2) / 3));
  const after = fitting((tail ?? head).toReversed(), most - 1 - widthOf(before)).toReversed();
  return `${before.join('')}…${after.join('')}`;
}

/** The beginning of a text, at most so long, without half a letter at its end. */
export function beginningOf(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let length = 0;
  for (const letter of graphemesOf(text.slice(0, longest + LOOKED_AT))) {
    if (length + letter.length > longest) break;
    length += letter.length;
  }
  return text.slice(0, length);
}

/** What `encodeURIComponent` takes: halves of letters are replaced. (`toWellFormed` is younger than some browsers.) */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\u{FFFD}');

function lettersOf(text: string): string[] {
  const kept = new Set([...text.matchAll(IN_EMOJI)].map(({ index }) => index));
  const seen = text
    .replace(/\p{Zs}/gu, ' ')
    .replace(UNSEEN, (letter, at: number) => (kept.has(at) ? letter : '\u{FFFD}'));
  return graphemesOf(seen.replace(PILED, '$1')).map((letter) =>
    letter.length > LONGEST_LETTER ? '\u{FFFD}' : letter,
  );
}

/** What a reader takes for one letter. Where the browser does not know, marks and emoji may be cut apart, never a letter. */
const graphemesOf = (text: string): string[] =>
  'Segmenter' in Intl
    ? Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)
    : Array.from(text);

function fitting(letters: readonly string[], most: number): string[] {
  let width = 0;
  const end = letters.findIndex((letter) => (width += columnsOf(letter)) > most);
  return end < 0 ? [...letters] : letters.slice(0, end);
}

const columnsOf = (letter: string): number => (WIDE.test(letter) ? 2 : 1);

const widthOf = (letters: readonly string[]): number =>
  letters.reduce((width, letter) => width + columnsOf(letter), 0);
