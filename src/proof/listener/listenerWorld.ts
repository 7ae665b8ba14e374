/** Of a recorded listener the world that makes the same calls and loses the same segments under the `linux` profile. */
import type { ListenerId } from '../../../machines/host/host.ts';
import { hostSettingsOf } from '../../../machines/host/settings.ts';
import { ms } from '../../../machines/tcp/time.ts';
import type { SegmentKind } from '../../../machines/tcp/segment.ts';
import type { Scenario } from '../../simulation/scenario.ts';
import type {
  HostAction,
  WorldClientPlan,
  WorldFault,
  WorldScenario,
} from '../../simulation/world/worldScenario.ts';
import type { ConnectionIndex } from '../../trace/world.ts';
import { SIDES } from '../../trace/side.ts';
import { kindOfRecorded } from '../kernelFaults.ts';
import { scenarioOf } from '../kernelRecording.ts';
import type { Recording } from '../kernelSchema.ts';
import { connectionOf } from './listenerConnections.ts';
import type { ListenerRecording } from './listenerSchema.ts';

/**
 * So much earlier a segment may leave here than there, and still arrive when it did: which of several clients' segments comes first
 * decides who gets the last place in a queue, and the network has decided that, not the kernels.
 */
const EARLY_MS = 4;

/** Each segment arrives when it did. */
function networkOf(recorded: Recording, connection: ConnectionIndex): WorldFault[] {
  return SIDES.flatMap((from) => {
    const counts = new Map<SegmentKind, number>();
    const sent = recorded.segments.filter((segment) => segment.from === from);
    return sent.map((segment): WorldFault => {
      const kind = kindOfRecorded(segment);
      const nth = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, nth);
      const match = { from, nth, kind };
      return segment.t_arrive === null
        ? { connection, match, do: 'drop' }
        : { connection, match, do: 'hold', untilUs: ms(segment.t_arrive) };
    });
  });
}

type App = Recording['app'][number];

/** `loggedLaterUs`: accept() is logged when it has returned and its program has been woken; so much later than it took its connection. */
export function worldOf(
  recorded: ListenerRecording,
  { timerHz, loggedLaterUs }: { readonly timerHz?: number; readonly loggedLaterUs: number },
): WorldScenario {
  const scenarios = recorded.conns.map(({ conn }) =>
    scenarioOf(connectionOf(recorded, conn), timerHz),
  );
  const [first] = scenarios;
  return {
    version: 2,
    id: recorded.name,
    profile: 'linux',
    link: { delayUs: ms(Math.max(0, recorded.one_way_delay_ms - EARLY_MS)) },
    server: {
      ...(first?.server.settings && { settings: first.server.settings }),
      host: hostSettingsOf(recorded.sysctls.server ?? {}),
      actions: serverActions(recorded, loggedLaterUs),
      reuseport: listenersOf(recorded),
    },
    clients: recorded.conns.map((conn, i) => clientOf(recorded, conn, scenarios[i] as Scenario)),
    faults: recorded.conns.flatMap(({ conn }) => networkOf(connectionOf(recorded, conn), conn)),
    untilUs: ms(recorded.t_end_ms),
  };
}

function clientOf(
  recorded: Recording,
  { conn, client_port: port, server_port: serverPort, forged }: ListenerRecording['conns'][number],
  { client, server, actions }: Scenario,
): WorldClientPlan {
  const iss = client.iss[0] ?? 1;
  const given = { name: `c${conn}`, port, serverPort, serverIss: server.iss };
  const forgery = recorded.segments.find((seg) => seg.conn === conn && seg.injected);
  if (!forged || !forgery) {
    const calls = actions.filter(({ side }) => side === 'client');
    return {
      ...given,
      iss,
      ...(client.settings && { settings: client.settings }),
      actions: calls.map(({ side: _side, connection: _connection, ...call }) => call),
    };
  }
  const atUs = ms(forgery.t_ms);
  return {
    ...{ ...given, iss: forgery.seq, isForged: true },
    actions: [
      { atUs, call: 'connect' },
      { atUs, call: 'crash' },
    ],
  };
}

const listenerOf = (app: App): ListenerId =>
  Number(/^listener(\d+)$/.exec(app.sock ?? '')?.[1] ?? 0);

/** Of each socket that accept() gave, the connection: by its client's port. */
function acceptedOf({ app, conns }: ListenerRecording): Map<string, ConnectionIndex> {
  return new Map(
    app.flatMap(({ action, args, result }) => {
      if (action !== 'accept' || !result) return [];
      const port = Number(/(\d+)$/.exec(String(args))?.[1]);
      const connection = conns.findIndex((conn) => conn.client_port === port);
      return connection < 0 ? [] : [[result, connection]];
    }),
  );
}

function serverActions(recorded: ListenerRecording, loggedLaterUs: number): HostAction[] {
  const accepted = acceptedOf(recorded);
  const ports = recorded.conns.map(({ server_port: port }) => port);
  return recorded.app.flatMap((app): HostAction[] => {
    const atUs = Math.max(0, ms(app.t_ms));
    if (app.side !== 'server') return [];
    if (app.sock?.startsWith('listener')) {
      const listener = listenerOf(app);
      if (app.action === 'accept')
        return [{ atUs: Math.max(0, atUs - loggedLaterUs), do: 'accept', listener }];
      if (app.action === 'close') return [{ atUs, do: 'closeListener', listener }];
      const backlog = Number(/backlog=(-?\d+)/.exec(String(app.args))?.[1] ?? 0);
      return [{ atUs, do: 'listen', listener, port: ports[0] ?? 8080, backlog }];
    }
    const connection = accepted.get(app.sock ?? '');
    if (connection === undefined) return [];
    const call = callOf(app);
    return call ? [{ atUs, do: 'call', connection, call }] : [];
  });
}

function callOf({ action, args, result }: App) {
  if (action === 'send') return { call: 'send', bytes: Number(args) } as const;
  if (action === 'close') return { call: 'close' } as const;
  if (action === 'shutdown') return { call: 'shutdown' } as const;
  const bytes = /^(\d+) bytes/.exec(result ?? '')?.[1];
  if (action !== 'recv' || bytes === undefined) return null;
  return { call: 'receive', bytes: Number(bytes), whole: true } as const;
}

/**
 * Which of two listeners each connection belonged to (SO_REUSEPORT): the one that accepted it while both were there; what was not
 * accepted, or only after the other one was closed, was the other one's. The hash itself is drawn anew by each kernel.
 */
function listenersOf(recorded: ListenerRecording): Record<ConnectionIndex, ListenerId> {
  const { app, conns } = recorded;
  const listeners = app.filter(({ action, sock }) => action === 'listen' && sock !== 'listener');
  if (listeners.length < 2) return {};
  const accepts = app.filter(({ action }) => action === 'accept');
  const closes = app.filter(
    ({ action, side, sock }) =>
      action === 'close' && side === 'server' && sock?.startsWith('listener'),
  );
  const firstClose = closes[0];
  return Object.fromEntries(
    conns.map(({ client_port: port }, connection) => {
      const accept = accepts.find(({ args }) => String(args).endsWith(String(port)));
      const isOfAccepter =
        accept !== undefined && (firstClose === undefined || accept.t_ms < firstClose.t_ms);
      const accepter = listenerOf(accept ?? (accepts[0] as App));
      return [connection, isOfAccepter ? accepter : 1 - accepter];
    }),
  );
}
