/** Which ACKs arrived: the receiver sends again what an ACK had acknowledged, so that this one had not come when it did. */
import { segEnd, segLen } from '../../../machines/tcp/segment.ts';
import { after, before, earliest, type Seq } from '../../../machines/tcp/sequence.ts';
import { countFirst } from '../../trace/lookup.ts';
import type { Side } from '../../trace/side.ts';
import type { CapturedSegment } from '../captured.ts';
import { SLACK_US, SYN_AGAIN_NS, type FateOf, type Judging } from './fate.ts';

export function judgeAcks(
  segments: readonly CapturedSegment[],
  fates: readonly FateOf[],
  { sender, loopUs, isHere }: Judging,
): void {
  const acks = segments.flatMap(({ from }, i) => (from === sender ? [i] : []));
  const walk = new Walk(acks.map((index) => segments[index] as CapturedSegment));
  // the last one first: what it tells is not told otherwise by those before
  for (const { index, end, isSoon } of repeated(segments, sender).reverse()) {
    const { atNs } = segments[index] as CapturedSegment;
    const deadlineNs = atNs - 1000 * (loopUs + SLACK_US);
    const from = countFirst(acks, (each) => each < index) - 1;
    for (const place of walk.back(from, end, deadlineNs)) {
      const ack = acks[place] as number;
      const fate = fates[ack] as FateOf;
      // a client that tries again although it was refused: its SYN's own timer would have waited longer
      if (isRefusal(segments[ack] as CapturedSegment) && isSoon) fate.taken = false;
      else if (isHere || fate.answeredBy === null)
        Object.assign(fate, { arrived: false, evidence: 'inferred' });
      else fate.comesAfter = index;
    }
  }
}

const isRefusal = ({ segment }: CapturedSegment): boolean => segment.rst && segment.ack;

interface Repeated {
  readonly index: number;
  readonly end: Seq;
  /** A SYN, sooner after the one before than any timer. */
  readonly isSoon: boolean;
}

/** What the receiver of the ACKs has sent before; the probes of a timer apart. */
function repeated(segments: readonly CapturedSegment[], sender: Side): Repeated[] {
  const found: Repeated[] = [];
  let highest: Seq | null = null;
  let iss: Seq | null = null;
  let synNs = -Infinity;
  segments.forEach(({ from, segment, atNs }, index) => {
    if (from === sender || segLen(segment) === 0 || segment.rst) return;
    const end = segEnd(segment);
    const isSoon = segment.syn && atNs - synNs < SYN_AGAIN_NS;
    if (segment.syn) synNs = atNs;
    if (segment.syn && segment.seq !== iss) {
      iss = segment.seq;
      highest = null;
    }
    if (highest === null || after(end, highest)) {
      highest = end;
      return;
    }
    if (segment.dataLen > 1 || segment.syn || segment.fin) found.push({ index, end, isSoon });
  });
  return found;
}

/** Walks back through ACKs of a number or above it, each of them once: those that have been walked through are passed over. */
class Walk {
  readonly #acks: readonly CapturedSegment[];
  /** Of each place the next one to look at, further back, and the least number acknowledged up to there. */
  readonly #further: Int32Array;
  readonly #least: Seq[];

  constructor(acks: readonly CapturedSegment[]) {
    this.#acks = acks;
    this.#further = Int32Array.from(acks.keys());
    this.#least = acks.map(({ segment }) => segment.ackNumber);
  }

  /** Places from `from` back, of what had left by then. */
  back(from: number, number: Seq, byNs: number): number[] {
    let place = from;
    // what has left since has not had the time to come
    while (place >= 0 && (this.#acks[place] as CapturedSegment).atNs > byNs) {
      if (!this.#covers(place, number)) return [];
      place -= 1;
    }
    const found: number[] = [];
    const passed: number[] = [];
    while (place >= 0 && this.#covers(place, number)) {
      passed.push(place);
      if (this.#further[place] === place) {
        found.push(place);
        this.#further[place] = place - 1;
      }
      place = this.#further[place] as number;
    }
    for (let i = passed.length - 2; i >= 0; i--) {
      const [one, next] = [passed[i] as number, passed[i + 1] as number];
      this.#least[one] = earliest(this.#least[one] as Seq, this.#least[next] as Seq);
      this.#further[one] = place;
    }
    return found;
  }

  #covers(place: number, number: Seq): boolean {
    const { segment } = this.#acks[place] as CapturedSegment;
    return segment.ack && !before(this.#least[place] as Seq, number);
  }
}
