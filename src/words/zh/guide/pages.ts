/** Words of the pages beside the run, and of the panel that guides through one. In Chinese. */
import type { PageWords } from '../../contract/index.ts';
import { compare } from './pages/compare.ts';
import { fidelity } from './pages/fidelity.ts';
import { grid } from './pages/grid.ts';
import { lessons } from './pages/lessons.ts';
import { losses } from './pages/losses.ts';
import { myths } from './pages/myths.ts';
import { panel } from './pages/panel.ts';
import { questions } from './pages/questions.ts';

export const pages: PageWords = {
  compare,
  fidelity,
  grid,
  lessons,
  losses,
  myths,
  panel,
  questions,
};
