/**
 * The transmission control block: what an endpoint remembers of one connection (RFC 9293, 3.3.1).
 *
 * Plain data, never changed in place: each turn of the endpoint makes a new one, so an old one shows an old moment.
 */
import type { TimerName } from './effects.ts';
import type { List } from './list.ts';
import type { Own } from './policy.ts';
import type { SackBlock } from './segment.ts';
import { advance, distance, type Seq } from './sequence.ts';
import type { State } from './states.ts';
import type { Time } from './time.ts';

/** An entry of the retransmission queue: sequence numbers in flight, as they were cut into a segment. */
export interface InFlight {
  readonly seq: Seq;
  readonly dataLen: number;
  readonly syn: boolean;
  readonly fin: boolean;
  /** It emptied the send buffer: PSH is set (3.9.1.2). */
  readonly psh: boolean;
  /** The packet of several segments that it left in, by the number of its first one; the last of them carries PSH. */
  readonly packet?: Seq;
  /** When it left last, and as which of all that left: several leave at one moment. */
  readonly sentAt: Time;
  readonly order: number;
  /** How often it left; above 1 it gives no round-trip sample (RFC 6298, 3: Karn). */
  readonly transmissions: number;
  /** A SACK says that it has arrived (RFC 2018, 5). */
  readonly sacked?: boolean;
  /** Taken for lost; with `again` its retransmission is on its way. */
  readonly lost?: boolean;
  readonly again?: boolean;
}

/** A stretch of data (or a FIN) that arrived above RCV.NXT and waits for the gap before it. */
export interface Held {
  readonly seq: Seq;
  readonly dataLen: number;
  readonly fin: boolean;
}

/** A running timer. */
export interface RunningTimer {
  readonly startedAt: Time;
  readonly deadline: Time;
}

export interface Tcb {
  /** Which OPEN led here: a reset in SYN_RCVD goes back to LISTEN only for a passive one (MUST-11). */
  readonly origin: 'active' | 'passive';

  // send sequence space (figure 3)
  readonly iss: Seq;
  readonly sndUna: Seq;
  readonly sndNxt: Seq;
  /** SND.WND, counted from SND.UNA. */
  readonly sndWnd: number;
  readonly sndWl1: Seq;
  readonly sndWl2: Seq;
  /** MAX.SND.WND: the largest window the peer ever offered (RFC 5961, 5). */
  readonly maxSndWnd: number;
  /** Largest number of data octets to put in a segment: the smaller of our MSS and the peer's. */
  readonly sndMss: number;

  // receive sequence space (figure 4)
  /** Number of the peer's SYN; null until it is known. */
  readonly irs: Seq | null;
  readonly rcvNxt: Seq;
  /** RCV.WND: RCV.NXT + RCV.WND is the right edge of what is taken, and never moves left. */
  readonly rcvWnd: number;
  /** Last.ACK.sent: RCV.NXT when a segment with an ACK last left (RFC 7323, 4.3). */
  readonly lastAckSent: Seq;

  // what both SYNs agreed on
  /** By how many bits the peer's window fields are shifted, and ours (Snd.Wind.Shift, Rcv.Wind.Shift, RFC 7323, 2.2). */
  readonly sndScale: number;
  readonly rcvScale: number;
  readonly scaleOk: boolean;
  readonly sackOk: boolean;
  readonly timestampsOk: boolean;
  readonly ecnOk: boolean;
  /** Our SYN asked for ECN. */
  readonly asksEcn: boolean;
  /** What our timestamp clock stood at when the run began: random in the world, taken from the first ISS here. */
  readonly tsOffset: number;
  /** TS.Recent, and when it was taken (RFC 7323, 4.3); null before the first. */
  readonly tsRecent: number | null;
  readonly tsRecentAt: Time;
  /** Blocks held above RCV.NXT, that of the newest segment first (RFC 2018, 4). */
  readonly sackBlocks: readonly SackBlock[];
  /** What came twice, to be told with the next ACK (RFC 2883). */
  readonly dsack: SackBlock | null;
  /** A congestion mark arrived, and the peer has not said CWR yet: each ACK echoes it (RFC 3168, 6.1.3). */
  readonly echoesCe: boolean;
  /** The window has been reduced: the next new data says so (CWR, RFC 3168, 6.1.2). */
  readonly owesCwr: boolean;

  /** TCP Fast Open: not part of it, our SYN asked for a cookie or carried data, or the peer's SYN carried data that was taken. */
  readonly fastOpen: 'no' | 'asked' | 'accepted';

