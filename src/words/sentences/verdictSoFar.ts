/** The words for a connection of which more comes: what has not happened may still. */
import type { Opening } from '../../capture/follow/verdict/contract.ts';
import type { VerdictWords } from '../contract/verdict.ts';

/** What was refused, or given up, is not established later. */
export function soFar(all: VerdictWords, { kind }: Opening): VerdictWords {
  const { ending, trouble, soFar: now } = all;
  const isOver = kind !== 'neverAnswered' && kind !== 'halfOpen';
  const neverOpened = (isOver ? ending : now.ending).neverOpened;
  return {
    ...all,
    trouble: { ...trouble, ...now.trouble },
    ending: { ...ending, ...now.ending, neverOpened },
  };
}
