/** 抓包的课程与问题。 */
import type { CaptureGuideWords } from '../../../contract/index.ts';
import { examples } from '../../captureExamples.ts';
import { reading } from './reading.ts';
import { questions } from './questions.ts';

export const captures: CaptureGuideWords = {
  group: '抓包',
  lessons: { 'reading-a-capture': reading },
  questions,
  myths: {},
  examples,
};
