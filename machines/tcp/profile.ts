/**
 * A profile: the constants and choices in which stacks differ, as plain data. The choices that are more than a constant name
 * a policy (see policy.ts); which profiles and policies there are is said in machines/stacks. All times are in microseconds.
 */

export interface KeepAlive {
  /** Idle time before the first probe. */
  readonly idleUs: number;
  /** Time between probes. */
  readonly intervalUs: number;
  /** Unanswered probes before the connection is given up. */
  readonly probes: number;
}

/**
 * Rules that are broken. A TCP breaks none; those that are broken on purpose (machines/stacks/broken) show what each of them is
 * there for. They are no values of a scenario: what has any is no TCP, and is marked so.
 */
export interface Breaks {
  /** Two segments open a connection: a SYN alone establishes a passive open, and a SYN+ACK is not acknowledged (3.5). */
  readonly noThirdSegment?: true;
  /** A FIN closes both directions (3.6). */
  readonly finClosesBoth?: true;
  /** The number of our FIN is not waited for: what acknowledges all data before it acknowledges it as well (3.4). */
  readonly finAckedByData?: true;
  /** LAST_ACK ends with any ACK (3.10.7.4, fifth step). */
  readonly anyAckEndsLastAck?: true;
  /** A reset that meets CLOSED is answered with a reset (3.5.2). */
  readonly answersReset?: true;
  /** The RTO stays as it is when its timer fires (RFC 6298, 5.5). */
  readonly noBackoff?: true;
  /** TIME_WAIT is shorter than 2 MSL: `timeWaitUs` says how long it is (3.6.1). */
  readonly shortTimeWait?: true;
  /** So few duplicate ACKs mean a loss (RFC 5681, 3.2). */
  readonly dupAcksForLoss?: number;
  /** Each connection begins with this number (3.4.1). */
  readonly initialNumber?: number;
}

export interface Profile {
  /** See there. */
  readonly breaks?: Breaks;
  /** Largest number of data octets in a segment we send; also the MSS option we offer (3.7.1). */
  readonly mss: number;
  /** Receive buffer in octets: the largest window offered; with `windowFrom: 'memory'` the memory it may take up. */
  readonly rcvBuf: number;
  /**
   * Send buffer in octets: so much is written and not acknowledged at most, and a program that writes more waits; null: no
   * limit. With `smallSegments: 'linux'` the memory that it may take up.
   */
  readonly sndBuf: number | null;
  /** How large that memory may become by itself; null: it stays as it is. */
  readonly sndBufMax: number | null;
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
  /**
   * How the RTO is computed: as RFC 6298 has it; the same, as RFC 1122 had it before; or with Linux's variance, which never falls
   * below `rtoMinUs`.
   */
  readonly rtoEstimator: 'rfc6298' | 'rfc1122' | 'linux';
  /** R2 for SYN: retransmissions before giving up (3.8.3). */
  readonly synRetries: number;
  /** So many timeouts of a SYN before its RTO begins to double; they are not counted against `synRetries`. */
  readonly synLinearTimeouts: number;
  /** R2 for SYN+ACK; null = as `synRetries`. */
  readonly synAckRetries: number | null;
  /** So many timeouts of a SYN+ACK a bare ACK of it is not taken: the connection is completed by data (TCP_DEFER_ACCEPT). */
  readonly deferAcceptTimeouts: number;
  /** R2 for data and FIN: retransmissions before giving up (3.8.3). */
  readonly dataRetries: number;
  /** The same for a connection that no program holds any more; null = as `dataRetries`. */
  readonly orphanRetries: number | null;
  /** What the retries of data and FIN count: retransmissions, or the time that so many would take from `rtoMinUs` on. */
  readonly giveUpBy: 'count' | 'time';
  /** After a timeout: only the front of the queue goes again (3.10.8), or, as ACKs come in, all that was in flight. */
  readonly afterTimeout: 'front' | 'all';
  /** A retransmission takes along what follows it in the queue, as far as it fits in one segment. */
  readonly mergeRetransmissions: boolean;

