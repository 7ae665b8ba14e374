/** What learners and interviewers ask, and the answers. In English. */
import type { GuideWords } from '../../contract/index.ts';
import { closing } from './questions/closing.ts';
import { numbers } from './questions/numbers.ts';
import { opening } from './questions/opening.ts';
import { practice } from './questions/practice.ts';
import { resets } from './questions/resets.ts';
import { waiting } from './questions/waiting.ts';

export const questions: GuideWords['questions'] = {
  ...opening,
  ...numbers,
  ...closing,
  ...waiting,
  ...resets,
  ...practice,
};
