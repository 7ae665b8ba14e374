/** What the page says of itself, once all of it is there. */
import type { MessagesWords } from '../../contract/index.ts';

export const messages: MessagesWords = {
  missing: {
    connection: 'A part of the page could not be loaded. Check the connection and try again.',
    renewed: 'This part is gone: there is a new version. Reload; the run is kept.',
    fault: 'Something has failed, by a fault of synfin. All the rest goes on.',
  },
  newer: 'There is a new version. The run is kept.',
  reload: 'Reload',
  later: 'Later',
  dismiss: 'Dismiss',
  whole: 'Show all of this message',
  revised: {
    segment: (side, label, nth) => `${label} #${nth} of the ${side}`,
    drop: (what) => `${what} is lost now.`,
    deliver: (what) => `${what} arrives now.`,
    delay: (what) => `${what} is delayed now.`,
    duplicate: (what) => `${what} is duplicated now.`,
    asBefore: (what) => `${what} is as it was before.`,
    called: 'The call is made.',
    other: 'The run is changed.',
  },
  undo: 'Undo',
  compare: 'Compare',
  nothingToLose: 'No segment is on its way now: there is nothing to lose.',
  copied: 'Link copied: it opens at this very moment.',
  copyByHand: 'Copy this link. It opens the run as it is now, at this very moment.',
  oneFile: 'One file at a time: none was opened.',
  folder: (name) => `“${name}” is a folder. Choose a file in it.`,
  emptyFile: (name) => `“${name}” is empty, and so no scenario.`,
};
