/** The built-in scenarios of a server with many clients: data only. */
import { LINUX_HOST } from '../../../machines/host/settings.ts';
import { programOf, type Model, type ServerProgram } from '../../../machines/server/program.ts';
import { ms, s } from '../../../machines/tcp/time.ts';
import { groupOf, type ClientGroup } from '../../simulation/world/clientGroups.ts';
import type { ServerScenario } from '../../simulation/world/serverScenario.ts';

/** A local network, by which times are those of the server. */
const LAN = { delayUs: ms(1) };

/** Far enough that a handshake can be watched. */
const AWAY = { delayUs: ms(50) };

const base = {
  version: 2,
  profile: 'linux',
  link: LAN,
  port: 8080,
  host: {},
  untilUs: s(20),
} as const;

/** One client that sends nothing for two seconds, and four that would be answered at once. */
const ONE_SLOW: readonly ClientGroup[] = [
  groupOf({ count: 1, silentUs: s(2) }),
  groupOf({ count: 4, startUs: ms(100), rhythm: { kind: 'every', us: ms(20) } }),
];

const oneSlow = (model: Model, given: Partial<Omit<ServerProgram, 'model'>> = {}) => ({
  ...base,
  id: `server-one-slow-${model.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  program: programOf(model, given),
  clients: ONE_SLOW,
});

/** The models that the reader compares, and what each is told besides. */
export const COMPARED_MODELS: readonly Model[] = [
  ...(['iterative', 'thread', 'process', 'prefork', 'select', 'poll'] as const),
  ...(['epollLt', 'epollEt', 'asyncio'] as const),
];

const SCENARIOS = [
  {
    ...base,
    id: 'server-iterative',
    program: programOf('iterative', { backlog: 5, service: { ioUs: ms(100), cpuUs: 0 } }),
    clients: [groupOf({ count: 5, rhythm: { kind: 'every', us: ms(20) } })],
  },
  {
    ...base,
    id: 'server-one-for-ever',
    program: programOf('oneForEver', { backlog: 5 }),
    clients: [groupOf({ count: 3, requests: 3, thinkUs: ms(500), patienceUs: s(3) })],
    untilUs: s(10),
  },
  {
    ...base,
    id: 'server-backlog-full',
    link: AWAY,
    program: programOf('iterative', { backlog: 2, service: { ioUs: s(3), cpuUs: 0 } }),
    clients: [groupOf({ count: 7, rhythm: { kind: 'every', us: ms(200) }, patienceUs: s(8) })],
  },
  {
    ...base,
    id: 'server-listen-zero',
    link: AWAY,
    program: programOf('iterative', { backlog: 0, service: { ioUs: s(3), cpuUs: 0 } }),
    clients: [groupOf({ count: 4, rhythm: { kind: 'every', us: ms(200) }, patienceUs: s(8) })],
  },
  {
    ...base,
    id: 'server-ignored-ack',
    link: AWAY,
    program: programOf('iterative', { backlog: 1, service: { ioUs: s(4), cpuUs: 0 } }),
    clients: [
      groupOf({ count: 1 }),
      groupOf({ count: 3, startUs: ms(200), rhythm: { kind: 'every', us: ms(60) } }),
    ],
  },
  {
    ...base,
    id: 'server-abort-on-overflow',
    link: AWAY,
    host: { abortOnOverflow: true },
    program: programOf('iterative', { backlog: 1, service: { ioUs: s(4), cpuUs: 0 } }),
    clients: [
      groupOf({ count: 1 }),
      groupOf({ count: 3, startUs: ms(200), rhythm: { kind: 'every', us: ms(60) } }),
    ],
  },
  {
    ...base,
    id: 'server-syn-flood',
    link: AWAY,
    host: { synCookies: 0 },
    program: programOf('epollLt', { backlog: 5 }),
    clients: [
      groupOf({ count: 20, forged: true, rhythm: { kind: 'every', us: ms(5) } }),
      groupOf({ count: 2, startUs: ms(500), rhythm: { kind: 'every', us: ms(200) } }),
    ],
  },
  {
    ...base,
    id: 'server-syn-cookies',
    link: AWAY,
    host: { synCookies: 1 },
    program: programOf('epollLt', { backlog: 5 }),
    clients: [
      groupOf({ count: 20, forged: true, rhythm: { kind: 'every', us: ms(5) } }),
      groupOf({ count: 2, startUs: ms(500), rhythm: { kind: 'every', us: ms(200) } }),
    ],
  },
  ...COMPARED_MODELS.map((model) => oneSlow(model)),
  {
    ...base,
    id: 'server-edge-triggered-once',
    program: programOf('epollEtOnce', { backlog: 5 }),
    clients: [
      groupOf({ count: 1, requestBytes: 3000, patienceUs: s(3) }),
      groupOf({ count: 4, startUs: ms(500), patienceUs: s(3) }),
    ],
    untilUs: s(6),
  },
  {
    ...base,
    id: 'server-thundering-herd',
    program: programOf('epollShared', { workers: 8, backlog: 5 }),
    clients: [groupOf({ count: 12, rhythm: { kind: 'every', us: ms(20) } })],
  },
  {
    ...base,
    id: 'server-exclusive',
    program: programOf('epollExclusive', { workers: 8, backlog: 5 }),
    clients: [groupOf({ count: 12, rhythm: { kind: 'every', us: ms(20) } })],
  },
  {
    ...base,
    id: 'server-reuseport',
    program: programOf('reuseport', { workers: 2, backlog: 5 }),
    clients: [groupOf({ count: 8, rhythm: { kind: 'every', us: ms(50) }, patienceUs: s(3) })],
    actions: [{ atUs: ms(5), do: 'pause', worker: 1 }],
    untilUs: s(6),
  },
  {
    ...base,
    id: 'server-cpu-threads',
    program: programOf('thread', { backlog: 5, service: { ioUs: 0, cpuUs: ms(100) } }),
    clients: [groupOf({ count: 5 })],
  },
  {
    ...base,
    id: 'server-cpu-processes',
    program: programOf('process', { backlog: 5, service: { ioUs: 0, cpuUs: ms(100) } }),
    clients: [groupOf({ count: 5 })],
  },
  {
    ...base,
    id: 'server-blocking-loop',
    program: programOf('asyncio', {
      ...{ backlog: 100, handler: 'blocks' },
      service: { ioUs: ms(200), cpuUs: 0 },
    }),
    clients: [groupOf({ count: 8, rhythm: { kind: 'every', us: ms(20) } })],
  },
  {
    ...base,
    id: 'server-copy-kept',
    program: programOf('processCopyKept', { backlog: 5 }),
    clients: [groupOf({ count: 2, rhythm: { kind: 'every', us: ms(100) }, patienceUs: s(3) })],
    untilUs: s(6),
  },
  {
    ...base,
    id: 'server-end-of-file-unseen',
    program: programOf('endOfFileUnseen', { backlog: 5 }),
    clients: [groupOf({ count: 2, rhythm: { kind: 'every', us: ms(5) }, patienceUs: s(3) })],
    untilUs: ms(60),
  },
  {
    ...base,
    id: 'server-accept-once',
    program: programOf('acceptOnce', { backlog: 5 }),
    clients: [groupOf({ count: 2, rhythm: { kind: 'every', us: ms(20) }, patienceUs: s(2) })],
    untilUs: s(5),
  },
] as const satisfies readonly ServerScenario[];

export type WorldId = string;

export const WORLDS: readonly ServerScenario[] = SCENARIOS;

export const WORLD_IDS: readonly WorldId[] = WORLDS.map(({ id }) => id);

export const worldById = (id: WorldId): ServerScenario | null =>
  WORLDS.find((world) => world.id === id) ?? null;

/** Of a host, what it has where a scenario says nothing. */
export const hostOf = ({ host }: ServerScenario) => ({ ...LINUX_HOST, ...host });
