/** The server's application closes without having read what has arrived. */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const closeUnread = story('close-unread', {
  client: {
    iss: [100],
    reactions: [
      { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
      { on: 'endOfFile', afterUs: ms(150), call: 'close' },
    ],
  },
  server: {
    iss: [300],
    settings: { autoRead: false },
    reactions: [{ on: 'data', afterUs: ms(200), call: 'close' }],
  },
});
