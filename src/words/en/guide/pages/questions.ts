/** Words of the page `questions`. In English. */
import type { QuestionGroup } from '../../../../cases/questions/index.ts';

export const questions = {
  title: 'Questions',
  intro: 'What learners and interviewers ask, each with the run that shows the answer.',
  groups: {
    opening: 'Opening',
    numbers: 'Numbers and ACKs',
    closing: 'Closing',
    waiting: 'TIME_WAIT',
    resets: 'Resets and forgetful ends',
    practice: 'In practice',
  } satisfies Record<QuestionGroup, string>,
  modes: 'How to go through them',
  list: 'All questions',
  interview: 'Interview',
  search: 'Search the questions',
  found: (n: number, all: number) =>
    n === all ? `${all} questions` : `${n} of ${all} ${n === 1 ? 'question' : 'questions'}`,
  nothing: 'No question fits. Try a state, a flag or a system call.',
  citations: 'Where it is written',
  show: 'Show it',

  asks: (n: number, all: number) => `Question ${n} of ${all}`,
  score: (known: number, notQuite: number) => `${known} known, ${notQuite} not quite`,
  order: 'Order',
  inOrder: 'In order',
  shuffled: 'Shuffled',
  yourAnswer: 'Your answer',
  writeOrThink: 'Write it down, or just think',
  showAnswer: 'Show the answer',
  youSaid: 'You said',
  answer: 'The answer',
  howWasIt: 'How was it?',
  known: 'Knew it',
  notQuite: 'Not quite',
  result: (known: number, all: number) =>
    known === all ? `You knew all ${all}.` : `You knew ${known} of ${all}.`,
  toRepeat: 'To look at once more',
  repeat: 'Ask these again',
  fromStart: 'Ask all again',
};
