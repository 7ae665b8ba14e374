/** Which scenarios fit what was typed: those that have every word of it somewhere. Teaching order is kept. */

const plainOf = (text: string): string => text.normalize('NFKC').toLocaleLowerCase();

/** 1 where a scenario fits, else 0. */
export function matchOf(id: string, typed: string, keywords: readonly string[] = []): number {
  const text = plainOf([id, ...keywords].join(' '));
  const words = plainOf(typed).split(/\s+/);
  return words.every((word) => text.includes(word)) ? 1 : 0;
}
