/** How what is told of a captured connection is known. In English. */
import type { EvidenceWords } from '../../contract/index.ts';

export const evidence: EvidenceWords = {
  marks: { inferred: 'inferred', assumed: 'assumed' },
  about: {
    inferred: 'No packet shows it, but it follows from the packets.',
    assumed: 'No packet tells it. It is what usually happens.',
  },
  key: 'How it is known',
  signs: { seen: 'seen in the capture', inferred: 'inferred from the packets', assumed: 'assumed' },
  state: 'No later packet tells whether this end is still in this state.',
  grey: 'Grey: no packet tells these values. They are those of the stack that was assumed.',
  unkept:
    'The header is that of the packet. Its checksum, its URG bit with the urgent pointer, and its data are not kept here.',
  segments: 'Segments: up and down arrows move, Enter shows one',
  estimate: (time) => `≈ ${time}`,
};
