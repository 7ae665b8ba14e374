/** A client of a world, for real: it connects, asks, waits for its answers and leaves, by the plan of the simulated one. */
import { Socket } from 'node:net';
import { PREFIX } from '../../../src/analysis/servers/settings.ts';
import type { ClientProgram } from '../../../src/simulation/world/worldScenario.ts';

/** What it says of itself, in the words of the simulated one (`ClientHappening`), and that it has read the end of the file. */
export type Says = (what: string) => void;

const PREFIXES = new RegExp(PREFIX, 'g');

export class RealClient {
  readonly socket = new Socket({ allowHalfOpen: true });
  /** Its own port, by which the server knows it. */
  port: number | null = null;
  readonly #program: ClientProgram;
  readonly #says: Says;
  readonly #startedAt = performance.now();
  readonly #timers: NodeJS.Timeout[] = [];
  #asked = 0;
  #answered = 0;
  #planned = 0;
  #text = '';
  #isConnected = false;
  #isOver = false;

  constructor(program: ClientProgram, port: number, says: Says) {
    this.#program = program;
    this.#says = says;
    this.#at(program.connectAtUs, () => {
      says('connecting');
      this.socket.connect(port, '127.0.0.1');
      this.#beginPatience();
    });
    this.socket
      .once('connect', () => {
        this.#isConnected = true;
        this.port = this.socket.localPort ?? null;
        says('connected');
        this.#planNext();
      })
      .on('data', (data) => this.#read(data.toString('latin1')))
      .once('end', () => says('endOfFile'))
      .on('error', ({ code }: NodeJS.ErrnoException) => {
        if (!this.#isOver) says(code === 'ECONNREFUSED' ? 'refused' : 'reset');
        this.#isOver = true;
      });
  }

  /** How many answers it has read: as often as it was served. */
  get services(): number {
    return this.#text.match(PREFIXES)?.length ?? 0;
  }

  stop(): void {
    this.#isOver = true;
    this.#timers.forEach(clearTimeout);
    this.socket.destroy();
  }

  /** By the clock of the load. */
  #at(us: number, then: () => void): void {
    const inMs = us / 1000 - (performance.now() - this.#startedAt);
    this.#timers.push(setTimeout(() => !this.#isOver && then(), Math.max(0, inMs)));
  }

  #after(us: number, then: () => void): void {
    this.#at((performance.now() - this.#startedAt) * 1000 + us, then);
  }

  #planNext(): void {
    const request = this.#program.requests[this.#asked];
    if (!request || !this.#isConnected || this.#planned > this.#asked) return;
    if ('afterUs' in request.when && this.#answered < this.#asked) return;
    this.#planned = this.#asked + 1;
    if ('atUs' in request.when) this.#at(request.when.atUs, () => this.#ask(request.bytes));
    else this.#after(request.when.afterUs, () => this.#ask(request.bytes));
  }

  #ask(bytes: number): void {
    this.#says(`asks ${this.#asked}`);
    this.#asked += 1;
    this.socket.write('x'.repeat(bytes));
    this.#beginPatience();
    this.#planNext();
  }

  /** An answer is the request's octets behind a prefix: so many of them as have come back are answered. */
  #read(text: string): void {
    this.#text += text;
    const back = this.#text.replace(PREFIXES, '').length;
    const before = this.#answered;
    while (this.#answered < this.#asked && this.#bytesUpTo(this.#answered) <= back) {
      this.#says(`answered ${this.#answered}`);
      this.#answered += 1;
    }
    if (this.#isOver || this.#answered === before) return;
    if (this.#answered < this.#program.requests.length) this.#planNext();
    else this.#after(this.#program.closeAfterUs, () => this.#leave('closes'));
  }

  #bytesUpTo(nth: number): number {
    return this.#program.requests.slice(0, nth + 1).reduce((sum, { bytes }) => sum + bytes, 0);
  }

  #beginPatience(): void {
    const progress = this.#progress;
    if (this.#program.patienceUs === null) return;
    this.#after(this.#program.patienceUs, () => {
      const waits = !this.#isConnected || this.#answered < this.#asked;
      if (waits && progress === this.#progress) this.#leave('givesUp');
    });
  }

  get #progress(): number {
    return (this.#isConnected ? 1 : 0) + this.#asked + this.#answered;
  }

  #leave(how: 'closes' | 'givesUp'): void {
    this.#isOver = true;
    this.#says(how);
    // close(2) in either case, but of one that was answered it is still to be seen whether the server closes too
    if (how === 'closes') this.socket.end();
    else this.socket.destroy();
  }
}
