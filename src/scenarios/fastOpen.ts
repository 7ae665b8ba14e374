/** TCP Fast Open on Linux (RFC 7413): a request with the SYN, what it takes to be allowed to, and what may become of it. */
import type { Profile } from '../../machines/tcp/profile.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import { lost, scenarios, type Different } from './base.ts';

/** The client opens with a request and closes after the reply; so it does again where it has more than one moment to begin. */
const opens = (
  cookie: Profile['fastOpenCookie'],
  different: Different & { readonly atUs?: readonly number[] },
): Different => {
  const { atUs = [ms(20)], ...more } = different;
  return {
    profile: 'linux',
    settings: {},
    client: {
      iss: [100, 5000],
      settings: { fastOpenCookie: cookie },
      reactions: [{ on: 'data', afterUs: ms(30), call: 'close', each: true }],
    },
    server: {
      iss: [300, 9000],
      settings: { fastOpen: 'server' },
      reactions: [
        { on: 'data', afterUs: ms(10), call: 'send', bytes: 200, each: true },
        { on: 'endOfFile', afterUs: 0, call: 'close', each: true },
      ],
    },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      ...atUs.map((at) => ({ atUs: at, side: 'client', call: 'connect', bytes: 100 }) as const),
    ],
    ...more,
  };
};

export const fastOpen = scenarios({
  /** The first connection brings a cookie; the next one, once TIME_WAIT is over, sends its request with the SYN. */
  'fast-open': opens('asked', { atUs: [ms(20), s(62)] }),

  /** The server has another key by now: it takes the SYN, but not the data. */
  'fast-open-refused': opens('outdated', {}),

  /** The SYN is lost, and with it the data. */
  'fast-open-syn-lost': opens('known', { faults: [lost('client', 'SYN')] }),

  /** The network makes a copy of the SYN. It comes late, when the connection is over. */
  'fast-open-twice': opens('known', {
    faults: [{ match: { from: 'client', kind: 'SYN', nth: 1 }, do: 'duplicate', byUs: s(1) }],
  }),
});
