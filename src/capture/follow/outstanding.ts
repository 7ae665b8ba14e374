/** The segments of an end that nothing has answered yet, in order of the numbers behind them: an answer finds those that it covers. */
import { segLen, type Segment } from '../../../machines/tcp/segment.ts';
import { offset, type Seq } from '../../../machines/tcp/sequence.ts';
import { countFirst } from '../../trace/lookup.ts';

export interface Sent {
  readonly index: number;
  readonly atNs: number;
  readonly segment: Segment;
  /** Its receiver cannot accept it, as far as is known. */
  readonly isRefused?: boolean;
}

/** With its numbers counted on, past the wrap. */
export interface Out extends Sent {
  readonly start: number;
  readonly end: number;
  /** Nothing has answered it. */
  isOut: boolean;
}

/** So many that are done with may stand in front. */
const SURPLUS = 1024;

export class Outstanding {
  /** Ordered by `end`; a reset may have answered some of them. */
  #all: Out[] = [];
  #head = 0;
  /** By the number that they acknowledge. */
  readonly #acknowledging = new Map<Seq, Out[]>();
  #near: { readonly number: Seq; readonly counted: number } | null = null;

  add(sent: Sent): void {
    const { segment } = sent;
    const start = this.#counted(segment.seq);
    this.#near = { number: segment.seq, counted: start };
    // data that came with a SYN need not be taken: it is sent once more as such (RFC 7413, 4.2.2)
    const end = start + (segment.syn ? 1 : segLen(segment));
    const out: Out = { ...sent, start, end, isOut: true };
    const place = this.#placeAbove(out.end);
    if (place === this.#all.length) this.#all.push(out);
    else this.#all.splice(place, 0, out);
    if (!segment.ack) return;
    const others = this.#acknowledging.get(segment.ackNumber);
    if (others) others.push(out);
    else this.#acknowledging.set(segment.ackNumber, [out]);
  }

  /** Those that a segment answers, in the order in which they left: they are out no longer. */
  takeAnswered(answer: Segment): Out[] {
    const { ack, ackNumber, sack = [], rst, seq } = answer;
    if (this.#head === this.#all.length) return [];
    const found = ack ? this.#takeUpTo(this.#placeAbove(this.#counted(ackNumber))) : [];
    if (ack) {
      for (const block of sack) this.#takeWithin(block, found);
    } else if (rst) this.#takeRefused(seq, found);
    return found.sort((a, b) => a.index - b.index);
  }

  /** All that is left, in the order in which it left. */
  takeAll(): Out[] {
    const found = this.#takeUpTo(this.#all.length);
    this.#acknowledging.clear();
    this.#near = null;
    return found.sort((a, b) => a.index - b.index);
  }

  #counted(number: Seq): number {
    const { number: near, counted } = this.#near ?? { number, counted: 0 };
    return counted + offset(near, number);
  }

  #placeAbove(end: number): number {
    const last = this.#all.at(-1);
    if (last === undefined || last.end <= end) return this.#all.length;
    return Math.max(
      this.#head,
      countFirst(this.#all, (each) => each.end <= end),
    );
  }

  #takeUpTo(place: number): Out[] {
    const found = this.#all.slice(this.#head, place).filter(({ isOut }) => isOut);
    for (const one of found) one.isOut = false;
    this.#head = place;
    if (this.#head === this.#all.length || this.#head > SURPLUS) {
      this.#all = this.#all.slice(this.#head);
      this.#head = 0;
    }
    return found;
  }

  #takeWithin({ start, end }: { readonly start: Seq; readonly end: Seq }, found: Out[]): void {
    const [low, high] = [this.#counted(start), this.#counted(end)];
    const from = this.#placeAbove(low);
    const until = this.#placeAbove(high);
    if (until <= from) return;
    const stay: Out[] = [];
    for (const one of this.#all.slice(from, until)) {
      if (one.start < low) stay.push(one);
      else if (one.isOut) found.push(one);
    }
    for (const one of found) one.isOut = false;
    this.#all.splice(from, until - from, ...stay);
  }

  /** A reset that takes its number from the ACK of what it answers (RFC 9293, 3.5.2). */
  #takeRefused(number: Seq, found: Out[]): void {
    const refused = this.#acknowledging.get(number) ?? [];
    this.#acknowledging.delete(number);
    for (const one of refused) {
      if (!one.isOut) continue;
      one.isOut = false;
      found.push(one);
    }
  }
}

/** In groups: those of one share numbers, directly or by others between them; each in the order in which they left. */
export function overlapping(outs: readonly Out[]): Out[][] {
  if (outs.length < 2) return outs.length === 0 ? [] : [[...outs]];
  const groups: Out[][] = [];
  let end = -Infinity;
  for (const one of [...outs].sort((a, b) => a.start - b.start)) {
    const last = groups.at(-1);
    if (last !== undefined && one.start < end) last.push(one);
    else groups.push([one]);
    end = Math.max(end, one.end);
  }
  for (const group of groups) group.sort((a, b) => a.index - b.index);
  return groups;
}

export const overlap = (one: Out, other: Out): boolean =>
  one.start < other.end && other.start < one.end;
