/** What is still to happen, by time; at one instant arrivals first, then timers, then calls, each in its own order. */
import type { Time } from '../../machines/tcp/time.ts';

export type DueKind = 'arrival' | 'timer' | 'call';

export interface Due<T> {
  readonly at: Time;
  readonly kind: DueKind;
  /** Among events of a kind at one instant: order of sending, of arming, of the list. */
  readonly order: number;
  readonly what: T;
  /** By this it can be taken back; one that is added under the same key takes its place. */
  readonly key?: string;
}

const RANK: Record<DueKind, number> = { arrival: 0, timer: 1, call: 2 };

/** An event with its place in the heap. */
interface Entry<T> {
  readonly due: Due<T>;
  place: number;
}

function isBefore({ due: a }: Entry<unknown>, { due: b }: Entry<unknown>): boolean {
  if (a.at !== b.at) return a.at < b.at;
  if (a.kind !== b.kind) return RANK[a.kind] < RANK[b.kind];
  return a.order < b.order;
}

/** A queue that gives the next event first: a binary heap, so that a long run costs no more for each event than a short one. */
export class Queue<T> {
  readonly #heap: Entry<T>[] = [];
  readonly #byKey = new Map<string, Entry<T>>();

  get size(): number {
    return this.#heap.length;
  }

  add(due: Due<T>): void {
    if (due.key !== undefined) this.remove(due.key);
    const entry = { due, place: this.#heap.length };
    if (due.key !== undefined) this.#byKey.set(due.key, entry);
    this.#heap.push(entry);
    this.#rise(entry);
  }

  /** The next event, without taking it. */
  peek(): Due<T> | undefined {
    return this.#heap[0]?.due;
  }

  take(): Due<T> | undefined {
    const [first] = this.#heap;
    if (first !== undefined) this.#takeOut(first);
    return first?.due;
  }

  /** Takes out what is no longer to happen. */
  remove(key: string): void {
    const entry = this.#byKey.get(key);
    if (entry !== undefined) this.#takeOut(entry);
  }

  #takeOut(entry: Entry<T>): void {
    if (entry.due.key !== undefined) this.#byKey.delete(entry.due.key);
    const last = this.#heap.pop();
    if (last === undefined || last === entry) return;
    this.#put(last, entry.place);
    this.#rise(last);
    this.#sink(last);
  }

  #put(entry: Entry<T>, place: number): void {
    this.#heap[place] = entry;
    entry.place = place;
  }

  #rise(entry: Entry<T>): void {
    for (;;) {
      const parent = this.#heap[(entry.place - 1) >> 1];
      if (parent === undefined || !isBefore(entry, parent)) return;
      const { place } = parent;
      this.#put(parent, entry.place);
      this.#put(entry, place);
    }
  }

  #sink(entry: Entry<T>): void {
    for (;;) {
      const [left, right] = [this.#heap[2 * entry.place + 1], this.#heap[2 * entry.place + 2]];
      const child = left && right && isBefore(right, left) ? right : left;
      if (child === undefined || !isBefore(child, entry)) return;
      const { place } = child;
      this.#put(child, entry.place);
      this.#put(entry, place);
    }
  }
}
