/**
 * What an end that is followed has still to send, in order: what the capture holds, and in front of it what is put in because it must have
 * been sent. What a segment meant is often clear only from what follows it: such questions are answered from tables that
 * are made once, so that none goes through all that is still to come.
 */
import type { Segment } from '../../../machines/tcp/segment.ts';
import { advance, type Seq } from '../../../machines/tcp/sequence.ts';
import { countFirst } from '../../trace/lookup.ts';
import { NumbersTaken } from './numbersTaken.ts';
import type { Transit } from './transit.ts';

/** Kinds of segments that are looked for. */
const KINDS = {
  syn: ({ syn }) => syn,
  noSyn: ({ syn }) => !syn,
  noReset: ({ rst }) => !rst,
  /** Of a connection that has begun, or is taken to have. */
  plain: ({ syn, rst }) => !syn && !rst,
  speaks: ({ syn, rst, ack }) => !syn && !rst && ack,
} as const satisfies Record<string, (segment: Segment) => boolean>;
type Looked = keyof typeof KINDS;

export class Coming {
  readonly #passing: readonly Transit[];
  /** Indices of the captured segments, in order, and how many of them have left. */
  readonly #captured: readonly number[];
  #left = 0;
  /** Indices of what was put in; the last one leaves first. */
  readonly #put: number[] = [];
  readonly #next = new Map<Looked, Int32Array>();
  #answers: ReadonlyMap<Seq, readonly number[]> | null = null;
  #resets: Float64Array | null = null;
  #syns: readonly number[] | null = null;
  #numbers: NumbersTaken | null = null;

  constructor(passing: readonly Transit[], captured: readonly number[]) {
    this.#passing = passing;
    this.#captured = captured;
  }

  /** The index of what leaves next; undefined: nothing more. */
  get next(): number | undefined {
    return this.#put.at(-1) ?? this.#captured[this.#left];
  }

  get isSilent(): boolean {
    return this.#captured.length === 0;
  }

  put(index: number): void {
    this.#put.push(index);
  }

  leave(): void {
    if (this.#put.pop() === undefined) this.#left += 1;
  }

  /** The segments behind so many of the next ones, in order. */
  *behind(but: number): Generator<Transit, undefined> {
    for (let i = this.#put.length - 1 - but; i >= 0; i--)
      yield this.#passing[this.#put[i] as number] as Transit;
    for (let i = this.#placeBehind(but); i < this.#captured.length; i++) yield this.#at(i);
  }

  /** The first segment of a kind behind so many of the next ones; null: there is none. */
  first(kind: Looked, but = 0): Segment | null {
    return this.#putOf(kind, but) ?? this.#capturedFrom(kind, this.#placeBehind(but));
  }

  /** The last SYN behind so many of the next ones that comes before the first segment of a kind; null: there is none. */
  synBefore(kind: Looked, but: number): Segment | null {
    let found: Segment | null = null;
    for (let i = this.#put.length - 1 - but; i >= 0; i--) {
      const { segment } = this.#passing[this.#put[i] as number] as Transit;
      if (KINDS[kind](segment)) return found;
      if (segment.syn) found = segment;
    }
    const from = this.#placeBehind(but);
    const until = this.#nextOf(kind)[from] as number;
    const last = this.#lastSynBefore(until);
    return last >= from ? this.#at(last).segment : found;
  }

  /** The SYN+ACK that answers a SYN of this number; null: there is none. */
  answerTo(number: Seq): Segment | null {
    const expected = advance(number, 1);
    for (let i = this.#put.length - 1; i >= 0; i--) {
      const { segment } = this.#passing[this.#put[i] as number] as Transit;
      if (segment.syn && segment.ack && segment.ackNumber === expected) return segment;
    }
    this.#answers ??= this.#answersByNumber();
    const places = this.#answers.get(expected) ?? [];
    const place = places[countFirst(places, (each) => each < this.#left)];
    return place === undefined ? null : this.#at(place).segment;
  }

  /** A reset leaves before this moment. */
  isResetBefore(at: number): boolean {
    this.#resets ??= this.#firstResets();
    return (this.#resets[this.#left] ?? Infinity) < at;
  }

  /** The first segment behind the next one that carries this number; null: there is none. */
  copyOf(number: Seq): Segment | null {
    this.#numbers ??= new NumbersTaken(this.#captured.map((_, i) => this.#at(i).segment));
    const place = this.#numbers.firstWith(number, this.#placeBehind(1));
    return place === null ? null : this.#at(place).segment;
  }

  /** Data that begins at this number or above it is still to come. */
  hasDataFrom(number: Seq): boolean {
    this.#numbers ??= new NumbersTaken(this.#captured.map((_, i) => this.#at(i).segment));
    return this.#numbers.hasDataFrom(number, this.#left);
  }

  #at(place: number): Transit {
    return this.#passing[this.#captured[place] as number] as Transit;
  }

  /** The place among the captured ones, behind so many of the next ones. */
  #placeBehind(but: number): number {
    return Math.min(this.#left + Math.max(0, but - this.#put.length), this.#captured.length);
  }

  #putOf(kind: Looked, but: number): Segment | null {
    for (let i = this.#put.length - 1 - but; i >= 0; i--) {
      const { segment } = this.#passing[this.#put[i] as number] as Transit;
      if (KINDS[kind](segment)) return segment;
    }
    return null;
  }

  #capturedFrom(kind: Looked, place: number): Segment | null {
    const found = this.#nextOf(kind)[place] as number;
    return found < this.#captured.length ? this.#at(found).segment : null;
  }

  /** Of each place the first one from there on that holds a segment of the kind. */
  #nextOf(kind: Looked): Int32Array {
    let next = this.#next.get(kind);
    if (next !== undefined) return next;
    const { length } = this.#captured;
    next = new Int32Array(length + 1);
    next[length] = length;
    for (let i = length - 1; i >= 0; i--)
      next[i] = KINDS[kind](this.#at(i).segment) ? i : (next[i + 1] as number);
    this.#next.set(kind, next);
    return next;
  }

  #lastSynBefore(place: number): number {
    this.#syns ??= this.#captured.flatMap((_, i) => (this.#at(i).segment.syn ? [i] : []));
    return this.#syns[countFirst(this.#syns, (each) => each < place) - 1] ?? -1;
  }

  #answersByNumber(): Map<Seq, number[]> {
    const found = new Map<Seq, number[]>();
    this.#captured.forEach((_, i) => {
      const { syn, ack, ackNumber } = this.#at(i).segment;
      if (!syn || !ack) return;
      const places = found.get(ackNumber);
      if (places) places.push(i);
      else found.set(ackNumber, [i]);
    });
    return found;
  }

  /** Of each place when the first reset from there on leaves. */
  #firstResets(): Float64Array {
    const { length } = this.#captured;
    const found = new Float64Array(length + 1).fill(Infinity);
    for (let i = length - 1; i >= 0; i--) {
      const { segment, sentAt } = this.#at(i);
      found[i] = Math.min(found[i + 1] as number, segment.rst ? sentAt : Infinity);
    }
    return found;
  }
}
