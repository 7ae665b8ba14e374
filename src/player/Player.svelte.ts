/**
 * The player: a run, a moment in it, and whether the moment moves by itself. The playback chart decides the last, the
 * simulation what happens in the run, `run.ts` what the reader makes of it. Here they meet.
 */
import { createActor } from 'xstate';
import {
  modeOf,
  playbackMachine,
  type PlaybackSnapshot,
} from '../../machines/playback/playback.ts';
import type { ProfileName } from '../../machines/tcp/profiles.ts';
import { later, type Time } from '../../machines/tcp/time.ts';
import { PACE } from '../simulation/fold.ts';
import {
  endOf,
  frameOf,
  momentAt,
  momentOf,
  momentWithin,
  START,
  stepAfter,
  type Moment,
} from '../simulation/frame.ts';
import type { Call, Side } from '../simulation/scenario.ts';
import { bookmarkOf, type Bookmark } from './bookmark.ts';
import { isChanged, linkDelayAt, NO_CHANGES } from './changes.ts';
import type { Direction, PlayerContract, PlayerOptions, Speed } from './contract.ts';
import { canRedo, canUndo } from './history.ts';
import { flightInAir } from './inFlight.ts';
import { sameMoment, sameTime } from './past.ts';
import * as run from './run.ts';
import { paceAt } from './pace.ts';
import { changesState, isTimer, nextStop, notBeyond, onStep } from './stops.ts';
import { frameTicker, type Ticker } from './ticker.ts';

export class Player implements PlayerContract {
  readonly #options: PlayerOptions;
  readonly #ticker: Ticker;
  readonly #playback = createActor(playbackMachine);
  #playing: PlaybackSnapshot;
  #run: run.Run;
  #moment: Moment;
  #folded: number;
  /** Where playing goes on from: ahead of what is shown where the playhead goes from step to step. */
  #ahead = 0;

