/** Where the first screen and the end of a run lead: to the first step of a lesson, or to the interview. */
import { guideHash, hashOf } from '../address/route.ts';

export const WAYS = {
  'reading-the-picture': guideHash('lesson.reading-the-picture.segment'),
  'why-three': guideHash('lesson.why-three.syn'),
  'why-four': guideHash('lesson.why-four.fullDuplex'),
  interview: hashOf('questions', 'interview'),
} as const;
