/** Words of the log. In English. Its lines are not among them: those are the same in every language. */
import type { LogWords } from '../../contract/index.ts';

export const tab = 'Log';

export const log: LogWords = {
  name: 'Log: up and down arrows go from one line to the next, Enter goes to its moment',
  filter: 'What the log shows',
  kinds: { segment: 'Segments', state: 'States', timer: 'Timers', call: 'Calls' },
  find: 'Find in the log',
  example: 'e.g. ack 501',
  count: (shown: number, all: number) => (shown === all ? `${all} lines` : `${shown} of ${all}`),
  nothing: 'No line is like that.',
  notYet: 'Nothing has happened yet.',
  copy: 'Copy',
  copyAbout: 'Copy the lines that are shown',
  copied: (lines: number) => (lines === 1 ? 'One line copied.' : `${lines} lines copied.`),
  copyTitle: 'Log',
  copyByHand: 'Copy these lines.',
};
