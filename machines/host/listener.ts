/**
 * A listening socket, as a chart: what Linux decides about a SYN, about the ACK that completes a handshake and about the timer of
 * a SYN+ACK, in the order in which the kernel asks (tcp_conn_request, tcp_check_req, reqsk_timer_handler). It holds the two
 * queues: requests that are half open, and connections that no program has accepted. Both hold one more than the limit.
 *
 * It makes no segments: what it decides is a verdict, which hostStep carries out.
 */
import { and, assign, not, setup, type SnapshotFrom } from 'xstate';
import type { RuleId } from '../tcp/rules.ts';
import { later } from '../tcp/time.ts';
import type { CounterName } from './counters.ts';
import type { ListenerContext, ListenerEvent, ListenerVerdict } from './listenerEvents.ts';
import { isAcceptQueueFull, isSynQueueFull, retriesUnderPressure } from './queueLimits.ts';
import type { Tuple } from './tuple.ts';

const decides = (
  does: ListenerVerdict['does'],
  rule: RuleId | null,
  ...counts: readonly CounterName[]
): { type: 'decide'; params: ListenerVerdict } => ({
  type: 'decide',
  params: { does, rule, counts },
});

const OVERFLOW = ['TcpExtListenOverflows', 'TcpExtListenDrops'] as const;

/** A cookie is good for two minutes at most (TCP_SYNCOOKIE_VALID). */
const COOKIE_VALID_US = 120_000_000;

const base = setup({
  types: {
    context: {} as ListenerContext,
    events: {} as ListenerEvent,
    input: {} as Pick<ListenerContext, 'settings'>,
  },
  actions: {
    decide: (_, _verdict: ListenerVerdict) => undefined,
    setLimit: assign(({ event, context }) => {
      if (event.type !== 'listen') return {};
      const asked = event.backlog < 0 ? Infinity : event.backlog;
      const { somaxconn } = event.settings;
      return { ...context, settings: event.settings, limit: Math.min(asked, somaxconn) };
    }),
    addRequest: assign(({ context, event }) => ({
      halfOpen: [...context.halfOpen, { tuple: tupleOf(event), isYoung: true }],
    })),
    dropRequest: assign(({ context, event }) => ({
      halfOpen: context.halfOpen.filter(({ tuple }) => tuple !== tupleOf(event)),
    })),
    ageRequest: assign(({ context, event }) => ({
      halfOpen: context.halfOpen.map((request) =>
        request.tuple === tupleOf(event) ? { ...request, isYoung: false } : request,
      ),
    })),
    enqueue: assign(({ context, event }) => ({
      acceptQueue: [...context.acceptQueue, tupleOf(event)],
    })),
    dequeue: assign(({ context }) => ({ acceptQueue: context.acceptQueue.slice(1) })),
    setSettings: assign(({ event }) =>
      event.type === 'settings' ? { settings: event.settings } : {},
    ),
    noteCookie: assign(({ event }) => ({ cookieAt: event.now })),
    forgetQueue: assign({ acceptQueue: [] }),
  },
  guards: {
    acceptQueueIsFull: ({ context }) => isAcceptQueueFull(context),
    synQueueIsFull: ({ context, event }) => isOfStranger(event) && isSynQueueFull(context),
    cookiesAreOff: ({ context }) => context.settings.synCookies === 0,
    needsCookie: ({ context, event }) =>
      isOfStranger(event) && (context.settings.synCookies === 2 || isSynQueueFull(context)),
    lastQuarterIsKept: ({ context: { settings, halfOpen }, event }) =>
      isOfStranger(event) &&
      settings.synCookies === 0 &&
      settings.maxSynBacklog - halfOpen.length < settings.maxSynBacklog >> 2,
    abortsOnOverflow: ({ context }) => context.settings.abortOnOverflow,
    cookiesAreOut: ({ context, event }) =>
      context.settings.synCookies !== 0 &&
      context.cookieAt !== null &&
      event.now <= later(context.cookieAt, COOKIE_VALID_US),
    isCookie: ({ event }) => event.type === 'strayAck' && event.isCookie,
    retriesAreUsedUp: ({ context, event }) =>
      event.type === 'synAckTimeout' &&
      !event.isKept &&
      event.timeouts >= retriesUnderPressure(context, event.retries),
  },
});

