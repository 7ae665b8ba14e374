/** The calls of a program while they are being written down: which have not returned, and since when its own thread is free. */
import type { Moment } from './moment.ts';
import type { Doing, Errno, Result, SocketCall, SocketCallName } from './program.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };

/** A call that may still return. */
export type OpenCall = Open<SocketCall>;

export class CallRecord {
  readonly doings: (Doing | OpenCall)[] = [];
  /** Since when the program is free; null where it does not run. */
  free: Moment | null = null;
  /** The connection failed, and no call has told so yet. */
  untold: Errno | null = null;
  /** Octets that came before it failed, and that no call has taken yet. */
  left = 0;
  /** Calls that have not returned: the program's own, and those of other threads. */
  #waiting: OpenCall[] = [];

  /** The call of the program's own thread that has not returned. */
  get blocked(): OpenCall | undefined {
    return this.#waiting.find((call) => !call.elsewhere);
  }

  get waiting(): readonly OpenCall[] {
    return this.#waiting;
  }

  waitingIn(name: SocketCallName): OpenCall | undefined {
    return this.#waiting.find((call) => call.name === name);
  }

  make(name: SocketCallName, calledAt: Moment, more: Partial<SocketCall> = {}): OpenCall {
    const call: OpenCall = {
      kind: 'call',
      name,
      on: this.blocked?.on ?? 1,
      elsewhere: this.blocked !== undefined,
      step: null,
      calledAt,
      returnedAt: null,
      result: null,
      ...more,
    };
    this.doings.push(call);
    return call;
  }

  /** It does not return at once. */
  wait(call: OpenCall): void {
    this.#waiting.push(call);
  }

  return(call: OpenCall, at: Moment, result: Result): void {
    call.returnedAt = at;
    call.result = result;
    this.#waiting = this.#waiting.filter((other) => other !== call);
    if (!call.elsewhere) this.free = at;
    if (result.kind === 'failed' && result.errno === this.untold) this.untold = null;
    if (call.name === 'recv' && result.kind === 'bytes')
      this.left = Math.max(0, this.left - result.bytes);
  }

  /** A new connection: what the one before it left is gone. */
  begin(): void {
    this.untold = null;
    this.left = 0;
  }

  sleepUntil(at: Moment): void {
    if (this.free && !this.blocked && this.free.at < at.at)
      this.doings.push({ kind: 'sleep', calledAt: this.free, returnedAt: at });
    this.free = at;
  }

  /** The host stops: no call returns any more. */
  crash(step: number, at: Moment): void {
    this.sleepUntil(at);
    this.doings.push({ kind: 'crash', step, calledAt: at, returnedAt: at });
    this.#waiting = [];
    this.free = null;
    this.untold = null;
  }
}
