/** The clients' programs: each connects, asks, waits for its answers, and leaves; what it makes of what its end tells it. */
import type { Effect } from '../../../machines/tcp/effects.ts';
import { time, type Time } from '../../../machines/tcp/time.ts';
import type { Call } from '../../trace/calls.ts';
import type { ClientHappening } from '../../trace/world.ts';
import type { ServerAnswer } from './programSockets.ts';
import type { ClientProgram } from './worldScenario.ts';

/** What a client's program does next, and when. */
export interface ClientSurroundings {
  readonly now: () => Time;
  readonly call: (call: Call) => void;
  /** Comes back to it at this moment. */
  readonly wakeAt: (at: Time, what: ClientWake) => void;
  readonly note: (what: ClientHappening) => void;
}

export type ClientWake = 'connect' | 'ask' | 'close' | 'leave' | { readonly patienceOf: number };

export class ClientRun {
  readonly #program: ClientProgram;
  readonly #around: ClientSurroundings;
  readonly #answers: ServerAnswer[] = [];
  #asked = 0;
  #answered = 0;
  /** Requests whose moment is set: those that were asked, and perhaps the next. */
  #planned = 0;
  #readBytes = 0;
  #isConnected = false;
  #isOver = false;

  constructor(program: ClientProgram, around: ClientSurroundings) {
    this.#program = program;
    this.#around = around;
    around.wakeAt(time(program.connectAtUs), 'connect');
    if (program.leaves) around.wakeAt(time(program.leaves.atUs), 'leave');
  }

  wake(what: ClientWake): void {
    if (this.#isOver) return;
    if (typeof what === 'object') this.#patienceEnds(what.patienceOf);
    else if (what === 'connect') this.#connect();
    else if (what === 'ask') this.#ask();
    else if (what === 'close') this.#leave('closes', 'close');
    else if (this.#program.leaves?.by === 'abort') this.#leave('aborts', 'abort');
    else this.#leave('closes', 'close');
  }

  #connect(): void {
    this.#around.note({ is: 'connecting' });
    this.#around.call({ call: 'connect' });
    this.#beginPatience();
  }

  /** The server's program serves it: this is the answer that is to arrive. */
  answerComes(answer: ServerAnswer): void {
    this.#answers.push(answer);
  }

  /** Its end has dealt with something. */
  happened(effects: readonly Effect[]): void {
    if (this.#isOver) return;
    for (const effect of effects) {
      if (effect.kind === 'enter' && effect.state === 'ESTABLISHED') this.#connected();
      else if (effect.kind === 'deliver') this.#read(effect.bytes);
      else if (effect.kind === 'report') this.#told(effect.text);
    }
  }

  #connected(): void {
    this.#isConnected = true;
    this.#around.note({ is: 'connected' });
    this.#planNext();
    if (this.#program.requests.length === 0) this.#planClose();
  }

  /** The next request, by the clock or once what it follows is there. */
  #planNext(): void {
    const request = this.#program.requests[this.#asked];
    if (!request || !this.#isConnected || this.#planned > this.#asked) return;
    if ('afterUs' in request.when && this.#answered < this.#asked) return;
    const now = this.#around.now();
    const atUs = 'atUs' in request.when ? request.when.atUs : now + request.when.afterUs;
    this.#planned = this.#asked + 1;
    this.#around.wakeAt(time(Math.max(now, atUs)), 'ask');
  }

  #ask(): void {
    const nth = this.#asked;
    const request = this.#program.requests[nth];
    if (!request) return;
    this.#asked += 1;
    this.#around.note({ is: 'asks', nth, bytes: request.bytes });
    this.#around.call({ call: 'send', bytes: request.bytes });
    this.#beginPatience();
    this.#planNext();
  }

  #read(bytes: number): void {
    this.#readBytes += bytes;
    const whole = this.#answers.findLast(({ endsAt }) => endsAt <= this.#readBytes);
    if (!whole) return;
    this.#answers.splice(0, this.#answers.indexOf(whole) + 1);
    this.#around.note({ is: 'reads', answeredBytes: whole.answeredBytes });
    const before = this.#answered;
    while (this.#answered < this.#asked && this.#bytesUpTo(this.#answered) <= whole.answeredBytes) {
      this.#around.note({ is: 'answered', nth: this.#answered });
      this.#answered += 1;
    }
    if (this.#answered === before) return;
    if (this.#answered === this.#program.requests.length) this.#planClose();
    else {
      this.#beginPatience();
      this.#planNext();
    }
  }

  /** Octets of all requests up to this one. */
  #bytesUpTo(nth: number): number {
    return this.#program.requests.slice(0, nth + 1).reduce((sum, { bytes }) => sum + bytes, 0);
  }

  #planClose(): void {
    const { closeAfterUs } = this.#program;
    this.#around.wakeAt(time(this.#around.now() + closeAfterUs), 'close');
  }

  #leave(is: 'closes' | 'aborts' | 'givesUp', call: 'close' | 'abort'): void {
    this.#isOver = true;
    this.#around.note({ is });
    this.#around.call({ call });
  }

  /** From now on it waits for its connection, or for the answers that are still out. */
  #beginPatience(): void {
    const { patienceUs } = this.#program;
    if (patienceUs === null) return;
    const at = time(this.#around.now() + patienceUs);
    this.#around.wakeAt(at, { patienceOf: this.#progress });
  }

  get #progress(): number {
    return (this.#isConnected ? 1 : 0) + this.#asked + this.#answered;
  }

  #patienceEnds(progress: number): void {
    const waits = !this.#isConnected || this.#answered < this.#asked;
    if (waits && this.#progress === progress) this.#leave('givesUp', 'close');
  }

  #told(text: string): void {
    const is =
      text === 'connection refused'
        ? 'refused'
        : text.endsWith('connection reset')
          ? this.#isConnected
            ? 'reset'
            : 'refused'
          : text.startsWith('error: connection aborted')
            ? 'timedOut'
            : text === 'connection closing'
              ? 'closedOn'
              : null;
    if (is === null) return;
    this.#around.note({ is });
    this.#isOver = true;
    if (is === 'closedOn') this.#around.call({ call: 'close' });
  }
}
