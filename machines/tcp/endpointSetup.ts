/** What the chart is made with: its context, its events, its guards, and how a turn of plain functions becomes an action. */
import { assign, setup } from 'xstate';
import type { CallEvent } from './calls.ts';
import type { Effect, TimerName } from './effects.ts';
import type { Profile } from './profile.ts';
import type { Segment } from './segment.ts';
import { seq } from './sequence.ts';
import type { State } from './states.ts';
import type { Tcb } from './tcb.ts';
import type { Time } from './time.ts';
import {
  connected,
  timerEnded,
  type Connected,
  type PeerCookie,
  type Raised,
  type StackPolicies,
  type Turn,
} from './turn.ts';

/** So long the peer's clock has certainly moved on. */
const REUSE_DELAY_US = 1_000_000;

export interface EndpointInput {
  readonly profile: Profile;
  readonly policies: StackPolicies;
  /** Initial sequence numbers, one per incarnation of the connection; the last one repeats. */
  readonly iss: readonly number[];
}

export interface EndpointContext extends EndpointInput {
  /** The state the chart is in, so that plain functions can tell. */
  readonly state: State;
  readonly incarnation: number;
  /** The remote socket is named: a listening endpoint may open actively (3.10.1). */
  readonly remoteNamed: boolean;
  /** A program listens here. */
  readonly listening: boolean;
  readonly tcb: Tcb | null;
  /** What is remembered of the peer for TCP Fast Open. */
  readonly peerCookie?: PeerCookie | null;
}

/** What happens to an endpoint. */
export type OutsideEvent = { readonly now: Time } & (
  | CallEvent
  | { readonly type: 'segmentArrives'; readonly segment: Segment }
  | { readonly type: `timeout.${TimerName}` }
  /** What is permitted and owed leaves: data, FIN, ACK. Follows a segment once the application has reacted. */
  | { readonly type: 'output' }
);

export type EndpointEvent = OutsideEvent | { readonly type: Raised; readonly now: Time };

export const base = setup({
  types: {
    context: {} as EndpointContext,
    events: {} as EndpointEvent,
    input: {} as EndpointInput,
  },
  actions: {
    /** Effects, for whoever runs the chart to perform. */
    perform: (_, _effects: readonly Effect[]) => undefined,
    beIn: assign((_, params: { state: State }) => ({ state: params.state })),
    startListening: assign(({ event }) => ({
      listening: true,
      remoteNamed: event.type === 'listen' && event.remote === true,
    })),
    stopListening: assign({ listening: false }),
  },
  guards: {
    remoteIsNamed: ({ context, event }) =>
      event.type === 'connect' ? (event.remote ?? true) : context.remoteNamed,
    nothingToSend: ({ context }) => context.tcb?.unsent === 0,
    unreadWouldBeLost: ({ context: { profile, tcb } }) =>
      profile.closeUnread === 'reset' && tcb !== null && tcb.unread > 0,
    writeWaits: ({ context: { tcb } }) => tcb !== null && tcb.unwritten > 0,
    lingersNoTime: ({ context: { profile } }) => profile.lingerUs === 0,
    /** `close` says more than `shutdown` did: reading is given up as well (3.6.1, MAY-1). */
    closeIsMore: ({ context: { profile } }) => profile.halfDuplexClose,
    listenerStays: ({ context: { profile, listening } }) => profile.listenerStays && listening,
    /** The numbers of the old connection are taken up a second after it was heard of last (RFC 6191). */
    timeWaitMayReopen: ({ context: { profile, tcb }, event }) =>
      profile.timeWaitOpen &&
      tcb !== null &&
      tcb.tsRecent !== null &&
      event.now - tcb.tsRecentAt > REUSE_DELAY_US,
    shutdownLeaves: ({ context: { tcb, policies } }) =>
      tcb?.unsent === 0 && policies.crossing.holdsShutdown !== true,
    staysOnAbort: ({ context }) => context.policies.timeWait.staysOnAbort === true,
    /** Where a listener stays, a call behind a connection is one on that, and not on the listener. */
    connectionIsGone: ({ context: { profile, incarnation } }) =>
      profile.listenerStays && incarnation > 0,
    isFastOpened: ({ context }) => context.tcb?.fastOpen === 'accepted',
    closeIsQueued: ({ context }) => context.tcb?.closeAsked === true,
  },
});

/** On entry to a state: the functions can tell where they are, and the trace sees it, also when it is only passed. */
export const entered = (state: State) => [
  { type: 'beIn' as const, params: { state } },
  { type: 'perform' as const, params: [{ kind: 'enter' as const, state }] },
];

/** What a `close`, or a `shutdown`, may be that is no plain one, as transitions of the chart. */
const behind = { guard: 'writeWaits', actions: 'closeBehind' } as const;
const shutdownBehind = { guard: 'writeWaits', actions: 'shutdownBehind' } as const;
const lingeringNoTime = {
  guard: 'lingersNoTime',
  target: 'CLOSED',
  actions: 'closeAtOnce',
} as const;
const unread = { guard: 'unreadWouldBeLost', target: 'CLOSED', actions: 'closeUnread' } as const;
const droppingAll = [behind, unread, lingeringNoTime] as const;
const stopsReading = { guard: 'closeIsMore', actions: 'stopReading' } as const;
const afterShutdown = [...droppingAll, stopsReading, { actions: 'notPermitted' }] as const;
export const CLOSES = { behind, shutdownBehind, lingeringNoTime, droppingAll, afterShutdown };

/** Makes an action of a function that takes a turn and the event, which must be of the type named (or any). */
export function deal<T extends EndpointEvent['type'] | 'any'>(
  type: T,
  dealing: (turn: Turn, event: Extract<EndpointEvent, { type: T }>) => void,
) {
  return base.enqueueActions(({ context, event, enqueue }) => {
    if (type !== 'any' && event.type !== type) throw new Error(`${event.type} is not ${type}`);
    const turn: Turn = {
      state: context.state,
      now: event.now,
      profile: context.profile,
      policies: context.policies,
      listening: context.listening,
      tsOffset: seq(context.iss[0] ?? 0),
      nextIss: seq(context.iss[Math.min(context.incarnation, context.iss.length - 1)] ?? 0),
      tcb: context.tcb && { ...context.tcb },
      peerCookie: context.peerCookie ?? null,
      issTaken: false,
      effects: [],
      raised: [],
    };
    dealing(turn, event as Extract<EndpointEvent, { type: T }>);
    enqueue.assign({
      tcb: turn.tcb,
      incarnation: context.incarnation + (turn.issTaken ? 1 : 0),
      ...(turn.peerCookie === (context.peerCookie ?? null) ? {} : { peerCookie: turn.peerCookie }),
    });
    if (turn.effects.length > 0) enqueue({ type: 'perform', params: turn.effects });
    for (const type of turn.raised) enqueue.raise({ type, now: event.now });
  });
}

/** Makes an action of what is done when a timer ends. A timer that does not run cannot end: nothing happens then. */
export const expiry = (timer: TimerName, dealing: (turn: Connected) => void) =>
  deal('any', (turn) => {
    if (!turn.tcb?.timers[timer]) return;
    timerEnded(connected(turn), timer);
    dealing(connected(turn));
  });
