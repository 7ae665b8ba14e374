/** What is wrong with a file that was read, or odd in it: a sentence each. */
import type { ReadCapture } from '../../../player/captureWorker/contract.ts';
import type { CaptureWords } from '../../../words/contract/capture.ts';
import {
  fileOddityText,
  problemText,
  textProblemText,
} from '../../../words/sentences/captureProblem.ts';

export function fileNotices({ list, text }: ReadCapture, words: CaptureWords): string[] {
  const [problem, ...more] = text?.problems ?? [];
  return [
    ...(list.problem ? [problemText(list.problem, words.problems)] : []),
    ...list.oddities.map((oddity) => fileOddityText(oddity, words.problems)),
    ...(problem ? [textProblemText(problem, words.problems)] : []),
    ...(more.length > 0 ? [words.page.more(more.length)] : []),
    ...((text?.named.length ?? 0) > 0 ? [words.problems.named] : []),
  ];
}
