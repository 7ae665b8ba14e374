/** One of many segments is lost: three duplicate ACKs tell before the timer does. */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const fastRetransmit = story('fast-retransmit', {
  client: {
    iss: [100],
    reactions: [{ on: 'established', afterUs: ms(100), call: 'send', bytes: 6000 }],
  },
  server: { iss: [300] },
  faults: [{ match: { from: 'client', kind: 'DATA', nth: 2 }, do: 'drop' }],
});
