/** Words of the page around the diagram: header, menus, dialogs, notices. */
export const app = {
  skip: 'Skip to the diagram',
  skipToPage: 'Skip to the page',
  close: 'Close',
  more: 'More',

  scenario: 'Scenario',
  chooseScenario: 'Choose a scenario',
  filterScenarios: 'Type to filter',
  noScenario: 'No scenario matches.',
  currentScenario: 'shown now',
  makeOwn: 'Make your own',
  openFile: 'Open a file…',
  changed: 'changed by you',

  undo: 'Undo',
  redo: 'Redo',
  reset: 'Take back all changes',
  compareTitle: 'Side by side with the run as it was',
  language: 'Language',
  share: 'Share',
  shareTitle: 'Copy the link to this very moment',
  copied: 'Link copied: it opens at this very moment.',
  copyByHand: 'Copy this link. It opens the run as it is now, at this very moment.',
  help: 'Help',

  theme: 'Colours',
  themes: { system: 'as the system has it', light: 'light', dark: 'dark' },

  predict: 'Predict',
  predictAbout: 'Be asked what comes next, step by step',

  display: 'Display',
  future: 'What is still to come',
  futures: { faint: 'faint', hidden: 'hidden' },
  numbers: 'Sequence numbers',
  numberings: { absolute: 'as sent', relative: 'from 0', symbols: 'J, K, M, N' },
  letters: 'What the letters stand for',
  trueScale: 'Time to scale',
  trueScaleAbout: 'Nothing is shortened: long waits take long to scroll.',

  network: 'Network',
  oneWay: (delay: string) => `${delay} each way`,
  linkDelay: 'Delay from one end to the other',
  linkDelayAbout: 'For what is sent from this moment on.',
  ownDelay: 'Another delay, in milliseconds',
  set: 'Set',

  profile: 'What is simulated',
  profiles: { rfc: 'RFC 9293', linux: 'Linux' },
  profilesAbout: {
    rfc: 'Both ends do what RFC 9293 and the RFCs it builds on ask for, with their constants.',
    linux: 'Both ends do what a current Linux kernel does, with its constants and its deviations.',
  },
  profilesDiffer: 'In what they differ',

  hintMouse: 'Click any packet to lose it',
  hintTouch: 'Tap any packet to lose it',
  dismiss: 'Dismiss',

  places: {
    lessons: 'Lessons',
    questions: 'Questions',
    myths: 'Wrong claims',
    losses: 'Every loss',
    grid: 'What if?',
    compare: 'Side by side',
    fidelity: 'Fidelity',
  },
  toRun: 'Back to the run',
  pages: 'Explore',
  guide: 'Guide',

  diagram: 'Diagram',
  panels: { none: 'Sequence', states: 'States', segment: 'Segment', edit: 'Edit' },
  panelsAbout: 'Beside the diagram',
  ladderWidth: 'Width of the sequence diagram',
  cards: 'Cards of both ends',
  cardsAbout: 'Otherwise a line each; a press opens the card.',
  explanation: 'What just happened',
  playback: 'Playback',
  openCard: (side: string) => `All about the ${side}`,

  notLoaded: 'A part of the page could not be loaded. Check the connection and try again.',
  notDrawn: 'The diagram could not be drawn.',
  problems: {
    tooLong: (length: number, most: number) =>
      `The link is too long (${length} characters, at most ${most}), so it was not opened.`,
    garbled: 'The link is damaged, so it was not opened.',
    unknownScenario: (text: string) => `The link names a scenario that does not exist: “${text}”.`,
    unknownPage: (text: string) => `The link leads to a page that does not exist: “${text}”.`,
    unknownPart: (text: string) =>
      `The link says something that synfin does not understand: “${text}”.`,
    repeated: (part: string) => `The link says ${part} twice, so it was not opened.`,
    tooMany: (part: string, most: number) =>
      `The link has too many ${part} (at most ${most}), so it was not opened.`,
    unreadable: (part: string, text: string) => `The link’s ${part} cannot be read: “${text}”.`,
  },
  addressParts: {
    moment: 'moment',
    steps: 'number of steps',
    profile: 'profile',
    segments: 'packets',
    calls: 'calls',
    delays: 'delays',
    guide: 'lesson or question',
  },
};
