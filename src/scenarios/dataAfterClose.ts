/** The client closes for good while the server still has something to say. */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const dataAfterClose = story('data-after-close', {
  client: {
    iss: [100],
    reactions: [
      { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
      { on: 'established', afterUs: ms(120), call: 'close' },
    ],
  },
  server: {
    iss: [300],
    reactions: [
      { on: 'endOfFile', afterUs: ms(150), call: 'send', bytes: 200 },
      { on: 'endOfFile', afterUs: ms(400), call: 'close', connection: 1 },
    ],
  },
});
