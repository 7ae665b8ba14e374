/**
 * The width of text, without a document: the monospaced face advances by the same part of its size for every character,
 * and twice as far (a full em) for Chinese, Japanese and Korean ones.
 */

/** Part of the font size by which a character advances; the widest of the usual faces (Menlo, DejaVu Sans Mono). */
const ADVANCE = 0.602;

const FULL_WIDTH =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/** Above and below the baseline, as parts of the font size. */
export const ASCENT = 0.78;
export const DESCENT = 0.22;

export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += FULL_WIDTH.test(character) ? 1 : ADVANCE;
  return width * size;
}

/** Breaks a text at its spaces into lines no wider than `width`; a longer word stands alone. */
export function linesOf(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer, size) > width) lines.push(word);
    else lines[Math.max(lines.length - 1, 0)] = longer;
  }
  return lines;
}
