/**
 * What each client's first answer waited for, from connect() on: SYNs that were dropped, a handshake that the server did not take
 * for complete, the accept queue, the client's own silence, the program (before and during the service), and what is left, which is the network's.
 */
import type { Time } from '../../machines/tcp/time.ts';
import { oncePer } from './lookup.ts';
import type { ClientHappening, ConnectionIndex, WorldTrace } from './world.ts';

export const WAITS = [
  ...(['syn', 'handshake', 'acceptQueue', 'silent', 'program', 'service', 'rest'] as const),
] as const;
export type Wait = (typeof WAITS)[number];

export interface ClientWaits {
  readonly client: ConnectionIndex;
  /** null: it was never answered; then it waited until it left. */
  readonly answeredAt: Time | null;
  readonly from: Time;
  readonly totalUs: number;
  readonly parts: Readonly<Record<Wait, number>>;
}

const ENDS: ReadonlySet<ClientHappening['is']> = new Set<ClientHappening['is']>([
  ...(['closes', 'aborts', 'givesUp', 'refused', 'reset', 'timedOut', 'closedOn'] as const),
]);

interface Instants {
  connecting?: Time;
  /** The SYN that was taken left then. */
  taken?: Time;
  connected?: Time;
  asked?: Time;
  queued?: Time;
  accepted?: Time;
  begun?: Time;
  ended?: Time;
  answered?: Time;
  /** It has left, or its connection was over. */
  left?: Time;
}

export const waitsOf = oncePer((trace: WorldTrace): readonly ClientWaits[] => {
  const instants = trace.clients.map((): Instants => ({}));
  const first = (of: number, what: keyof Instants, at: Time) => {
    const known = instants[of];
    if (known && known.answered === undefined) known[what] ??= at;
  };
  for (const happening of trace.happenings) {
    const { at } = happening;
    if (happening.kind === 'client') {
      const { client, what } = happening;
      if (what.is === 'connecting' || what.is === 'connected' || what.is === 'answered')
        first(client, what.is, at);
      if (what.is === 'asks') first(client, 'asked', at);
      if (ENDS.has(what.is)) first(client, 'left', at);
    } else if (happening.kind === 'queue' && happening.queue === 'acceptQueue') {
      first(happening.connection, happening.does === 'enters' ? 'queued' : 'accepted', at);
    } else if (happening.kind === 'server' && happening.what.kind === 'serviceBegun') {
      first(happening.what.connection, 'begun', at);
    } else if (happening.kind === 'server' && happening.what.kind === 'serviceEnded') {
      first(happening.what.connection, 'ended', at);
    } else if (happening.kind === 'step') {
      const step = trace.connections[happening.connection]?.steps[happening.step];
      if (step?.side !== 'client' || instants[happening.connection]?.connected !== undefined)
        continue;
      const sends = step.effects.some((each) => each.kind === 'send' && each.segment.syn);
      const known = instants[happening.connection];
      if (sends && known) known.taken = at;
    }
  }
  return instants.flatMap((it, client) => {
    if (it.connecting === undefined) return [];
    return [waitsFrom(client, it, it.connecting, trace.end.at)];
  });
});

function waitsFrom(client: number, it: Instants, from: Time, end: Time): ClientWaits {
  const until = it.answered ?? it.left ?? end;
  const span = (a: Time | undefined, b: Time | undefined) =>
    a === undefined ? 0 : Math.max(Math.min(b ?? until, until) - a, 0);
  const { connected, queued, accepted } = it;
  const syn = connected === undefined ? until - from : Math.max((it.taken ?? from) - from, 0);
  // what lies between the client's ACK and the accept queue is at least the way of the ACK
  const ignored = connected === undefined ? 0 : span(connected, queued);
  // a request that came later than accept() is waited for from then on
  const ready = accepted === undefined ? undefined : later(accepted, it.asked);
  const parts = {
    syn,
    handshake: ignored > 2 * WAY_US ? ignored : 0,
    acceptQueue: span(queued, accepted),
    silent:
      accepted === undefined || it.asked === undefined
        ? 0
        : Math.max(Math.min(it.asked, until) - accepted, 0),
    program: span(ready, it.begun),
    service: span(it.begun, it.ended),
  };
  const totalUs = until - from;
  const told = Object.values(parts).reduce((sum, us) => sum + us, 0);
  const rest = Math.max(totalUs - told, 0);
  return { client, answeredAt: it.answered ?? null, from, totalUs, parts: { ...parts, rest } };
}

/** An ACK that takes longer than this was not taken at once. */
const WAY_US = 250_000;

const later = (a: Time, b: Time | undefined): Time => (b !== undefined && b > a ? b : a);
