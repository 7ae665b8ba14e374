/** The player of a trace that nobody changes: a capture that was followed. Its playhead goes as that of a simulated run does. */
import type { Time } from '../../machines/tcp/time.ts';
import type { ConnectionTrace } from '../trace/connection.ts';
import { foldOf } from '../trace/fold/index.ts';
import {
  endOf,
  frameOf,
  isEnd,
  isStart,
  momentAt,
  START,
  stepAfter,
  type Moment,
} from '../trace/moment.ts';
import type { Direction, PlayedRun, PlayerOptions, Speed } from './contract.ts';
import { Gait, startPlayback, walk } from './engine.ts';
import { isTimer, isTimerAhead } from './stops.ts';
import { frameTicker } from './ticker.ts';

export class TracePlayer implements PlayedRun {
  /** What files made of it are called. */
  readonly name: string;
  trace: ConnectionTrace;
  #moment: Moment = $state.raw(START);
  #folded = $state.raw(0);
  #waited: number | null = $state.raw(null);
  readonly #ticker;
  readonly #gait: Gait;
  readonly #playback: ReturnType<typeof startPlayback>;

  readonly growing = null;
  /** As exact as the times of most captures. */
  readonly decimals = 6;
  readonly moment = $derived.by(() => this.#moment);
  readonly folded = $derived.by(() => this.#folded);
  readonly at = $derived.by(() => this.#moment.at);
  readonly fold = $derived.by(() => foldOf(this.trace));
  readonly frame = $derived.by(() => frameOf(this.trace, this.#moment));
  readonly waited = $derived.by(() => (this.mode === 'playing' ? this.#waited : null));
  readonly atEnd = $derived.by(() => isEnd(this.trace, this.#moment));
  readonly atStart = $derived.by(() => isStart(this.#moment));
  readonly timerAhead = $derived.by(() => isTimerAhead(this.trace, this.#moment));

  constructor(
    name: string,
    trace: ConnectionTrace,
    options: Pick<PlayerOptions, 'ticker' | 'pace' | 'dwell' | 'calm'> = {},
  ) {
    this.name = name;
    this.trace = $state.raw(trace);
    const ticker = (this.#ticker = options.ticker ?? frameTicker());
    const gait = (this.#gait = new Gait(this, {
      ...options,
      show: (moment, folded) => this.#show(moment, folded),
      waits: (over) => (this.#waited = over),
    }));
    this.#playback = startPlayback({
      step: ({ direction }) => this.moveTo(walk.nextEvent(this.trace, this.#moment, direction)),
      rewind: () => this.toStart(),
      run: () => {
        ticker.start((elapsedMs) => gait.tick(elapsedMs));
        gait.tick(0);
      },
      rest: () => ticker.stop(),
    });
    this.toStart();
  }

  get mode() {
    return this.#playback.mode.current;
  }
  get speed() {
    return this.#playback.speed.current;
  }

  play(): void {
    this.#gait.goOn();
    this.#playback.send({ type: 'play' });
  }
  pause(): void {
    this.#playback.send({ type: 'pause' });
  }
  toggle(): void {
    this.#gait.goOn();
    this.#playback.send({ type: this.mode === 'paused' ? 'play' : 'toggle' });
  }
  step(direction: Direction): void {
    this.#playback.send({ type: 'step', direction });
  }
  stepToChange(direction: Direction): void {
    this.pause();
    this.moveTo(walk.nextChange(this.trace, this.#moment, direction));
  }
  nextTimer(): void {
    const next = stepAfter(this.trace, this.#moment, isTimer);
    if (next === null) return;
    this.pause();
    this.moveTo(next);
  }
  setSpeed(speed: Speed): void {
    this.#playback.send({ type: 'setSpeed', speed });
  }
  startScrub(): void {
    this.#playback.send({ type: 'grab' });
  }
  endScrub(): void {
    this.#playback.send({ type: 'release' });
  }
  stopGrowing(): void {
    // All of it is there.
  }

  seek(at: Time): void {
    this.moveTo(momentAt(this.trace, at));
  }
  toStart(): void {
    this.moveTo(START);
  }
  toEnd(): void {
    this.moveTo(endOf(this.trace));
  }
  moveTo(moment: Moment): void {
    this.#move(moment, isStart(moment) ? 0 : this.fold.ofMoment(moment));
  }
  seekFolded(folded: number): void {
    this.#move(this.fold.toMoment(folded), folded);
  }

  /** Another following of the same capture: the time stays. */
  show(trace: ConnectionTrace): void {
    const { at } = this.#moment;
    this.pause();
    this.trace = trace;
    this.moveTo(isStart(this.#moment) ? START : momentAt(trace, at));
  }

  destroy(): void {
    this.#ticker.stop();
    this.#playback.stop();
  }

  #move(moment: Moment, folded: number): void {
    const { at, step } = this.#moment;
    this.#show(moment, folded);
    this.#gait.moved(moment.at !== at || moment.step !== step);
  }

  #show(moment: Moment, folded: number): void {
    this.#moment = moment;
    this.#folded = folded;
    this.#playback.send({ type: 'moved', atEnd: this.atEnd });
  }
}