  // what the application gave and has not left yet
  readonly unsent: number;
  /** What a program has not got rid of yet: it waits for room in the send buffer, and with it what it calls behind that. */
  readonly unwritten: number;
  readonly callBehind: 'shutdown' | 'close' | null;
  /** The application is done sending: the FIN leaves after the last octet. */
  readonly closeAsked: boolean;
  /** Number of our FIN once it has left. */
  readonly finSeq: Seq | null;
  /** The application gave up reading as well (`close`, not `shutdown`). */
  readonly orphan: boolean;
  /** The program waits in `close` until then, if the connection has not ended before; null: it does not. */
  readonly lingersUntil: Time | null;

  // what has left and is not acknowledged
  readonly inFlight: List<InFlight>;
  /** When data left last; null before any did. */
  readonly lastSentAt: Time | null;
  /** How many segments of the queue have left, retransmissions included. */
  readonly sentInAll: number;
  /** A window probe is out: the octet at SND.UNA, which still counts as unsent. */
  readonly probing: boolean;

  // what arrived
  readonly held: List<Held>;
  /** Octets in order that the application has not taken. */
  readonly unread: number;
  /** A `receive` waits for data: at most so many octets; null = none waits. */
  readonly wanted: number | null;
  /** It waits for all of them. */
  readonly wantsWhole: boolean;
  /** The peer's FIN was taken: RCV.NXT is beyond it. */
  readonly peerFin: boolean;
  /** An ACK is owed: at once, when the delayed-ACK timer ends, or (`asked`) that is still to be decided. */
  readonly ackOwed: 'no' | 'asked' | 'delayed' | 'now';
  /** Octets taken since the last ACK left. */
  readonly unacked: number;
  /** When the last rate-limited ACK left. */
  readonly limitedAckAt: Time | null;

  // retransmission (RFC 6298)
  readonly srttUs: number | null;
  readonly rttvarUs: number;
  readonly rtoUs: number;
  /** Retransmissions by the timer since SND.UNA last moved. */
  readonly retransmissions: number;
  /** When the present run of retransmissions first sent something again. */
  readonly firstAgainAt: Time | null;
  /** How often the timer of our SYN has fired (RFC 6298, 5.7). */
  readonly synTimeouts: number;
  /** How often it has fired in silence since a bare ACK was not taken (TCP_DEFER_ACCEPT); null before there was one. */
  readonly deferrals: number | null;
  /** How often the window has been probed in vain in a row. */
  readonly probes: number;
  /** How many probes in a row nobody answered; when the first of those since the window shut left. */
  readonly probesUnanswered: number;
  readonly probedSince: Time | null;
  /** Keep-alive probes sent and not answered. */
  readonly keepAliveProbes: number;

  // congestion control (RFC 5681, RFC 6582)
  readonly cwnd: number;
  readonly ssthresh: number;
  readonly dupAcks: number;
  /** Fast recovery is on. */
  readonly recovering: boolean;
  /** Highest number sent when loss was last noticed. */
  readonly recover: Seq;

  /** What the policies of its stack remember besides. */
  readonly own: Own;

  readonly timers: Readonly<Partial<Record<TimerName, RunningTimer>>>;
}

/** The sequence numbers in flight: sent and not acknowledged, SYN and FIN included. */
export const flightSize = (tcb: Tcb): number => distance(tcb.sndUna, tcb.sndNxt);

/** Whether our FIN has left and been acknowledged. */
export const ourFinAcked = (tcb: Tcb): boolean =>
  tcb.finSeq !== null && tcb.sndUna === advance(tcb.finSeq, 1);

/** Whether data may be sent and read: once the connection is established, or with the SYN where it came that way. */
export const mayTransfer = (state: State, tcb: Tcb): boolean =>
  state !== 'SYN_SENT' && (state !== 'SYN_RCVD' || tcb.fastOpen === 'accepted');

/** Data waits, or a FIN, and nothing is in flight that could bring an ACK. */
export const isStuck = ({ unsent, closeAsked, finSeq, inFlight }: Tcb): boolean =>
  (unsent > 0 || (closeAsked && finSeq === null)) && inFlight.length === 0;

/** RCV.NXT + RCV.WND: the first number that is not taken. */
export const rightEdge = (tcb: Tcb): Seq => advance(tcb.rcvNxt, tcb.rcvWnd);
