/** Words of the page around the diagram: header, menus, dialogs, notices. */
import type { AppWords } from '../../contract/index.ts';

export const app: AppWords = {
  skip: 'Skip to the diagram',
  skipToPage: 'Skip to the page',
  more: 'More',

  scenario: 'Scenario',
  /** The title of the one that plays at first. */
  firstScenario: 'Open, talk, close',

  hintMouse: 'Click any segment to drop it',
  hintTouch: 'Tap any segment to drop it',

  pages: {
    lessons: 'Lessons',
    questions: 'Questions',
    myths: 'Misconceptions',
    glossary: 'Glossary',
    server: 'Server',
    captures: 'Captures',
    losses: 'Losses',
    grid: 'What if',
    compare: 'Side by side',
    fidelity: 'Accuracy',
  },
  home: 'Home',
  explore: 'Explore',
  guide: 'Guide',

  diagram: 'Diagram',
  sequence: 'Sequence',
  panelsAbout: 'Beside the diagram',
  ladderWidth: 'Width of the sequence diagram',
  explanation: 'What just happened',
  playback: 'Playback',
  openCard: (side: string) => `Details of the ${side}`,

  notLoaded: 'Part of the page could not be loaded. Try again, or reload it.',
  notDrawn: 'The diagram could not be drawn.',
};
