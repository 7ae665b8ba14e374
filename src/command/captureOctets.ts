/** The octets of a capture while they come: kept, so that each page gets all of them from the start, however late it is. */
import { EventEmitter, once } from 'node:events';
import { MOST_LIVE } from '../capture/live.ts';

export class CaptureOctets {
  readonly #kept: Buffer[] = [];
  readonly #changed = new EventEmitter().setMaxListeners(0);
  readonly #most: number;
  #length = 0;
  #isOver = false;

  constructor(most = MOST_LIVE) {
    this.#most = most;
  }

  /** No more of them are kept: there were too many. */
  private get isFull(): boolean {
    return this.#length === this.#most;
  }

  /** The chunk may be used again. Says whether this one was the last that there was room for. */
  push(chunk: Uint8Array): boolean {
    const room = chunk.subarray(0, this.#most - this.#length);
    if (room.length === 0) return false;
    this.#kept.push(Buffer.from(room));
    this.#length += room.length;
    this.#changed.emit('change');
    return this.isFull;
  }

  /** There are no more. */
  end(): void {
    this.#isOver = true;
    this.#changed.emit('change');
  }

  /** From the first one on, as they come. */
  async *fromStart(): AsyncGenerator<Buffer, void> {
    for (let next = 0; ;) {
      const chunk = this.#kept[next];
      if (chunk !== undefined) {
        next += 1;
        yield chunk;
      } else if (this.#isOver || this.isFull) return;
      else await once(this.#changed, 'change');
    }
  }
}
