/** What is still to happen, by time; at one instant arrivals first, then timers, then calls, each in its own order. */
import type { Time } from '../../machines/tcp/time.ts';

export type DueKind = 'arrival' | 'timer' | 'call';

export interface Due<T> {
  readonly at: Time;
  readonly kind: DueKind;
  /** Among events of a kind at one instant: order of sending, of arming, of the list. */
  readonly order: number;
  readonly what: T;
}

const RANK: Record<DueKind, number> = { arrival: 0, timer: 1, call: 2 };

const isBefore = (a: Due<unknown>, b: Due<unknown>): boolean => {
  if (a.at !== b.at) return a.at < b.at;
  if (a.kind !== b.kind) return RANK[a.kind] < RANK[b.kind];
  return a.order < b.order;
};

/** A queue that gives the next event first. Insertion keeps it sorted: runs are short, and most events are near the end. */
export class Queue<T> {
  readonly #due: Due<T>[] = [];

  get size(): number {
    return this.#due.length;
  }

  add(due: Due<T>): void {
    let i = this.#due.length;
    while (i > 0 && isBefore(this.#due[i - 1] as Due<T>, due)) i -= 1;
    this.#due.splice(i, 0, due);
  }

  /** The next event, without taking it. */
  peek(): Due<T> | undefined {
    return this.#due.at(-1);
  }

  take(): Due<T> | undefined {
    return this.#due.pop();
  }

  /** Takes out what is no longer to happen. */
  remove(unwanted: (what: T) => boolean): void {
    for (let i = this.#due.length - 1; i >= 0; i--) {
      if (unwanted((this.#due[i] as Due<T>).what)) this.#due.splice(i, 1);
    }
  }
}
