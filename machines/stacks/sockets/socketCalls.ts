/** The calls of a program on its sockets: its listener, and one connection after the other. */
import type { Profile } from '../../tcp/profile.ts';
import { CallRecord, type OpenCall } from './callRecord.ts';
import type { EndStep } from './endStep.ts';
import { DONE, isAddressTaken, NOT_AVAILABLE, TAKEN } from './events.ts';
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

  /** A new listener; its address may be taken still, which `bind` is told at that step. */
  openListener(at: Moment, taken: number | null = null): void {
    this.return(this.push('socket', at, { on: 'listener' }), at, DONE);
    const result = taken === null ? DONE : TAKEN;
    this.return(this.push('bind', at, { on: 'listener', step: taken }), at, result);
    if (taken === null) this.#setOptions(at, 'listener');
  }

  /** A new socket to connect from; a port of its own choice may be one that an old connection still has in TIME_WAIT. */
  openConnection(at: Moment): void {
    const on = this.connections;
    this.return(this.push('socket', at, { on }), at, DONE);
    if (this.#choosesPort) {
      this.setOption({ name: 'SO_REUSEADDR', value: 1 }, at, { on });
      this.return(this.push('bind', at, { on }), at, DONE);
    }
    this.#setOptions(at, on);
  }

  #setOptions(at: Moment, on: SocketCall['on']): void {
    for (const option of optionsOf(on, this.#profile, this.#usual))
      this.setOption(option, at, { on });
  }

  setOption(option: SocketOption, at: Moment, more: Partial<SocketCall> = {}, result = DONE): void {
    this.return(this.push('setsockopt', at, { ...more, option }), at, result);
  }

  listen(at: Moment, { index }: EndStep, result: Result): void {
    const free = !this.blocked;
    if (free && isAddressTaken(result)) {
      this.openListener(at, index);
      return;
    }
    if (free && !this.listens) this.openListener(at);
    this.return(this.push('listen', at, { on: 'listener', step: index }), at, result);
    if (free) this.block('accept', at, 'listener');
    this.listens = true;
  }

  connect(at: Moment, { index, cause }: EndStep, result: Result): void {
    const bytes = cause.kind === 'call' ? cause.call.bytes : undefined;
    const isNew = !this.blocked && this.socket !== 'open' && this.socket !== 'atEnd';
    if (isNew) {
      this.connections += 1;
      this.begin();
      this.shut = false;
      this.socket = isAddressTaken(result) ? 'failed' : 'open';
      this.openConnection(at);
    }
    const call = this.push('connect', at, { step: index, bytes });
    if (isNew && isAddressTaken(result)) this.return(call, at, NOT_AVAILABLE);
    else if (result.kind === 'failed' && result.errno !== 'EBADF') this.return(call, at, result);
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
