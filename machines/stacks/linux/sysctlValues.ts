/**
 * The values of a profile as an administrator of Linux sets them: what sysctls.ts reads, written. Those that many runs are about
 * are always said, the others where they are not as Linux ships. Of what Linux has no switch for, nothing is said.
 */
import type { Profile } from '../../tcp/profile.ts';
import { linux } from './profile.ts';
import type { SysctlName } from './sysctls.ts';

type Values = Partial<Record<SysctlName, string>>;

const ROLES = { off: 0, client: 1, server: 2, both: 3 } as const;
const WITHOUT_COOKIE = 0x4 | 0x200;
const ECN = { off: 0, ask: 1, answer: 2 } as const;

/** Linux counts memory, of which about half is left for octets (`tcp_scaling_ratio`); others count octets. */
const memory = ({ windowFrom }: Profile, octets: number): number =>
  windowFrom === 'memory' ? octets : 2 * octets;

/** An integer of the kernel, of those that have one octet. */
const count = (n: number): string => String(Math.min(Math.max(Math.round(n), 0), 255));
const flag = (isOn: boolean): string => (isOn ? '1' : '0');

const always = (p: Profile): Values => ({
  tcp_sack: flag(p.sack),
  tcp_dsack: flag(p.dsack),
  tcp_timestamps: flag(p.timestamps),
  tcp_window_scaling: flag(p.windowScaling),
  tcp_ecn: String(ECN[p.ecn]),
  tcp_fastopen: String(ROLES[p.fastOpen] + (p.fastOpenCookie === 'none' ? WITHOUT_COOKIE : 0)),
  tcp_congestion_control: p.congestionControl,
  tcp_early_retrans: p.tailLossProbe ? '3' : '0',
  tcp_frto: p.frto ? '2' : '0',
});

const otherwise = (p: Profile): Values => ({
  tcp_slow_start_after_idle: flag(p.idleRestart),
  tcp_moderate_rcvbuf: flag(p.rcvBufGrows),
  tcp_rmem: [4096, memory(p, p.rcvBuf), memory(p, Math.max(p.rcvBuf, p.rcvBufMax))].join(' '),
  ...(p.sndBuf !== null && { tcp_wmem: [4096, p.sndBuf, p.sndBufMax ?? p.sndBuf].join(' ') }),
  tcp_syn_retries: count(p.synRetries),
  tcp_syn_linear_timeouts: count(p.synLinearTimeouts),
  ...(p.synAckRetries !== null && { tcp_synack_retries: count(p.synAckRetries) }),
  tcp_retries2: count(p.dataRetries),
  ...(p.orphanRetries !== null && { tcp_orphan_retries: count(p.orphanRetries) }),
  ...(Number.isFinite(p.finWait2Us) &&
    p.finWait2Us > 0 && { tcp_fin_timeout: String(Math.ceil(p.finWait2Us / 1e6)) }),
  tcp_rto_min_us: String(p.rtoMinUs),
  tcp_invalid_ratelimit: String(Math.round(p.ackRateLimitUs / 1000)),
  tcp_rfc1337: flag(p.rfc1337),
});

/** The names without `net.ipv4.`, in the order in which they are best read. */
export function sysctlValuesOf(profile: Profile): Values {
  const usual = otherwise(linux);
  const changed = Object.entries(otherwise(profile)).filter(
    ([name, value]) => usual[name as SysctlName] !== value,
  );
  return { ...always(profile), ...Object.fromEntries(changed) };
}
