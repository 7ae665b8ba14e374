/** Random scenarios: applications that do as they like, over links that lose, delay and double. All from one seed. */
import fc from 'fast-check';
import { ms, s } from '../../machines/tcp/time.ts';
import { todaysOptions } from '../../machines/stacks/todaysOptions.ts';
import type { Profile } from '../../machines/tcp/profile.ts';
import type { Action, End, Link, Occasion, Reaction, Scenario } from '../simulation/scenario.ts';
import { CALLS, type Call } from '../trace/calls.ts';
import { injectionsFor, someFaults, WRAP } from './randomNetwork.ts';

/** Initial sequence numbers: next to the wrap, mostly, so that connections run over it. */
export const anyIss = fc.oneof(
  fc.integer({ min: WRAP - 4000, max: WRAP - 1 }),
  fc.constantFrom(0, 1, WRAP - 1, WRAP / 2, 100),
);

export const anyBytes = fc.oneof(
  fc.integer({ min: 1, max: 100 }),
  fc.integer({ min: 900, max: 1100 }),
  fc.integer({ min: 1, max: 12_000 }),
);

const call: fc.Arbitrary<Call> = fc.oneof(
  { weight: 6, arbitrary: anyBytes.map((n): Call => ({ call: 'send', bytes: n })) },
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

/** What both ends are set to: the profile's options, or all or none of today's, by the letter or by Linux. */
export const anyOptions: fc.Arbitrary<Partial<Profile>> = fc.constantFrom<Partial<Profile>>(
  {},
  todaysOptions(true),
  { ...todaysOptions(true), congestionControl: 'cubic' },
  todaysOptions(false),
);

/** The profiles that are a TCP. */
export const anyProfile = fc.constantFrom('rfc', 'linux', 'linuxTextbook');

const occasion: fc.Arbitrary<Occasion> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ on: fc.constantFrom('established', 'data', 'endOfFile') }) },
  {
    weight: 1,
    arbitrary: fc.record(
      { on: fc.constant('read'), octets: fc.integer({ min: 1, max: 3000 }) },
      { requiredKeys: ['on'] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ on: fc.constant('call'), of: fc.constantFrom(...CALLS) }) },
);

const afterUs = fc.constantFrom(0, ms(1), ms(150), s(2));

const reaction: fc.Arbitrary<Reaction> = fc
  .record({ occasion, afterUs, what: call })
  .map(({ occasion, what, ...rest }) => ({ ...occasion, ...rest, ...what }));

/**
 * Reactions on each occasion, which answer with no more than has come, and follow from no call that they make: with a peer that
 * reacts a few times they end.
 */
const answer: fc.Arbitrary<Reaction> = fc
  .oneof(
    fc.record({
      on: fc.constantFrom('read', 'data'),
      call: fc.constant('send'),
      bytes: fc.constantFrom<number | 'read'>(1, 'read'),
    }),
    fc.record({
      on: fc.constant('read'),
      octets: fc.integer({ min: 100, max: 2000 }),
      call: fc.constant('send'),
      bytes: fc.constantFrom(5, 100),
    }),
    fc.record({
      on: fc.constant('call'),
      of: fc.constantFrom('listen', 'connect', 'send', 'shutdown'),
      call: fc.constantFrom('receive', 'status'),
    }),
  )
  .chain((what) => afterUs.map((wait): Reaction => ({ ...what, afterUs: wait, each: true })));

const settings: fc.Arbitrary<Partial<Profile>> = fc.record(
  {
    mss: fc.constantFrom(100, 536, 1000),
    rcvBuf: fc.constantFrom(50, 300, 2000, 65535),
    sndBuf: fc.constantFrom(null, 300, 3000),
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

const endWith = (reactions: fc.Arbitrary<Reaction[]>): fc.Arbitrary<End> =>
  fc.record({
    // a number for each incarnation there can be, so that they can be told apart
    iss: fc.uniqueArray(anyIss, { minLength: 10, maxLength: 10 }),
    settings,
    reactions,
  });

/** Each the first time. */
const few = fc.array(reaction, { maxLength: 5 });

/** Now and then some each time. */
const many = fc
  .tuple(few, fc.oneof(fc.constant([]), fc.array(answer, { minLength: 1, maxLength: 2 })))
  .map(([once, each]) => [...once, ...each]);

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

/** Anything that may happen. */
export const anyScenario: fc.Arbitrary<Scenario> = fc
  .record({
    profile: anyProfile,
    settings: anyOptions,
    client: endWith(few),
    server: endWith(many),
    link: anyLink,
    faults: someFaults,
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
