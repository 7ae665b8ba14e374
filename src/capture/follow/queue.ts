/**
 * What an end has out, as its packets show it: what leaves once more, what SACK blocks tell. Only the parts of the queue that are of
 * concern are gone through, and changed: thousands of segments may be out.
 */
import type { List } from '../../../machines/tcp/list.ts';
import { mappedWhere, rememberedOf } from '../../../machines/tcp/listChanges.ts';
import { segEnd, type SackBlock, type Segment } from '../../../machines/tcp/segment.ts';
import { after, before, notAfter, type Seq } from '../../../machines/tcp/sequence.ts';
import type { InFlight } from '../../../machines/tcp/tcb.ts';

type Queue = List<InFlight>;
type Part = readonly InFlight[];

/** Whether anything in a part of the queue may begin from one number up to another. */
const reaches = (part: Part, from: Seq, to: Seq): boolean =>
  part.length > 0 &&
  !before((part.at(-1) as InFlight).seq, from) &&
  before((part[0] as InFlight).seq, to);

/** All that begins within a segment has left with it once more. */
export const leftAgain = (
  queue: Queue,
  segment: Segment,
  sent: Pick<InFlight, 'sentAt' | 'order'>,
): Queue =>
  mappedWhere(
    queue,
    (part) => reaches(part, segment.seq, segEnd(segment)),
    (one) =>
      !before(one.seq, segment.seq) && before(one.seq, segEnd(segment))
        ? { ...one, ...sent, transmissions: one.transmissions + 1 }
        : one,
  );

const isAllTold = rememberedOf((part: Part) => part.every(({ sacked }) => sacked === true));

/** What SACK blocks tell has come. */
export function toldIn(queue: Queue, blocks: readonly SackBlock[]): Queue {
  const isTold = ({ seq }: InFlight) =>
    blocks.some(({ start, end }) => !before(seq, start) && before(seq, end));
  return mappedWhere(
    queue,
    (part) => blocks.some(({ start, end }) => reaches(part, start, end)) && !isAllTold(part),
    (one) => (one.sacked !== true && isTold(one) ? { ...one, sacked: true } : one),
  );
}

/** The first of it that begins within a segment. */
export function firstWithin({ parts }: Queue, segment: Segment): InFlight | undefined {
  const end = segEnd(segment);
  const part = parts.find((each) => reaches(each, segment.seq, end));
  return part?.find(({ seq }) => notAfter(segment.seq, seq) && before(seq, end));
}

const lastTold = rememberedOf((part: Part) => part.findLast(({ sacked }) => sacked === true));

/** Something above this number has come, as SACK blocks told. */
export function isHole({ parts }: Queue, number: Seq): boolean {
  for (let i = parts.length - 1; i >= 0; i--) {
    const part = parts[i] as Part;
    const told = lastTold(part);
    if (told !== undefined) return after(told.seq, number);
  }
  return false;
}
