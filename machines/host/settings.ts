/** What an administrator sets for all listeners of a host, by the kernel's own names; the values of a Linux 6 as it ships. */

export interface HostSettings {
  /** `net.core.somaxconn`: no backlog is longer (4096; 128 before Linux 5.4). */
  readonly somaxconn: number;
  /** Without cookies: when less than a quarter of so many requests are free, SYNs of strangers are dropped. */
  readonly maxSynBacklog: number;
  /** 0: a full SYN queue drops; 1: it answers with cookies; 2: every SYN is answered with one. */
  readonly synCookies: 0 | 1 | 2;
  /** The ACK of a handshake that finds the accept queue full is answered with a reset. */
  readonly abortOnOverflow: boolean;
  /** A listener that is closed leaves its connections to another one of its port (SO_REUSEPORT). */
  readonly migrateReq: boolean;
}

export const LINUX_HOST: HostSettings = {
  somaxconn: 4096,
  maxSynBacklog: 128,
  synCookies: 1,
  abortOnOverflow: false,
  migrateReq: false,
};

/** `net.core.` and `net.ipv4.` names, by their ends; a value is as `sysctl` prints it. */
const SYSCTLS: Readonly<Record<string, (value: number) => Partial<HostSettings>>> = {
  somaxconn: (somaxconn) => ({ somaxconn }),
  tcp_max_syn_backlog: (maxSynBacklog) => ({ maxSynBacklog }),
  tcp_syncookies: (value) => ({ synCookies: value === 0 ? 0 : value === 2 ? 2 : 1 }),
  tcp_abort_on_overflow: (value) => ({ abortOnOverflow: value !== 0 }),
  tcp_migrate_req: (value) => ({ migrateReq: value !== 0 }),
};

/** The values that sysctls make; those that are about single connections (see stacks/linux/sysctls.ts) are left out. */
export function hostSettingsOf(sysctls: Readonly<Record<string, string>>): HostSettings {
  let settings = LINUX_HOST;
  for (const [name, value] of Object.entries(sysctls)) {
    const read = SYSCTLS[name.replace(/^net\.(ipv4|core)\./, '')];
    if (read) settings = { ...settings, ...read(Number(value)) };
  }
  return settings;
}
