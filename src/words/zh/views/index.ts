/** Words of the views that are loaded when they are looked at. In Chinese. */
import { byFile } from '../../byFile.ts';
import type { ViewWords } from '../../contract/index.ts';

export const viewWords = byFile(
  import.meta.glob(['./*.ts', '!./index.ts'], { eager: true }),
) as ViewWords;
