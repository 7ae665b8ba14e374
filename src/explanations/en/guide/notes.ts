/** Fidelity notes. In English. */
import type { GuideWords } from '../../guideWords.ts';
import { phrase } from '../../phrase.ts';

export const noteGroups: GuideWords['noteGroups'] = {
  contradictions: 'Where the RFC contradicts itself',
  profiles: 'In what the profiles differ',
  simplified: 'What is simplified',
};

export const notes: GuideWords['notes'] = {
  'repeated-syn': {
    title: 'A repeated SYN in SYN_RCVD',
    text: phrase`By the letter it gets a bare ACK, on deployed stacks the SYN+ACK again.`,
  },
};
