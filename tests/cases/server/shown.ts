/** A case on a server as its reader meets it: the run, and what is the case at the moment. */
import type { ServerCall, ServerHappening } from '../../../machines/server/happenings.ts';
import { worldTraceOf, type ServerCase } from '../../../src/cases/server/case.ts';
import type { ClientHappening, WorldTrace } from '../../../src/trace/world.ts';
import { placeBehind, worldMoment, type WorldMoment } from '../../../src/trace/worldMoment.ts';
import { worldSummary } from '../../../src/trace/worldSummary.ts';
import { waitsOf } from '../../../src/trace/worldWaits.ts';

const traces = new Map<string, WorldTrace>();

/** The run of a world; each is simulated once. */
export function runOf(world: string): WorldTrace {
  const known = traces.get(world) ?? worldTraceOf({ world });
  traces.set(world, known);
  return known;
}

type Returned = Extract<ServerHappening, { kind: 'returned' }>;

export class ShownServer {
  readonly trace: WorldTrace;
  /** The place of the happening that has just happened. */
  readonly place: number;
  readonly now: WorldMoment;

  constructor({ world, moment }: ServerCase) {
    this.trace = runOf(world);
    const place = moment(this.trace);
    if (place === null) throw new Error(`the run of ${world} has no such moment`);
    this.place = place;
    this.now = worldMoment(this.trace, placeBehind(this.trace, place + 1));
  }

  get listener() {
    const [listener] = this.now.listeners;
    if (!listener) throw new Error('nobody listens');
    return listener;
  }

  get main() {
    const [main] = this.now.workers;
    if (!main) throw new Error('there is no worker');
    return main;
  }

  client(nth: number) {
    const client = this.now.clients[nth];
    if (!client) throw new Error(`there is no client ${nth}`);
    return client;
  }

  stateOf(nth: number, side: 'client' | 'server') {
    return this.client(nth).ends[side];
  }

  /** When something first happened to a client's program, in microseconds; NaN where it never did. */
  when(client: number, is: ClientHappening['is']): number {
    return whenIn(this.trace, client, is);
  }

  waitOf(client: number): number {
    return waitsOf(this.trace).find((each) => each.client === client)?.totalUs ?? NaN;
  }

  /** What a system call returned, in order, up to the moment. */
  returned(call: ServerCall): readonly Returned[] {
    return returnedIn(this.trace, call, this.place + 1);
  }

  count(name: keyof WorldMoment['counters']): number {
    return this.now.counters[name] ?? 0;
  }
}

export const whenIn = (trace: WorldTrace, client: number, is: ClientHappening['is']): number =>
  trace.happenings.find((it) => it.kind === 'client' && it.client === client && it.what.is === is)
    ?.at ?? NaN;

export const returnedIn = (
  { happenings }: WorldTrace,
  call: ServerCall,
  upTo = happenings.length,
): readonly Returned[] =>
  happenings
    .slice(0, upTo)
    .flatMap((it) =>
      it.kind === 'server' && it.what.kind === 'returned' && it.what.call === call ? [it.what] : [],
    );

/** Which workers accepted whom, in a whole run. */
export const acceptedBy = (trace: WorldTrace): ReadonlySet<number> =>
  new Set(
    returnedIn(trace, 'accept').flatMap(({ worker, result }) =>
      result.kind === 'accepted' ? [worker] : [],
    ),
  );

/** Segments that an end of a connection has sent. */
export const sentIn = (trace: WorldTrace, connection: number, from: 'client' | 'server') =>
  (trace.connections[connection]?.flights ?? []).filter((flight) => flight.from === from);

export const switchesOf = (world: string): number => worldSummary(runOf(world)).contextSwitches;

export type ServerClaim = (shown: ShownServer) => boolean;
