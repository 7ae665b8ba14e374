/** What is due when: the earliest first, of one moment the one that was put in first. */
import type { Time } from '../../tcp/time.ts';

interface Due<T> {
  readonly at: Time;
  readonly nth: number;
  readonly what: T;
}

export class Heap<T> {
  readonly #heap: Due<T>[] = [];
  #count = 0;

  get nextAt(): Time | null {
    return this.#heap[0]?.at ?? null;
  }

  put(at: Time, what: T): void {
    const due = { at, nth: this.#count++, what };
    this.#heap.push(due);
    let child = this.#heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#swapIfEarlier(child, parent)) return;
      child = parent;
    }
  }

  /** The first, if it is due by then. */
  take(by: Time): T | undefined {
    const first = this.#heap[0];
    if (first === undefined || first.at > by) return undefined;
    const last = this.#heap.pop();
    if (last !== undefined && last !== first) {
      this.#heap[0] = last;
      this.#sink();
    }
    return first.what;
  }

  #sink(): void {
    for (let parent = 0; ;) {
      const left = 2 * parent + 1;
      const smaller = this.#isEarlier(left + 1, left) ? left + 1 : left;
      if (!this.#swapIfEarlier(smaller, parent)) return;
      parent = smaller;
    }
  }

  #isEarlier(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (one === undefined || other === undefined) return false;
    return one.at < other.at || (one.at === other.at && one.nth < other.nth);
  }

  #swapIfEarlier(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (one === undefined || other === undefined || !this.#isEarlier(a, b)) return false;
    this.#heap[a] = other;
    this.#heap[b] = one;
    return true;
  }
}
