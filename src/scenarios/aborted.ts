/** The client aborts: a reset, and nothing waits. */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const aborted = story('aborted', {
  client: {
    iss: [100],
    reactions: [
      { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
      { on: 'data', afterUs: ms(150), call: 'abort' },
    ],
  },
});