  /** 2 MSL (3.4.2). */
  readonly timeWaitUs: number;
  /** Delayed-ACK time, 0 = each data segment is acknowledged at once (3.8.6.3). */
  readonly delayedAckUs: number;
  /** When an ACK is held back: never longer than `delayedAckUs`, or by Linux's quick-ACK and ping-pong modes. */
  readonly acks: 'rfc' | 'linux';
  /** How data is cut: by RFC 9293, 3.8.6.2.1, or into Linux's packets of several segments. */
  readonly smallSegments: 'rfc' | 'linux';
  /** What the window says: free octets of the buffer, or what Linux makes of the memory that segments take up. */
  readonly windowFrom: 'octets' | 'memory';
  /** Which segments bring a new window: 3.10.7.4's test by SND.WL1 and SND.WL2, or Linux's. */
  readonly windowUpdate: 'rfc' | 'linux';
  /** Ticks a second of a timer wheel that makes timers late, as Linux has one; 0 = timers are exact. */
  readonly timerHz: number;
  /** What a window probe carries: an octet of data, or nothing, below the window. */
  readonly probe: 'octet' | 'empty';
  /** Nagle's algorithm (3.7.4). */
  readonly nagle: boolean;
  /** A short segment never leaves before its time is over or the connection is closed (TCP_CORK, `smallSegments: 'linux'`). */
  readonly cork: boolean;
  /** User timeout, 0 = none (3.8.3); and what it counts from: the data, or its first retransmission. */
  readonly userTimeoutUs: number;
  readonly userTimeoutFrom: 'data' | 'retransmission';
  /** Keep-alive, null = off, the default (3.8.4). */
  readonly keepAlive: KeepAlive | null;
  /** How long `close` waits for the end of the connection (SO_LINGER); 0: it resets it; null: it does not wait, the default. */
  readonly lingerUs: number | null;
  /** How long FIN_WAIT_2 may last, 0 = for ever, as the RFC has it. */
  readonly finWait2Us: number;
  /** Which segments pass the sequence check: 3.4's table, or Linux's, which takes the edges as well. */
  readonly sequenceCheck: 'rfc' | 'linux';
  /** Congestion control in octets (RFC 5681), none (RFC 793), or as Linux counts it, in segments. */
  readonly congestion: 'rfc5681' | 'rfc793' | 'linux';
  /** Challenge ACKs and the range check on SEG.ACK (RFC 5961). */
  readonly rfc5961: boolean;
  /** At most one challenge ACK, or ACK of an unacceptable segment without data, in this time; 0 = no limit. */
  readonly ackRateLimitUs: number;
  /** Ignore RST in TIME_WAIT (RFC 1337, fix F1). */
  readonly rfc1337: boolean;
  /** A SYN with a higher number may reopen a connection in TIME_WAIT (3.6.1, MAY-2). */
  readonly timeWaitReuse: boolean;
  /** OPEN in TIME_WAIT takes the connection's numbers up again a second after it was heard of last, if it has timestamps (RFC 6191). */
  readonly timeWaitOpen: boolean;
  /** What starts 2 MSL anew in TIME_WAIT: a repeated FIN, or any segment with an ACK. */
  readonly timeWaitRestart: 'fin' | 'ack';
  /** Simultaneous open as figure 7 draws it, by the letter of the sequence check, or figure 7 with an ACK more. */
  readonly simOpen: 'figure7' | 'literal' | 'linux';
  /** Answer of SYN_RCVD to a repeated SYN: by the letter an ACK, on deployed stacks the SYN+ACK again. */
  readonly dupSyn: 'ack' | 'synack';
  /** What a SYN in the window does to SYN_RCVD of a passive open: back to LISTEN, silently or with a reset. */
  readonly synInSynRcvd: 'silent' | 'reset';
  /** Text and a FIN on a SYN: kept until the connection is established; or dropped, and in LISTEN the SYN with its FIN. */
  readonly textOnSyn: 'kept' | 'dropped';
  /** After a bad ACK in SYN_SENT the SYN goes again so soon; 0 = not before its RTO. */
  readonly synAgainUs: number;
  /** A listening program goes on listening while, and after, a connection is made of what it heard. */
  readonly listenerStays: boolean;
  /** After the peer's FIN a reset with the number of that FIN counts as well. */
  readonly resetBeforeFin: boolean;
  /** A reset at the end of what SACK blocks tell counts as one at RCV.NXT. */
  readonly resetAtSackEdge: boolean;
  /** The reset of an ABORT carries an ACK. */
  readonly resetCarriesAck: boolean;
  /** A CLOSE in CLOSE_WAIT, while data waits: LAST_ACK begins when the FIN leaves (3.10.4), or at once. */
  readonly lastAckFrom: 'fin' | 'close';
  /** `close` with data that nobody has read: a FIN all the same, or a reset (3.6.1, SHLD-3). */
  readonly closeUnread: 'fin' | 'reset';
  /** Keep-alive that gives up tells the peer with a reset. */
  readonly keepAliveResets: boolean;
  /** Data that arrives after `close` is answered with RST (3.6.1, MAY-1). */
  readonly halfDuplexClose: boolean;
  /** Initial congestion window in octets; null = by `initialWindowSegments`. */
  readonly initialWindow: number | null;
  /** The same in segments (RFC 6928); null = by the table of RFC 5681, 3.1. */
  readonly initialWindowSegments: number | null;

  // options: each is used where both ends offer it
  /** Selective acknowledgments (RFC 2018), and those of what came twice (D-SACK, RFC 2883). */
  readonly sack: boolean;
  readonly dsack: boolean;
  /** Timestamps: round trips of retransmissions too, and protection against old segments (RFC 7323, 3 to 5). */
  readonly timestamps: boolean;
  /** Window scaling (RFC 7323, 2). */
  readonly windowScaling: boolean;
  /** TCP Fast Open (RFC 7413): who may send data with the SYN, or take it from one. */
  readonly fastOpen: 'off' | 'client' | 'server' | 'both';
  /** Its cookie is asked for first; is known from an earlier connection, perhaps before the server changed its key; or both ends do without. */
  readonly fastOpenCookie: 'asked' | 'known' | 'outdated' | 'none';
  /** Explicit congestion notification (RFC 3168): not at all, asked for with the SYN, or agreed to where the peer asks. */
  readonly ecn: 'off' | 'ask' | 'answer';

  /** What a loss leaves of the window and how it grows again: by RFC 5681, or CUBIC, by RFC 9438 or as Linux has it (`congestion`). */
  readonly congestionControl: 'reno' | 'cubic';
  /** A probe of the tail (RFC 8985, 7); detection of needless timeouts (RFC 5682). */
  readonly tailLossProbe: boolean;
  readonly frto: boolean;
  /** After an idle time longer than the RTO the window starts over (RFC 5681, 4.1). */
  readonly idleRestart: boolean;
  /** The receive buffer grows, up to so much, while the application keeps up (`windowFrom: 'memory'`). */
  readonly rcvBufGrows: boolean;
  readonly rcvBufMax: number;
  /** The application has set its size: it stays as it is, and the window scale goes by it. */
  readonly rcvBufLocked: boolean;
}
