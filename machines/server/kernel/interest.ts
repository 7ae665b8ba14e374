/**
 * The set of descriptors that a worker watches, and which of them are ready: epoll's interest list and ready list
 * (Linux: fs/eventpoll.c), and what select() and poll() find on their walk.
 *
 * - Level-triggered: what is told stands in the ready list again, behind the others, until it is found not to be ready.
 * - Edge-triggered: it comes back only when more arrives.
 * - select() and poll() tell in the order of the set, epoll_wait() in that of arrival.
 */
import type { Descriptor, Ready } from '../happenings.ts';
import { keyOf } from './descriptors.ts';
import type { Waiter, WaitQueue } from './waitQueue.ts';

export interface SetKind {
  readonly order: 'set' | 'arrival';
  readonly trigger: 'level' | 'edge';
  /** EPOLLEXCLUSIVE on the listener. */
  readonly exclusive: boolean;
}

export type SetChange = 'setJoined' | 'setLeft' | 'readyJoined' | 'readyLeft';

interface Watched {
  readonly of: Descriptor;
  readonly nth: number;
  readonly queue: WaitQueue;
  readonly waiter: Waiter;
}

export class InterestSet {
  readonly #watched = new Map<string, Watched>();
  readonly #ready = new Map<string, Watched>();
  #joined = 0;
  /** Wakes the worker that sleeps in select(), poll() or epoll_wait(). */
  #sleeper: (() => void) | null = null;

  readonly kind: SetKind;
  readonly #isReadable: (of: Descriptor) => boolean;
  readonly #changed: (change: SetChange, of: Descriptor) => void;

  constructor(
    kind: SetKind,
    isReadable: (of: Descriptor) => boolean,
    changed: (change: SetChange, of: Descriptor) => void,
  ) {
    this.kind = kind;
    this.#isReadable = isReadable;
    this.#changed = changed;
  }

  get size(): number {
    return this.#watched.size;
  }

  has(of: Descriptor): boolean {
    return this.#watched.has(keyOf(of));
  }

  /** EPOLL_CTL_ADD, which looks at once whether it is ready; or the program's list of inputs. */
  add(of: Descriptor, queue: WaitQueue): void {
    const waiter = { wake: () => this.#arrived(watched) };
    const watched: Watched = { of, nth: this.#joined++, queue, waiter };
    this.#watched.set(keyOf(of), watched);
    this.#changed('setJoined', of);
    queue.join(waiter, { exclusive: this.kind.exclusive && of.kind === 'listener' });
    if (this.#isReadable(of)) this.#arrived(watched);
  }

  remove(of: Descriptor): void {
    const watched = this.#watched.get(keyOf(of));
    if (watched === undefined) return;
    watched.queue.leave(watched.waiter);
    this.#watched.delete(keyOf(of));
    if (this.#ready.delete(keyOf(of))) this.#changed('readyLeft', of);
    this.#changed('setLeft', of);
  }

  sleep(wake: () => void): void {
    this.#sleeper = wake;
  }

  awake(): void {
    this.#sleeper = null;
  }

  /** What the wait returns now. */
  collect(): readonly Ready[] {
    const found = [...this.#ready.values()].filter((watched) => this.#stillReady(watched));
    if (this.kind.order === 'set') found.sort((a, b) => a.nth - b.nth);
    return found.map(({ of }) => ({ of, is: 'readable' }));
  }

  #stillReady(watched: Watched): boolean {
    const key = keyOf(watched.of);
    const readable = this.#isReadable(watched.of);
    this.#ready.delete(key);
    if (readable && this.kind.trigger === 'level') this.#ready.set(key, watched);
    else this.#changed('readyLeft', watched.of);
    return readable;
  }

  /** The wait queue's callback: whether it has woken someone. */
  #arrived(watched: Watched): boolean {
    const key = keyOf(watched.of);
    if (!this.#ready.has(key)) {
      this.#ready.set(key, watched);
      this.#changed('readyJoined', watched.of);
    }
    const wake = this.#sleeper;
    this.#sleeper = null;
    wake?.();
    return wake !== null;
  }
}
