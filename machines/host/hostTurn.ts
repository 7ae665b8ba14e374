/** A host deals with one event: the draft that the functions of this folder work on, and what they note. */
import type { Effect, TimerName } from '../tcp/effects.ts';
import type { OutsideEvent } from '../tcp/endpointSetup.ts';
import { settle, type Dealing } from '../tcp/settle.ts';
import { endpointIn, newEndpoint, step, type EndpointSnapshot } from '../tcp/step.ts';
import type { Tcb } from '../tcp/tcb.ts';
import type { Time } from '../tcp/time.ts';
import { endpointInput } from '../stacks/policies.ts';
import { askListener } from './askListener.ts';
import { countsOf } from './countsOf.ts';
import { counted, type CounterName } from './counters.ts';
import type {
  Host,
  HostEffect,
  HostEndpoint,
  HostInput,
  HostListener,
  ListenerId,
} from './host.ts';
import type { ListenerEvent, ListenerVerdict } from './listenerEvents.ts';
import { entryOf, withEntry } from './table.ts';
import { localPortOf, type Tuple } from './tuple.ts';

export interface HostTurn {
  host: Host;
  readonly now: Time;
  readonly effects: HostEffect[];
}

/** An endpoint that a listener has ready for a connection: in LISTEN. */
export function freshEndpoint(
  { profile, issOf }: HostInput,
  tuple: Tuple,
  now: Time,
): EndpointSnapshot {
  const closed = newEndpoint(endpointInput(profile, issOf(tuple)));
  return step(closed, { type: 'listen', now }).snapshot;
}

/** The connection of a 4-tuple; one that the host has not heard of is new. */
export function endpointOf({ host, now }: HostTurn, tuple: Tuple): HostEndpoint {
  const known = entryOf(host.endpoints, tuple);
  if (known) return isHeard(host, tuple) ? known : { ...known, snapshot: deaf(known.snapshot) };
  const snapshot = freshEndpoint(host, tuple, now);
  return { snapshot, stage: { at: 'listener' }, remains: null, cookie: null };
}

/** Whether a program listens on its port: what is over is in LISTEN again then, as the listener is. */
const isHeard = ({ listeners }: Host, tuple: Tuple): boolean =>
  listeners.some((each) => isOpenFor(each, tuple));

export const isOpenFor = ({ port, snapshot }: HostListener, tuple: Tuple): boolean =>
  snapshot.value === 'LISTEN' && port === localPortOf(tuple);

const deaf = (snapshot: EndpointSnapshot): EndpointSnapshot =>
  snapshot.context.listening ? endpointIn({ ...snapshot.context, listening: false }) : snapshot;

export function keep(turn: HostTurn, tuple: Tuple, endpoint: HostEndpoint): void {
  turn.host = { ...turn.host, endpoints: withEntry(turn.host.endpoints, tuple, endpoint) };
}

export function count(turn: HostTurn, names: readonly CounterName[]): void {
  if (names.length === 0) return;
  turn.host = { ...turn.host, counters: counted(turn.host.counters, names) };
  turn.effects.push({ kind: 'count', names });
}

/** What the endpoint would do about an event: nothing of it has happened yet. */
export const tried = (endpoint: HostEndpoint, event: OutsideEvent) =>
  settle<Dealing>(endpoint.snapshot, { event });

/** The endpoint has dealt with an event: what came of it is kept, counted and told. */
export function dealt(
  turn: HostTurn,
  tuple: Tuple,
  before: HostEndpoint,
  done: { readonly snapshot: EndpointSnapshot; readonly effects: readonly Effect[] },
  event: OutsideEvent,
  changes: Partial<HostEndpoint> = {},
): void {
  const { snapshot, effects } = done;
  keep(turn, tuple, { ...before, ...changes, snapshot });
  turn.effects.push({ kind: 'dealt', tuple, event, snapshot, effects });
  count(turn, countsOf(event, before.snapshot.context.state, effects));
}

/** The listener itself deals with a segment of a connection of which nothing is kept, or changed. */
export function dealtByListener(
  turn: HostTurn,
  tuple: Tuple,
  endpoint: HostEndpoint,
  event: OutsideEvent,
  effects: readonly Effect[],
): void {
  dealt(turn, tuple, endpoint, { snapshot: endpoint.snapshot, effects }, event);
}

/** Nothing is kept of a request any more: its next segment meets the listener. */
export const forgotten = ({ snapshot: { context } }: HostEndpoint): EndpointSnapshot =>
  endpointIn({ ...context, state: 'LISTEN', tcb: null });

/** No program listens on its port: a stranger's. */
export const stranger = ({ snapshot: { context } }: HostEndpoint): EndpointSnapshot =>
  endpointIn({ ...context, state: 'CLOSED', listening: false, tcb: null });

/** A verdict, and what the step of the connection tells of it: the rule, and how full the queues are. */
export interface Decision extends ListenerVerdict {
  readonly tells: readonly Effect[];
}

/** Asks a listener's chart; its queues change, and its verdict is for the caller to carry out. */
export function ask(turn: HostTurn, id: ListenerId, event: ListenerEvent): Decision | null {
  const at = turn.host.listeners[id];
  if (!at) throw new Error(`no listener ${id}`);
  const { snapshot, verdict } = askListener(at.snapshot, event);
  turn.host = { ...turn.host, listeners: turn.host.listeners.with(id, { ...at, snapshot }) };
  if (!verdict) return null;
  count(turn, verdict.counts);
  const { acceptQueue, halfOpen, limit } = snapshot.context;
  const lengths = { acceptQueue: acceptQueue.length, halfOpen: halfOpen.length, limit };
  return {
    ...verdict,
    tells: verdict.rule
      ? [
          { kind: 'cite', rule: verdict.rule },
          { kind: 'queues', ...lengths },
        ]
      : [],
  };
}

export function queueChange(
  turn: HostTurn,
  queue: 'synQueue' | 'acceptQueue',
  does: 'enters' | 'leaves',
  listenerId: ListenerId,
  tuple: Tuple,
): void {
  turn.effects.push({ kind: 'queue', queue, does, listener: listenerId, tuple });
}

/** A record is gone, and all its timers with it; `fired` has ended by itself. */
export const stopsOf = (tcb: Tcb | null, fired?: TimerName): Effect[] =>
  (Object.keys(tcb?.timers ?? {}) as TimerName[])
    .filter((timer) => timer !== fired)
    .map((timer) => ({ kind: 'stopTimer', timer }));

export const LISTENS: Effect = { kind: 'enter', state: 'LISTEN' };
