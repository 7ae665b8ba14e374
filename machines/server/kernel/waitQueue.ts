/**
 * Who sleeps until a socket has something: a listener's or a connection's wait queue (Linux: wait.h, sched/wait.c).
 *
 * - Plain waiters are at its head, the latest first, and all of them wake.
 * - Exclusive ones are at its tail, and the walk stops at the first that has woken someone: accept() waits so, once, and
 *   queues at the tail again; EPOLLEXCLUSIVE does for as long as it watches, and its waiters never change places.
 */
export interface Waiter {
  /** Whether this has woken someone. */
  wake(): boolean;
}

export class WaitQueue {
  readonly #plain: Waiter[] = [];
  readonly #exclusive: Waiter[] = [];

  /** Stays in the queue until it leaves. */
  join(waiter: Waiter, { exclusive = false } = {}): void {
    if (exclusive) this.#exclusive.push(waiter);
    else this.#plain.unshift(waiter);
  }

  leave(waiter: Waiter): void {
    for (const waiters of [this.#plain, this.#exclusive]) {
      const i = waiters.indexOf(waiter);
      if (i >= 0) waiters.splice(i, 1);
    }
  }

  /** Leaves the queue when it wakes, as calls that block do. */
  joinOnce(wake: () => void, { exclusive = false } = {}): void {
    const waiter = {
      wake: () => {
        this.leave(waiter);
        wake();
        return true;
      },
    };
    if (exclusive) this.#exclusive.push(waiter);
    else this.#plain.unshift(waiter);
  }

  wake(): void {
    for (const waiter of [...this.#plain]) waiter.wake();
    for (const waiter of [...this.#exclusive]) if (waiter.wake()) return;
  }
}
