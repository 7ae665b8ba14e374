/** What a simulated world lets one expect of the real run: the stories of the clients, what surely comes before what, the services. */
import { simulateWorld } from '../../../src/simulation/world/worldRun.ts';
import { worldOf, type ServerScenario } from '../../../src/simulation/world/serverScenario.ts';
import type { WorldTrace } from '../../../src/trace/world.ts';

/** Further apart than this, two happenings come in the same order on a busy machine as well. */
const APART_US = 100_000;

export interface Expected {
  /** What each client says, in its order. */
  readonly stories: readonly (readonly string[])[];
  /** Pairs of which one is surely before the other, each as a client says it. */
  readonly order: readonly (readonly [before: string, after: string])[];
  /** How often each client is served: requests that have come together are served as one. */
  readonly services: readonly number[];
  /** What recv() returns for each client. */
  readonly received: readonly (readonly number[])[];
  /** How many services are under way at once, at most. */
  readonly atOnce: number;
  /** The clients that are told the end of the file. */
  readonly endOfFile: readonly number[];
}

export function expectedOf(scenario: ServerScenario): Expected {
  const trace = simulateWorld(worldOf(scenario));
  const said = saidIn(trace);
  const stories = trace.clients.map((_, n) =>
    said.filter(({ client }) => client === n).map(({ what }) => what),
  );
  const order = said.flatMap((a) =>
    said.filter((b) => b.at - a.at > APART_US).map((b) => [nameOf(a), nameOf(b)] as const),
  );
  const server = trace.happenings.flatMap((h) => (h.kind === 'server' ? [h.what] : []));
  const perClient = <T>(of: (client: number) => T) => trace.clients.map((_, n) => of(n));
  return {
    ...{ stories, order, atOnce: mostAtOnce(server.map(({ kind }) => kind)) },
    services: perClient(
      (n) => server.filter((h) => h.kind === 'serviceEnded' && h.connection === n).length,
    ),
    received: perClient((n) =>
      server.flatMap((h) =>
        h.kind === 'returned' &&
        h.call === 'recv' &&
        h.on?.kind === 'connection' &&
        h.on.connection === n &&
        h.result.kind === 'bytes'
          ? [h.result.bytes]
          : [],
      ),
    ),
    endOfFile: trace.connections.flatMap(({ steps }, n) =>
      steps.some(({ side, effects }) => side === 'client' && effects.some(isEndOfFile)) ? [n] : [],
    ),
  };
}

interface Saying {
  readonly at: number;
  readonly client: number;
  readonly what: string;
}
const nameOf = ({ client, what }: Saying): string => `${client} ${what}`;

function saidIn({ happenings }: WorldTrace): Saying[] {
  const connected = new Set<number>();
  return happenings.flatMap((happening) => {
    if (happening.kind !== 'client' || happening.what.is === 'reads') return [];
    const { at, client, what } = happening;
    if (what.is === 'connected') connected.add(client);
    // a reset in SYN-SENT is told as ECONNREFUSED
    const is = what.is === 'reset' && !connected.has(client) ? 'refused' : what.is;
    return [{ at, client, what: 'nth' in what ? `${is} ${what.nth}` : is }];
  });
}

/** A FIN has come (RFC 9293, 3.10.7.4, eighth): its state says so. */
const isEndOfFile = (effect: { readonly kind: string; readonly state?: string }): boolean =>
  effect.kind === 'enter' &&
  ['CLOSE_WAIT', 'CLOSING', 'TIME_WAIT', 'LAST_ACK'].includes(effect.state ?? '');

/** Of services that begin and end in this order. */
export function mostAtOnce(order: readonly string[]): number {
  let [now, most] = [0, 0];
  for (const kind of order) {
    if (kind === 'serviceBegun' || kind === 'begins') now += 1;
    if (kind === 'serviceEnded' || kind === 'ends') now -= 1;
    most = Math.max(most, now);
  }
  return most;
}
