/** What a world has for one of its connections, as a scenario of that connection. */
import { tupleOf, type Tuple } from '../../../machines/host/tuple.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';
import type { ConnectionIndex } from '../../trace/world.ts';
import type { Fault, Scenario } from '../scenario.ts';
import type { WorldClientPlan, WorldScenario } from './worldScenario.ts';

/** Clients are hosts of one network, behind one another. */
export const addressOf = (index: number): string =>
  `10.0.${Math.floor(index / 250)}.${(index % 250) + 2}`;

/** The server's, on the same network, behind all of them. */
export const SERVER_ADDRESS = '10.0.255.254';

export const tupleOfClient = (client: WorldClientPlan, index: number): Tuple =>
  tupleOf(addressOf(index), client.port, client.serverPort);

/** The trace of a connection, which tells the address and the port of its client, and the server's. */
export function withSockets<T extends ConnectionTrace>(
  trace: T,
  index: ConnectionIndex,
  { port = 0, serverPort = 0 }: Partial<WorldClientPlan> = {},
): T {
  const { client, server } = trace.ends;
  const ends = {
    client: { ...client, socket: { address: addressOf(index), port } },
    server: { ...server, socket: { address: SERVER_ADDRESS, port: serverPort } },
  };
  return { ...trace, ends };
}

/** Nobody is at a forged address. */
const NOBODY_THERE: Fault = { match: { from: 'server', nth: 'all' }, do: 'drop' };

export function connectionScenario(world: WorldScenario, index: ConnectionIndex): Scenario {
  const { profile, settings, server, link, faults = [], clients, untilUs } = world;
  const client = clients[index];
  if (!client) throw new Error(`no client ${index}`);
  return {
    id: `${world.id} ${client.name}`,
    profile,
    ...(settings && { settings }),
    client: {
      iss: [client.iss],
      ...(client.settings && { settings: client.settings }),
    },
    server: { iss: client.serverIss, settings: { ...server.settings, autoRead: false } },
    link: { ...link, ...client.link },
    actions: (client.actions ?? []).map((action) => ({ ...action, side: 'client' })),
    faults: [
      ...faults.flatMap(({ connection, ...fault }) => (connection === index ? [fault] : [])),
      ...(client.isForged ? [NOBODY_THERE] : []),
    ],
    ...(untilUs !== undefined && { untilUs }),
  };
}
