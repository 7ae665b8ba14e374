/**
 * Writes down the program of an end, as it follows from what happens there, one thing after the other.
 *
 * A program is sequential: it is in one call at a time, and sleeps between two calls unless it waits for something. Where
 * the application reads by itself, it calls `recv` as soon as it is free, if what that returns comes before its own next
 * call. A call made while the program is blocked can only be another thread's, and is marked so.
 */
import type { Profile } from '../../tcp/profile.ts';
import type { Time } from '../../tcp/time.ts';
import { CallRecord, type OpenCall } from './callRecord.ts';
import { DONE, eventsOf, isAddressTaken, resultOf, TAKEN, type SocketEvent } from './events.ts';
import { momentOf, type EndStep } from './endStep.ts';
import type { Moment } from './moment.ts';
import type { Doing, Errno, Result, SocketCall, SocketCallName, SocketOption } from './program.ts';
import { lingers } from './lingering.ts';
import { optionsOf } from './options.ts';

export class ProgramWriter {
  readonly #profile: Profile;
  readonly #choosesPort: boolean;
  /** What the stack has unless a program asks for another. */
  readonly #usual: Profile;
  readonly #readsItself: boolean;
  readonly #calls = new CallRecord();
  #listens = false;
  #connections = 0;
  /** What the program has: no connection, one, one at whose end it has read, or one that failed. */
  #socket: 'none' | 'open' | 'atEnd' | 'failed' | 'closed' = 'none';
  /** So long a `close` may wait. */
  #lingersUntil: Time | null = null;
  /** It has said that it sends no more. */
  #shut = false;

  constructor(profile: Profile, choosesPort: boolean, usual = profile) {
    this.#usual = usual;
    this.#profile = profile;
    this.#choosesPort = choosesPort;
    this.#readsItself = profile.autoRead;
  }

  /** What the program has done so far. */
  get doings(): readonly Doing[] {
    return this.#calls.doings;
  }

  happens(step: EndStep): void {
    this.passTo({ at: step.at, step: step.index - 1 });
    this.#callOf(step);
    for (const event of eventsOf(step, this.#profile)) this.#learn(event, step);
    const close = this.#calls.waitingIn('close');
    if (close && !lingers(step.after, step.at)) this.#return(close, momentOf(step), DONE);
    else this.#lingersUntil = step.after.tcb?.lingersUntil ?? null;
  }

  /** So much time passes, and nothing happens. */
  passTo(moment: Moment): void {
    const close = this.#calls.waitingIn('close');
    const until = this.#lingersUntil;
    if (close && until !== null && until <= moment.at)
      this.#return(close, { ...moment, at: until }, DONE);
  }

  #callOf(step: EndStep): void {
    if (step.cause.kind !== 'call') return;
    const { call, bytes } = step.cause.call;
    const at = momentOf(step);
    if (call === 'crash') {
      this.#crash(step, at);
      return;
    }
    if (!this.#calls.blocked) this.#calls.sleepUntil(at);
    const make = (name: SocketCallName, more: Partial<SocketCall> = {}) =>
      this.#push(name, at, { step: step.index, ...more });
    const { untold, left } = this.#calls;
    const fate = { closed: this.#socket === 'closed', untold, left };
    const result = resultOf(step, call, bytes ?? 0, fate);
    switch (call) {
      case 'listen':
        this.#listen(at, step, result);
        break;
      case 'connect':
        this.#connect(at, step, result);
        break;
      case 'send':
        this.#return(make('send', { bytes: bytes ?? 0 }), at, result);
        break;
      case 'receive':
        this.#receive(make('recv', { bytes }), step, result);
        break;
      case 'shutdown':
        this.#return(make('shutdown'), at, result);
        this.#shut = true;
        break;
      case 'status':
        this.#return(make('getsockopt'), at, result);
        break;
      case 'abort':
        this.#setOption({ name: 'SO_LINGER', value: 0 }, at, this.#connections, result);
        this.#close(make('close'), step, result);
        break;
      case 'close':
        this.#close(make('close'), step, result);
    }
  }

  #listen(at: Moment, { index }: EndStep, result: Result): void {
    const free = !this.#calls.blocked;
    if (free && isAddressTaken(result)) {
      this.#open('listener', at, index);
      return;
    }
    if (free && !this.#listens) this.#open('listener', at);
    this.#return(this.#push('listen', at, { on: 'listener', step: index }), at, result);
    if (free) this.#wait('accept', at, 'listener');
    this.#listens = true;
  }

  #connect(at: Moment, { index, cause }: EndStep, result: Result): void {
    const bytes = cause.kind === 'call' ? cause.call.bytes : undefined;
    if (!this.#calls.blocked && this.#socket !== 'open' && this.#socket !== 'atEnd') {
      this.#connections += 1;
      this.#calls.begin();
      this.#shut = false;
      this.#socket = isAddressTaken(result) ? 'failed' : 'open';
      this.#open(this.#connections, at, isAddressTaken(result) ? index : null);
      if (isAddressTaken(result)) return;
    }
    const call = this.#push('connect', at, { step: index, bytes });
    if (result.kind === 'failed' && result.errno !== 'EBADF') this.#return(call, at, result);
    else this.#calls.wait(call);
  }

  /** A new socket, for a listener or a connection; its address may be taken still, which `bind` is told at that step. */
  #open(on: SocketCall['on'], at: Moment, taken: number | null = null): void {
    this.#return(this.#push('socket', at, { on }), at, DONE);
    const isTaken = taken !== null;
    if (isTaken || on === 'listener' || this.#choosesPort)
      this.#return(this.#push('bind', at, { on, step: taken }), at, isTaken ? TAKEN : DONE);
    const options = isTaken ? [] : optionsOf(on, this.#profile, this.#usual);
    for (const option of options) this.#setOption(option, at, on);
  }

  #receive(call: OpenCall, step: EndStep, result: Result): void {
    const waits =
      this.#socket !== 'atEnd' && step.after.tcb !== null && step.after.tcb.unread === 0;
    const got = result.kind === 'bytes' && result.bytes > 0;
    const refused = step.reports.some((text) => text.startsWith('error: '));
    if (waits && !got && !refused && !call.elsewhere) this.#calls.wait(call);
    else this.#return(call, momentOf(step), result);
  }

  #setOption(option: SocketOption, at: Moment, on: SocketCall['on'], result = DONE): void {
    this.#return(this.#push('setsockopt', at, { on, option }), at, result);
  }

  #close(call: OpenCall, step: EndStep, result: Result): void {
    const at = momentOf(step);
    if (result.kind === 'done' && lingers(step.after, at.at)) this.#calls.wait(call);
    else this.#return(call, at, result);
    // Who waits for a connection that another thread gives up is told so.
    const connect = this.#calls.waitingIn('connect');
    if (connect) this.#return(connect, at, { kind: 'failed', errno: 'ECONNABORTED' });
    if (!call.elsewhere || connect) this.#socket = 'closed';
  }

