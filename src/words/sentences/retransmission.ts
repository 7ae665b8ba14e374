/** What is said of a retransmission in a capture: what caused it, how sure that is, whether it was needed, where its loss was. */
import type { AgainCause } from '../../capture/follow/causes.ts';
import type { FollowedWords } from '../contract/capture.ts';

/** The parts of a sentence, the cause first. */
export function retransmissionParts(
  { by, confidence, needless, lost }: AgainCause,
  words: FollowedWords,
): string[] {
  const isHole = by.kind === 'fast' || by.kind === 'sack';
  const isTwin = by.kind === 'copy';
  const isLost = lost !== 'no' && lost !== 'unknown';
  const where = isLost ? words.where[lost === 'behind' && !isHole ? 'either' : lost] : '';
  const parts = [
    causeText(by, words),
    words.confidence[confidence],
    isTwin ? '' : needless === null ? where : words.needless[needless],
  ];
  return parts.filter((part) => part !== '');
}

function causeText(by: AgainCause['by'], { again }: FollowedWords): string {
  switch (by.kind) {
    case 'timer':
      return again.timer(by.nth, by.rtoUs);
    case 'fast':
      return again.fast(by.duplicates);
    case 'sack':
    case 'answer':
    case 'afterReset':
    case 'copy':
      return again[by.kind];
    case 'probe':
    case 'unknown':
      return again[by.kind](by.afterUs);
  }
}
