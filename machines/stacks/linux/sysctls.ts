/** What an administrator sets in Linux, and a program on its socket, by the kernel's own names, as values of a profile. */
import type { Profile } from '../../tcp/profile.ts';
import { ms, s } from '../../tcp/time.ts';

type Values = Partial<Profile>;
type Reader = (value: string) => Values;

const number = (value: string): number => Number(value.trim().split(/\s+/)[0]);
const isOn = (value: string): boolean => number(value) !== 0;

/** The two lowest bits of `tcp_fastopen`, and those that do without a cookie: of the client, of the server. */
const ROLES = ['off', 'client', 'server', 'both'] as const;
const FAST_OPEN_WITHOUT_COOKIE = 0x4 | 0x200;

/** `net.ipv4.tcp_...`, by the end of the name. A value is as `sysctl` prints it. */
export const SYSCTLS = {
  tcp_sack: (v) => ({ sack: isOn(v) }),
  tcp_dsack: (v) => ({ dsack: isOn(v) }),
  tcp_timestamps: (v) => ({ timestamps: isOn(v) }),
  tcp_window_scaling: (v) => ({ windowScaling: isOn(v) }),
  tcp_fastopen: (v) => ({
    fastOpen: ROLES[number(v) & 3] ?? 'off',
    fastOpenCookie: (number(v) & FAST_OPEN_WITHOUT_COOKIE) === 0 ? 'asked' : 'none',
  }),
  tcp_ecn: (v) => ({ ecn: number(v) === 0 ? 'off' : number(v) === 1 ? 'ask' : 'answer' }),
  tcp_congestion_control: (v) => ({
    congestionControl: v.trim().startsWith('reno') ? 'reno' : 'cubic',
  }),
  tcp_early_retrans: (v) => ({ tailLossProbe: number(v) >= 3 }),
  tcp_frto: (v) => ({ frto: isOn(v) }),
  tcp_slow_start_after_idle: (v) => ({ idleRestart: isOn(v) }),
  tcp_rmem: (v) => {
    const [, rcvBuf = 131072, rcvBufMax = rcvBuf] = v.trim().split(/\s+/).map(Number);
    return { rcvBuf, rcvBufMax };
  },
  tcp_wmem: (v) => {
    const [, sndBuf = 16384, sndBufMax = sndBuf] = v.trim().split(/\s+/).map(Number);
    return { sndBuf, sndBufMax };
  },
  tcp_moderate_rcvbuf: (v) => ({ rcvBufGrows: isOn(v) }),
  tcp_syn_retries: (v) => ({ synRetries: number(v) }),
  tcp_syn_linear_timeouts: (v) => ({ synLinearTimeouts: number(v) }),
  tcp_synack_retries: (v) => ({ synAckRetries: number(v) }),
  tcp_retries2: (v) => ({ dataRetries: number(v) }),
  tcp_orphan_retries: (v) => ({ orphanRetries: number(v) }),
  tcp_fin_timeout: (v) => ({ finWait2Us: s(number(v)) }),
  tcp_rto_min_us: (v) => ({ rtoMinUs: number(v) }),
  tcp_invalid_ratelimit: (v) => ({ ackRateLimitUs: ms(number(v)) }),
  tcp_tw_reuse: (v) => ({ timeWaitOpen: number(v) === 1 }),
  tcp_rfc1337: (v) => ({ rfc1337: isOn(v) }),
} satisfies Record<string, Reader>;

export type SysctlName = keyof typeof SYSCTLS;

export const SYSCTL_NAMES = Object.keys(SYSCTLS) as SysctlName[];

/** The values that sysctls make; `net.ipv4.` before a name may be missing. Unknown names are left out. */
export function settingsOfSysctls(sysctls: Readonly<Record<string, string>>): Values {
  const settings: Values = {};
  for (const [name, value] of Object.entries(sysctls)) {
    const reader = (SYSCTLS as Record<string, Reader>)[name.replace(/^net\.ipv4\./, '')];
    if (reader) Object.assign(settings, reader(value));
  }
  return settings;
}
