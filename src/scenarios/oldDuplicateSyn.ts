/** An old SYN of another time arrives first; the third segment is what exposes it (figure 8). */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const oldDuplicateSyn = story('old-duplicate-syn', {
  client: {
    iss: [100],
    reactions: [{ on: 'established', afterUs: ms(100), call: 'send', bytes: 100 }],
  },
  server: { iss: [300, 400] },
  faults: [{ match: { from: 'client', nth: 1 }, do: 'delay', byUs: ms(250) }],
  injections: [{ atUs: ms(60), to: 'server', segment: { seq: 90, flags: ['SYN'] } }],
});
