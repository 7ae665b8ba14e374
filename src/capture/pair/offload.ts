/**
 * What a network card cuts or puts together is another frame at each end: one large segment where it left, several of the wire where they
 * came, or the other way about (segmentation and receive offload). Both are cut at the numbers at which either begins or ends, so
 * that the parts are the same.
 */
import { offset, advance, type Seq } from '../../../machines/tcp/sequence.ts';
import { countFirst } from '../../trace/lookup.ts';
import type { CapturedSegment } from '../captured.ts';

/** A card makes no more segments of one. */
const MOST_PARTS = 128;

/** Segments of one side as two captures have them: parts stand in the place of those that only one has so. */
export function cutAlike(
  first: readonly CapturedSegment[],
  second: readonly CapturedSegment[],
): readonly [CapturedSegment[], CapturedSegment[]] {
  const base = first[0]?.segment.seq ?? second[0]?.segment.seq;
  if (base === undefined) return [[...first], [...second]];
  return [cutAt(first, edgesOf(second, base), base), cutAt(second, edgesOf(first, base), base)];
}

interface Edges {
  /** Numbers at which segments begin or end, counted from a base, in order. */
  readonly numbers: readonly number[];
  /** Whole segments. */
  readonly whole: ReadonlySet<string>;
}

const nameOf = ({ segment: { seq, dataLen } }: CapturedSegment): string => `${seq} ${dataLen}`;

function edgesOf(all: readonly CapturedSegment[], base: Seq): Edges {
  const data = all.filter(({ segment: { dataLen, syn } }) => dataLen > 0 && !syn);
  const numbers = new Set<number>();
  for (const { segment } of data) {
    const start = offset(base, segment.seq);
    numbers.add(start).add(start + segment.dataLen);
  }
  return { numbers: [...numbers].sort((a, b) => a - b), whole: new Set(data.map(nameOf)) };
}

function cutAt(
  all: readonly CapturedSegment[],
  { numbers, whole }: Edges,
  base: Seq,
): CapturedSegment[] {
  return all.flatMap((one): CapturedSegment[] => {
    const { segment } = one;
    if (segment.dataLen < 2 || segment.syn || whole.has(nameOf(one))) return [one];
    const start = offset(base, segment.seq);
    const end = start + segment.dataLen;
    const within = numbers.slice(
      countFirst(numbers, (at) => at <= start),
      countFirst(numbers, (at) => at < end),
    );
    if (within.length === 0 || within.length >= MOST_PARTS) return [one];
    return [start, ...within].map((from, i): CapturedSegment => {
      const to = within[i];
      const { fin, psh } = segment;
      const isLast = to === undefined;
      return {
        ...one,
        segment: {
          ...segment,
          ...{ seq: advance(segment.seq, from - start), dataLen: (to ?? end) - from },
          ...{ fin: fin && isLast, psh: psh && isLast },
        },
      };
    });
  });
}
