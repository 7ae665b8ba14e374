/** What the page says of itself, once all of it is there. */
import type { MessagesWords } from '../../contract/index.ts';

export const messages: MessagesWords = {
  missing: {
    connection: 'Part of the page could not be loaded. Check the connection and try again.',
    renewed: 'This part was replaced by a new version. Reload; the run is kept.',
    fault: 'Something failed because of a bug in synfin. Everything else still works.',
  },
  newer: 'A new version is available. Reloading keeps the run.',
  reload: 'Reload',
  later: 'Later',
  dismiss: 'Dismiss',
  whole: 'Show the whole message',
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
  copied: 'Link copied. It opens the run at this moment.',
  copyByHand: 'Copy this link. It opens the run as it is now, at this moment.',
  oneFile: 'Open one file at a time. No file was opened.',
  folder: (name) => `“${name}” is a folder. Choose a file in it.`,
  emptyFile: (name) => `“${name}” is empty.`,
};
