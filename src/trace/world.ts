/**
 * The trace of a world: one server host, its listeners and the programs on it, and many clients, each with a connection. All that
 * happened stands in one order, which the playhead walks. A connection's own part is a ConnectionTrace, which every view of a
 * connection takes.
 */
import type { CounterName } from '../../machines/host/counters.ts';
import type { ListenerId } from '../../machines/host/host.ts';
import type { ServerHappening } from '../../machines/server/happenings.ts';
import type { Time } from '../../machines/tcp/time.ts';
import type { ConnectionTrace, TraceEnd } from './connection.ts';

/** Names a connection: its place in the world's list. */
export type ConnectionIndex = number;

export interface WorldListener {
  readonly port: number;
}

export interface WorldClient {
  readonly name: string;
  readonly connection: ConnectionIndex;
  /** Its SYN came from a forged address: nobody is there to answer the SYN+ACK. */
  readonly isForged: boolean;
}

/** What happened, whoever it happened to. */
export type What =
  /** A step of a connection, at either end. */
  | { readonly kind: 'step'; readonly connection: ConnectionIndex; readonly step: number }
  /** A connection enters or leaves a queue of a listener. */
  | {
      readonly kind: 'queue';
      readonly queue: 'synQueue' | 'acceptQueue';
      readonly does: 'enters' | 'leaves';
      readonly listener: ListenerId;
      readonly connection: ConnectionIndex;
    }
  | {
      readonly kind: 'accepted';
      readonly listener: ListenerId;
      readonly connection: ConnectionIndex;
    }
  /** listen(), for the first time or again. */
  | { readonly kind: 'limit'; readonly listener: ListenerId; readonly limit: number }
  | { readonly kind: 'closed'; readonly listener: ListenerId }
  | { readonly kind: 'count'; readonly names: readonly CounterName[] }
  /** Of the programs on the server. */
  | { readonly kind: 'server'; readonly what: ServerHappening }
  /** Of a client's program. */
  | { readonly kind: 'client'; readonly client: number; readonly what: ClientHappening };

export type ClientHappening =
  | { readonly is: 'connecting' | 'connected' | 'closes' | 'aborts' | 'givesUp' }
  /** The n-th request leaves the program, from 0. */
  | { readonly is: 'asks'; readonly nth: number; readonly bytes: number }
  /** So many octets of its requests have been answered by now. */
  | { readonly is: 'reads'; readonly answeredBytes: number }
  | { readonly is: 'answered'; readonly nth: number }
  /** It had asked, or was about to: its connection is over. */
  | { readonly is: 'refused' | 'reset' | 'timedOut' | 'closedOn' };

export type WorldHappening = What & { readonly at: Time };

export interface WorldTrace {
  readonly id: string;
  readonly clients: readonly WorldClient[];
  readonly listeners: readonly WorldListener[];
  readonly connections: readonly ConnectionTrace[];
  readonly happenings: readonly WorldHappening[];
  readonly end: { readonly reason: TraceEnd; readonly at: Time };
}
