/**
 * What a capture file tells besides its frames, and what can be wrong with it. What is wrong is a value: where, and by which
 * numbers. Places are octets from the start of the file, of the unpacked one except where the packing itself is damaged.
 */
import type { GzipFault } from '../gzip/gunzip.ts';
import type { CapturedFrame } from '../packet.ts';

export interface CaptureInterface {
  /** As its system calls it; null where the file does not tell. */
  readonly name: string | null;
  readonly description: string | null;
  /** The capture filter, as it was typed. */
  readonly filter: string | null;
  /** A LINKTYPE_ value. */
  readonly linkType: number;
  /** To how many octets frames were cut off; 0: they were not. */
  readonly snaplen: number;
  /** Of its time stamps: so many to a second. A number of 2^64 and more is not exact. */
  readonly ticksPerSecond: number;
}

/** What a file that is no capture looks like by its first octets. */
export type Lookalike =
  | 'gzip'
  | 'zip'
  | 'zstd'
  | 'lz4'
  | 'xz'
  | 'bzip2'
  | 'json'
  | 'html'
  | 'text'
  /** Captures of other tools. */
  | 'snoop'
  | 'netmon'
  | 'sniffer'
  | 'unknown';

/** Reading ends here: what came before is good. */
export type CaptureProblem =
  | { readonly kind: 'empty'; readonly position: 0 }
  | { readonly kind: 'notCapture'; readonly position: 0; readonly looksLike: Lookalike }
  /** The file ends within the header, a record or a block: `needed` octets of it were to come, `found` are there. */
  | {
      readonly kind: 'endsEarly';
      readonly position: number;
      readonly within: 'fileHeader' | 'record' | 'block';
      readonly needed: number;
      readonly found: number;
    }
  /** Of pcap (only 2.x is known) or of a section of pcapng (only 1.x). */
  | {
      readonly kind: 'unknownVersion';
      readonly position: number;
      readonly major: number;
      readonly minor: number;
    }
  /** A section of pcapng says its order of octets with a number that is not 0x1A2B3C4D in either order. */
  | { readonly kind: 'unknownByteOrder'; readonly position: number; readonly magic: number }
  /** A record or a block says a length that none can have. */
  | {
      readonly kind: 'impossibleLength';
      readonly position: number;
      readonly within: 'record' | 'block';
      readonly length: number;
      readonly least: number;
      readonly most: number;
    }
  /** A block says its length in front and behind, and they differ. */
  | {
      readonly kind: 'lengthsDiffer';
      readonly position: number;
      readonly length: number;
      readonly trailer: number;
    }
  /** A block says that more was captured than it has room for. */
  | {
      readonly kind: 'capturedTooLong';
      readonly position: number;
      readonly captured: number;
      readonly room: number;
    }
  /** A frame is said to come from an interface that its section does not describe. */
  | {
      readonly kind: 'unknownInterface';
      readonly position: number;
      readonly interfaceId: number;
      readonly described: number;
    }
  /** The packing is damaged; `position` is in the packed file. */
  | ({ readonly kind: 'gzip' } & GzipFault);

/** What is odd, and is read all the same: the first place, and how many times. */
export interface CaptureOddity {
  readonly kind:
    | /** More was captured than the interface cuts frames off to. */
      'longerThanSnaplen'
      /** More was captured than was on the wire. */
    | 'longerThanWire'
    /** A list of options of pcapng does not fit its block. */
    | 'optionsCut'
    /** A part of a second that is a second or more. */
    | 'fractionTooLarge'
    /** Behind the last member of gzip stands something else; the place is in the packed file. */
    | 'afterGzip';
  readonly position: number;
  readonly count: number;
}

/** A moment of the epoch: floating point cannot hold it to the nanosecond. */
export interface EpochTime {
  readonly seconds: number;
  readonly nanoseconds: number;
}

export type EachFrame = (frame: CapturedFrame) => void;
