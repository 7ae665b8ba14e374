/** What a file has told so far: written by the format that is read, and shown by the reader. */
import type { CapturedFrame } from '../packet.ts';
import { WIDE_ZERO } from '../wide.ts';
import type {
  CaptureInterface,
  CaptureOddity,
  CaptureProblem,
  EachFrame,
  EpochTime,
} from './contract.ts';

export interface Reading {
  /** The frame that is given to all that want it, again and again. */
  readonly frame: CapturedFrame;
  readonly interfaces: CaptureInterface[];
  readonly oddities: Map<CaptureOddity['kind'], CaptureOddity>;
  firstAt: EpochTime | null;
  /** Of the frame just given. */
  comment: string | null;
  /** Of the frame just given: the word `epb_flags` of pcapng, 0 where there is none. */
  flags: number;
  problem: CaptureProblem | null;
}

export const newReading = (): Reading => ({
  frame: {
    number: 0,
    atNs: WIDE_ZERO,
    linkType: 0,
    bytes: new Uint8Array(),
    start: 0,
    end: 0,
    wireLength: 0,
    interfaceId: 0,
    position: WIDE_ZERO,
  },
  interfaces: [],
  oddities: new Map(),
  firstAt: null,
  comment: null,
  flags: 0,
  problem: null,
});

export function odd(reading: Reading, kind: CaptureOddity['kind'], position: number): void {
  const before = reading.oddities.get(kind);
  reading.oddities.set(kind, {
    kind,
    position: before?.position ?? position,
    count: (before?.count ?? 0) + 1,
  });
}

/** A format reads what is whole, and says how much more it needs. */
export interface Format {
  readonly name: 'pcap' | 'pcapng';
  /** What is being read, if the file ends here. */
  readonly within: () => 'fileHeader' | 'record' | 'block';
  /** How many octets it wants from where it stopped: of a record's header first, then of all of it. */
  readonly needed: () => number;
  /**
   * Reads all whole records from `at` up to `end`, and returns where it stopped. `origin` is the place in the file of the first
   * octet of `bytes`. With a problem it has stopped for good.
   */
  readonly read: (
    bytes: Uint8Array,
    at: number,
    end: number,
    origin: number,
    each: EachFrame,
  ) => number;
}

/** No record and no block is longer: a length beyond it is damage, not a reason to wait for so much. */
export const LARGEST_BLOCK = 256 * 1024 * 1024;
