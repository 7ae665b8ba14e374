/** What the kernel counts of its listeners and connections, by the names that `nstat` prints. */

export const COUNTERS = [
  /** A segment met a full accept queue: a SYN, the ACK of a handshake, data behind an ACK that was ignored. */
  'TcpExtListenOverflows',
  /** A SYN or an ACK was dropped by a listener, for whatever reason. */
  'TcpExtListenDrops',
  'TcpExtTCPReqQFullDoCookies',
  'TcpExtTCPReqQFullDrop',
  'TcpExtSyncookiesSent',
  'TcpExtSyncookiesRecv',
  'TcpExtSyncookiesFailed',
  'TcpExtTCPDeferAcceptDrop',
  /** A request was reset: by its client, or for `tcp_abort_on_overflow`. */
  'TcpExtEmbryonicRsts',
  'TcpExtTCPMigrateReqSuccess',
  'TcpExtTCPTimeouts',
  'TcpExtTCPSynRetrans',
  'TcpPassiveOpens',
  'TcpEstabResets',
  'TcpRetransSegs',
  'TcpOutRsts',
] as const;

export type CounterName = (typeof COUNTERS)[number];

export type Counters = Readonly<Partial<Record<CounterName, number>>>;

export function counted(counters: Counters, names: readonly CounterName[]): Counters {
  if (names.length === 0) return counters;
  const next: Partial<Record<CounterName, number>> = { ...counters };
  for (const name of names) next[name] = (next[name] ?? 0) + 1;
  return next;
}
