/** What a program sets on its socket in Linux (socket(7), tcp(7)), by the kernel's own names, as values of a profile. */
import type { KeepAlive, Profile } from '../../tcp/profile.ts';
import { ms, s } from '../../tcp/time.ts';

type Values = Partial<Profile>;

/** Two packets of the smallest kind fit. */
const LEAST_SEND_BUFFER = 4608;

/** A value is what setsockopt() is given: a number, or a name. */
export const SOCKET_OPTIONS = {
  TCP_NODELAY: (v) => ({ nagle: Number(v) === 0 }),
  TCP_CORK: (v) => ({ cork: Number(v) !== 0 }),
  TCP_MAXSEG: (v) => ({ mss: Number(v) }),
  TCP_SYNCNT: (v) => ({ synRetries: Number(v) }),
  TCP_USER_TIMEOUT: (v) => ({ userTimeoutUs: ms(Number(v)) }),
  TCP_LINGER2: (v) => ({ finWait2Us: s(Number(v)) }),
  TCP_DEFER_ACCEPT: (v) => ({ deferAcceptTimeouts: timeoutsWithin(s(Number(v))) }),
  // struct linger: whether close() lingers at all, and for how many seconds
  SO_LINGER: (v) => {
    const [isOn, seconds] = v.trim().split(/\s+/).map(Number);
    return { lingerUs: isOn === 0 ? null : s(seconds ?? NaN) };
  },
  TCP_CONGESTION: (v) => ({ congestionControl: v === 'reno' ? 'reno' : 'cubic' }),
  // the kernel doubles what a program asks for, and lets it grow no more
  SO_RCVBUF: (v) => ({ rcvBuf: 2 * Number(v), rcvBufLocked: true }),
  SO_SNDBUF: (v) => ({ sndBuf: Math.max(2 * Number(v), LEAST_SEND_BUFFER), sndBufMax: null }),
} satisfies Record<string, (value: string) => Values>;

/** How many timeouts of a SYN+ACK take so long, from 1 s on; a time that begins another counts it. */
function timeoutsWithin(us: number): number {
  let timeouts = 0;
  for (let all = 0; all < us && timeouts < MOST_TIMEOUTS; timeouts++)
    all += Math.min(s(2 ** timeouts), RTO_MAX_US);
  return timeouts;
}
const MOST_TIMEOUTS = 255;
const RTO_MAX_US = s(120);

/** The three that mean something only where SO_KEEPALIVE is on; with what they are unless set. */
const KEEP_ALIVE = {
  TCP_KEEPIDLE: 7200,
  TCP_KEEPINTVL: 75,
  TCP_KEEPCNT: 9,
} as const;

export const SOCKET_OPTION_NAMES = [
  ...(Object.keys(SOCKET_OPTIONS) as (keyof typeof SOCKET_OPTIONS)[]),
  'SO_KEEPALIVE' as const,
  ...(Object.keys(KEEP_ALIVE) as (keyof typeof KEEP_ALIVE)[]),
];

/** The values that options make together. Unknown names are left out. */
export function settingsOfSocketOptions(options: Readonly<Record<string, string>>): Values {
  const settings: Values = {};
  for (const [name, value] of Object.entries(options)) {
    const reader = (SOCKET_OPTIONS as Record<string, (value: string) => Values>)[name];
    if (reader) Object.assign(settings, reader(value));
  }
  const { SO_KEEPALIVE } = options;
  if (SO_KEEPALIVE === undefined) return settings;
  return { ...settings, keepAlive: SO_KEEPALIVE === '0' ? null : keepAliveOf(options) };
}

function keepAliveOf(options: Readonly<Record<string, string>>): KeepAlive {
  const of = (name: keyof typeof KEEP_ALIVE) => Number(options[name] ?? KEEP_ALIVE[name]);
  return {
    idleUs: s(of('TCP_KEEPIDLE')),
    intervalUs: s(of('TCP_KEEPINTVL')),
    probes: of('TCP_KEEPCNT'),
  };
}
