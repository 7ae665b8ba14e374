/** What TCP tells the application, in English. */
import type { ReportsWords } from '../../contract/index.ts';

export const reports: ReportsWords = {
  told: 'Told the application',
  texts: {
    'error: remote socket unspecified': 'error: remote socket unspecified',
    'error: connection already exists': 'error: connection already exists',
    'error: connection does not exist': 'error: connection does not exist',
    'error: connection closing': 'error: connection closing',
    'error: closing': 'error: closing',
    'error: connection reset': 'error: connection reset',
    'error: connection aborted due to user timeout': 'error: user timeout',
    'error: connection aborted, excessive retransmissions (R2)': 'error: retry limit R2',
    'error: connection aborted (keep-alive)': 'error: keep-alive',
    'connection reset': 'connection reset',
    'connection refused': 'connection refused',
    'connection closing': 'the peer has closed',
    'ok: CLOSE complete': 'CLOSE complete',
  },
};
