/** The words that the first picture of a run needs, in Chinese. */
import type { FirstWords } from '../contract/index.ts';
import { firstInterface } from './firstInterface.ts';
import { SIDE_NAMES } from './sides.ts';

export const firstWords: FirstWords = {
  lang: 'zh-CN',
  sides: SIDE_NAMES,
  interface: firstInterface,
};
