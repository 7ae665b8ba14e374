/** The calls of a program on its sockets: its listener, and one connection after the other. */
import type { Profile } from '../../tcp/profile.ts';
import { CallRecord, type OpenCall } from './callRecord.ts';
import type { EndStep } from './endStep.ts';
import { DONE, isAddressTaken, TAKEN } from './events.ts';
import type { Moment } from './moment.ts';
import { optionsOf } from './options.ts';
import type { Result, SocketCall, SocketCallName, SocketOption } from './program.ts';

export class SocketCalls extends CallRecord {
  /** How many connections it has had. */
  connections = 0;
  listens = false;
  /** What the program has: no connection, one, one at whose end it has read, or one that failed. */
  socket: 'none' | 'open' | 'atEnd' | 'failed' | 'closed' = 'none';
  /** It has said that it sends no more. */
  shut = false;
  readonly #choosesPort: boolean;
  readonly #profile: Profile;
  readonly #usual: Profile;

  constructor(choosesPort: boolean, profile: Profile, usual: Profile) {
    super();
    this.#choosesPort = choosesPort;
    this.#profile = profile;
    this.#usual = usual;
  }

  /** A call on the socket that the program is busy with. */
  push(name: SocketCallName, at: Moment, more: Partial<SocketCall> = {}): OpenCall {
    const on = this.blocked?.on ?? Math.max(this.connections, 1);
    return this.make(name, at, { on, ...more });
  }

  /** A call that does not return at once. */
  block(name: SocketCallName, at: Moment, on: SocketCall['on'] = this.connections): void {
    this.wait(this.push(name, at, { on }));
  }

  /** A new socket, for a listener or a connection; its address may be taken still, which `bind` is told at that step. */
  open(on: SocketCall['on'], at: Moment, taken: number | null = null): void {
    this.return(this.push('socket', at, { on }), at, DONE);
    const isTaken = taken !== null;
    if (isTaken || on === 'listener' || this.#choosesPort)
      this.return(this.push('bind', at, { on, step: taken }), at, isTaken ? TAKEN : DONE);
    if (isTaken) return;
    for (const option of optionsOf(on, this.#profile, this.#usual))
      this.setOption(option, at, { on });
  }

  setOption(option: SocketOption, at: Moment, more: Partial<SocketCall> = {}, result = DONE): void {
    this.return(this.push('setsockopt', at, { ...more, option }), at, result);
  }

  listen(at: Moment, { index }: EndStep, result: Result): void {
    const free = !this.blocked;
    if (free && isAddressTaken(result)) {
      this.open('listener', at, index);
      return;
    }
    if (free && !this.listens) this.open('listener', at);
    this.return(this.push('listen', at, { on: 'listener', step: index }), at, result);
    if (free) this.block('accept', at, 'listener');
    this.listens = true;
  }

  connect(at: Moment, { index, cause }: EndStep, result: Result): void {
    const bytes = cause.kind === 'call' ? cause.call.bytes : undefined;
    if (!this.blocked && this.socket !== 'open' && this.socket !== 'atEnd') {
      this.connections += 1;
      this.begin();
      this.shut = false;
      this.socket = isAddressTaken(result) ? 'failed' : 'open';
      this.open(this.connections, at, isAddressTaken(result) ? index : null);
      if (isAddressTaken(result)) return;
    }
    const call = this.push('connect', at, { step: index, bytes });
    if (result.kind === 'failed' && result.errno !== 'EBADF') this.return(call, at, result);
    else this.wait(call);
  }

  established(at: Moment, origin: 'active' | 'passive' | undefined): void {
    const name = origin === 'passive' ? 'accept' : 'connect';
    const called = this.waitingIn(name);
    if (called) this.return(called, at, DONE);
    // A connection that comes when the program has not called `accept` again waits in the queue until it does.
    else if (name === 'accept' && this.listens && !this.blocked && this.free)
      this.return(this.push('accept', this.free, { on: 'listener' }), at, DONE);
    else return;
    if (name === 'accept') this.connections += 1;
    this.socket = 'open';
    this.begin();
    this.shut = false;
  }
}
