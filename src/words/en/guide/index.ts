/** The words of lessons, questions, wrong claims, fidelity notes and their pages. In English. */
import type { GuideWords } from '../../contract/index.ts';
import { captures } from './captures/index.ts';
import { glossary } from './glossary.ts';
import { lessons } from './lessons/index.ts';
import { myths } from './myths.ts';
import { noteGroups, notes } from './notes.ts';
import { profileRows } from './notes/rows.ts';
import { compare } from './pages/compare.ts';
import { fidelity } from './pages/fidelity.ts';
import { grid } from './pages/grid.ts';
import { lessons as lessonsPage } from './pages/lessons.ts';
import { losses } from './pages/losses.ts';
import { myths as mythsPage } from './pages/myths.ts';
import { panel } from './pages/panel.ts';
import { questions as questionsPage } from './pages/questions.ts';
import { search } from './pages/search.ts';
import { predict } from './predict.ts';
import { questions } from './questions/index.ts';
import { server } from './server/index.ts';

export const guideWords: GuideWords = {
  lessons,
  questions,
  myths,
  noteGroups,
  notes,
  profileRows,
  glossary,
  pages: {
    compare,
    fidelity,
    grid,
    lessons: lessonsPage,
    losses,
    myths: mythsPage,
    panel,
    questions: questionsPage,
    search,
  },
  predict,
  server,
  captures,
};
