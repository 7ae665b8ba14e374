/** Words of the page `questions`. In English. */
import type { QuestionGroup } from '../../../../cases/questions/index.ts';
import type { QuestionsPageWords } from '../../../contract/index.ts';

export const questions: QuestionsPageWords = {
  title: 'Questions',
  intro: 'What learners and interviewers ask. Each question opens the run that shows the answer.',
  groups: {
    opening: 'Connection setup',
    numbers: 'Sequence numbers and ACKs',
    closing: 'Teardown',
    waiting: 'TIME_WAIT',
    resets: 'Resets and half-open connections',
    practice: 'In practice',
  } satisfies Record<QuestionGroup, string>,
  modes: 'Mode',
  list: 'All questions',
  interview: 'Interview',
  search: 'Search the questions',
  found: (n: number, all: number) =>
    n === all ? `${all} questions` : `${n} of ${all} ${n === 1 ? 'question' : 'questions'}`,
  nothing: 'No question matches. Try a state, a flag or a system call.',
  citations: 'Sources',
  show: 'Show the run',

  asks: (n: number, all: number) => `Question ${n} of ${all}`,
  score: (known: number, notQuite: number) => `${known} known, ${notQuite} not quite`,
  order: 'Order',
  inOrder: 'In order',
  shuffled: 'Shuffled',
  yourAnswer: 'Your answer',
  writeOrThink: 'Write your answer, or just think',
  showAnswer: 'Show the answer',
  youSaid: 'You said',
  answer: 'The answer',
  howWasIt: 'How did you do?',
  known: 'Knew it',
  notQuite: 'Not quite',
  result: (known: number, all: number) =>
    known === all ? `You knew all ${all}.` : `You knew ${known} of ${all}.`,
  toRepeat: 'To review',
  repeat: 'Ask these again',
  fromStart: 'Ask all again',
};
