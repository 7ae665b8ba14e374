/** What is wrong with a file that is to be a capture, or odd in it. */
import type { CaptureOddity, CaptureProblem } from '../../wire/captureFile/contract.ts';
import type { TcpdumpProblem } from '../../wire/tcpdumpText/contract.ts';
import type { CaptureProblemWords } from '../contract/captureList.ts';
import { textOfKind } from './captureList.ts';

export const problemText = (problem: CaptureProblem, words: CaptureProblemWords): string =>
  textOfKind(words.problem, 'kind', problem);

export const fileOddityText = (
  { kind, position, count }: CaptureOddity,
  words: CaptureProblemWords,
): string => words.oddity[kind]({ position, count });

/** Of a text of tcpdump: where, and what. */
export const textProblemText = (
  { kind, line, column }: TcpdumpProblem,
  words: CaptureProblemWords,
): string => words.textAt(line, column) + words.text[kind];
