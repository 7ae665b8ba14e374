/** A server that answers so many clients, one after the other. */
import { programOf } from '../../machines/server/program.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import { groupOf } from '../../src/simulation/world/clientGroups.ts';
import type { ServerScenario } from '../../src/simulation/world/serverScenario.ts';

export const worldOfClients = (count: number): ServerScenario => ({
  ...{ version: 2, id: 'bench', profile: 'linux', link: { delayUs: ms(1) }, port: 80, host: {} },
  program: programOf('epollLt', { backlog: 4096 }),
  clients: [groupOf({ count, rhythm: { kind: 'every', us: ms(1) } })],
  untilUs: s(200),
});
