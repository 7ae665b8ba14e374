/** On Linux a program that has called close() holds nothing any more: FIN_WAIT_2 is ended after a minute. */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const finWait2TimesOut = story('fin-wait-2-times-out', {
  profile: 'linux',
  settings: {},
  server: { iss: [300], reactions: [{ on: 'data', afterUs: ms(80), call: 'send', bytes: 200 }] },
});
