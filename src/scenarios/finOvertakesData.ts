/** The FIN arrives before the data that goes before it, and has to wait. */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const finOvertakesData = story('fin-overtakes-data', {
  client: {
    iss: [100],
    reactions: [
      { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
      { on: 'established', afterUs: ms(120), call: 'close' },
    ],
  },
  server: { iss: [300], reactions: [{ on: 'endOfFile', afterUs: ms(200), call: 'close' }] },
  faults: [{ match: { from: 'client', kind: 'DATA', nth: 1 }, do: 'delay', byUs: ms(100) }],
});
