/** The one queue of a world, and the agenda that each of its connections has of it. */
import type { TimerName } from '../../../machines/tcp/effects.ts';
import { time, type Time } from '../../../machines/tcp/time.ts';
import type { Cause } from '../../trace/connection.ts';
import type { Side } from '../../trace/side.ts';
import type { ConnectionIndex } from '../../trace/world.ts';
import type { Agenda } from '../connectionRun.ts';
import { Queue } from '../queue.ts';
import type { ClientWake } from './clientPrograms.ts';
import type { HostAction } from './worldScenario.ts';

export type WorldComing =
  | {
      readonly kind: 'end';
      readonly connection: ConnectionIndex;
      readonly side: Side;
      readonly cause: Cause;
    }
  | { readonly kind: 'client'; readonly client: number; readonly wake: ClientWake }
  | { readonly kind: 'action'; readonly action: HostAction };

/** Behind whatever else is to happen at an instant. */
const LISTED = 1e9;

export class WorldAgenda {
  readonly #queue = new Queue<WorldComing>();
  /** The server's timers end with the turns of a wheel. */
  readonly #isOnWheel: boolean;
  #sent = 0;
  #armed = 0;
  #called = 0;

  constructor(isOnWheel: boolean) {
    this.#isOnWheel = isOnWheel;
  }

  get nextAt(): Time | null {
    return this.#queue.peek()?.at ?? null;
  }

  take(): WorldComing | undefined {
    return this.#queue.take()?.what;
  }

  /** What is listed happens behind all else at its moment, in the order of the list. */
  addAction(action: HostAction, nth: number): void {
    const what: WorldComing = { kind: 'action', action };
    this.#queue.add({ at: time(action.atUs), kind: 'call', order: LISTED + nth, what });
  }

  addWake(at: Time, client: number, wake: ClientWake): void {
    const what: WorldComing = { kind: 'client', client, wake };
    this.#queue.add({ at, kind: 'call', order: this.#called++, what });
  }

  of(connection: ConnectionIndex): Agenda {
    const queue = this.#queue;
    const keyOf = (side: Side, timer: TimerName) => `${connection} ${side} ${timer}`;
    const end = (side: Side, cause: Cause): WorldComing => ({
      ...{ kind: 'end', connection, side, cause },
    });
    return {
      arrival: (at, side, cause) => {
        queue.add({ at, kind: 'arrival', order: this.#sent++, what: end(side, cause) });
      },
      timer: (at, side, timer) => {
        const what = end(side, { kind: 'timer', timer });
        // of the timers in one slot of Linux's wheel the one that was set last fires first
        const isReversed = side === 'server' && this.#isOnWheel;
        const order = isReversed ? -this.#armed++ : this.#armed++;
        queue.add({ at, kind: 'timer', order, what, key: keyOf(side, timer) });
      },
      stopTimer: (side, timer) => {
        queue.remove(keyOf(side, timer));
      },
      call: (at, side, call, action) => {
        const order = action === null ? this.#called++ : LISTED + action;
        queue.add({ at, kind: 'call', order, what: end(side, { kind: 'call', call, action }) });
      },
    };
  }
}
