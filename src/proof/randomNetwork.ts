/** What a random network does to chosen segments, and what it brings of its own. */
import fc from 'fast-check';
import { ms, s } from '../../machines/tcp/time.ts';
import type { Fault, Injection, Match, MatchedFlag } from '../simulation/scenario.ts';
import type { Side } from '../trace/side.ts';

export const WRAP = 2 ** 32;

const match: fc.Arbitrary<Match> = fc.record(
  {
    from: fc.constantFrom('client', 'server'),
    nth: fc.oneof(
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom<Match['nth']>([1, 2], [2, 4, 6], 'all'),
    ),
    kind: fc.constantFrom('SYN', 'SYN_ACK', 'ACK', 'DATA', 'FIN', 'RST'),
    flags: fc.constantFrom<readonly MatchedFlag[]>(['FIN'], ['PSH', 'ACK'], ['SYN'], ['RST']),
    longerThan: fc.constantFrom(0, 99, 900),
    afterUs: fc.constantFrom(ms(100), s(1)),
  },
  { requiredKeys: ['from', 'nth'] },
);

const treatment = fc.oneof(
  fc.record({ do: fc.constantFrom('drop', 'deliver', 'mark') }),
  fc.record({
    do: fc.constantFrom('delay', 'duplicate'),
    byUs: fc.constantFrom(0, 40, ms(30), ms(400), s(3)),
  }),
  fc.record({ do: fc.constant('hold'), untilUs: fc.constantFrom(ms(300), s(2)) }),
  fc.record({ do: fc.constant('clampMss'), mss: fc.constantFrom(100, 536) }),
);

/** None, mostly. */
export const someFaults: fc.Arbitrary<Fault[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Fault[]>([]) },
  {
    weight: 1,
    arbitrary: fc.array(
      fc.tuple(match, treatment).map(([found, what]): Fault => ({ match: found, ...what })),
      { minLength: 1, maxLength: 4 },
    ),
  },
);

/** Segments out of nowhere, with numbers near those of a connection that begins at the first ISS of both ends. */
export const injectionsFor = (client: number, server: number): fc.Arbitrary<Injection[]> => {
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
