/** The words of lessons, questions, wrong claims, fidelity notes and their pages. In English. */
import type { GuideWords } from '../../contract/index.ts';
import { lessons } from './lessons/index.ts';
import { myths } from './myths.ts';
import { noteGroups, notes } from './notes.ts';
import { profileRows } from './notes/rows.ts';
import { pages } from './pages.ts';
import { predict } from './predict.ts';
import { questions } from './questions.ts';

export const guideWords: GuideWords = {
  lessons,
  questions,
  myths,
  noteGroups,
  notes,
  profileRows,
  pages,
  predict,
};
