/** What learners and interviewers ask, and the answers. In English. */
import type { GuideWords } from '../../guideWords.ts';
import { phrase } from '../../phrase.ts';

export const questions: GuideWords['questions'] = {
  'three-to-open': {
    question: 'Why three segments and not two to open?',
    answer: phrase`Each end must learn that the other has its initial sequence number.`,
  },
};
