/** The words of captures, loaded with them; here those of a connection that is followed: who sent what why, and how that is known. */
import type { TimerName } from '../../../machines/tcp/effects.ts';
import type { State } from '../../../machines/tcp/states.ts';
import type { AgainCause } from '../../capture/follow/causes.ts';
import type { Sign } from '../../capture/follow/signs.ts';
import type { StackFound } from '../../capture/follow/stackOf.ts';
import type { Unheeded } from '../../capture/follow/unheeded.ts';
import type { Vantage } from '../../capture/follow/timing.ts';
import type { CallName } from '../../trace/calls.ts';
import type { Evidence } from '../../trace/connection.ts';
import type { Side } from '../../trace/side.ts';
import type { CaptureExampleWords, CapturePageWords } from './capturePage.ts';
import type { FlagWords } from './captureFlags.ts';
import type { VerdictWords } from './verdict.ts';
import type { CaptureListWords, CaptureProblemWords, LookWords } from './captureList.ts';
import type { PairWords } from './capturePair.ts';
import type { AgainstWords } from './captureAgainst.ts';

export interface FollowedWords {
  readonly sides: Readonly<Record<Side, string>>;
  /** Where it was captured. */
  readonly vantage: Readonly<Record<Vantage, string>>;
  /** The stacks of the two ends, each with what that rests on. */
  readonly stacks: (told: Readonly<Record<Side, string>>) => string;
  readonly stack: (of: StackFound) => string;
  /** How something is known; nothing is said of what was seen. */
  readonly evidence: Readonly<Record<Evidence, string>>;
  readonly call: (call: CallName, bytes: number | undefined) => string;
  readonly timer: Readonly<Record<TimerName, string>>;
  /** An end goes from state to state. */
  readonly walked: (side: string, states: readonly State[]) => string;
  /** Between two notes of a row, and before what a note adds. */
  readonly between: string;
  readonly comma: string;
  /** A segment that must have been sent. */
  readonly unseen: string;
  /** The SYN was cut off within its options. */
  readonly optionsCut: string;
  readonly lost: string;
  /** A segment that calls for an answer, and none came. */
  readonly lostOrAnswer: string;
  readonly notTaken: string;
  /** Of what was captured at client and server: how long it took, that it came in several copies, that it was not seen to leave. */
  readonly onItsWay: (us: number) => string;
  readonly doubled: (times: number) => string;
  readonly unsent: string;
  /** Only one of two captures ran: of a segment that came, and of one that left. */
  readonly unsentOutside: string;
  readonly outside: string;
  /** Why a segment was not gone by. */
  readonly unheeded: Readonly<Record<Unheeded['kind'], string>>;
  /** What marks it as another host's. */
  readonly sign: (kind: Sign['kind'], value: number, usual: number) => string;
  readonly again: {
    readonly timer: (nth: number, rtoUs: number | null) => string;
    readonly fast: (duplicates: number) => string;
    readonly sack: string;
    readonly unknown: (afterUs: number | null) => string;
    readonly probe: (afterUs: number | null) => string;
    readonly answer: string;
    readonly afterReset: string;
    readonly copy: string;
  };
  readonly confidence: Readonly<Record<AgainCause['confidence'], string>>;
  readonly needless: Readonly<Record<'dsack' | 'ack', string>>;
  /**
   * Where the copy before it was lost; `either`: it or its answer, behind the point of capture; `between`: between the ends, both of
   * which were captured.
   */
  readonly where: Readonly<Record<'before' | 'behind' | 'either' | 'between', string>>;
}

export interface CaptureWords {
  readonly page: CapturePageWords;
  readonly examples: CaptureExampleWords;
  readonly followed: FollowedWords;
  readonly list: CaptureListWords;
  readonly looks: LookWords;
  readonly problems: CaptureProblemWords;
  readonly flags: FlagWords;
  readonly against: AgainstWords;
  readonly verdict: VerdictWords;
  readonly pair: PairWords;
}
