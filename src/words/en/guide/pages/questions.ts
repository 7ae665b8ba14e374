/** Words of the page `questions`. In English. */
import type { QuestionGroup } from '../../../../cases/questions/index.ts';
import type { QuestionsPageWords } from '../../../contract/index.ts';

export const questions: QuestionsPageWords = {
  title: 'Questions',
  intro: 'What learners and interviewers ask. Each question opens the run that shows the answer.',
  groups: {
    basics: 'Basics',
    opening: 'Connection setup',
    numbers: 'Sequence numbers and ACKs',
    flow: 'Windows and sizes',
    loss: 'Retransmission and congestion',
    closing: 'Teardown',
    waiting: 'TIME_WAIT',
    resets: 'Resets and dead peers',
    sockets: 'Socket calls and errors',
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
  askedAgain: 'Asked again',
  score: (known: number, partly: number, missed: number) =>
    `${known} known, ${partly} partly, ${missed} not known`,
  order: 'Order',
  inOrder: 'In order',
  shuffled: 'Shuffled',
  yourAnswer: 'Your answer',
  writeOrThink: 'Write your answer, or just think',
  aim: (seconds: number) => `A good answer takes about ${seconds} seconds.`,
  showAnswer: 'Show the answer',
  youSaid: 'You said',
  answer: 'The answer',
  points: 'Which of these points did you have?',
  rated: (ticked: number, all: number, comesAgain: boolean) =>
    `${ticked} of ${all} points${comesAgain ? '; this question will be asked again' : ''}`,
  next: 'Next question',
  followUps: 'Follow-up questions',
  finish: 'Finish',
  result: (known: number, all: number) =>
    known === all ? `You knew all ${all}.` : `You knew ${known} of ${all}.`,
  toRepeat: 'To review',
  repeat: 'Ask these again',
  fromStart: 'Ask all again',
};