export const listener = base.createMachine({
  id: 'listener',
  context: ({ input }) => ({
    settings: input.settings,
    limit: 0,
    halfOpen: [],
    acceptQueue: [],
    cookieAt: null,
  }),
  initial: 'CLOSED',
  states: {
    CLOSED: {
      on: {
        listen: { target: 'LISTEN', actions: 'setLimit' },
        // what is left of a closed listener's requests vanishes at its timers, without a word
        synAckTimeout: {
          actions: ['dropRequest', decides('forgets', 'listener.closed')],
        },
        handshakeAck: { actions: ['dropRequest', decides('resetsStray', null)] },
        requestGone: { actions: 'dropRequest' },
      },
    },
    LISTEN: {
      on: {
        // a second listen() changes the limit and nothing else
        listen: { actions: 'setLimit' },
        close: { target: 'CLOSED', actions: 'forgetQueue' },

        syn: [
          {
            guard: and(['synQueueIsFull', 'cookiesAreOff']),
            actions: decides(
              'drops',
              'listener.synQueueFull',
              ...['TcpExtTCPReqQFullDrop' as const, 'TcpExtListenDrops' as const],
            ),
          },
          {
            guard: and(['needsCookie', 'acceptQueueIsFull']),
            actions: decides(
              ...(['drops', 'listener.acceptQueueFull'] as const),
              ...['TcpExtTCPReqQFullDoCookies' as const, ...OVERFLOW],
            ),
          },
          {
            guard: 'acceptQueueIsFull',
            actions: decides('drops', 'listener.acceptQueueFull', ...OVERFLOW),
          },
          {
            guard: 'needsCookie',
            actions: [
              'noteCookie',
              decides(
                ...(['sendsCookie', 'listener.cookie'] as const),
                ...['TcpExtTCPReqQFullDoCookies' as const, 'TcpExtSyncookiesSent' as const],
              ),
            ],
          },
          {
            guard: 'lastQuarterIsKept',
            actions: decides('drops', 'listener.lastQuarter', 'TcpExtListenDrops'),
          },
          { actions: ['addRequest', decides('admits', null)] },
        ],

        fastOpened: { actions: ['dropRequest', 'enqueue', decides('completes', null)] },

        handshakeAck: [
          {
            guard: and(['acceptQueueIsFull', 'abortsOnOverflow']),
            actions: [
              'dropRequest',
              decides('resets', 'listener.abortsOnOverflow', ...OVERFLOW, 'TcpExtEmbryonicRsts'),
            ],
          },
          {
            guard: 'acceptQueueIsFull',
            actions: decides('drops', 'listener.ignoresAck', ...OVERFLOW),
          },
          {
            actions: [
              'dropRequest',
              'enqueue',
              decides('completes', 'listener.queued', 'TcpPassiveOpens'),
            ],
          },
        ],

        strayAck: [
          { guard: not('cookiesAreOut'), actions: decides('resetsStray', null) },
          {
            guard: not('isCookie'),
            actions: decides('resetsStray', 'listener.badCookie', 'TcpExtSyncookiesFailed'),
          },
          {
            // even with tcp_abort_on_overflow there is no reset: nothing is known of the connection
            guard: 'acceptQueueIsFull',
            actions: decides(
              ...(['drops', 'listener.ignoresCookie'] as const),
              ...['TcpExtSyncookiesRecv' as const, ...OVERFLOW],
            ),
          },
          {
            actions: [
              'enqueue',
              decides(
                ...(['completesCookie', 'listener.goodCookie'] as const),
                ...['TcpExtSyncookiesRecv' as const, 'TcpPassiveOpens' as const],
              ),
            ],
          },
        ],

        synAckTimeout: [
          {
            guard: 'retriesAreUsedUp',
            actions: ['dropRequest', decides('forgets', 'listener.forgets', 'TcpExtTCPTimeouts')],
          },
          { actions: ['ageRequest', decides('retransmits', null, 'TcpExtTCPTimeouts')] },
        ],
        requestGone: { actions: 'dropRequest' },
        accept: { actions: 'dequeue' },
        inherit: { actions: 'enqueue' },
        settings: { actions: 'setSettings' },
      },
    },
  },
});

export type ListenerSnapshot = SnapshotFrom<typeof listener>;

const isOfStranger = (event: ListenerEvent): boolean => event.type === 'syn' && !event.reopens;

function tupleOf(event: ListenerEvent): Tuple {
  if (!('tuple' in event)) throw new Error(`${event.type} is about no connection`);
  return event.tuple;
}
