/**
 * The player: a run, a moment in it, and whether the moment moves by itself. The playback chart decides the last, the
 * simulation what happens in the run, `revise.ts` what the reader makes of it. Here they meet.
 *
 * These are the works (`engine.ts`), which may come later than the first run: what is asked for until then waits.
 */
import { USUAL_SPEED } from '../../machines/playback/modes.ts';
import type { PlaybackEvent } from '../../machines/playback/playback.ts';
import type { ProfileName } from '../../machines/stacks/profiles.ts';
import type { Time } from '../../machines/tcp/time.ts';
import {
  endOf,
  flightInAir,
  frameOf,
  isEnd,
  isStart,
  momentAt,
  momentOf,
  momentWithin,
  START,
  stepAfter,
  type Moment,
} from '../trace/moment.ts';
import type { Call } from '../trace/calls.ts';
import type { ConnectionTrace } from '../trace/connection.ts';
import type { Side } from '../trace/side.ts';
import { bookmarkOf, type Bookmark } from './bookmark.ts';
import { instantOfChange, isChanged, linkDelayAt, NO_CHANGES } from './changes.ts';
import type { Direction, PlayerContract, PlayerOptions, Speed, Works } from './contract.ts';
import { Pending } from './Pending.ts';
import {
  canRedo,
  canUndo,
  changesOf,
  completed,
  leftFor,
  unchangedRun,
  type NamedScenario,
  type Run,
} from './run.ts';
import { isTimer, isTimerAhead, notBeyond } from './stops.ts';
import type { Ticker } from './ticker.ts';

export class Player implements PlayerContract {
  readonly #options: PlayerOptions;
  #ticker: Ticker | null = null;
  readonly #works = new Pending<Works>();
  #growth: InstanceType<Works['Growth']> | null = $state.raw(null);
  #playback: ReturnType<Works['startPlayback']> | null = $state.raw(null);
  #run: Run;
  /** Runs that were left for others, the last one first: whoever comes back finds what can be undone. */
  #left: readonly Run[] = [];
  #moment: Moment = $state.raw(START);
  #folded = $state.raw(0);
  #waited: number | null = $state.raw(null);
  #gait: InstanceType<Works['Gait']> | null = null;

