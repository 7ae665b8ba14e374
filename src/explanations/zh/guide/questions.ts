/** What learners and interviewers ask, and the answers. In Chinese. */
import type { GuideWords } from '../../guideWords.ts';
import { phrase } from '../../phrase.ts';

export const questions: GuideWords['questions'] = {
  'three-to-open': {
    question: '为什么是三次握手，不是两次？',
    answer: phrase`双方都要确知对方收到了自己的初始序号。`,
  },
};
