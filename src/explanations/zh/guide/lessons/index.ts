/** The lessons in Chinese. */
import type { GuideWords } from '../../../guideWords.ts';
import { whyThree } from './whyThree.ts';

export const lessons: GuideWords['lessons'] = {
  'why-three': whyThree,
};
