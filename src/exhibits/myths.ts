/** Wrong claims that circulate, each with the run that refutes it. */
import { arrives, sentBy } from './moments.ts';
import type { Question } from './questions.ts';

export const MYTHS = {
  'lost-ack-is-resent': {
    scenario: 'last-ack-lost',
    moment: arrives(sentBy('server', 'FIN', 2)),
    places: [{ rfc: 9293, section: '3.10.8' }],
  },
} as const satisfies Record<string, Question>;

export type MythId = keyof typeof MYTHS;

export const MYTH_IDS = Object.keys(MYTHS) as MythId[];
