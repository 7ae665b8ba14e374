/**
 * Reads a capture file as it comes, in chunks of any size, packed with gzip or not: frames are given one by one, in the order of
 * the file, and what was given is forgotten.
 */
import { gunzip, isGzip, type Gunzip } from '../gzip/gunzip.ts';
import type {
  CaptureInterface,
  CaptureOddity,
  CaptureProblem,
  EachFrame,
  EpochTime,
} from './contract.ts';
import { newReading, odd, type Format } from './reading.ts';
import { recordsOf } from './records.ts';

export interface CaptureReader {
  /** Reads on; `each` is called with a frame that is used again for the next one. */
  readonly push: (chunk: Uint8Array, each: EachFrame) => void;
  /** The file ends here. */
  readonly finish: () => void;
  /** null: not known yet, or no capture. */
  readonly format: Format['name'] | null;
  readonly isPacked: boolean;
  /** The time of the first frame; null: there was none, or it has no time. */
  readonly firstAt: EpochTime | null;
  readonly interfaces: readonly CaptureInterface[];
  /** Of the frame just given; null where it has none. */
  readonly comment: string | null;
  /** Of the frame just given: pcapng's `epb_flags`, 0 where there are none. */
  readonly flags: number;
  /** What is odd and was read all the same, each kind once. */
  readonly oddities: readonly CaptureOddity[];
  /** Why reading ended; null: it goes on, or all was well. */
  readonly problem: CaptureProblem | null;
}

export function captureReader(): CaptureReader {
  const reading = newReading();
  const records = recordsOf(reading);
  /** null: not packed; undefined: its first two octets are still to come. */
  let unpacking: Gunzip | null | undefined;
  let first = new Uint8Array();
  let each: EachFrame = () => undefined;

  function open(chunk: Uint8Array): Uint8Array {
    const start = new Uint8Array([...first, ...chunk.subarray(0, 2)]);
    if (start.length < 2) {
      first = start;
      return new Uint8Array();
    }
    unpacking = isGzip(start) ? gunzip((octets) => records.push(octets, each)) : null;
    if (first.length === 0) return chunk;
    feed(first);
    return chunk;
  }

  function feed(chunk: Uint8Array): void {
    if (reading.problem !== null) return;
    if (unpacking === null) records.push(chunk, each);
    else unpacking?.push(chunk);
    unpackingFailed();
  }

  /** Damage of the packing comes first: what is in it must end early then. */
  function unpackingFailed(): void {
    if (unpacking?.fault) reading.problem ??= { kind: 'gzip', ...unpacking.fault };
  }

  function push(chunk: Uint8Array, eachFrame: EachFrame): void {
    each = eachFrame;
    feed(unpacking === undefined ? open(chunk) : chunk);
  }

  function finish(): void {
    if (reading.problem !== null) return;
    if (unpacking === undefined) records.push(first, each);
    unpacking?.finish();
    unpackingFailed();
    const strayAt = unpacking?.strayAt ?? null;
    if (strayAt !== null) odd(reading, 'afterGzip', strayAt);
    records.finish();
  }

  return {
    push,
    finish,
    get format() {
      return records.format();
    },
    get isPacked() {
      return Boolean(unpacking);
    },
    get firstAt() {
      return reading.firstAt;
    },
    get interfaces() {
      return reading.interfaces;
    },
    get comment() {
      return reading.comment;
    },
    get flags() {
      return reading.flags;
    },
    get oddities() {
      return [...reading.oddities.values()];
    },
    get problem() {
      return reading.problem;
    },
  };
}
