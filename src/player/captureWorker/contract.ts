/** A capture that is read beside the page: its list, and one connection after the other. What comes back is plain data. */
import type { CapturedConnection } from '../../capture/captured.ts';
import type { FlagReason } from '../../capture/analysis/reasons.ts';
import type { Followed, FollowOptions } from '../../capture/follow/follow.ts';
import type { ClockDifference, NoPair, PairedCaptures } from '../../capture/pair/pair.ts';
import type { CaptureList } from '../../capture/open.ts';
import type { CaptureProblem } from '../../wire/captureFile/contract.ts';
import type { TcpdumpProblem } from '../../wire/tcpdumpText/contract.ts';

/** What is to be said of a text that tcpdump printed; its segments were read as a capture. */
export interface ReadText {
  readonly segments: number;
  readonly problems: readonly TcpdumpProblem[];
  /** Lines with names of hosts or ports in the place of numbers. */
  readonly named: readonly number[];
}

export interface ReadCapture {
  /** Its connections are those that a page can show. */
  readonly list: CaptureList;
  /** How many connections there are in the file. */
  readonly connections: number;
  /** null: it is no text. */
  readonly text: ReadText | null;
}

type Reasons = ReadonlyMap<number, readonly FlagReason[]>;

export interface OpenedConnection {
  /** Of several captures: as all of them saw it. */
  readonly connection: CapturedConnection;
  /** Why a segment has its flags: by its frame in the file. */
  readonly reasons: Reasons;
  readonly followed: Followed;
  /** How many segments it has in the file: more than are followed where it is very long. */
  readonly segments: number;
  /** It was captured at each of its ends. */
  readonly pair: ShownPair | null;
}

export interface ShownPair extends Omit<PairedCaptures, 'connection'> {
  /** How the clock of the second file differs; null: both ends are in one file. */
  readonly difference: ClockDifference | null;
  /** Why a segment has its flags that was captured first in the second file. */
  readonly reasons: Reasons;
  /** As the file alone has it. */
  readonly alone: CapturedConnection;
  /** Why the second file could be read no further. */
  readonly problem: CaptureProblem | null;
}

/** The second file is no capture of the same connection. */
export type NotPaired = NoPair | 'absent' | 'unreadable';

/** Told of the octets that are read so far; false: no more is wanted. */
export type GoesOn = (octets: number) => Promise<boolean>;

/** Each gives null where it was not wanted any more, and rejects where the file cannot be read (any more). */
export interface CaptureReading {
  readonly read: (goesOn: GoesOn) => Promise<ReadCapture | null>;
  /** One of the list, by its number there. */
  readonly open: (
    stream: number,
    chosen: FollowOptions,
    goesOn: GoesOn,
  ) => Promise<OpenedConnection | null>;
  /** The same with the capture of its other end. */
  readonly pair: (
    stream: number,
    chosen: FollowOptions,
    other: Blob,
    goesOn: GoesOn,
  ) => Promise<OpenedConnection | NotPaired | null>;
  readonly close: () => void;
}