  readonly base = $derived.by(() => this.#run.base);
  readonly name = $derived.by(() => this.#run.name);
  readonly scenario = $derived.by(() => this.#run.trace.scenario);
  readonly fold = $derived.by(() => this.#run.fold);
  readonly frame = $derived.by(() => frameOf(this.#run.trace, this.#moment));
  readonly mode = $derived.by(() => modeOf(this.#playing));
  readonly speed = $derived.by(() => this.#playing.context.speed);
  readonly profile = $derived.by(() => this.#run.trace.scenario.profile);
  readonly inAir = $derived.by(() => flightInAir(this.#run.trace, this.#moment));
  readonly timerAhead = $derived.by(() => stepAfter(this.trace, this.#moment, isTimer) !== null);
  readonly linkDelayUs = $derived.by(() => linkDelayAt(this.scenario, this.#instantOfChange()));
  readonly atStart = $derived.by(() => this.#moment.step < 0 && this.#moment.at === 0);
  readonly changed = $derived.by(() => isChanged(run.changesOf(this.#run)));
  readonly canUndo = $derived.by(() => canUndo(this.#run.history));
  readonly canRedo = $derived.by(() => canRedo(this.#run.history));
  readonly bookmark = $derived.by(() => bookmarkOf(this.#run, this.#moment));

  constructor(options: PlayerOptions) {
    this.#options = options;
    this.#ticker = options.ticker ?? frameTicker();
    this.#run = $state.raw(run.newRun(options.scenarioOf(options.scenario)));
    this.#moment = $state.raw(START);
    this.#folded = $state.raw(0);
    this.#playing = $state.raw(this.#playback.getSnapshot());

    this.#playback.on('step', ({ direction }) =>
      this.#go(nextStop(this.trace, this.moment, direction)),
    );
    this.#playback.on('rewind', () => this.toStart());
    this.#playback.subscribe((snapshot) => {
      const wasPlaying = this.mode === 'playing';
      this.#playing = snapshot;
      if (wasPlaying === (this.mode === 'playing')) return;
      if (wasPlaying) this.#ticker.stop();
      else this.#ticker.start((elapsedMs) => this.#tick(elapsedMs));
    });
    this.#playback.start();
    this.moveTo(START);
  }

  get trace() {
    return this.#run.trace;
  }
  get moment() {
    return this.#moment;
  }
  get at() {
    return this.#moment.at;
  }
  get folded() {
    return this.#folded;
  }
  get atEnd() {
    const end = endOf(this.#run.trace);
    return this.#moment.step === end.step && this.#moment.at === end.at;
  }

  play() {
    this.#playback.send({ type: 'play' });
  }
  pause() {
    this.#playback.send({ type: 'pause' });
  }
  toggle() {
    this.#playback.send({ type: 'toggle' });
  }
  step(direction: Direction) {
    this.#playback.send({ type: 'step', direction });
  }
  setSpeed(speed: Speed) {
    this.#playback.send({ type: 'setSpeed', speed });
  }
  startScrub() {
    this.#playback.send({ type: 'grab' });
  }
  endScrub() {
    this.#playback.send({ type: 'release' });
  }

  stepToChange(direction: Direction) {
    this.pause();
    this.#go(nextStop(this.trace, this.moment, direction, changesState));
  }
  nextTimer() {
    const next = stepAfter(this.#run.trace, this.#moment, isTimer);
    if (next === null) return;
    this.pause();
    this.#go(next);
  }
  seek(at: Time) {
    this.moveTo(momentAt(this.#run.trace, at));
  }
  toStart() {
    this.moveTo(START);
  }
  toEnd() {
    this.moveTo(endOf(this.#run.trace));
  }
  moveTo(moment: Moment) {
    const isStart = moment.step < 0 && moment.at === 0;
    this.#show(moment, isStart ? 0 : this.fold.ofMoment(moment));
  }
  seekFolded(folded: number) {
    this.#show(this.fold.toMoment(folded), folded);
  }

  choose(id: string) {
    this.open({ scenario: id, changes: NO_CHANGES, at: START.at, done: 0 });
  }
  open({ scenario, changes, at, done }: Bookmark) {
    this.#run = run.newRun(this.#options.scenarioOf(scenario), changes, scenario);
    this.moveTo(momentWithin(this.#run.trace, at, done));
  }

  lose(flight: number) {
    this.#revise(run.lost(this.#run, flight));
  }
  restore(flight: number) {
    this.#revise(run.restored(this.#run, flight));
  }
  delay(flight: number, byUs: number) {
    this.#revise(run.treated(this.#run, flight, { do: 'delay', byUs }));
  }
  duplicate(flight: number, byUs: number) {
    this.#revise(run.treated(this.#run, flight, { do: 'duplicate', byUs }));
  }
  call(side: Side, call: Call) {
    const before = this.#run;
    const atUs = this.at;
    this.#revise(run.called(before, { ...call, side, atUs }));
    const made = this.#run === before ? null : run.lastCallAt(this.#run, atUs);
    if (made !== null) this.moveTo(momentOf(made));
  }
  setLinkDelay(delayUs: number) {
    this.#revise(run.delayed(this.#run, { atUs: this.#instantOfChange(), delayUs }));
  }
  setProfile(profile: ProfileName) {
    this.#revise(run.profiled(this.#run, profile));
  }
  edit(named: run.NamedScenario, setting: string) {
    this.#revise(run.edited(this.#run, named, setting));
  }
  undo() {
    this.#revise(run.undone(this.#run));
  }
  redo() {
    this.#revise(run.redone(this.#run));
  }
  reset() {
    this.#revise(run.reset(this.#run));
  }

  /** Ends all that goes on by itself. */
  destroy() {
    this.#ticker.stop();
    this.#playback.stop();
  }

  #revise(next: run.Run) {
    const old = this.#run;
    if (next === old) return;
    this.#run = next;
    this.moveTo(
      old.base === next.base
        ? sameMoment(old.trace, next.trace, this.#moment)
        : sameTime(next.trace, this.#moment),
    );
  }

  /** From when on the link can be another one: what has been sent at this very instant is on its way already. */
  #instantOfChange(): Time {
    const { at } = this.#moment;
    return this.frame.step?.at === at ? later(at, 1) : at;
  }

  get #hold(): Moment | null {
    return this.#options.holdAt?.(this.trace, this.#moment) ?? null;
  }

  #go(moment: Moment) {
    this.moveTo(notBeyond(this.#hold, moment));
  }

  #tick(elapsedMs: number) {
    const pace = PACE * this.speed * paceAt(this.fold, this.#ahead, this.trace.steps.length - 1);
    const ahead = this.#ahead + elapsedMs * pace;
    const hold = this.#hold;
    if (hold !== null && ahead >= this.fold.ofMoment(hold)) {
      this.pause();
      this.moveTo(hold);
      return;
    }
    if (ahead >= this.fold.length) {
      this.toEnd();
      return;
    }
    const moment = this.fold.toMoment(ahead);
    if (this.#options.stepwise?.()) this.moveTo(onStep(this.trace, moment));
    else this.#show(moment, ahead);
    this.#ahead = ahead;
  }

  /** The moment, its place, and whether it is the last one: the playback chart has to know. */
  #show(moment: Moment, folded: number) {
    this.#moment = moment;
    this.#folded = folded;
    this.#ahead = folded;
    this.#playback.send({ type: 'moved', atEnd: this.atEnd });
  }
}
