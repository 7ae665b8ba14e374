/** Words of the views that are loaded when they are looked at. In Chinese. */
import type { ViewWords } from '../../viewWords.ts';
import { states } from './states.ts';

export const viewWords: ViewWords = { states };
