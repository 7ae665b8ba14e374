/** Words of the panel that guides through a run. In English. */
import type { PanelWords } from '../../../contract/index.ts';

export const panel: PanelWords = {
  name: 'Guide',
  lesson: 'Lesson',
  question: 'Question',
  myth: 'Misconception',
  note: 'Accuracy note',
  stepOf: (n: number, all: number) => `Step ${n} of ${all}`,
  back: 'Back',
  next: 'Next',
  finish: 'Finish',
  leave: 'Leave',
  backTo: (page: string) => `Back to “${page}”`,
  toMoment: 'Back to this moment',
  strayed: 'You have left the run described here. Explore freely, and come back at any time.',
  showAll: 'Show everything: explanation, variables, calls',
  earlier: (clock) => `Back to ${clock}`,
  otherRun: (title) => `Another run: ${title}`,
  beside: (title) => `Side by side with “${title}”`,
  right: 'Right.',
  notQuite: 'Not quite.',
  learned: 'To remember:',
  nextLesson: (title) => `Next: ${title}`,
};
