/**
 * How the playhead goes by itself. By reading it stands at each event until what is told of it has been read, then moves to
 * the next one in less than a second, however long that takes the run; step by step it stops there; by time it goes evenly.
 * What is told it does not know: it is given how long that takes.
 */
import { PACE, type Fold } from '../trace/fold/index.ts';
import { endOf, isEnd, isStart, type Moment } from '../trace/moment.ts';
import type { Pace, Speed } from '../../machines/playback/modes.ts';
import type { ConnectionTrace } from '../trace/connection.ts';
import { paceAt } from './pace.ts';
import { notBeyond, type HoldAt } from './stops.ts';
import { nextEvent } from './walk.ts';

/** What decides how the playhead goes, and how it is moved without the reader: see `PlayerOptions`. */
interface Steering {
  readonly pace?: () => Pace;
  readonly dwell?: (moment: Moment) => number;
  readonly calm?: () => boolean;
  readonly holdAt?: HoldAt;
  show(moment: Moment, folded: number): void;
  /** How much of a wait is over, from 0 to 1; null: it does not wait. */
  waits(over: number | null): void;
}

interface Playhead {
  readonly trace: ConnectionTrace;
  readonly fold: Fold;
  readonly moment: Moment;
  readonly folded: number;
  readonly speed: Speed;
  pause(): void;
}

/** From one event to the next it takes no longer than this, in milliseconds. */
const LONGEST_MS = 900;
/** Rounding does not make it a picture more. */
const NEAR_MS = 0.001;

/** How long the playhead takes from one event to the next, which lie so far apart on the folded axis, in milliseconds. */
export const motionMs = (length: number): number => Math.min(length / PACE, LONGEST_MS);

/** How much of the way is behind it after how much of the time: it starts and arrives slowly. */
export const eased = (passed: number): number => (1 - Math.cos(Math.PI * passed)) / 2;

/** A way from one event to the next, and how much of its time has passed. */
interface Leg {
  readonly to: Moment;
  readonly from: number;
  readonly until: number;
  readonly ms: number;
  /** It ends where the reader is waited for. */
  readonly held: boolean;
  passed: number;
}

export class Gait {
  readonly #it: Playhead;
  readonly #by: Steering;
  /** How long it waits where it is, and how much of that is left. */
  #wait = 0;
  #left = 0;
  /** Something else has put it where it is. */
  #isNew = false;
  #leg: Leg | null = null;

  constructor(playhead: Playhead, steering: Steering) {
    this.#it = playhead;
    this.#by = steering;
  }

  get #pace(): Pace {
    return this.#by.pace?.() ?? 'time';
  }
  get #calm(): boolean {
    return this.#by.calm?.() ?? false;
  }
  get #hold(): Moment | null {
    return this.#by.holdAt?.(this.#it.trace, this.#it.moment) ?? null;
  }

  /** The reader says that it is to go on: what stands there has been read. */
  goOn(): void {
    this.#isNew = false;
    this.#stand(0);
  }

  /** Something else has put the playhead somewhere: what is told there is new, or it is where it was, in another run. */
  moved(isNew: boolean): void {
    this.#isNew ||= isNew;
    this.#leg = null;
  }

  tick(elapsedMs: number): void {
    const ms = elapsedMs * this.#it.speed;
    if (this.#isNew) this.#stand(this.#waitAt(this.#it.moment));
    this.#isNew = false;
    if (this.#pace === 'time' && !this.#calm) this.#flow(ms);
    else if (this.#left > ms) this.#waitFor(ms);
    else this.#walk(ms - this.#left);
  }

  /** Evenly, with the run's own time. */
  #flow(ms: number): void {
    const { fold, folded, trace } = this.#it;
    const hold = this.#hold;
    this.#stand(0);
    const ahead = folded + ms * paceAt(fold, folded, trace.steps.length - 1);
    if (hold !== null && ahead >= fold.ofMoment(hold)) this.#arrive(hold, true);
    else if (ahead >= fold.length) this.#arrive(endOf(trace), false);
    else this.#by.show(fold.toMoment(ahead), ahead);
  }

  #waitFor(ms: number): void {
    this.#left -= ms;
    this.#by.waits(1 - this.#left / this.#wait);
  }

  #walk(ms: number): void {
    if (this.#left > 0) this.#stand(0);
    const leg = (this.#leg ??= this.#nextLeg());
    leg.passed += ms;
    if (leg.passed > leg.ms - NEAR_MS) {
      this.#arrive(leg.to, leg.held || this.#pace === 'steps');
      return;
    }
    const { from, until, passed } = leg;
    const folded = from + (until - from) * eased(passed / leg.ms);
    this.#by.show(this.#it.fold.toMoment(folded), folded);
  }

  #nextLeg(): Leg {
    const { trace, moment, fold, folded: from } = this.#it;
    const next = nextEvent(trace, moment, 1);
    const to = notBeyond(this.#hold, next);
    const until = fold.ofMoment(to);
    return {
      to,
      from,
      until,
      ms: this.#calm ? 0 : motionMs(until - from),
      held: to !== next,
      passed: 0,
    };
  }

  #arrive(at: Moment, stays: boolean): void {
    if (stays) this.#it.pause();
    this.#by.show(at, this.#it.fold.ofMoment(at));
    this.#stand(stays ? 0 : this.#waitAt(at));
  }

  #stand(ms: number): void {
    this.#leg = null;
    if (this.#left > 0 && ms === 0) this.#by.waits(null);
    this.#wait = this.#left = ms;
  }

  /** Before anything has happened there is nothing to wait for. */
  #waitAt(moment: Moment): number {
    const { trace, fold } = this.#it;
    if (this.#pace === 'steps' || isStart(moment) || isEnd(trace, moment)) return 0;
    if (this.#pace === 'reading') return this.#by.dwell?.(moment) ?? 0;
    // By time, without motion: as long as the way would have taken.
    return (fold.ofMoment(nextEvent(trace, moment, 1)) - fold.ofMoment(moment)) / PACE;
  }
}
