/** Wrong claims, and what is the case instead. In English. */
import type { GuideWords } from '../../guideWords.ts';
import { phrase } from '../../phrase.ts';

export const myths: GuideWords['myths'] = {
  'lost-ack-is-resent': {
    claim: 'A lost ACK is retransmitted.',
    truth: phrase`An ACK has no timer; a repeated segment is answered with a new one.`,
  },
};
