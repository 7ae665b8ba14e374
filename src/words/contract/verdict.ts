/** What is said of a captured connection in three lines: how it was opened, what went wrong and whose doing that is, how it ended. */
import type { AnsweredByReset } from '../../capture/follow/verdict/contract.ts';
import type { Sign } from '../../capture/follow/signs.ts';
import type { Side } from '../../trace/side.ts';
import type { Phrase } from '../phrase.ts';

type Said<Numbers extends readonly unknown[] = []> = (...numbers: Numbers) => Phrase;
type Us = number;
type Count = number;

/** Retransmissions: all, by the timer, by duplicate ACKs or SACK, by probes; of the rest it is not known. */
export interface Copies {
  readonly all: number;
  readonly timer: number;
  readonly fast: number;
  readonly probes: number;
}

/** Each is one sentence, or two that belong together. */
export interface VerdictWords {
  /** What stands between two sentences. */
  readonly gap: string;
  readonly opening: {
    readonly before: Said;
    readonly resetsAlone: Said<[Side]>;
    /** The same, in answer to SYNs. */
    readonly refusals: Said<[Side]>;
    readonly handshake: Said<[Us]>;
    readonly handshakeInOneRtt: Said<[Us]>;
    readonly handshakeInPart: Said;
    readonly handshakeDisplaced: Said;
    readonly synData: Said<[bytes: number, isTaken: boolean]>;
    readonly split: Said<[Us]>;
    readonly rtt: Said<[Us]>;
    readonly syns: Said<[Count]>;
    readonly synAcks: Said<[Count]>;
    readonly fastOpen: Said<[bytes: number, isTaken: boolean]>;
    readonly simultaneous: Said<[Us]>;
    readonly refused: Said<[Us]>;
    readonly neverAnswered: Said<[Count, Us]>;
    readonly gaveUp: Said;
    readonly halfOpen: Said<[Count]>;
    readonly abandoned: Said<[Side, hasSyn: boolean]>;
    readonly staleAck: Said;
  };
  readonly trouble: {
    readonly none: Said;
    readonly neverAnswered: Said;
    readonly answersOthers: Said<[Count]>;
    readonly answersElsewhere: Said;
    readonly tooSoon: Said;
    readonly refused: Said;
    readonly halfOpen: Said;
    readonly abandoned: Said<[Side]>;
    readonly staleAck: Said;
    readonly aborted: Said<[Side]>;
    readonly resetAfterClose: Said<[Side, AnsweredByReset]>;
    readonly resetUnknown: Said<[Side, AnsweredByReset]>;
    readonly resetByTimer: Said<[Side]>;
    readonly unacked: Said<[Side, Count, Us]>;
    readonly lossOfData: Said<[Side, Copies, isSure: boolean]>;
    readonly lossOfSyn: Said<[Side, Copies, isSure: boolean]>;
    readonly lossOfFin: Said<[Side, Copies, isSure: boolean]>;
    readonly lossTook: Said<[Us]>;
    readonly lostBefore: Said<[Side]>;
    readonly lostBehind: Said<[Side]>;
    readonly lostOnBoth: Said;
    readonly spurious: Said<[Side, Count]>;
    readonly late: Said;
    readonly ackLost: Said;
    readonly lostOrLate: Said;
    readonly takenForLoss: Said;
    readonly reordered: Said<[Side, Count]>;
    readonly keepAlive: Said<[Side, Count]>;
    readonly zeroWindow: Said<[Side, Us, Count]>;
    readonly zeroWindowStill: Said<[Side, Us, Count]>;
    readonly serverThinks: Said<[Us, isSure: boolean]>;
    readonly clientThinks: Said<[Us, isSure: boolean]>;
    readonly unanswered: Said<[Us]>;
    readonly nagle: Said<[Side, Count, Us]>;
    readonly slow: Said<[Us]>;
    readonly closeWait: Said<[Side, Us]>;
    readonly closeWaitOver: Said<[Side, Us, isSure: boolean]>;
    readonly forged: Said<[Side, readonly Sign[]]>;
    readonly unsentReset: Said<[Side, readonly Sign[]]>;
    readonly straySyn: Said<[Side, Count, isOld: boolean]>;
    readonly strayReset: Said<[Side, Count, readonly Sign[]]>;
    readonly oldTimestamp: Said<[Side, Count]>;
    readonly outOfWindow: Said<[Side, Count]>;
    readonly oneSided: Said<[Side]>;
    readonly notCaptured: Said<[Count]>;
  };
  readonly ending: {
    readonly closed: Said<[Side]>;
    readonly timeWait: Said<[Side]>;
    readonly notAcked: Said<[Side]>;
    readonly simultaneous: Said;
    readonly bothTimeWait: Said;
    readonly thenReset: Said<[Side]>;
    readonly reset: Said<[Side]>;
    readonly forgedReset: Said<[Side]>;
    readonly resetAnswers: Said<[Side, AnsweredByReset]>;
    readonly afterFin: Said<[Side]>;
    readonly gaveUp: Said<[Side]>;
    readonly halfClosed: Said<[Side, Us]>;
    readonly open: Said<[Us]>;
    readonly neverOpened: Said;
  }; /** Of a capture that goes on, in the place of what is said of its end. */
  readonly soFar: {
    readonly trouble: Pick<VerdictWords['trouble'], 'tooSoon' | 'zeroWindowStill'>;
    readonly ending: Pick<VerdictWords['ending'], 'halfClosed' | 'open' | 'neverOpened'>;
  };
}