  #crash({ index }: EndStep, at: Moment): void {
    if (this.#waitsToRead && this.#calls.free)
      this.#wait('recv', this.#calls.free, this.#connections);
    this.#calls.crash(index, at);
    this.#listens = false;
    this.#socket = 'none';
  }

  #learn(event: SocketEvent, step: EndStep): void {
    const at = momentOf(step);
    switch (event.kind) {
      case 'established':
        this.#established(at, event.origin);
        break;
      case 'data':
        if (this.#readsItself) this.#read(at, { kind: 'bytes', bytes: event.bytes });
        else this.#serve(step, event.bytes);
        break;
      case 'endOfFile':
        if (this.#readsItself) this.#read(at, { kind: 'bytes', bytes: 0 });
        else this.#returnRecv(at, { kind: 'bytes', bytes: 0 });
        if (this.#socket === 'open' && this.#readsItself) this.#socket = 'atEnd';
        break;
      case 'failure':
        this.#calls.left = event.left;
        this.#fail(at, event.errno);
    }
  }

  #established(at: Moment, origin: 'active' | 'passive' | undefined): void {
    const name = origin === 'passive' ? 'accept' : 'connect';
    const called = this.#calls.waitingIn(name);
    if (called) this.#return(called, at, DONE);
    // A connection that comes when the program has not called `accept` again waits in the queue until it does.
    else if (name === 'accept' && this.#listens && !this.#calls.blocked && this.#calls.free)
      this.#return(this.#push('accept', this.#calls.free, { on: 'listener' }), at, DONE);
    else return;
    if (name === 'accept') this.#connections += 1;
    this.#socket = 'open';
    this.#calls.begin();
    this.#shut = false;
  }

  /** A program that reads by itself is in `recv` when something comes, unless it is at the end of what there is to read. */
  #read(at: Moment, result: Result): void {
    if (this.#socket !== 'open') return;
    if (!this.#calls.blocked && this.#calls.free)
      this.#wait('recv', this.#calls.free, this.#connections);
    this.#returnRecv(at, result);
  }

  /** One that does not: a call that waits is served, with what it asked for at most. */
  #serve(step: EndStep, delivered: number): void {
    const left = step.after.tcb?.unread ?? 0;
    const bytes = (step.before.tcb?.unread ?? 0) + delivered - left;
    if (bytes > 0) this.#returnRecv(momentOf(step), { kind: 'bytes', bytes });
  }

  #returnRecv(at: Moment, result: Result): void {
    const recv = this.#calls.waitingIn('recv');
    if (recv) this.#return(recv, at, result);
  }

  #fail(at: Moment, errno: Errno): void {
    if (this.#socket === 'closed' || this.#socket === 'none') return;
    const told = this.#calls.waiting.filter(({ name }) => name !== 'accept');
    if (told.length > 0) for (const call of told) this.#return(call, at, { kind: 'failed', errno });
    else if (this.#readsItself && this.#socket === 'open')
      this.#read(at, { kind: 'failed', errno });
    else this.#calls.untold = errno;
    this.#socket = 'failed';
  }

  /** Where the program still has something to wait for when the run ends, it waits. */
  finish(): void {
    if (!this.#calls.free || this.#calls.blocked) return;
    if (this.#waitsToRead) this.#wait('recv', this.#calls.free, this.#connections);
    else if (this.#socket === 'open' || (this.#socket === 'atEnd' && !this.#shut))
      this.#calls.doings.push({ kind: 'sleep', calledAt: this.#calls.free, returnedAt: null });
  }

  get #waitsToRead(): boolean {
    return this.#readsItself && this.#socket === 'open' && !this.#calls.blocked;
  }

  #wait(name: SocketCallName, at: Moment, on: SocketCall['on']): void {
    this.#calls.wait(this.#push(name, at, { on }));
  }

  #push(name: SocketCallName, at: Moment, more: Partial<SocketCall> = {}): OpenCall {
    const on = this.#calls.blocked?.on ?? Math.max(this.#connections, 1);
    return this.#calls.make(name, at, { on, ...more });
  }

  #return(call: OpenCall, at: Moment, result: Result): void {
    this.#calls.return(call, at, result);
  }
}
