/** Words of the programs and their socket calls. */
import type { SocketsWords } from '../../contract/index.ts';

export const sockets: SocketsWords = {
  programs: 'Programs',
  program: 'Program',
  language: 'Programming language',
  lanes: 'Socket calls',
  lanesAbout: 'When each call is made and returns, beside the states.',
  /** Instead of the program, the variables of the connection. */
  variables: 'Variables',
  instead: 'Show',
  noCalls: 'No program runs here.',
  toCall: 'Go to this call',
  activities: { calls: 'now', waits: 'waits', sleeps: 'sleeps', crashes: 'now' },
};
