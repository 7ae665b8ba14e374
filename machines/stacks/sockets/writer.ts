/**
 * Writes down the program of an end, as it follows from what happens there, one thing after the other.
 *
 * A program is sequential: it is in one call at a time, and sleeps between two calls unless it waits for something. Where
 * the application reads by itself, it calls `recv` as soon as it is free, if what that returns comes before its own next
 * call. A call made while the program is blocked can only be another thread's, and is marked so.
 */
import type { Profile } from '../../tcp/profile.ts';
import type { Time } from '../../tcp/time.ts';
import { isDoneBehind, octetsOf, unwritten, withRead } from './blockedSend.ts';
import type { OpenCall } from './callRecord.ts';
import { DONE, eventsOf, failed, resultOf, type SocketEvent } from './events.ts';
import { momentOf, type EndStep } from './endStep.ts';
import type { Moment } from './moment.ts';
import { lingers } from './lingering.ts';
import type { Doing, Errno, Result, SocketCall, SocketCallName } from './program.ts';
import { SocketCalls } from './socketCalls.ts';

export class ProgramWriter {
  readonly #profile: Profile;
  readonly #readsItself: boolean;
  readonly #calls: SocketCalls;
  /** So long a `close` may wait. */
  #lingersUntil: Time | null = null;
  /** Calls made while it waits in `send`: they are done behind that. */
  #behind: EndStep[] = [];
  /** What it would have read meanwhile. */
  #missed: Result[] = [];

  /** `usual` is the profile of the stack before a program asked for another. */
  constructor(profile: Profile, choosesPort: boolean, usual = profile) {
    this.#profile = profile;
    this.#calls = new SocketCalls(choosesPort, profile, usual);
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
    this.#writesOn(step);
    const close = this.#calls.waitingIn('close');
    if (close && !lingers(step.after, step.at)) this.#calls.return(close, momentOf(step), DONE);
    else this.#lingersUntil = step.after.tcb?.lingersUntil ?? null;
  }

  /** So much time passes, and nothing happens. */
  passTo(moment: Moment): void {
    const close = this.#calls.waitingIn('close');
    const until = this.#lingersUntil;
    if (close && until !== null && until <= moment.at)
      this.#calls.return(close, { ...moment, at: until }, DONE);
  }

  /** `now`: with which step it is done, where that is a later one. */
  #callOf(step: EndStep, now = step): void {
    if (step.cause.kind !== 'call') return;
    const { call, bytes, more } = step.cause.call;
    const at = momentOf(now);
    if (step === now && isDoneBehind(call) && this.#calls.blocked?.name === 'send') {
      this.#behind.push(step);
      return;
    }
    if (call === 'crash') {
      this.#crash(step, at);
      return;
    }
    if (!this.#calls.blocked) this.#calls.sleepUntil(at);
    const make = (name: SocketCallName, more: Partial<SocketCall> = {}) =>
      this.#calls.push(name, at, { step: step.index, ...more });
    const { untold, left } = this.#calls;
    const fate = { closed: this.#calls.socket === 'closed', untold, left };
    const result = resultOf(step, call, bytes ?? 0, fate);
    switch (call) {
      case 'listen':
        this.#calls.listen(at, step, result);
        break;
      case 'connect':
        this.#calls.connect(at, step, result);
        break;
      case 'send':
        this.#send(make('send', { bytes: bytes ?? 0, more }), now, result);
        break;
      case 'receive':
        this.#receive(make('recv', { bytes }), step, result);
        break;
      case 'shutdown':
        this.#calls.return(make('shutdown'), at, result);
        this.#calls.shut = true;
        break;
      case 'status':
        this.#calls.return(make('getsockopt'), at, result);
        break;
      case 'abort':
        this.#calls.setOption({ name: 'SO_LINGER', value: 0 }, at, {}, result);
        this.#close(make('close'), now, result);
        break;
      case 'close':
        this.#close(make('close'), now, result);
    }
  }

  #send(call: OpenCall, now: EndStep, result: Result): void {
    const waits = result.kind === 'bytes' && unwritten(now.after) > octetsOf(this.#behind);
    if (waits) this.#calls.wait(call);
    else this.#calls.return(call, momentOf(now), result);
  }

  /** A `send` that waited is through: what came meanwhile is read, and the calls behind it are made. */
  #writesOn(now: EndStep): void {
    const at = momentOf(now);
    const send = this.#calls.waitingIn('send');
    if (send) {
      if (unwritten(now.after) > octetsOf(this.#behind)) return;
      const bytes = send.bytes ?? 0;
      this.#calls.return(send, at, now.after.tcb ? { kind: 'bytes', bytes } : failed('EPIPE'));
    }
    for (const read of this.#missed.splice(0))
      this.#calls.return(this.#calls.push('recv', at), at, read);
    while (!this.#calls.waitingIn('send')) {
      const next = this.#behind.shift();
      if (!next) return;
      this.#callOf(next, now);
    }
  }

  /** The program never gets so far: what it should have called is another thread's. */
  #giveUpBehind(): void {
    const behind = this.#behind.splice(0);
    this.#missed = [];
    for (const step of behind) this.#callOf({ ...step }, step);
  }

  #receive(call: OpenCall, step: EndStep, result: Result): void {
    const waits =
      this.#calls.socket !== 'atEnd' && step.after.tcb !== null && step.after.tcb.unread === 0;
    const got = result.kind === 'bytes' && result.bytes > 0;
    const refused = step.reports.some((text) => text.startsWith('error: '));
    if (waits && !got && !refused && !call.elsewhere) this.#calls.wait(call);
    else this.#calls.return(call, momentOf(step), result);
  }

  #close(call: OpenCall, step: EndStep, result: Result): void {
    const at = momentOf(step);
    if (result.kind === 'done' && lingers(step.after, at.at)) this.#calls.wait(call);
    else this.#calls.return(call, at, result);
    // Who waits for a connection that another thread gives up is told so.
    const connect = this.#calls.waitingIn('connect');
    if (connect) this.#calls.return(connect, at, failed('ECONNABORTED'));
    if (!call.elsewhere || connect) this.#calls.socket = 'closed';
  }

