/** What the endpoints of a run do: effects, and pieces that a program's data is cut into. So much of it, and the run ends. */
import type { Call } from '../trace/calls.ts';

/** As many pieces as calls inside one signal may be cut into: a step is done whole, and nothing can stop it. */
const MOST_INSIDE = 300_000;

/** As many calls as follow from one thing that happens: a reaction may follow from another, without an end. */
const MOST_CALLS = 2000;

export class Work {
  readonly #most: number;
  #done = 0;
  #mostInside = 0;
  #calls = 0;
  #isRefused = false;

  constructor(most: number) {
    this.#most = most;
  }

  get isUsedUp(): boolean {
    return this.#isRefused || this.#done >= this.#most;
  }

  add(amount: number): void {
    this.#done += amount;
  }

  /** Something happens, to which applications may react inside the signal. */
  begin(pieces: number): void {
    this.#done += pieces;
    this.#calls = 0;
    this.#mostInside = Math.min(this.#done + MOST_INSIDE, this.#most);
  }

  /** Whether such a reaction still comes about; where not, the run ends with this step. */
  takesOn(pieces: number): boolean {
    this.#calls += 1;
    this.#isRefused ||= this.#calls > MOST_CALLS || this.#done + pieces > this.#mostInside;
    if (!this.#isRefused) this.#done += pieces;
    return !this.#isRefused;
  }
}

/** The pieces that a call's data is cut into, of at most so many octets each. */
export const piecesOf = ({ call, bytes = 0 }: Call, mss: number): number =>
  call === 'send' ? Math.ceil(bytes / mss) : 0;
