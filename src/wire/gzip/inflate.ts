/**
 * DEFLATE (RFC 1951), unpacked as it comes: what is not whole at the end of a chunk is read again with the next one. Of what was
 * unpacked only the last 32 KiB are kept, which is as far as it may refer back.
 */
import { u16In } from '../octets.ts';
import { bitsAt, peek } from './bits.ts';
import { newTables, readTables, setFixed } from './tables.ts';

const WINDOW = 32_768;
const ROOM = 65_536;
const LONGEST_COPY = 258;

/** What lengths and distances begin at, and how many bits more say which one it is (3.2.5). */
const LENGTH_BITS = Array.from({ length: 29 }, (_, i) => (i < 8 || i === 28 ? 0 : (i >> 2) - 1));
const DISTANCE_BITS = Array.from({ length: 30 }, (_, i) => (i < 2 ? 0 : (i >> 1) - 1));
const basesOf = (bits: readonly number[], first: number): number[] => {
  let next = first;
  return bits.map((count) => (next += 1 << count) - (1 << count));
};
const LENGTHS = [...basesOf(LENGTH_BITS, 3).slice(0, 28), LONGEST_COPY];
const DISTANCES = basesOf(DISTANCE_BITS, 1);

export type DeflateFault = 'block' | 'lengths' | 'symbol' | 'distance';

export interface Inflater {
  /** Unpacks from a bit of `bytes` on; returns at which one it stopped, for more, at the end, or at a fault. */
  readonly run: (bytes: Uint8Array, from: number) => number;
  /** Begins anew: nothing before may be referred to. */
  readonly restart: () => void;
  readonly isDone: boolean;
  readonly fault: DeflateFault | null;
}

/** `emit` is given what was unpacked, in a buffer that is used again. */
export function inflater(emit: (octets: Uint8Array) => void): Inflater {
  const out = new Uint8Array(WINDOW + ROOM);
  const tables = newTables();
  let outAt = 0;
  let emitted = 0;
  /** From where on may be referred to. */
  let oldest = 0;
  let state: 'block' | 'stored' | 'codes' | 'done' = 'block';
  let isLast = false;
  let storedLeft = 0;
  let fault: DeflateFault | null = null;

  function flush(): void {
    if (outAt > emitted) emit(out.subarray(emitted, outAt));
    emitted = outAt;
    if (outAt <= out.length - LONGEST_COPY) return;
    const shift = outAt - WINDOW;
    out.copyWithin(0, shift, outAt);
    outAt = emitted = WINDOW;
    oldest = Math.max(0, oldest - shift);
  }

  const failed = (what: DeflateFault, bit: number): number => {
    fault = what;
    return bit;
  };

  function block(bytes: Uint8Array, bit: number): number {
    if (bytes.length * 8 - bit < 3) return bit;
    const type = bitsAt(bytes, bit + 1, 2);
    isLast = bitsAt(bytes, bit, 1) === 1;
    if (type === 3) return failed('block', bit);
    if (type === 0) {
      const at = (bit + 3 + 7) >> 3;
      if (bytes.length - at < 4) return bit;
      storedLeft = u16In(bytes, at, true);
      if ((storedLeft ^ u16In(bytes, at + 2, true)) !== 0xffff) return failed('block', bit);
      state = 'stored';
      return (at + 4) * 8;
    }
    if (type === 1) {
      setFixed(tables);
      state = 'codes';
      return bit + 3;
    }
    const behind = readTables(tables, bytes, bit + 3);
    if (behind === 'more') return bit;
    if (behind === 'wrong') return failed('lengths', bit);
    state = 'codes';
    return behind;
  }

  const blockEnd = () => {
    state = isLast ? 'done' : 'block';
  };

  function stored(bytes: Uint8Array, bit: number): number {
    let at = bit >> 3;
    while (storedLeft > 0 && at < bytes.length) {
      const count = Math.min(storedLeft, bytes.length - at, out.length - outAt);
      out.set(bytes.subarray(at, at + count), outAt);
      outAt += count;
      at += count;
      storedLeft -= count;
      if (outAt > out.length - LONGEST_COPY) flush();
    }
    if (storedLeft === 0) blockEnd();
    return at * 8;
  }

  function codes(bytes: Uint8Array, from: number): number {
    const { literals, distances } = tables;
    const [literalMask, distanceMask] = [(1 << literals.bits) - 1, (1 << distances.bits) - 1];
    const end = bytes.length * 8;
    let bit = from;
    for (;;) {
      if (outAt > out.length - LONGEST_COPY) flush();
      const start = bit;
      const entry = literals.table[peek(bytes, bit) & literalMask] as number;
      if (entry === 0) return end - bit < literals.bits ? start : failed('symbol', start);
      bit += entry & 15;
      if (bit > end) return start;
      const symbol = entry >> 4;
      if (symbol < 256) {
        out[outAt++] = symbol;
        continue;
      }
      if (symbol === 256) {
        blockEnd();
        return bit;
      }
      const lengthBits = LENGTH_BITS[symbol - 257];
      if (lengthBits === undefined) return failed('symbol', start);
      const length = (LENGTHS[symbol - 257] as number) + bitsAt(bytes, bit, lengthBits);
      bit += lengthBits;
      const far = distances.table[peek(bytes, bit) & distanceMask] as number;
      if (far === 0) return end - bit < distances.bits ? start : failed('symbol', start);
      bit += far & 15;
      const distanceBits = DISTANCE_BITS[far >> 4];
      if (distanceBits === undefined) return failed('symbol', start);
      const distance = (DISTANCES[far >> 4] as number) + bitsAt(bytes, bit, distanceBits);
      bit += distanceBits;
      if (bit > end) return start;
      if (distance > outAt - oldest) return failed('distance', start);
      // Octet by octet: it may repeat what it has just written.
      for (const last = outAt + length; outAt < last; outAt++) {
        out[outAt] = out[outAt - distance] as number;
      }
    }
  }

  function run(bytes: Uint8Array, from: number): number {
    let bit = from;
    for (;;) {
      const before = state;
      if (state === 'block') bit = block(bytes, bit);
      else if (state === 'stored') bit = stored(bytes, bit);
      else if (state === 'codes') bit = codes(bytes, bit);
      // Every step that has all that it wants goes over to another one.
      if (state === before || isOver()) break;
    }
    flush();
    return bit;
  }

  const isOver = () => state === 'done' || fault !== null;

  function restart(): void {
    state = 'block';
    oldest = outAt;
  }

  return {
    run,
    restart,
    get isDone() {
      return state === 'done';
    },
    get fault() {
      return fault;
    },
  };
}
