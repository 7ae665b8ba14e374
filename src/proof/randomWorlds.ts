/** Random servers with random clients: any model, any limits, small queues, a network that may lose. */
import fc from 'fast-check';
import { MODELS, programOf, type Model } from '../../machines/server/program.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import { groupOf, type ClientGroup } from '../simulation/world/clientGroups.ts';
import { worldOf, type ServerScenario } from '../simulation/world/serverScenario.ts';
import { simulateWorld } from '../simulation/world/worldRun.ts';
import { outcomesOf, worldViolations } from '../trace/worldLaws.ts';
import { someFaults } from './randomNetwork.ts';

const rhythm: fc.Arbitrary<ClientGroup['rhythm']> = fc.oneof(
  fc.constant<ClientGroup['rhythm']>({ kind: 'together' }),
  fc.record({ kind: fc.constant('every'), us: fc.constantFrom(0, ms(5), ms(60), ms(300)) }),
  fc.record({
    ...{ kind: fc.constant('random'), meanUs: fc.constantFrom(ms(2), ms(50)) },
    seed: fc.nat(99),
  }),
);

const group: fc.Arbitrary<ClientGroup> = fc
  .record({
    count: fc.integer({ min: 1, max: 6 }),
    startUs: fc.constantFrom(ms(10), ms(100), ms(700)),
    rhythm,
    requests: fc.integer({ min: 0, max: 3 }),
    requestBytes: fc.constantFrom(1, 10, 2000, 20_000),
    silentUs: fc.constantFrom(0, ms(30), s(2)),
    thinkUs: fc.constantFrom(0, ms(20)),
    everyUs: fc.constantFrom(null, ms(50)),
    patienceUs: fc.constantFrom(ms(400), s(3), s(9)),
    leaves: fc.constantFrom<ClientGroup['leaves']>(
      ...([null, null, null] as const),
      ...([
        { afterUs: ms(120), by: 'abort' },
        { afterUs: ms(60), by: 'close' },
      ] as const),
    ),
    forged: fc.constantFrom(false, false, false, true),
  })
  .map(groupOf);

export const anyServer: fc.Arbitrary<ServerScenario> = fc
  .record({
    model: fc.constantFrom(...MODELS.filter((model) => model !== 'endOfFileUnseen')),
    program: fc.record({
      workers: fc.integer({ min: 1, max: 4 }),
      backlog: fc.constantFrom(0, 1, 2, 5, 128),
      cores: fc.integer({ min: 1, max: 3 }),
      gil: fc.boolean(),
      service: fc.record({
        ioUs: fc.constantFrom(0, ms(30), ms(200)),
        cpuUs: fc.constantFrom(0, ms(10)),
      }),
      handler: fc.constantFrom('blocks' as const, 'awaits' as const),
    }),
    host: fc.record({
      somaxconn: fc.constantFrom(1, 4096),
      synCookies: fc.constantFrom(0 as const, 1 as const, 2 as const),
      abortOnOverflow: fc.boolean(),
      maxSynBacklog: fc.constantFrom(8, 128),
    }),
    delayUs: fc.constantFrom(10, ms(1), ms(50)),
    clients: fc.array(group, { minLength: 1, maxLength: 3 }),
    faults: someFaults,
    lossy: fc.nat(9),
  })
  .map(({ model, program, host, delayUs, clients, faults, lossy }) => ({
    ...{ version: 2, id: 'random', profile: 'linux', link: { delayUs }, port: 80, host },
    program: programOf(model, program),
    clients,
    faults: faults.map((fault) => ({ ...fault, connection: lossy })),
    untilUs: s(400),
  }));

/** The program's own mistakes, and what serves but one at a time, may let a client wait for ever; these do not. */
const SERVES_ALL: readonly Model[] = ['thread', 'process', 'epollLt', 'epollEt', 'poll', 'select'];

/** What is wrong with a world: the laws that it breaks, and who is not answered though nothing was in the way. */
export function wrongWithWorld(scenario: ServerScenario): string[] {
  try {
    const world = simulateWorld(worldOf(scenario));
    return [...worldViolations(world, scenario.program.cores), ...starved(scenario, world)];
  } catch (error) {
    return [(error as Error).stack ?? String(error)];
  }
}

function starved(scenario: ServerScenario, world: ReturnType<typeof simulateWorld>): string[] {
  const { program, clients, faults = [], host } = scenario;
  const count = clients.reduce((sum, { count: of }) => sum + of, 0);
  const limit = Math.min(program.backlog, host.somaxconn ?? 4096);
  const serviceUs = program.service.ioUs + program.service.cpuUs;
  const isInTheWay =
    faults.length > 0 ||
    limit < count ||
    clients.some(
      ({ forged, leaves, requests, patienceUs, requestBytes }) =>
        [forged, leaves !== null, requests === 0, (patienceUs ?? s(9)) < s(9)].some(Boolean) ||
        requestBytes > 2000 ||
        count * requests * 2 * serviceUs > s(4),
    );
  if (isInTheWay || !SERVES_ALL.includes(program.model)) return [];
  return outcomesOf(world).flatMap((outcome, client) =>
    outcome === 'answered' ? [] : [`c${client} starves: ${outcome}`],
  );
}
