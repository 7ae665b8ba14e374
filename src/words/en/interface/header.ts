/** The buttons for all of the page. */
import type { HeaderWords } from '../../contract/index.ts';

export const header: HeaderWords = {
  close: 'Close',
  undo: 'Undo',
  redo: 'Redo',
  reset: 'Discard all changes',
  predict: 'Predict',
  profile: 'Profile',
  toRun: 'Back to the run',
  language: 'Language',
  compareTitle: 'Side by side with the original run',
  predictAbout: 'Answer what comes next, step by step',
  hintMoreMouse: 'Right-click a segment for more',
  hintMoreTouch: 'Hold a segment down for more',
  search: 'Search',
  share: 'Share',
  exportRun: 'Export',
  exportTitle: 'Save this run as a picture, an animation, text or data',
  shareTitle: 'Copy a link to this moment',
  help: 'Help',
  theme: 'Colours',
  themes: { system: 'system', light: 'light', dark: 'dark' },
  leavePresenting: 'Leave (Esc)',
  openWhole: 'Open in synfin',
};
