/** No SYN ever arrives: the client tries again and again, and gives up. */
import { story } from './base.ts';

export const synLostUntilGiveUp = story('syn-lost-until-give-up', {
  faults: [{ match: { from: 'client', kind: 'SYN', nth: 'all' }, do: 'drop' }],
});
