/** Titles of the scenarios that belong to a family. In English. */
import { lasting } from './say.ts';
import type { FamilyWords } from '../contract/index.ts';

const WHERE: Readonly<Record<Parameters<FamilyWords['grid']>[0]['where'], string>> = {
  left: 'left of the window',
  'left-edge': 'at the window’s left edge',
  inside: 'inside the window',
  'right-edge': 'at the window’s right edge',
  right: 'right of the window',
  'ack-low': 'ACK number too low',
  'ack-good': 'ACK of the SYN',
  'ack-high': 'ACK number too high',
  anywhere: '',
};

export const families: FamilyWords = {
  own: 'Your own scenario',
  closeAfter: (ms) =>
    ms === 0 ? 'The server closes at once' : `The server closes after ${lasting(ms * 1000)}`,
  grid: ({ state, segment, where, policy }) =>
    [
      `${segment === 'data' ? 'Data' : segment.replaceAll('-', '+')} in ${state}`,
      WHERE[where],
      policy === 'plain' ? 'without RFC 5961' : '',
    ]
      .filter(Boolean)
      .join(', '),
};