  #crash({ index }: EndStep, at: Moment): void {
    this.#giveUpBehind();
    if (this.#waitsToRead && this.#calls.free) this.#calls.block('recv', this.#calls.free);
    this.#calls.crash(index, at);
    this.#calls.listens = false;
    this.#calls.socket = 'none';
  }

  #learn(event: SocketEvent, step: EndStep): void {
    const at = momentOf(step);
    switch (event.kind) {
      case 'established':
        this.#calls.established(at, event.origin);
        break;
      case 'data':
        if (this.#readsItself) this.#read(at, { kind: 'bytes', bytes: event.bytes });
        else this.#serve(step, event.bytes);
        break;
      case 'endOfFile':
        if (this.#readsItself) this.#read(at, { kind: 'bytes', bytes: 0 });
        else this.#returnRecv(at, { kind: 'bytes', bytes: 0 });
        if (this.#calls.socket === 'open' && this.#readsItself) this.#calls.socket = 'atEnd';
        break;
      case 'failure':
        this.#calls.left = event.left;
        this.#fail(step, event.errno);
    }
  }

  /** A program that reads by itself is in `recv` when something comes, unless it is at the end of what there is to read. */
  #read(at: Moment, result: Result): void {
    if (this.#calls.socket !== 'open') return;
    if (this.#calls.blocked?.name === 'send') {
      this.#missed = withRead(this.#missed, result);
      return;
    }
    if (!this.#calls.blocked && this.#calls.free) this.#calls.block('recv', this.#calls.free);
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
    if (recv) this.#calls.return(recv, at, result);
  }

  #fail(step: EndStep, errno: Errno): void {
    const at = momentOf(step);
    if (this.#calls.socket === 'closed' || this.#calls.socket === 'none') return;
    const told = this.#calls.waiting.filter(({ name }) => name !== 'accept');
    if (told.length > 0) {
      for (const call of told) {
        // a `send` that has got rid of some octets tells of those; a later call tells of the failure
        const rest = unwritten(step.before) - octetsOf(this.#behind);
        const bytes = call.name === 'send' ? (call.bytes ?? 0) - rest : 0;
        if (bytes > 0) this.#calls.untold = errno;
        this.#calls.return(call, at, bytes > 0 ? { kind: 'bytes', bytes } : failed(errno));
      }
    } else if (this.#readsItself && this.#calls.socket === 'open') this.#read(at, failed(errno));
    else this.#calls.untold = errno;
    this.#calls.socket = 'failed';
  }

  /** Where the program still has something to wait for when the run ends, it waits. */
  finish(): void {
    this.#giveUpBehind();
    if (!this.#calls.free || this.#calls.blocked) return;
    if (this.#waitsToRead) this.#calls.block('recv', this.#calls.free);
    else if (this.#calls.socket === 'open' || (this.#calls.socket === 'atEnd' && !this.#calls.shut))
      this.#calls.doings.push({ kind: 'sleep', calledAt: this.#calls.free, returnedAt: null });
  }

  get #waitsToRead(): boolean {
    return this.#readsItself && this.#calls.socket === 'open' && !this.#calls.blocked;
  }
}
