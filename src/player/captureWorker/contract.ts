/** A capture that is read beside the page: its list, and one connection after the other. What comes back is plain data. */
import type { CapturedConnection } from '../../capture/captured.ts';
import type { FlagReason } from '../../capture/analysis/reasons.ts';
import type { Followed, FollowOptions } from '../../capture/follow/follow.ts';
import type { CaptureList } from '../../capture/open.ts';
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

export interface OpenedConnection {
  readonly connection: CapturedConnection;
  /** Why a segment has its flags: by its frame. */
  readonly reasons: ReadonlyMap<number, readonly FlagReason[]>;
  readonly followed: Followed;
  /** How many segments it has in the file: more than are followed where it is very long. */
  readonly segments: number;
}

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
  readonly close: () => void;
}
