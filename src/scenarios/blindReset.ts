/** A forged reset in the window is questioned, one that hits RCV.NXT is obeyed (RFC 5961). */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const blindReset = story('blind-reset', {
  client: {
    iss: [100],
    reactions: [{ on: 'established', afterUs: ms(100), call: 'send', bytes: 100 }],
  },
  server: { iss: [300] },
  injections: [
    { atUs: ms(500), to: 'server', segment: { seq: 5000, flags: ['RST'] } },
    { atUs: ms(900), to: 'server', segment: { seq: 201, flags: ['RST'] } },
  ],
});
