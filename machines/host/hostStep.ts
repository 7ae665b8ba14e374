/**
 * One host deals with one event: what its kernel does about a segment, a timer, a call of a program. A pure function; the charts
 * are those of the endpoints (tcp/endpoint.ts) and of the listeners (listener.ts).
 */
import type { Time } from '../tcp/time.ts';
import { requestTimeouts, isKept } from '../tcp/deferredAccept.ts';
import { listenerFor, segmentArrives } from './demultiplex.ts';
import type { Host, HostEffect, HostEvent, ListenerId } from './host.ts';
import * as turns from './hostTurn.ts';
import type { HostTurn } from './hostTurn.ts';
import { newListener } from './newListener.ts';
import { remainsBehind, remainsOf } from './remains.ts';
import type { Tuple } from './tuple.ts';

export function hostStep(
  host: Host,
  event: HostEvent,
  now: Time,
): { readonly host: Host; readonly effects: readonly HostEffect[] } {
  const turn: HostTurn = { host, now, effects: [] };
  deal(turn, event);
  return { host: turn.host, effects: turn.effects };
}

function deal(turn: HostTurn, event: HostEvent): void {
  switch (event.kind) {
    case 'segment':
      segmentArrives(turn, event.tuple, event.event);
      return;
    case 'timer':
      timerFires(turn, event);
      return;
    case 'call':
      programCalls(turn, event);
      return;
    case 'listen':
      listen(turn, event);
      return;
    case 'closeListener':
      closeListener(turn, event.listener);
      return;
    case 'accept':
      accept(turn, event.listener);
      return;
    case 'sysctl': {
      const settings = { ...turn.host.settings, ...event.settings };
      turn.host = { ...turn.host, settings };
      for (const id of turn.host.listeners.keys())
        turns.ask(turn, id, { type: 'settings', settings, now: turn.now });
      return;
    }
  }
}

function timerFires(turn: HostTurn, { tuple, event }: HostEvent & { kind: 'timer' }): void {
  const endpoint = turns.endpointOf(turn, tuple);
  const { tcb, profile } = endpoint.snapshot.context;
  if (endpoint.stage.at === 'synQueue' && event.type === 'timeout.retransmission' && tcb) {
    const id = endpoint.stage.listener;
    const verdict = turns.ask(turn, id, {
      ...{ type: 'synAckTimeout', tuple, timeouts: requestTimeouts(tcb), now: turn.now },
      retries: profile.synAckRetries ?? profile.synRetries,
      isKept: isKept(tcb, profile),
    });
    if (verdict?.does === 'forgets') {
      const done = {
        snapshot: turns.forgotten(endpoint),
        effects: [...verdict.tells, ...turns.stopsOf(tcb, 'retransmission'), turns.LISTENS],
      };
      turns.dealt(turn, tuple, endpoint, done, event, { stage: { at: 'listener' } });
      turns.queueChange(turn, 'synQueue', 'leaves', id, tuple);
      return;
    }
  }
  const done = turns.tried(endpoint, event);
  turns.dealt(turn, tuple, endpoint, done, event, { remains: remainsOf(endpoint, done) });
}

function programCalls(turn: HostTurn, { tuple, event }: HostEvent & { kind: 'call' }): void {
  const endpoint = turns.endpointOf(turn, tuple);
  const { remains } = endpoint;
  if (remains) turns.keep(turn, tuple, { ...endpoint, remains: remainsBehind(remains, event) });
  // what is over is a descriptor and no more
  if (endpoint.snapshot.context.tcb === null) return;
  turns.dealt(turn, tuple, endpoint, turns.tried(endpoint, event), event);
}

function listen(turn: HostTurn, { listener, port, backlog }: HostEvent & { kind: 'listen' }): void {
  const { host, now } = turn;
  if (listener > host.listeners.length) throw new Error(`listener ${listener} has none before it`);
  if (listener === host.listeners.length) {
    const made = { port, snapshot: newListener(host.settings) };
    turn.host = { ...host, listeners: [...host.listeners, made] };
  }
  turns.ask(turn, listener, { type: 'listen', backlog, settings: host.settings, now });
  const { limit } = contextOf(turn, listener);
  turn.effects.push({ kind: 'limit', listener, limit });
}

/**
 * Every connection that nobody has accepted is reset (inet_csk_listen_stop), or goes to another listener of the port
 * (`tcp_migrate_req`). Requests vanish at their timers.
 */
function closeListener(turn: HostTurn, id: ListenerId): void {
  const { acceptQueue } = contextOf(turn, id);
  turns.ask(turn, id, { type: 'close', now: turn.now });
  turn.effects.push({ kind: 'closed', listener: id });
  for (const tuple of acceptQueue) {
    turns.queueChange(turn, 'acceptQueue', 'leaves', id, tuple);
    const heir = turn.host.settings.migrateReq ? listenerFor(turn, tuple) : null;
    if (heir === null) abortUnaccepted(turn, tuple);
    else moveTo(turn, tuple, heir);
  }
}

function moveTo(turn: HostTurn, tuple: Tuple, heir: ListenerId): void {
  const endpoint = turns.endpointOf(turn, tuple);
  turns.keep(turn, tuple, { ...endpoint, stage: { at: 'acceptQueue', listener: heir } });
  turns.ask(turn, heir, { type: 'inherit', tuple, now: turn.now });
  turns.count(turn, ['TcpExtTCPMigrateReqSuccess']);
  turns.queueChange(turn, 'acceptQueue', 'enters', heir, tuple);
}

function abortUnaccepted(turn: HostTurn, tuple: Tuple): void {
  const endpoint = turns.endpointOf(turn, tuple);
  const event = { type: 'abort', now: turn.now } as const;
  const { snapshot, effects } = turns.tried(endpoint, event);
  const done = {
    snapshot,
    effects: [{ kind: 'cite', rule: 'listener.resetsUnaccepted' } as const, ...effects],
  };
  turns.dealt(turn, tuple, endpoint, done, event, { stage: { at: 'listener' } });
}

function accept(turn: HostTurn, id: ListenerId): void {
  const [tuple] = contextOf(turn, id).acceptQueue;
  if (tuple === undefined) return;
  turns.ask(turn, id, { type: 'accept', now: turn.now });
  const endpoint = turns.endpointOf(turn, tuple);
  turns.keep(turn, tuple, { ...endpoint, stage: { at: 'program' } });
  turns.queueChange(turn, 'acceptQueue', 'leaves', id, tuple);
  turn.effects.push({ kind: 'accepted', listener: id, tuple });
}

function contextOf({ host }: HostTurn, id: ListenerId) {
  const listener = host.listeners[id];
  if (!listener) throw new Error(`no listener ${id}`);
  return listener.snapshot.context;
}
