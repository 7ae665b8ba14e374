/** Words of the views that are loaded when they are looked at. In English. */
import { editor } from './editor.ts';
import { exporting } from './exporting.ts';
import { log } from './log.ts';
import { segment } from './segment.ts';
import { space } from './space.ts';
import { states } from './states.ts';
import type { ViewWords } from '../../contract/index.ts';

export const viewWords: ViewWords = { editor, exporting, log, segment, space, states };
