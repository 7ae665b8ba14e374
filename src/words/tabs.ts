/** The names of the views on their tabs: a view has its own in its files of words, as `tab`. */
import en from './en/views?tabs';
import type { Language, ViewWords } from './contract/index.ts';
import zh from './zh/views?tabs';

const TABS = { en, 'zh-CN': zh } satisfies Record<Language, unknown>;

/** Empty where a language has no such file, or no such text in it. */
export const tabOf = (lang: Language, view: keyof ViewWords): string => TABS[lang][view] ?? '';
