/** What can be wrong with a text, whatever it says. */
import { plain, type Phrase } from '../../src/words/phrase.ts';
import type { Words } from '../../src/words/contract/index.ts';

export const BROKEN = /undefined|null|NaN|Infinity|\[object|function|\$\{|=>/;
const UNTIDY = / {2}|^\s|\s$|\s[,.;:，。；：]|\.\.|，，|。。|\( |（ | \)| ）/;

/** What is wrong with a text, if anything. */
export function faultsOf({ lang }: Pick<Words, 'lang'>, phrase: Phrase, longest: number): string[] {
  const text = plain(phrase);
  const faults: string[] = [];
  if (text === '') faults.push('empty');
  if (text.length > longest) faults.push(`longer than ${longest}`);
  if (BROKEN.test(text)) faults.push('broken');
  if (UNTIDY.test(text)) faults.push('untidy');
  if (!/[.。]$/.test(text)) faults.push('no full stop');
  if (lang === 'zh-CN') faults.push(...faultsOfChinese(phrase));
  return faults.map((fault) => `${fault}: ${text}`);
}

function faultsOfChinese(phrase: Phrase): string[] {
  // protocol words keep their own punctuation
  const text = phrase
    .map((p) => (typeof p === 'string' ? p : p.kind === 'code' ? '码' : p.text))
    .join('');
  const faults: string[] = [];
  if (!/\p{Script=Han}/u.test(text)) faults.push('no Chinese');
  if (/\p{Script=Han} ?[,.;:?!()]|[,;:?!()] ?\p{Script=Han}/u.test(text))
    faults.push('ASCII punctuation');
  // between Chinese and Latin letters or digits stands a space
  const spelled = plain(phrase);
  if (/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(spelled)) faults.push('no space');
  if (/[，。；：（）“”] | [，。；：（）“”]/u.test(spelled))
    faults.push('space at a full-width mark');
  return faults;
}
