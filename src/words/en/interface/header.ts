/** The buttons for all of the page. */
import type { HeaderWords } from '../../contract/index.ts';

export const header: HeaderWords = {
  language: 'Language',
  share: 'Share',
  exportRun: 'Export',
  exportTitle: 'Save this run as a picture, a film, text or data',
  shareTitle: 'Copy the link to this very moment',
  help: 'Help',
  theme: 'Colours',
  themes: { system: 'as the system has it', light: 'light', dark: 'dark' },
  leavePresenting: 'Leave (Esc)',
  openWhole: 'Open in synfin',
};
