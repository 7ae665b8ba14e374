/** Words of the log. In English. */
import { ENGLISH_REMARKS } from '../../../trace/log.ts';
import type { LogWords } from '../../contract/index.ts';

export const tab = 'Log';

export const log: LogWords = {
  name: 'Log: use the up and down arrow keys to move between lines, Enter to go to that moment',
  filter: 'Filter the log',
  kinds: { segment: 'Segments', state: 'States', timer: 'Timers', call: 'Calls' },
  find: 'Find in the log',
  example: 'e.g. ack 501',
  count: (shown: number, all: number) => (shown === all ? `${all} lines` : `${shown} of ${all}`),
  nothing: 'No matching lines.',
  notYet: 'Nothing has happened yet.',
  copy: 'Copy',
  copyAbout: 'Copy the lines shown',
  copied: (lines: number) => (lines === 1 ? '1 line copied.' : `${lines} lines copied.`),
  copyTitle: 'Log',
  copyByHand: 'Copy these lines.',
  remarks: ENGLISH_REMARKS,
};
