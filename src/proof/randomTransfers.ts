/** Random transfers, which are to arrive whatever the link does. */
import fc from 'fast-check';
import { ms, s } from '../../machines/tcp/time.ts';
import type { Action, Reaction, Scenario } from '../simulation/scenario.ts';
import { anyBytes, anyIss, anyLink, anyOptions, anyProfile } from './randomScenario.ts';

/** Two well-behaved ends: each sends what it has, closes when done, and reads at once. It is to arrive, whatever the link does. */
export const anyTransfer: fc.Arbitrary<Scenario> = fc
  .record({
    profile: anyProfile,
    options: anyOptions,
    clientIss: anyIss,
    serverIss: anyIss,
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
    sends: fc.array(anyBytes, { minLength: 1, maxLength: 5 }),
    replies: fc.array(anyBytes, { maxLength: 5 }),
    link: anyLink,
  })
  .map(({ settings: { rcvBuf = 65535, ...settings }, ...rest }) => ({
    ...rest,
    // small windows in one direction only: see the war of ACKs in invariants.test.ts
    settings: { ...settings, ...(rest.replies.length === 0 ? { rcvBuf } : {}) },
  }))
  .map(
    ({ profile, options, clientIss, serverIss, settings: both, sends, replies, link, atOnce }) => {
      const speak = (
        amounts: readonly number[],
        close: 'endOfFile' | 'established',
      ): Reaction[] => [
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
        settings: { ...options, ...both, synRetries: 1000, dataRetries: 1000 },
        client: { iss: [clientIss], reactions: speak(sends, 'established') },
        server: { iss: [serverIss], reactions: speak(replies, 'endOfFile') },
        link,
        actions: [
          { atUs: atOnce ? ms(20) : 0, side: 'server', call: atOnce ? 'connect' : 'listen' },
          { atUs: ms(20), side: 'client', call: 'connect' },
        ],
      };
    },
  );

/** A transfer to an application that reads seldom, from a small buffer: windows shut, are probed, and open by steps. */
export const anySlowReading: fc.Arbitrary<Scenario> = fc
  .record({
    profile: anyProfile,
    options: anyOptions,
    mss: fc.constantFrom(50, 100, 1000),
    rcvBuf: fc.constantFrom(40, 200, 333),
    amount: fc.integer({ min: 1, max: 700 }),
    reply: fc.integer({ min: 1, max: 150 }),
    every: fc.constantFrom(ms(300), ms(1700)),
    clientIss: anyIss,
    link: anyLink,
  })
  .map(({ profile, options, mss, rcvBuf, amount, reply, every, clientIss, link }) => ({
    id: 'slow-reading',
    profile,
    settings: { ...options, mss, synRetries: 1000, dataRetries: 1000 },
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