  readonly trace = $derived.by(() => this.#run.trace);
  readonly moment = $derived.by(() => this.#moment);
  readonly folded = $derived.by(() => this.#folded);
  readonly waited = $derived.by(() => (this.mode === 'playing' ? this.#waited : null));
  readonly at = $derived.by(() => this.#moment.at);
  readonly base = $derived.by(() => this.#run.base);
  readonly name = $derived.by(() => this.#run.name);
  readonly origin = $derived.by(() => this.#run.origin);
  readonly scenario = $derived.by(() => this.#run.trace.scenario);
  readonly fold = $derived.by(() => this.#run.fold);
  readonly frame = $derived.by(() => frameOf(this.#run.trace, this.#moment));
  readonly profile = $derived.by(() => this.#run.trace.scenario.profile);
  readonly inAir = $derived.by(() => flightInAir(this.#run.trace, this.#moment));
  readonly timerAhead = $derived.by(() => isTimerAhead(this.trace, this.#moment));
  readonly linkDelayUs = $derived.by(() => linkDelayAt(this.scenario, instantOfChange(this.frame)));
  readonly growing = $derived.by(() => this.#growth?.flights ?? null);
  readonly atEnd = $derived.by(() => isEnd(this.#run.trace, this.#moment));
  readonly atStart = $derived.by(() => isStart(this.#moment));
  readonly changed = $derived.by(() => isChanged(changesOf(this.#run)));
  readonly canUndo = $derived.by(() => canUndo(this.#run.history));
  readonly canRedo = $derived.by(() => canRedo(this.#run.history));
  readonly bookmark = $derived.by(() => bookmarkOf(this.#run, this.#moment));

  constructor(options: PlayerOptions) {
    this.#options = options;
    this.#run = $state.raw(unchangedRun(options.first));
  }

  start(works: Works) {
    const ticker = (this.#ticker = this.#options.ticker ?? works.frameTicker());
    this.#growth = new works.Growth();
    const gait = (this.#gait = new works.Gait(this, {
      ...this.#options,
      show: (moment, folded) => this.#show(moment, folded),
      waits: (over) => (this.#waited = over),
    }));
    this.#playback = works.startPlayback({
      step: ({ direction }) => this.#go(works.walk.nextEvent(this.trace, this.moment, direction)),
      rewind: () => this.toStart(),
      run: () => {
        ticker.start((elapsedMs) => gait.tick(elapsedMs));
        gait.tick(0);
      },
      rest: () => ticker.stop(),
    });
    this.moveTo(this.#moment);
    this.#works.arrive(works);
  }

  get mode() {
    return this.#playback?.mode.current ?? 'paused';
  }
  get speed() {
    return this.#playback?.speed.current ?? USUAL_SPEED;
  }

  readonly play = () => this.#send({ type: 'play' });
  readonly pause = () => this.#send({ type: 'pause' });
  /** What is meant is what the button said when it was pressed, though the works may come later. */
  toggle() {
    if (this.mode === 'playing' && this.#options.pace?.() === 'steps') this.step(1);
    else this.#send({ type: this.mode === 'paused' ? 'play' : 'toggle' });
  }
  readonly step = (direction: Direction) => this.#send({ type: 'step', direction });
  readonly setSpeed = (speed: Speed) => this.#send({ type: 'setSpeed', speed });
  readonly startScrub = () => this.#send({ type: 'grab' });
  readonly endScrub = () => this.#send({ type: 'release' });

  stepToChange(direction: Direction) {
    this.pause();
    this.#works.do(({ walk }) => this.#go(walk.nextChange(this.trace, this.moment, direction)));
  }
  nextTimer() {
    const next = stepAfter(this.#run.trace, this.#moment, isTimer);
    if (next === null) return;
    this.pause();
    this.#go(next);
  }
  readonly seek = (at: Time) => this.moveTo(momentAt(this.#run.trace, at));
  readonly toStart = () => this.moveTo(START);
  readonly toEnd = () => this.moveTo(endOf(this.#run.trace));
  moveTo(moment: Moment) {
    this.#move(moment, isStart(moment) ? 0 : this.fold.ofMoment(moment));
  }
  seekFolded(folded: number) {
    this.#move(this.fold.toMoment(folded), folded);
  }

  choose(id: string) {
    this.#works.do(({ revise }) => {
      this.#leaveFor(revise.newRun(this.#options.scenarioOf(id), NO_CHANGES, id), () => START);
    });
  }
  open(bookmark: Bookmark) {
    this.#works.do(({ revise }) => {
      const next = revise.opened(bookmark, this.#options.scenarioOf, [this.#run, ...this.#left]);
      this.#leaveFor(next, (trace) => momentWithin(trace, bookmark.at, bookmark.done));
    });
  }

  readonly lose = (flight: number) => this.#revise((revise, run) => revise.lost(run, flight));
  readonly restore = (flight: number) => this.#revise(({ restored }, run) => restored(run, flight));
  delay(flight: number, byUs: number) {
    this.#revise((revise, run) => revise.treated(run, flight, { do: 'delay', byUs }));
  }
  duplicate(flight: number, byUs: number) {
    this.#revise((revise, run) => revise.treated(run, flight, { do: 'duplicate', byUs }));
  }
  call(side: Side, call: Call) {
    this.#works.do(({ revise, past }) => {
      const [before, atUs] = [this.#run, this.at];
      const next = revise.called(before, { ...call, side, atUs });
      if (next === before) return;
      const aim = past.placeIn(next, before, this.#moment);
      this.#take(next, (trace) => {
        const made = revise.lastCallAt(next, atUs, trace);
        return made === null ? aim(trace) : momentOf(made);
      });
    });
  }
  setLinkDelay(delayUs: number) {
    const change = () => ({ atUs: instantOfChange(this.frame), delayUs });
    this.#revise((revise, run) => revise.delayed(run, change()));
  }
  setProfile(profile: ProfileName) {
    this.#revise((revise, run) => revise.profiled(run, profile));
  }
  edit(named: NamedScenario, setting: string) {
    this.#revise((revise, run) => revise.edited(run, named, setting));
  }
  stopGrowing() {
    this.#growth?.stop();
  }
  readonly undo = () => this.#revise((revise, run) => revise.undone(run));
  readonly redo = () => this.#revise((revise, run) => revise.redone(run));
  readonly reset = () => this.#revise((revise, run) => revise.reset(run));

  #leaveFor(next: Run, aim: (trace: ConnectionTrace) => Moment) {
    this.#left = leftFor(next, this.#run, this.#left);
    this.#take(next, aim);
  }

  /** Ends all that goes on by itself. */
  destroy() {
    this.#growth?.drop();
    this.#ticker?.stop();
    this.#playback?.stop();
  }

  /** In its turn among all that is asked for. */
  #send(event: PlaybackEvent) {
    this.#works.do(() => {
      if (event.type === 'play' || event.type === 'toggle') this.#gait?.goOn();
      this.#playback?.send(event);
    });
  }

  #revise(make: (revise: Works['revise'], run: Run) => Run) {
    this.#works.do(({ revise, past }) => {
      const [before, next] = [this.#run, make(revise, this.#run)];
      if (next === before) return;
      this.#take(next, past.placeIn(next, before, this.#moment));
      this.#options.onrevise?.(changesOf(before), changesOf(next));
    });
  }

  /** Another run; of a long one the beginning, until the rest is there. Who has not moved since is then taken along. */
  #take(next: Run, aim: (trace: ConnectionTrace) => Moment) {
    this.#growth?.drop();
    this.#run = next;
    this.moveTo(aim(next.trace));
    if (!next.partial) return;
    const shown = this.#moment;
    this.#growth?.start(this.#works.here, next.trace, (trace) => {
      const isThere = this.#moment === shown;
      this.#run = completed(this.#run, trace);
      this.moveTo(isThere ? aim(trace) : this.#moment);
    });
  }

  get #hold(): Moment | null {
    return this.#options.holdAt?.(this.trace, this.#moment) ?? null;
  }

  #go(moment: Moment) {
    this.moveTo(notBeyond(this.#hold, moment));
  }

  #move(moment: Moment, folded: number) {
    const { at, step } = this.#moment;
    this.#show(moment, folded);
    this.#gait?.moved(moment.at !== at || moment.step !== step);
  }

  /** The moment, its place, and whether it is the last one: the playback chart has to know. */
  #show(moment: Moment, folded: number) {
    this.#moment = moment;
    this.#folded = folded;
    this.#playback?.send({ type: 'moved', atEnd: this.atEnd });
  }
}
