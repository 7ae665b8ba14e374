/** The client has nothing more to say, the server still has: data flows against a closed direction. */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const halfClose = story('half-close', {
  client: {
    iss: [100],
    reactions: [
      { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
      { on: 'established', afterUs: ms(300), call: 'shutdown' },
    ],
  },
  server: {
    iss: [300],
    reactions: [
      { on: 'endOfFile', afterUs: ms(150), call: 'send', bytes: 400 },
      { on: 'endOfFile', afterUs: ms(300), call: 'send', bytes: 300 },
      { on: 'endOfFile', afterUs: ms(450), call: 'close' },
    ],
  },
});
