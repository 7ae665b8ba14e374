/** One host, as data: its listeners, its connections by their 4-tuple, and what its kernel has counted. */
import type { Effect } from '../tcp/effects.ts';
import type { OutsideEvent } from '../tcp/endpointSetup.ts';
import type { Profile } from '../tcp/profile.ts';
import type { EndpointSnapshot } from '../tcp/step.ts';
import type { Segment } from '../tcp/segment.ts';
import type { Time } from '../tcp/time.ts';
import type { Counters, CounterName } from './counters.ts';
import { emptyTable, type Table } from './table.ts';
import type { ListenerSnapshot } from './listener.ts';
import type { HostSettings } from './settings.ts';
import type { Tuple } from './tuple.ts';

/** Names a listening socket of the host: its place in the list, in which it stays when it is closed. */
export type ListenerId = number;

export interface HostListener {
  readonly port: number;
  readonly snapshot: ListenerSnapshot;
}

/** Where a connection is on its way to a program. */
export type ConnectionStage =
  | { readonly at: 'listener' } /** nothing is kept of it */
  | { readonly at: 'synQueue'; readonly listener: ListenerId }
  | { readonly at: 'acceptQueue'; readonly listener: ListenerId }
  | { readonly at: 'program' };

/** What a program finds of a connection that was reset: octets that came before, perhaps the end of the file, and one error. */
export interface Remains {
  readonly unread: number;
  /** A FIN had come behind them. */
  readonly isEndOfFile: boolean;
  readonly error: 'ECONNRESET' | 'ETIMEDOUT' | 'EPIPE' | null;
}

export interface HostEndpoint {
  readonly snapshot: EndpointSnapshot;
  readonly stage: ConnectionStage;
  readonly remains: Remains | null;
  /**
   * A cookie was sent. The kernel keeps nothing: this is what the number and the timestamp that it sent say to it when they
   * come back, the SYN as far as they can hold it.
   */
  readonly cookie: { readonly syn: Segment; readonly sentAt: Time } | null;
}

export interface HostInput {
  readonly settings: HostSettings;
  /** Of every connection; programs read for themselves, so that `autoRead` is off. */
  readonly profile: Profile;
  /** Initial sequence numbers of a connection (RFC 9293, 3.4.1), one per incarnation. */
  readonly issOf: (tuple: Tuple) => readonly number[];
  /** Which of several listeners of a port (SO_REUSEPORT) a connection belongs to: the kernel's hash. */
  readonly reuseportOf: (tuple: Tuple, listeners: readonly ListenerId[]) => ListenerId;
}

export interface Host extends HostInput {
  readonly listeners: readonly HostListener[];
  readonly endpoints: Table<Tuple, HostEndpoint>;
  readonly counters: Counters;
}

/** A host on which nothing listens yet. */
export const newHost = (input: HostInput): Host => ({
  ...input,
  listeners: [],
  endpoints: emptyTable(),
  counters: {},
});

/** What happens to a host. */
export type HostEvent =
  | { readonly kind: 'segment'; readonly tuple: Tuple; readonly event: SegmentEvent }
  | { readonly kind: 'timer'; readonly tuple: Tuple; readonly event: TimerEvent }
  /** A program calls on a connection: send, receive, shutdown, close, abort. */
  | { readonly kind: 'call'; readonly tuple: Tuple; readonly event: OutsideEvent }
  /** listen(): a new listener where `listener` is the number of those there are, else a second listen on the same socket. */
  | {
      readonly kind: 'listen';
      readonly listener: ListenerId;
      readonly port: number;
      readonly backlog: number;
    }
  | { readonly kind: 'closeListener'; readonly listener: ListenerId }
  | { readonly kind: 'accept'; readonly listener: ListenerId }
  /** The administrator sets `net.*` values anew; a limit changes with the next listen(). */
  | { readonly kind: 'sysctl'; readonly settings: Partial<HostSettings> };

export type SegmentEvent = Extract<OutsideEvent, { type: 'segmentArrives' }>;
export type TimerEvent = Extract<OutsideEvent, { type: `timeout.${string}` }>;

/** What comes of it, in order. */
export type HostEffect =
  /** An endpoint, or the listener for it, dealt with an event: a step of that connection. */
  | {
      readonly kind: 'dealt';
      readonly tuple: Tuple;
      readonly event: OutsideEvent;
      readonly snapshot: EndpointSnapshot;
      readonly effects: readonly Effect[];
    }
  /** A connection enters a queue of a listener, or leaves it. */
  | {
      readonly kind: 'queue';
      readonly queue: 'synQueue' | 'acceptQueue';
      readonly does: 'enters' | 'leaves';
      readonly listener: ListenerId;
      readonly tuple: Tuple;
    }
  /** accept() has it. */
  | { readonly kind: 'accepted'; readonly listener: ListenerId; readonly tuple: Tuple }
  | {
      readonly kind: 'limit';
      readonly listener: ListenerId;
      readonly limit: number;
    }
  | { readonly kind: 'closed'; readonly listener: ListenerId }
  | { readonly kind: 'count'; readonly names: readonly CounterName[] };

/** What waits for accept(), first come first served. */
export const acceptQueueOf = ({ listeners }: Host, id: ListenerId): readonly Tuple[] =>
  listeners[id]?.snapshot.context.acceptQueue ?? [];
