/** The client's numbers run over 2^32 in the middle of its request, and nothing happens. */
import { CLIENT, story } from './base.ts';

export const sequenceWrap = story('sequence-wrap', {
  client: { ...CLIENT, iss: [4294967250] },
});
