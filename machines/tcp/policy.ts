/**
 * What stacks do differently, where it is more than a constant: policies, as interfaces. The core asks them and knows none of
 * them; machines/stacks has them, and says which ones a profile chooses. A policy works on a turn, as the core does.
 *
 * `T` is a turn with a connection record (see turn.ts, which says so: an interface cannot name what names it).
 */
import type { Profile } from './profile.ts';
import type { RuleId } from './rules.ts';
import type { Segment } from './segment.ts';
import type { Seq } from './sequence.ts';

/** What policies remember of a connection beyond the RFC's record, by the name of whoever made it. Plain data. */
export type Own = Readonly<Record<string, object>>;

/** A policy that remembers something: what of a new connection. */
interface Remembering {
  readonly variables?: (profile: Profile, iss: Seq) => Own;
}

/** Text that arrived: octets that count, and whether the segment pushed them. */
export interface Arrived {
  readonly len: number;
  readonly psh: boolean;
  readonly fin: boolean;
}

/** When an ACK leaves (RFC 9293, 3.8.6.3). Each says what is owed in `tcb.ackOwed`. */
export interface AckPolicy<T> extends Remembering {
  readonly dataInOrder: (turn: T, text: Arrived) => void;
  /** In order, and it closed a gap. */
  readonly gapFilled: (turn: T, text: Arrived) => void;
  readonly dataHeld: (turn: T, text: Arrived) => void;
  /** A segment whose octets all came before. */
  readonly cameBefore: (turn: T) => void;
  readonly finTaken: (turn: T) => void;
  readonly dataLeaves: (turn: T) => void;
  /** All is processed: what was `asked` for is decided now. */
  readonly decide: (turn: T) => void;
  /** A segment with an ACK has left. */
  readonly ackLeft: (turn: T) => void;
  /** The SYN+ACK has come; its ACK leaves with data that waits, if there is any. */
  readonly connected?: (turn: T) => void;
  /** The delayed-ACK timer fired; the ACK leaves next. */
  readonly delayEnded: (turn: T) => void;
}

/** What the RTO becomes (RFC 6298). Microseconds. */
export interface RoundTripPolicy<T> extends Remembering {
  readonly rule: RuleId;
  /** SRTT and RTTVAR take a sample; gives the RTO. */
  readonly sampled: (turn: T, sampleUs: number) => number;
  /** The handshake gave no sample that counts: data begins with `rtoAfterSynLossUs` (RFC 6298, 5.7). */
  readonly isUnmeasured: (turn: T) => boolean;
  /** The SYN had to go again, so that the first congestion window is a single segment; what acknowledged it, where that is known. */
  readonly startsSmall: (turn: T, segment: Segment | null) => boolean;
}

/** Congestion control and the recovery of what is lost (RFC 5681, RFC 6582, and what came after). */
export interface RecoveryPolicy<T> extends Remembering {
  /** SEG.ACK is in range: what it acknowledges leaves the queue, windows and timers follow, what is lost goes again. */
  readonly ackArrives: (turn: T, segment: Segment) => void;
  /** The retransmission timer fired; the front of the queue goes again next. */
  readonly timeout: (turn: T) => void;
  /** The timers of a tail loss probe and of the reordering window fired, where there are such. */
  readonly lossProbeTimeout?: (turn: T) => void;
  readonly reorderingTimeout?: (turn: T) => void;
  /** Whether a tail loss probe is out: until it is acknowledged the timer sends no second one, but leads to the RTO's end. */
  readonly probeIsOut?: (tcb: { readonly own: Own }) => boolean;
  /** The front of the queue has gone again after the timer. */
  readonly sentAgain: (turn: T) => void;
  /** Something new has joined the queue: the timers run (RFC 6298, 5.1). */
  readonly newInFlight: (turn: T) => void;
  /** SND.UNA has moved: timers stop, or start over (RFC 6298, 5.2 and 5.3). */
  readonly restartTimers: (turn: T) => void;
  /** So many new segments have left (0: none could, or none had to). */
  readonly sent: (turn: T, segments: number) => void;
  /** Octets that the congestion window leaves free; where it is not said, what is in flight is taken off it. */
  readonly room?: (turn: T) => number;
  /** Whether the windows let a FIN leave on its own. */
  readonly letsFinLeave: (turn: T) => boolean;
}

/** How what the application wrote becomes segments (RFC 9293, 3.7.4, 3.8.6.2.1). */
export interface CuttingPolicy<T> extends Remembering {
  /** MAX.SND.WND has grown. */
  readonly windowGrew?: (turn: T) => void;
  /**
   * SEND: takes octets, and sends what leaves while the program still writes. Gives how many the send buffer has no room for.
   * `more`: more is to follow.
   */
  readonly write: (turn: T, octets: number, more: boolean) => number;
  /** Whether a program that waits for room in it writes on. */
  readonly hasRoom: (turn: T) => boolean;
  /** Takes octets that wait for the connection to be established. */
  readonly keep: (turn: T, octets: number) => void;
  /** Sends the data that the windows permit, and the FIN where it rides on the last segment. */
  readonly sendData: (turn: T) => void;
  /** A shut window is probed without an octet: what is written has been cut already. */
  readonly probesAreEmpty: boolean;
  /** So long a window that is open, but small, is waited for at most (3.8.6.2.1); else as long as for a shut one. */
  readonly overrideUs?: number;
  /** The persist timer fired and the window is small, but open: takes what it has room for out of what waits. */
  readonly takeWhatFits: (turn: T) => { readonly dataLen: number; readonly psh?: boolean };
}

