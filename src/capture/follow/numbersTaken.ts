/**
 * The numbers that the segments of an end take up, in the order in which it sends them: which one carries a number, from a place on. Each
 * node of a tree over the places knows between which numbers those below it lie, so that what lies elsewhere is not gone through.
 */
import { segLen, type Segment } from '../../../machines/tcp/segment.ts';
import { notBefore, within, type Seq } from '../../../machines/tcp/sequence.ts';

const ALL = 2 ** 32;
const HALF = 2 ** 31;

interface Bounds {
  /** Per node: the least number and the one behind the largest; what wraps may be anywhere. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export class NumbersTaken {
  readonly #segments: readonly Segment[];
  /** Leaves of the tree: the segments stand from here on. */
  readonly #leaves: number;
  readonly #taken: Bounds;
  /** Where data begins. */
  readonly #data: Bounds;

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
    this.#leaves = 2 ** Math.ceil(Math.log2(Math.max(1, segments.length)));
    this.#taken = this.#bounds((segment) => {
      const length = segLen(segment);
      if (length === 0) return null;
      const end = segment.seq + length;
      return end > ALL ? [0, ALL] : [segment.seq, end];
    });
    this.#data = this.#bounds(({ dataLen, seq }) => (dataLen === 0 ? null : [seq, seq + 1]));
  }

  /** The first place from `from` on whose segment carries the number; null: none. */
  firstWith(number: Seq, from: number): number | null {
    return this.#find(from, this.#taken, [[number, number + 1]], (segment) =>
      within(number, segment.seq, segLen(segment)),
    );
  }

  /** Whether data from this number on, or above it, is sent from `from` on. */
  hasDataFrom(number: Seq, from: number): boolean {
    const end = number + HALF;
    const ranges: Range[] =
      end > ALL
        ? [
            [number, ALL],
            [0, end - ALL],
          ]
        : [[number, end]];
    const isThere = ({ dataLen, seq }: Segment) => dataLen > 0 && notBefore(seq, number);
    return this.#find(from, this.#data, ranges, isThere) !== null;
  }

  #bounds(of: (segment: Segment) => Range | null): Bounds {
    const low = new Float64Array(2 * this.#leaves).fill(Infinity);
    const high = new Float64Array(2 * this.#leaves).fill(-Infinity);
    this.#segments.forEach((segment, i) => {
      const range = of(segment);
      if (range === null) return;
      [low[this.#leaves + i], high[this.#leaves + i]] = range;
    });
    for (let node = this.#leaves - 1; node > 0; node--) {
      low[node] = Math.min(low[2 * node] as number, low[2 * node + 1] as number);
      high[node] = Math.max(high[2 * node] as number, high[2 * node + 1] as number);
    }
    return { low, high };
  }

  #find(
    from: number,
    { low, high }: Bounds,
    ranges: readonly Range[],
    holds: (segment: Segment) => boolean,
  ): number | null {
    const meets = (node: number) =>
      ranges.some(([start, end]) => (low[node] as number) < end && (high[node] as number) > start);
    // depth first, from left to right; `size`: so many leaves are below a node
    const open = [{ node: 1, first: 0, size: this.#leaves }];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      const { node, first, size } = one;
      if (first + size <= from || !meets(node)) continue;
      if (size > 1) {
        const half = size / 2;
        open.push({ node: 2 * node + 1, first: first + half, size: half });
        open.push({ node: 2 * node, first, size: half });
      } else {
        const segment = this.#segments[first];
        if (segment !== undefined && holds(segment)) return first;
      }
    }
    return null;
  }
}

type Range = readonly [start: number, end: number];
