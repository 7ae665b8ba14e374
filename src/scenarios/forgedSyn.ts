/** A SYN whose sender's address is forged: the answers go to nobody, and the server waits for a third segment. */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const forgedSyn = story('forged-syn', {
  profile: 'linux',
  settings: {},
  actions: [{ atUs: 0, side: 'server', call: 'listen' }],
  injections: [{ atUs: ms(60), to: 'server', segment: { seq: 90, flags: ['SYN'] } }],
  // where the forged address leads, nobody is
  faults: [{ match: { from: 'server', nth: 'all' }, do: 'drop' }],
});
