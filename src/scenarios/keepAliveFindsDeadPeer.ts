/** The wire is cut while nothing is said. Only keep-alive notices, two hours later. */
import { s } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const keepAliveFindsDeadPeer = story('keep-alive-finds-dead-peer', {
  client: { iss: [100] },
  server: {
    iss: [300],
    settings: { keepAlive: { idleUs: s(7200), intervalUs: s(75), probes: 9 } },
  },
  faults: [
    { match: { from: 'client', nth: 'all', afterUs: s(1) }, do: 'drop' },
    { match: { from: 'server', nth: 'all', afterUs: s(1) }, do: 'drop' },
  ],
});
