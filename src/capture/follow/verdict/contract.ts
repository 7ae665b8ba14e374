/**
 * The verdict on a captured connection, as data: how it was opened, what went wrong and whose doing that is, how it ended. Each part leads
 * to a moment. Times are microseconds.
 */
import type { Side } from '../../../trace/side.ts';
import type { AnswersOthers } from '../../captured.ts';
import type { Sign } from '../signs.ts';
import type { Vantage } from '../timing.ts';

/** What it leads to: a step or a flight of the trace; null: there is no such moment. */
export interface VerdictMoment {
  readonly step: number | null;
  readonly flight: number | null;
}

export type Opening = { readonly at: VerdictMoment } & (
  | { readonly kind: 'before' }
  /** RSTs are all that there is; with ACK and number 0 they answer a SYN that was not captured (RFC 9293, 3.5.2, group 1). */
  | { readonly kind: 'resetsAlone'; readonly by: Side; readonly answersSyn: boolean }
  | {
      readonly kind: 'handshake';
      /** From the first SYN until the client is established; of a SYN that was captured. */
      readonly us: number | null;
      /** From a SYN to its SYN+ACK and the ACK of that; null: not known, or not sure which copy was answered. */
      readonly rttUs: number | null;
      readonly syns: number;
      readonly synAcks: number;
      /** The capture has the SYN behind its answer. */
      readonly isDisplaced: boolean;
      readonly fastOpen: {
        readonly bytes: number;
        readonly isTaken: boolean;
        /** The option that asks for it (RFC 7413, 2). */
        readonly hasOption: boolean;
      } | null;
    }
  /** `isSplit`: the server answered the SYN with a SYN without ACK. */
  | { readonly kind: 'simultaneous'; readonly us: number; readonly isSplit: boolean }
  | { readonly kind: 'refused'; readonly us: number; readonly syns: number }
  | {
      readonly kind: 'neverAnswered';
      readonly syns: number;
      readonly us: number;
      readonly gaveUp: boolean;
    }
  /** A SYN+ACK came, and its ACK never did. */
  | { readonly kind: 'halfOpen'; readonly synAcks: number; readonly us: number }
  /** An ACK that does not acknowledge the SYN: of a connection that is known there still. */
  | { readonly kind: 'staleAck' }
  /** After the SYN+ACK a RST: of the client, as a scanner does, or whose SYN it was not; or of the server. */
  | { readonly kind: 'abandoned'; readonly by: Side; readonly hasSyn: boolean }
);

/** The packets leave no other reading, or this is the likely one. */
export type Confidence = 'sure' | 'likely';

/** Why somebody sent a RST. */
export type ResetWhy =
  /** The program: close() with data unread, SO_LINGER of 0, or its end. */
  | { readonly kind: 'abort' }
  /** It answers something that came after close(), when nobody reads any more. */
  | { readonly kind: 'closed'; readonly answers: AnsweredByReset }
  /** It answers something of a connection that is not known there: a crash, a restart, a time-out in between. */
  | { readonly kind: 'unknown'; readonly answers: AnsweredByReset }
  /** Its sender went on as if it had sent none: another host's, in its name. */
  | { readonly kind: 'forged'; readonly signs: readonly Sign[] }
  /** It did not leave its sender, which was captured: another host's, in its name. */
  | { readonly kind: 'unsent'; readonly signs: readonly Sign[] }
  /** A timer: keep-alives, or the user timeout, went unanswered. */
  | { readonly kind: 'timer' };
export type AnsweredByReset = 'data' | 'FIN' | 'ACK' | 'SYN';

