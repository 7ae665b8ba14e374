/** tcp_fin_timeout is set to ten seconds, and TIME_WAIT lasts a minute all the same. */
import { s } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const finTimeout = story('fin-timeout', {
  profile: 'linux',
  settings: { finWait2Us: s(10) },
});
