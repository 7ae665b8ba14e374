/** Downloads from a server whose application needs 300 ms for each answer: runs that captures are made of, in no list of scenarios. */
import { programOf } from '../../../machines/server/program.ts';
import { ms, s } from '../../../machines/tcp/time.ts';
import { groupOf } from '../../simulation/world/clientGroups.ts';
import type { ServerScenario } from '../../simulation/world/serverScenario.ts';

const download = (
  id: string,
  count: number,
  given: Pick<ServerScenario, 'link' | 'faults'>,
): ServerScenario => ({
  ...{ version: 2, id, profile: 'linux', port: 8080, host: {}, untilUs: s(20) },
  program: programOf('thread', { service: { ioUs: ms(300), cpuUs: 0 }, answerBytes: 24_000 }),
  clients: [groupOf({ count, requestBytes: 120, rhythm: { kind: 'every', us: ms(300) } })],
  ...given,
});

/** Of five that ask alike, the third loses its request, and later a segment of the answer. */
export const slowDownload = download('slow-download', 5, {
  link: { delayUs: ms(20) },
  faults: [
    { connection: 2, match: { from: 'client', kind: 'DATA', nth: 1 }, do: 'drop' },
    { connection: 2, match: { from: 'server', kind: 'DATA', nth: 5 }, do: 'drop' },
  ],
});

/** Nothing is lost, and each round trip takes 200 ms. */
export const farAway = download('far-away', 1, { link: { delayUs: ms(100) } });