export type Trouble = { readonly at: VerdictMoment; readonly confidence: Confidence } & (
  | { readonly kind: 'neverAnswered'; readonly others: AnswersOthers | undefined }
  | { readonly kind: 'tooSoon' | 'refused' | 'halfOpen' | 'staleAck' }
  | { readonly kind: 'abandoned'; readonly by: Side }
  | { readonly kind: 'reset'; readonly by: Side; readonly why: ResetWhy }
  /** The same again and again, and no ACK of it up to the end. */
  | { readonly kind: 'unacked'; readonly by: Side; readonly copies: number; readonly us: number }
  | {
      readonly kind: 'loss';
      readonly from: Side;
      readonly what: 'SYN' | 'FIN' | 'data';
      readonly count: number;
      /** By the retransmission timer, by duplicate ACKs or SACK, by a probe of the tail; the rest is not known. */
      readonly byTimer: number;
      readonly fast: number;
      readonly probes: number;
      readonly where: 'before' | 'behind' | 'both' | 'between' | 'unknown';
      /** From the first copies to the last ones, all such spans together. */
      readonly us: number;
    }
  | {
      readonly kind: 'spurious';
      readonly from: Side;
      readonly count: number;
      /** Its ACK came later than the timer; or not at all; or one of both; or segments were overtaken. */
      readonly why: 'late' | 'lost' | 'lostOrLate' | 'reordered';
    }
  /** Segments that were overtaken on their way, and not sent twice. */
  | { readonly kind: 'reordered'; readonly from: Side; readonly count: number }
  /** Probes that nobody answered, up to the end. */
  | { readonly kind: 'keepAlive'; readonly by: Side; readonly probes: number }
  | {
      readonly kind: 'zeroWindow';
      readonly by: Side;
      readonly times: number;
      readonly us: number;
      readonly isOver: boolean;
    }
  /** So long after the last data of the peer it sends its next: the program took that long. */
  | {
      readonly kind: 'thinks';
      readonly side: Side;
      readonly us: number;
      readonly answered: boolean;
    }
  /** A small segment waits for an ACK (Nagle), and the ACK for its timer. */
  | { readonly kind: 'nagle'; readonly sender: Side; readonly times: number; readonly us: number }
  | { readonly kind: 'slow'; readonly rttUs: number }
  /** CLOSE_WAIT: its program does not call close(), or did so that late. */
  | { readonly kind: 'closeWait'; readonly by: Side; readonly us: number; readonly isOver: boolean }
  /** SYNs within the connection, or old duplicates that a listener took: they opened nothing. */
  | {
      readonly kind: 'straySyn';
      readonly by: Side;
      readonly count: number;
      readonly isOld: boolean;
    }
  /** RSTs that their receiver went on after. */
  | {
      readonly kind: 'strayReset';
      readonly by: Side;
      readonly count: number;
      readonly signs: readonly Sign[];
    }
  /** Data that had arrived and was dropped: an old timestamp, or behind the window. */
  | {
      readonly kind: 'dropped';
      readonly from: Side;
      readonly count: number;
      readonly why: 'oldTimestamp' | 'outOfWindow';
    }
  | { readonly kind: 'oneSided'; readonly seen: Side }
  | { readonly kind: 'notCaptured'; readonly segments: number }
);

export type VerdictEnding = { readonly at: VerdictMoment } & (
  | {
      readonly kind: 'closed';
      readonly first: Side;
      /** In TIME_WAIT; null: nobody, as far as packets tell. */
      readonly timeWait: Side | null;
      /** The last FIN was acknowledged. */
      readonly isAcked: boolean;
      readonly resetBy: Side | null;
    }
  | { readonly kind: 'simultaneous'; readonly timeWait: boolean; readonly resetBy: Side | null }
  | {
      readonly kind: 'reset';
      readonly by: Side;
      readonly answers: AnsweredByReset | null;
      /** Its sender knows nothing of the RST. */
      readonly isForged: boolean;
      /** Who had sent FIN before. */
      readonly halfClosedBy: Side | null;
    }
  | { readonly kind: 'gaveUp'; readonly by: Side }
  | { readonly kind: 'halfClosed'; readonly by: Side; readonly us: number }
  | { readonly kind: 'open'; readonly idleUs: number }
  | { readonly kind: 'neverOpened' }
);

export interface CaptureVerdict {
  readonly vantage: Vantage;
  readonly opening: Opening;
  /** The weightiest first; none: nothing went wrong, as far as packets tell. */
  readonly troubles: readonly Trouble[];
  readonly ending: VerdictEnding;
}
