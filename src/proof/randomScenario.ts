/** Random scenarios: applications that do as they like, over links that lose, delay and double. All from one seed. */
import fc from 'fast-check';
import { ms, s } from '../../machines/tcp/time.ts';
import type { Profile } from '../../machines/tcp/profile.ts';
import type { Action, End, Injection, Link, Reaction, Scenario } from '../simulation/scenario.ts';
import type { Call } from '../trace/calls.ts';
import type { Side } from '../trace/side.ts';

const WRAP = 2 ** 32;

/** Initial sequence numbers: next to the wrap, mostly, so that connections run over it. */
const iss = fc.oneof(
  fc.integer({ min: WRAP - 4000, max: WRAP - 1 }),
  fc.constantFrom(0, 1, WRAP - 1, WRAP / 2, 100),
);

const bytes = fc.oneof(
  fc.integer({ min: 1, max: 100 }),
  fc.integer({ min: 900, max: 1100 }),
  fc.integer({ min: 1, max: 12_000 }),
);

const call: fc.Arbitrary<Call> = fc.oneof(
  { weight: 6, arbitrary: bytes.map((n): Call => ({ call: 'send', bytes: n })) },
  { weight: 3, arbitrary: fc.constantFrom<Call>({ call: 'shutdown' }, { call: 'close' }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Call>({ call: 'receive' }, { call: 'receive', bytes: 150 }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Call>(
      { call: 'abort' },
      { call: 'crash' },
      { call: 'status' },
      { call: 'connect' },
      { call: 'listen' },
    ),
  },
);

const reaction: fc.Arbitrary<Reaction> = fc
  .record({
    on: fc.constantFrom('established', 'data', 'endOfFile'),
    afterUs: fc.constantFrom(0, ms(1), ms(150), s(2)),
    what: call,
  })
  .map(({ what, ...rest }) => ({ ...rest, ...what }));

const settings: fc.Arbitrary<Partial<Profile>> = fc.record(
  {
    mss: fc.constantFrom(100, 536, 1000),
    rcvBuf: fc.constantFrom(50, 300, 2000, 65535),
    autoRead: fc.boolean(),
    delayedAckUs: fc.constantFrom(0, ms(40), ms(200)),
    nagle: fc.boolean(),
    userTimeoutUs: fc.constantFrom(0, s(20)),
    keepAlive: fc.constantFrom(null, { idleUs: s(30), intervalUs: s(5), probes: 3 }),
    finWait2Us: fc.constantFrom(0, s(60)),
    dupSyn: fc.constantFrom('ack', 'synack'),
    simOpen: fc.constantFrom('figure7', 'literal'),
    rfc5961: fc.boolean(),
    rfc1337: fc.boolean(),
    timeWaitReuse: fc.boolean(),
    halfDuplexClose: fc.boolean(),
    timeWaitUs: fc.constantFrom(s(2), s(240)),
    initialWindow: fc.constantFrom(null, 500, 20_000),
  },
  { requiredKeys: [] },
);

const end: fc.Arbitrary<End> = fc.record({
  // a number for each incarnation there can be, so that they can be told apart
  iss: fc.uniqueArray(iss, { minLength: 10, maxLength: 10 }),
  settings,
  reactions: fc.array(reaction, { maxLength: 5 }),
});

export const anyLink: fc.Arbitrary<Link> = fc.record({
  delayUs: fc.constantFrom(ms(1), ms(50), ms(400)),
  jitterUs: fc.constantFrom(0, ms(20), ms(300)),
  loss: fc.constantFrom(0, 0.05, 0.2, 0.4),
  duplication: fc.constantFrom(0, 0.1, 0.3),
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
});

const action: fc.Arbitrary<Action> = fc
  .record({
    atUs: fc.integer({ min: 0, max: s(20) }),
    side: fc.constantFrom('client', 'server'),
    what: call,
  })
  .map(({ what, ...rest }) => ({ ...rest, ...what }));

/** How the two ends find each other: one listens, or both open at once. */
const opening: fc.Arbitrary<Action[]> = fc.constantFrom(
  [
    { atUs: 0, side: 'server', call: 'listen' },
    { atUs: ms(20), side: 'client', call: 'connect' },
  ],
  [
    { atUs: ms(20), side: 'server', call: 'connect' },
    { atUs: ms(20), side: 'client', call: 'connect' },
  ],
  [{ atUs: ms(20), side: 'client', call: 'connect' }],
);

/** Segments out of nowhere, with numbers near those of a connection that begins at the first ISS of both ends. */
const injectionsFor = (client: number, server: number): fc.Arbitrary<Injection[]> => {
  const near = fc.integer({ min: -3, max: 3000 });
  const injection = fc
    .record({
      atUs: fc.integer({ min: 0, max: s(3) }),
      to: fc.constantFrom<Side[]>('client', 'server'),
      flags: fc.subarray(['SYN', 'ACK', 'FIN', 'RST'] as const),
      ahead: near,
      ackAhead: near,
      bytes: fc.constantFrom(0, 1, 50, 1000),
      wnd: fc.constantFrom(0, 40, 65535),
    })
    .map(({ atUs, to, flags, ahead, ackAhead, ...rest }): Injection => {
      const [mine, other] = to === 'client' ? [client, server] : [server, client];
      const [number, ack] = [(other + ahead + WRAP) % WRAP, (mine + ackAhead + WRAP) % WRAP];
      return { atUs, to, segment: { seq: number, ack, flags, ...rest } };
    });
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant<Injection[]>([]) },
    { weight: 1, arbitrary: fc.array(injection, { minLength: 1, maxLength: 6 }) },
  );
};

