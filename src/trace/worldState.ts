/** What is the case in a world: queues, workers, clients, counters, descriptors. */
import type { CounterName } from '../../machines/host/counters.ts';
import type { BlockedOn, Descriptor, ServerCall, Unit } from '../../machines/server/happenings.ts';
import type { State } from '../../machines/tcp/states.ts';
import type { Time } from '../../machines/tcp/time.ts';
import type { ConnectionIndex, WorldTrace } from './world.ts';

/** How a client is off, as its own program sees it. */
export type ClientState =
  | 'absent'
  | 'connecting'
  /** Connected, and nothing is asked. */
  | 'idle'
  /** It has asked, and no answer has come. */
  | 'waiting'
  | 'answered'
  | 'done'
  | 'left'
  | 'gaveUp'
  | 'refused'
  | 'reset'
  | 'timedOut'
  | 'closedOn'
  /** A SYN from an address at which nobody is. */
  | 'forged';

/** Where the server has a connection. */
export type ConnectionPlace = 'none' | 'synQueue' | 'acceptQueue' | 'program' | 'over';

export interface ClientNow {
  readonly state: ClientState;
  readonly since: Time;
  readonly asked: number;
  readonly answered: number;
  readonly place: ConnectionPlace;
  /** The ACK of its handshake was ignored: it believes that it is connected, and is not. */
  readonly isIgnored: boolean;
  /** So many of its SYNs were dropped. */
  readonly synsDropped: number;
  readonly ends: Readonly<Record<'client' | 'server', State>>;
}

export interface ListenerNow {
  /** null: listen() has not been called. */
  readonly limit: number | null;
  readonly isClosed: boolean;
  readonly synQueue: readonly ConnectionIndex[];
  readonly acceptQueue: readonly ConnectionIndex[];
}

export type WorkerState = 'running' | 'ready' | 'asleep' | 'ended';

export interface WorkerNow {
  readonly id: number;
  readonly unit: Unit;
  readonly nth: number;
  /** Of the worker that its process began with. */
  readonly process: number;
  readonly state: WorkerState;
  readonly since: Time;
  readonly isPaused: boolean;
  readonly core: number | null;
  readonly call: {
    readonly name: ServerCall;
    readonly on: Descriptor | null;
    /** What it sleeps for in it. */
    readonly blockedOn: BlockedOn | null;
    /** It fell asleep as the n-th of all. */
    readonly nth: number;
  } | null;
  readonly service: { readonly connection: ConnectionIndex } | null;
  /** Of its program: a state of its chart. */
  readonly line: string;
  /** What it watches, and what of that is ready (of epoll). */
  readonly set: readonly Descriptor[];
  readonly ready: readonly Descriptor[];
  /** Why it is over, where that is so. */
  readonly ending: string | null;
}

export interface OpenDescriptor {
  readonly fd: number;
  readonly of: Descriptor;
}

export interface WorldState {
  clients: ClientNow[];
  listeners: ListenerNow[];
  workers: WorkerNow[];
  counters: Partial<Record<CounterName, number>>;
  /** By the first worker of their process. */
  descriptors: (readonly OpenDescriptor[])[];
  contextSwitches: number;
  calls: number;
  slept: number;
  totals: WorldTotals;
}

/** How many there are of what, counted as they come and go: nobody has to go through all of them. */
export interface WorldTotals {
  /** Connections that the program has. */
  readonly open: number;
  readonly answers: number;
  /** Workers that have not ended, and those of them that run. */
  readonly workers: number;
  readonly running: number;
  readonly descriptors: number;
}

const NONE: WorldTotals = { open: 0, answers: 0, workers: 0, running: 0, descriptors: 0 };

export function add(state: WorldState, name: keyof WorldTotals, n: number): void {
  if (n !== 0) state.totals = { ...state.totals, [name]: state.totals[name] + n };
}

export const sameDescriptor = (a: Descriptor, b: Descriptor): boolean =>
  a.kind === 'listener'
    ? b.kind === 'listener' && a.listener === b.listener
    : b.kind === 'connection' && a.connection === b.connection;

export const UNHEARD: ListenerNow = { limit: null, isClosed: false, synQueue: [], acceptQueue: [] };

const ABSENT: Omit<ClientNow, 'since'> = {
  ...{ state: 'absent', asked: 0, answered: 0, place: 'none', isIgnored: false, synsDropped: 0 },
  ends: { client: 'CLOSED', server: 'LISTEN' },
};

export const beginningOf = ({ clients }: WorldTrace): WorldState => ({
  clients: clients.map(() => ({ ...ABSENT, since: 0 as Time })),
  ...{ listeners: [], workers: [], counters: {}, descriptors: [] },
  ...{ contextSwitches: 0, calls: 0, slept: 0, totals: NONE },
});

/** What is in it is never changed, only exchanged: its lists are all there is to copy. */
export const copyOf = (state: WorldState): WorldState => ({
  ...state,
  clients: state.clients.slice(),
  listeners: state.listeners.slice(),
  workers: state.workers.slice(),
  counters: { ...state.counters },
  descriptors: state.descriptors.slice(),
});

export function setClient(
  state: WorldState,
  client: ConnectionIndex,
  change: Partial<ClientNow>,
): void {
  const before = state.clients[client];
  if (!before) return;
  const after = { ...before, ...change };
  state.clients[client] = after;
  add(state, 'open', Number(after.place === 'program') - Number(before.place === 'program'));
  add(state, 'answers', after.answered - before.answered);
}

export function setWorker(state: WorldState, id: number, change: Partial<WorkerNow>): void {
  const before = state.workers[id];
  if (!before) return;
  const after = { ...before, ...change };
  state.workers[id] = after;
  add(state, 'workers', Number(before.state === 'ended') - Number(after.state === 'ended'));
  add(state, 'running', Number(after.state === 'running') - Number(before.state === 'running'));
}

/** Of a process: what it has open now. */
export function setDescriptors(
  state: WorldState,
  process: number,
  open: readonly OpenDescriptor[],
): void {
  add(state, 'descriptors', open.length - (state.descriptors[process]?.length ?? 0));
  state.descriptors[process] = open;
}
