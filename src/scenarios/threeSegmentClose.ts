/** The server closes inside the end-of-file signal, before its ACK leaves: FIN and ACK share a segment. */
import { ms } from '../../machines/tcp/time.ts';
import { SERVER, story } from './base.ts';

export const threeSegmentClose = story('three-segment-close', {
  server: {
    ...SERVER,
    reactions: [
      { on: 'data', afterUs: ms(80), call: 'send', bytes: 200 },
      { on: 'endOfFile', afterUs: 0, call: 'close' },
    ],
  },
});
