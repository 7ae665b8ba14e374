/** The words of lessons and questions about captures. In English. */
import type { CaptureGuideWords } from '../../../contract/index.ts';
import { examples } from '../../captureExamples.ts';
import { reading } from './reading.ts';
import { questions } from './questions.ts';

export const captures: CaptureGuideWords = {
  group: 'Captures',
  lessons: { 'reading-a-capture': reading },
  questions,
  myths: {},
  examples,
};
