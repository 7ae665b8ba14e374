/** What is wrong with what a reader gives, in every language. */
import type { ProblemWords } from '../proof/fuzz/index.ts';
import { words as english } from '../words/en/index.ts';
import { editor as editorInEnglish } from '../words/en/views/editor.ts';
import { words as chinese } from '../words/zh/index.ts';
import { editor as editorInChinese } from '../words/zh/views/editor.ts';

export const PROBLEM_WORDS: readonly ProblemWords[] = [
  { address: english.interface.address, editor: editorInEnglish },
  { address: chinese.interface.address, editor: editorInChinese },
];
