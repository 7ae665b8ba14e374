/**
 * What a Linux as it ships does: SACK, RACK and tail loss probes, reductions that are undone, timestamps, window scaling, CUBIC,
 * ECN, Nagle. Each run shows one thing, with as few segments as that takes.
 */
import { ms, s } from '../../machines/tcp/time.ts';
import type { End, Injection, Reaction } from '../simulation/scenario.ts';
import { delayed, lost, scenarios, type Different } from './base.ts';

/** What one segment carries: an MSS of 1460, less twelve octets of timestamps. */
const SEGMENT = 1448;

const sends = (bytes: number, afterUs: number): Reaction => ({
  on: 'established',
  afterUs,
  call: 'send',
  bytes,
});

/** The client sends, the server only reads. */
const sending = (reactions: readonly Reaction[], different: Different): Different => ({
  profile: 'linux',
  settings: {},
  client: { iss: [100], reactions },
  server: { iss: [300] },
  ...different,
});

/** So many full segments at once. */
const burst = (segments: number, different: Different): Different =>
  sending([sends(segments * SEGMENT, ms(100))], different);

/** The end of a burst is lost, on a short path. */
const lostTail = (different: Different): Different =>
  burst(5, { link: { delayUs: ms(10) }, faults: [lost('client', 'DATA', [4, 5])], ...different });

/** Jumbo frames, a large buffer, and 200 ms there and back: far more than 64 kB fits on the way. */
const longFatPath = (windowScaling: boolean): Different =>
  sending([sends(160_000, ms(100))], {
    link: { delayUs: ms(100) },
    settings: { mss: 8960, rcvBuf: 1_000_000, rcvBufLocked: true, windowScaling },
  });

/** By its number this is the very next data; it is a copy of something that left long ago. */
const oldDuplicate = (segment: Partial<Injection['segment']>, different: Different): Different =>
  sending([sends(100, ms(100)), sends(100, ms(500))], {
    injections: [
      {
        atUs: ms(400),
        to: 'server',
        segment: { seq: 201, ack: 301, flags: ['ACK'], bytes: 100, wnd: 63, ...segment },
      },
    ],
    ...different,
  });

/** By way of a satellite, 600 ms there and back: one loss, and enough to send that the window comes back. */
const lossOnALongPath = (congestionControl: 'cubic' | 'reno'): Different =>
  burst(50, {
    link: { delayUs: ms(300) },
    settings: { congestionControl },
    faults: [lost('client', 'DATA', 2)],
  });

/**
 * A request and its reply, and then a second request in so many writes. The server replies to it when all of it has arrived: the
 * connection has learned by then that it is one of requests and replies.
 */
const secondRequest = (
  writes: readonly number[],
  repliedAtUs: number,
  { client }: { readonly client?: End['settings'] },
): Different => ({
  profile: 'linux',
  settings: {},
  client: {
    iss: [100],
    ...(client !== undefined && { settings: client }),
    reactions: [
      sends(100, ms(100)),
      ...writes.map((bytes): Reaction => ({ on: 'data', afterUs: ms(50), call: 'send', bytes })),
    ],
  },
  server: { iss: [300], reactions: [{ on: 'data', afterUs: 0, call: 'send', bytes: 200 }] },
  actions: [
    { atUs: 0, side: 'server', call: 'listen' },
    { atUs: ms(20), side: 'client', call: 'connect' },
    { atUs: repliedAtUs, side: 'server', call: 'send', bytes: 200 },
  ],
});

export const modern = scenarios({
  /** SACK blocks show which one is missing, and what need not be sent again. */
  'sack-one-loss': burst(10, { faults: [lost('client', 'DATA', 4)] }),

  /** Nothing arrives behind the loss that could tell of it: a probe makes the receiver speak. */
  'tail-loss-probe': lostTail({}),

  /** The same as it was long ago: only the timer is left, and it shuts the window. */
  'tail-loss-timeout': lostTail({ settings: { sack: false, dsack: false, tailLossProbe: false } }),

  /** Two overtake one: not yet a loss. */
  reordered: burst(5, { faults: [delayed('client', 'DATA', 3, ms(10))] }),

  /** Four overtake one, which is taken for lost; the echoed timestamp says that it was not (Eifel). */
  'needless-fast-retransmit': burst(6, { faults: [delayed('client', 'DATA', 2, ms(20))] }),

  /** Without timestamps it takes a D-SACK to know. */
  'needless-dsack': burst(6, {
    settings: { timestamps: false },
    faults: [delayed('client', 'DATA', 2, ms(110))],
  }),

  /** The path stands still for longer than the RTO. */
  'needless-timeout': burst(4, {
    faults: [
      { match: { from: 'client', nth: 'all', afterUs: ms(150) }, do: 'hold', untilUs: ms(760) },
    ],
  }),

  /** Its timestamp gives the old duplicate away. */
  paws: oldDuplicate({ timestamps: { value: 60, echo: 200 } }, {}),

  /** Without timestamps it is taken for what comes next, and what comes next for a duplicate. */
  'paws-off': oldDuplicate({}, { settings: { timestamps: false } }),

  'window-scaling': longFatPath(true),
  'window-unscaled': longFatPath(false),

  /** After a loss: 0.7 of the window, and a cubic of time; or half, and a segment a round trip. */
  cubic: lossOnALongPath('cubic'),
  reno: lossOnALongPath('reno'),

  /** The second write of a request waits for an ACK, which waits for a reply, which waits for the second write. */
  'nagle-40ms': secondRequest([100, 100], ms(570), {}),

  /** TCP_NODELAY: both writes leave at once, in two segments. */
  'nagle-nodelay': secondRequest([100, 100], ms(430), { client: { nagle: false } }),

  /** The program puts the request together and writes it once. */
  'nagle-one-write': secondRequest([200], ms(430), {}),

  /** A second is enough where timestamps tell old from new (RFC 6191). */
  'time-wait-timestamps': {
    profile: 'linux',
    settings: { timeWaitOpen: true },
    client: { iss: [100], reactions: [{ on: 'established', afterUs: ms(100), call: 'close' }] },
    server: { iss: [300, 900], reactions: [{ on: 'endOfFile', afterUs: 0, call: 'close' }] },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: ms(20), side: 'client', call: 'connect' },
      { atUs: s(2), side: 'client', call: 'connect' },
    ],
  },

  /** The network makes a copy of a segment, which comes when the next connection has the same sockets. */
  'time-wait-reuse-old-data': {
    profile: 'linux',
    settings: { timeWaitOpen: true },
    client: {
      iss: [100],
      reactions: [sends(100, ms(100)), { on: 'established', afterUs: ms(200), call: 'close' }],
    },
    server: { iss: [300, 900], reactions: [{ on: 'endOfFile', afterUs: 0, call: 'close' }] },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: ms(20), side: 'client', call: 'connect' },
      { atUs: s(2), side: 'client', call: 'connect' },
    ],
    faults: [{ match: { from: 'client', kind: 'DATA', nth: 1 }, do: 'duplicate', byUs: ms(2000) }],
  },

  /** A router marks instead of losing. */
  ecn: sending([sends(5 * SEGMENT, ms(100)), sends(2 * SEGMENT, ms(220))], {
    settings: { ecn: 'ask' },
    faults: [{ match: { from: 'client', kind: 'DATA', nth: 2 }, do: 'mark' }],
  }),
});