/** What window is offered (RFC 9293, 3.8.6.2.2). Octets. */
export interface WindowPolicy<T> extends Remembering {
  readonly first: (profile: Profile) => number;
  /** What a segment that leaves now tells; it is noted in `tcb.rcvWnd`. */
  readonly offer: (turn: T) => number;
  /** Both SYNs are known, and so how windows are scaled. */
  readonly negotiated?: (turn: T) => void;
  readonly established?: (turn: T) => void;
  /** Text that came with the SYN has been taken. */
  readonly textOfSyn?: (turn: T) => void;
  /** A segment arrived, and is not out of sequence. */
  readonly arrives?: (turn: T, segment: Segment) => void;
  /** So many octets have become readable. */
  readonly delivered: (turn: T, octets: number) => void;
  /** Text in order, behind no gap, has been taken. */
  readonly inOrder: (turn: T, octets: number) => void;
  /** Text above a gap has been put aside. */
  readonly held?: (turn: T, octets: number) => void;
  /** What is held above a gap is not what it was. */
  readonly heldChanged: (turn: T) => void;
  /** The peer's FIN takes a number of the window. */
  readonly finTaken: (turn: T) => void;
  /** The application has taken so many octets. */
  readonly read: (turn: T, octets: number) => void;
}

/** Which segments pass the sequence check (RFC 9293, 3.4). */
export interface SequencePolicy<T> {
  readonly isTaken: (turn: T, segment: Segment) => boolean;
  /** A taken segment of old octets alone counts for its ACK field, and is answered as one that is not taken. */
  readonly takesOldForAck: boolean;
  /** The ACK field of what meets a request to the listener is judged before anything else. */
  readonly judgesAckFirst?: boolean;
  /** The least SEG.ACK that is not taken for a forgery; SND.UNA - MAX.SND.WND where it is not said (RFC 5961, 5.2). */
  readonly oldestAck?: (turn: T) => Seq;
  /** What comes without a timestamp, though both SYNs had one, is dropped (RFC 7323, 3.2). */
  readonly needsTimestamp?: boolean;
  /** After the ACK: whether text and FIN are read; else they have been dealt with. */
  readonly readsText?: (turn: T, segment: Segment) => boolean;
}

/** Which segments bring a new window (RFC 9293, 3.10.7.4), and which ACKs are duplicates (RFC 5681, 2). */
export interface WindowUpdatePolicy<T> {
  readonly bringsWindow: (turn: T, segment: Segment) => boolean;
  /** Given whether the segment brings a window. */
  readonly isSameWindow: (turn: T, segment: Segment, news: boolean) => boolean;
}

/** SEGMENT ARRIVES in TIME_WAIT, and where nothing but the wait is left of a connection. */
export interface TimeWaitPolicy<T> {
  /** A SYN opens the connection anew (RFC 9293, 3.6.1, MAY-2; RFC 6191). */
  readonly reopens: (turn: T, segment: Segment) => boolean;
  /** Where it is not the eight steps: says whether the segment has been dealt with. */
  readonly arrives: (turn: T, segment: Segment) => boolean;
  /** The wait goes on whatever the program does: an ABORT changes nothing. */
  readonly staysOnAbort?: boolean;
}

/** Both opened at once (RFC 9293, 3.5, figure 7): the SYN+ACK that meets SYN_RCVD. */
export interface CrossingPolicy<T> {
  /** Its ACK counts, although its SYN is out of the window; else it is as unacceptable as the letter has it. */
  readonly takesSynAck: (turn: T, segment: Segment) => boolean;
  /** Our SYN+ACK is measured as if the SYN before it had never left. */
  readonly measuresSynAck?: boolean;
  /** A half-close waits for ESTABLISHED. */
  readonly holdsShutdown?: boolean;
  /** It is acknowledged in turn, and nothing more is read of it. */
  readonly answer?: (turn: T, segment: Segment) => void;
}

export interface Policies<T> {
  readonly acks: AckPolicy<T>;
  readonly rtt: RoundTripPolicy<T>;
  readonly recovery: RecoveryPolicy<T>;
  readonly cutting: CuttingPolicy<T>;
  readonly window: WindowPolicy<T>;
  readonly sequence: SequencePolicy<T>;
  readonly windowUpdate: WindowUpdatePolicy<T>;
  readonly timeWait: TimeWaitPolicy<T>;
  readonly crossing: CrossingPolicy<T>;
}

/** What the policies of a stack remember of a new connection. */
export const variablesOf = <T>(policies: Policies<T>, profile: Profile, iss: Seq): Own =>
  Object.assign(
    {},
    ...Object.values(policies).map((policy: Remembering) => policy.variables?.(profile, iss)),
  ) as Own;
