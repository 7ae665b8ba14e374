/** What tcpdump printed, as it was read: segments with their times and sockets, and what could not be read. */
import type { Segment } from '../../../machines/tcp/segment.ts';

/** As it is printed: a name where tcpdump was left to look it up. */
export interface PrintedSocket {
  readonly address: string;
  readonly port: string;
}

export interface PrintedSegment {
  /** Of the text, from 1. */
  readonly line: number;
  /** Nanoseconds since the first segment; null where no times are printed (`-t`). */
  readonly atNs: number | null;
  readonly from: PrintedSocket;
  readonly to: PrintedSocket;
  /** Numbers are absolute where that is known, else as printed. */
  readonly segment: Segment;
  /** tcpdump 4 prints none where a segment takes up no number: then it is the next one that its sender had. */
  readonly isSeqPrinted: boolean;
}

export interface TextProblem {
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly kind:
    | /** `-q` prints no flags and no numbers. */
      'quiet'
      /** `[|tcp]`: the capture cut the header off. */
    | 'cut'
    /** A letter among the flags that is none. */
    | 'flags'
    /** Not a number, or one of more than 32 bits. */
    | 'number'
    /** An option that does not say what it should. */
    | 'option'
    /** The line ends before its window. */
    | 'endsEarly';
}

/** How times are printed. */
export type PrintedTimes =
  | 'none'
  /** `-tt`. */
  | 'epoch'
  /** `-tttt`. */
  | 'date'
  /** The time of the day. */
  | 'clock'
  /** `-ttt`. */
  | 'sincePrevious'
  /** `-ttttt`. */
  | 'sinceFirst';

export interface TcpdumpText {
  readonly segments: readonly PrintedSegment[];
  readonly times: PrintedTimes;
  /** Whether numbers are printed as they are (`-S`); else those after the first ones count from it. */
  readonly isAbsolute: boolean;
  /** Lines with packets of other protocols, and with what is no packet. */
  readonly skipped: number;
  readonly problems: readonly TextProblem[];
}
