/** Wrong claims, and what is the case instead. In Chinese. */
import type { GuideWords } from '../../guideWords.ts';
import { phrase } from '../../phrase.ts';

export const myths: GuideWords['myths'] = {
  'lost-ack-is-resent': {
    claim: '丢失的 ACK 会被重传。',
    truth: phrase`ACK 没有定时器；对方重传的报文段会得到一个新的 ACK。`,
  },
};