/** Anything that may happen. */
export const anyScenario: fc.Arbitrary<Scenario> = fc
  .record({
    profile: fc.constantFrom('rfc' as const, 'linux' as const),
    client: end,
    server: end,
    link: anyLink,
    opening,
    actions: fc.array(action, { maxLength: 8 }),
  })
  .chain(({ opening: first, actions, ...rest }) =>
    injectionsFor(rest.client.iss[0] ?? 0, rest.server.iss[0] ?? 0).map((injections) => ({
      id: 'random',
      ...rest,
      actions: [...first, ...actions],
      injections,
      untilUs: s(3600),
    })),
  );

/** Two well-behaved ends: each sends what it has, closes when done, and reads at once. It is to arrive, whatever the link does. */
export const anyTransfer: fc.Arbitrary<Scenario> = fc
  .record({
    profile: fc.constantFrom('rfc' as const, 'linux' as const),
    clientIss: iss,
    serverIss: iss,
    settings: fc.record(
      {
        mss: fc.constantFrom(100, 536, 1000),
        delayedAckUs: fc.constantFrom(0, ms(40), ms(200)),
        nagle: fc.boolean(),
        rcvBuf: fc.constantFrom(300, 2000, 65535),
        dupSyn: fc.constantFrom('ack' as const, 'synack' as const),
        simOpen: fc.constantFrom('figure7' as const, 'literal' as const),
      },
      { requiredKeys: [] },
    ),
    atOnce: fc.boolean(),
    sends: fc.array(bytes, { minLength: 1, maxLength: 5 }),
    replies: fc.array(bytes, { maxLength: 5 }),
    link: anyLink,
  })
  .map(({ settings: { rcvBuf = 65535, ...settings }, ...rest }) => ({
    ...rest,
    // small windows in one direction only: see the war of ACKs in invariants.test.ts
    settings: { ...settings, ...(rest.replies.length === 0 ? { rcvBuf } : {}) },
  }))
  .map(({ profile, clientIss, serverIss, settings: both, sends, replies, link, atOnce }) => {
    const speak = (amounts: readonly number[], close: 'endOfFile' | 'established'): Reaction[] => [
      ...amounts.map((n, i): Reaction => ({
        on: 'established',
        afterUs: ms(100 * i),
        call: 'send',
        bytes: n,
      })),
      { on: close, afterUs: ms(100 * amounts.length), call: 'shutdown' },
    ];
    return {
      id: 'transfer',
      profile,
      // nobody gives up, however unlucky
      settings: { ...both, synRetries: 1000, dataRetries: 1000 },
      client: { iss: [clientIss], reactions: speak(sends, 'established') },
      server: { iss: [serverIss], reactions: speak(replies, 'endOfFile') },
      link,
      actions: [
        { atUs: atOnce ? ms(20) : 0, side: 'server', call: atOnce ? 'connect' : 'listen' },
        { atUs: ms(20), side: 'client', call: 'connect' },
      ],
    };
  });

/** A transfer to an application that reads seldom, from a small buffer: windows shut, are probed, and open by steps. */
export const anySlowReading: fc.Arbitrary<Scenario> = fc
  .record({
    profile: fc.constantFrom('rfc' as const, 'linux' as const),
    mss: fc.constantFrom(50, 100, 1000),
    rcvBuf: fc.constantFrom(40, 200, 333),
    amount: fc.integer({ min: 1, max: 700 }),
    reply: fc.integer({ min: 1, max: 150 }),
    every: fc.constantFrom(ms(300), ms(1700)),
    clientIss: iss,
    link: anyLink,
  })
  .map(({ profile, mss, rcvBuf, amount, reply, every, clientIss, link }) => ({
    id: 'slow-reading',
    profile,
    settings: { mss, synRetries: 1000, dataRetries: 1000 },
    client: {
      iss: [clientIss],
      reactions: [
        { on: 'established', afterUs: 0, call: 'send', bytes: amount },
        { on: 'established', afterUs: ms(200), call: 'shutdown' },
      ],
    },
    server: {
      iss: [300],
      settings: { rcvBuf, autoRead: false },
      reactions: [
        { on: 'established', afterUs: ms(900), call: 'send', bytes: reply },
        { on: 'endOfFile', afterUs: s(3), call: 'shutdown' },
      ],
    },
    link,
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: ms(20), side: 'client', call: 'connect' },
      // ever more seldom, so that there are enough of them even if the sender has grown very patient
      ...Array.from({ length: 150 }, (_, i): Action => ({
        atUs: ms(30) + i * every * (5 + i),
        side: 'server',
        call: 'receive',
      })),
    ],
  }));
