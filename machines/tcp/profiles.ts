/**
 * Profiles: the constants and choices in which stacks differ. `rfc` is RFC 9293 with the resolutions listed in the
 * README; `linux` is what a current Linux kernel does. All times are in microseconds.
 */
import { ms, s } from './time.ts';

export interface KeepAlive {
  /** Idle time before the first probe. */
  readonly idleUs: number;
  /** Time between probes. */
  readonly intervalUs: number;
  /** Unanswered probes before the connection is given up. */
  readonly probes: number;
}

export interface Profile {
  /** Largest number of data octets in a segment we send; also the MSS option we offer (3.7.1). */
  readonly mss: number;
  /** Receive buffer in octets: the largest window offered. */
  readonly rcvBuf: number;
  /** The application takes data at once; false: data waits in the buffer until a receive call. */
  readonly autoRead: boolean;

  /** RTO before the first sample (RFC 6298, 2.1). */
  readonly rtoInitialUs: number;
  /** Lower bound of a computed RTO (RFC 6298, 2.4). */
  readonly rtoMinUs: number;
  /** Upper bound of the RTO (RFC 6298, 2.5). */
  readonly rtoMaxUs: number;
  /** RTO for data after the SYN timer fired, where the initial one is smaller (RFC 6298, 5.7). */
  readonly rtoAfterSynLossUs: number;
  /** R2 for SYN and SYN+ACK: retransmissions before giving up (3.8.3). */
  readonly synRetries: number;
  /** R2 for data and FIN: retransmissions before giving up (3.8.3). */
  readonly dataRetries: number;

  /** 2 MSL (3.4.2). */
  readonly timeWaitUs: number;
  /** Delayed-ACK time, 0 = each data segment is acknowledged at once (3.8.6.3). */
  readonly delayedAckUs: number;
  /** Nagle's algorithm (3.7.4). */
  readonly nagle: boolean;
  /** User timeout, 0 = none (3.8.3). */
  readonly userTimeoutUs: number;
  /** Keep-alive, null = off, the default (3.8.4). */
  readonly keepAlive: KeepAlive | null;
  /** How long FIN_WAIT_2 may last, 0 = for ever, as the RFC has it. */
  readonly finWait2Us: number;
  /** Challenge ACKs and the range check on SEG.ACK (RFC 5961). */
  readonly rfc5961: boolean;
  /** Ignore RST in TIME_WAIT (RFC 1337, fix F1). */
  readonly rfc1337: boolean;
  /** A SYN with a higher number may reopen a connection in TIME_WAIT (3.6.1, MAY-2). */
  readonly timeWaitReuse: boolean;
  /** Simultaneous open as figure 7 draws it, or by the letter of the sequence check. */
  readonly simOpen: 'figure7' | 'literal';
  /** Answer of SYN_RCVD to a repeated SYN: by the letter an ACK, on deployed stacks the SYN+ACK again. */
  readonly dupSyn: 'ack' | 'synack';
  /** Data that arrives after `close` is answered with RST (3.6.1, MAY-1). */
  readonly halfDuplexClose: boolean;
  /** Initial congestion window in octets; null = by the table of RFC 5681, 3.1. */
  readonly initialWindow: number | null;
}

export const PROFILES = {
  rfc: {
    mss: 1000,
    rcvBuf: 65535,
    autoRead: true,
    rtoInitialUs: s(1),
    rtoMinUs: s(1),
    rtoMaxUs: s(60),
    rtoAfterSynLossUs: s(3),
    synRetries: 8,
    dataRetries: 6,
    timeWaitUs: s(240),
    delayedAckUs: 0,
    nagle: false,
    userTimeoutUs: 0,
    keepAlive: null,
    finWait2Us: 0,
    rfc5961: true,
    rfc1337: false,
    timeWaitReuse: false,
    simOpen: 'figure7',
    dupSyn: 'ack',
    halfDuplexClose: false,
    initialWindow: null,
  },
  linux: {
    mss: 1460,
    rcvBuf: 64240,
    autoRead: true,
    rtoInitialUs: s(1),
    rtoMinUs: ms(200),
    rtoMaxUs: s(120),
    rtoAfterSynLossUs: s(3),
    synRetries: 6,
    dataRetries: 15,
    timeWaitUs: s(60),
    delayedAckUs: ms(40),
    nagle: false,
    userTimeoutUs: 0,
    keepAlive: null,
    finWait2Us: s(60),
    rfc5961: true,
    rfc1337: false,
    timeWaitReuse: true,
    simOpen: 'figure7',
    dupSyn: 'synack',
    halfDuplexClose: true,
    initialWindow: 14600,
  },
} as const satisfies Record<string, Profile>;

export type ProfileName = keyof typeof PROFILES;

/** A profile with some of its values set otherwise. */
export const profileOf = (name: ProfileName, settings: Partial<Profile> = {}): Profile => ({
  ...PROFILES[name],
  ...settings,
});
