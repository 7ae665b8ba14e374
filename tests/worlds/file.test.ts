/** Servers with many clients as files of version 2, and as `npm run simulate` prints them. */
import { describe, expect, test } from 'vitest';
import { answerTo } from '../../src/command/simulation.ts';
import { WORLDS } from '../../src/scenarios/worlds/index.ts';
import { serverFileOf, serverScenarioFrom } from '../../src/simulation/world/parseServer.ts';
import { ms } from '../../machines/tcp/time.ts';
import { withoutNamedInVain } from '../../src/simulation/world/namedInVain.ts';
import { worldOf, type ServerScenario } from '../../src/simulation/world/serverScenario.ts';
import type { HostAction } from '../../src/simulation/world/worldScenario.ts';
import { simulateWorld } from '../../src/simulation/world/worldRun.ts';

const SHORT = { version: 2, id: 'mine', program: { model: 'thread' }, clients: [{}] };

test('what a file leaves out is as usual', () => {
  expect(serverScenarioFrom(SHORT)).toMatchObject({
    server: {
      profile: 'linux',
      program: { model: 'thread', backlog: 5, recvBytes: 1024 },
      clients: [{ count: 5, requests: 1, requestBytes: 10 }],
    },
  });
});

test.each(WORLDS)('$id is read again as it was written', (server) => {
  const written: unknown = JSON.parse(JSON.stringify(serverFileOf(server)));
  expect(serverScenarioFrom(written)).toEqual({ server });
});

describe('what is wrong is said, and where', () => {
  const wrong: [what: string, file: object, path: string, why: string][] = [
    ['a model that is none', { ...SHORT, program: { model: 'fast' } }, 'program.model', 'oneOf'],
    ['no clients', { ...SHORT, clients: [] }, 'clients', 'some'],
    ['a field too many', { ...SHORT, cores: 2 }, 'cores', 'unknown'],
    ['a time', { ...SHORT, clients: [{ silentUs: '2 weeks' }] }, 'clients[0].silentUs', 'us'],
    ['cookies', { ...SHORT, host: { synCookies: 3 } }, 'host.synCookies', 'whole'],
    ['another version', { ...SHORT, version: 3 }, 'version', 'whole'],
    [
      'a fault',
      { ...SHORT, faults: [{ connection: 0, fault: {} }] },
      'faults[0].fault.do',
      'oneOf',
    ],
    [
      'too many clients',
      { ...SHORT, clients: [{ count: 1500 }, { count: 1500 }] },
      'clients',
      'whole',
    ],
  ];

  const at = (action: object) => ({ ...SHORT, actions: [{ atUs: 0, ...action }] });
  const three = { ...SHORT, program: { model: 'prefork', workers: 3 } };
  const listen = { atUs: 0, do: 'listen', port: 81, backlog: 1 };
  const later = { atUs: 5, do: 'closeListener' };
  const inVain: [what: string, file: object, path: string, last: number][] = [
    ['a client', at({ do: 'reset', connection: 5 }), 'actions[0].connection', 4],
    ['a thread: one for each client', at({ do: 'pause', worker: 6 }), 'actions[0].worker', 5],
    [
      'a worker: as many as are forked ahead',
      { ...three, actions: [{ atUs: 0, do: 'resume', worker: 4 }] },
      'actions[0].worker',
      3,
    ],
    ['a listening socket', at({ do: 'closeListener', listener: 1 }), 'actions[0].listener', 0],
    ['a new one that is not the next', at({ ...listen, listener: 2 }), 'actions[0].listener', 1],
    [
      'one that is there by then',
      {
        ...SHORT,
        actions: [
          { ...later, listener: 2 },
          { ...listen, listener: 1 },
        ],
      },
      'actions[0].listener',
      1,
    ],
    [
      'one of as many as there are workers',
      {
        ...three,
        program: { model: 'reuseport', workers: 3 },
        actions: [{ ...later, listener: 3 }],
      },
      'actions[0].listener',
      2,
    ],
  ];

  test.each(inVain)('there is no such number of %s', (_what, file, path, last) => {
    expect(serverScenarioFrom(file)).toEqual({
      path,
      problem: { why: 'whole', min: 0, max: last },
    });
  });

  test.each(wrong)('%s', (_what, file, path, why) => {
    expect(serverScenarioFrom(file)).toMatchObject({ path, problem: { why } });
  });
});

/** close(2), accept(2): EBADF; kill(2): ESRCH. */
test.each<HostAction>([
  { atUs: ms(12), do: 'closeListener', listener: 7 },
  { atUs: ms(12), do: 'accept', listener: 7 },
  { atUs: ms(12), do: 'listen', listener: 7, port: 9, backlog: 1 },
  { atUs: ms(12), do: 'pause', worker: 99 },
  { atUs: ms(12), do: 'resume', worker: 99 },
  { atUs: ms(12), do: 'reset', connection: 99 },
])('of what there is not, nothing happens, and it is left out: %j', (action) => {
  const parsed = serverScenarioFrom(SHORT);
  if ('problem' in parsed) throw new Error(parsed.path);
  const acted = { ...parsed.server, actions: [action] };
  const happenings = (server: ServerScenario) => simulateWorld(worldOf(server)).happenings.length;
  expect(happenings(acted)).toBe(happenings(parsed.server));
  expect(withoutNamedInVain(acted)).toEqual({ ...parsed.server, actions: [] });
});

describe('npm run simulate', () => {
  test('prints every happening, with queues and counters', () => {
    const { out } = answerTo(['server-backlog-full']);
    expect(out).toMatch(/kernel +c0 enters the SYN queue +accept queue 0\/3, SYN queue 1\/3/);
    expect(out).toMatch(/nstat +TcpExtListenOverflows 1/);
    expect(out).toMatch(/main +accept\(listener\) = c0, fd 4/);
    expect(out).toMatch(/c6 +gives up/);
  });

  test('--model exchanges the model of its program', () => {
    expect(answerTo(['server-iterative', '--model', 'thread']).out).toMatch(/thread 5 +recv/);
    expect(() => answerTo(['server-iterative', '--model', 'none'])).toThrow(/expected one of/);
    expect(() => answerTo(['normal', '--model', 'thread'])).toThrow();
  });

  test('what is about one connection makes no difference, and that is said', () => {
    const { hints } = answerTo(['server-accept-once', '--drop', 'client:1']);
    expect(hints).toEqual(['A server with many clients makes no use of --drop.']);
  });
});
