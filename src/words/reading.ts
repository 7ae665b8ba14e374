/** How long a text takes to be read, whichever language it is in. */

/** About 250 words a minute, and about 375 Chinese characters. */
const WORD_MS = 240;
const CHARACTER_MS = 160;
/** It takes as long to see that there is something new. */
const LEAST_MS = 1200;

/** A Chinese character; or a word, a number, a name such as `SND.UNA` or `ack=301`, up to a space or a Chinese sign. */
const READ = /(\p{Script=Han})|[\p{L}\p{N}][^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]*/gu;

/** In milliseconds. Signs between words and characters take no time. */
export function readingMs(text: string): number {
  let ms = 0;
  for (const [, character] of text.matchAll(READ))
    ms += character === undefined ? WORD_MS : CHARACTER_MS;
  return Math.max(ms, LEAST_MS);
}
