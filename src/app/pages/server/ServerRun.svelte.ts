/** The run of the page: a scenario as the reader has set it, its trace, and the playhead. */
import { time, type Time } from '../../../../machines/tcp/time.ts';
import { frameTicker } from '../../../player/ticker.ts';
import { isOwn, OWN } from '../../../scenarios/own.ts';
import type { ServerScenario } from '../../../simulation/world/serverScenario.ts';
import type { WorldTrace } from '../../../trace/world.ts';
import { worldAxisOf } from '../../../trace/worldAxis.ts';
import { placeAt, placeBehind, worldMoment, type WorldPlace } from '../../../trace/worldMoment.ts';
import type { ServerKnob } from '../../../words/contract/index.ts';
import { serverGuideOf, type ServerGuide } from '../../guide/roomGuide.ts';
import { editedServer, isUnchanged, UNCHANGED, type Deed, type ServerEdit } from './edit.ts';
import { withKnob } from './knobs.ts';
import type { LostSegment } from './lost.ts';
import {
  builtInServer,
  FIRST_SERVER,
  readServerRest,
  writeServerRest,
  type ServerRest,
} from './rest.ts';
import { Simulating } from './Simulating.svelte.ts';

export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8] as const;

/** Of the axis, in a second; a long run takes this many seconds at the most. */
const PACE = 7;
const LONGEST_S = 120;

/** Gives the scenario that an address holds; null where there is none in it. */
export type FindOwn = (code: string) => Promise<ServerScenario | null>;

export class ServerRun {
  readonly #findOwn: FindOwn;
  base: ServerScenario = $state.raw(builtInServer(FIRST_SERVER));
  /** As the address has it: the id of one that is built in, or `own/` and the reader's own. */
  name: string = $state(FIRST_SERVER);
  #edit: ServerEdit = $state.raw(UNCHANGED);
  #past: readonly ServerEdit[] = $state.raw([]);
  readonly scenario = $derived(editedServer(this.base, this.#edit));
  trace: WorldTrace | null = $state.raw(null);
  /** What that is the run of: while another one is simulated, not what is set by now. */
  shown: ServerScenario = $state.raw(builtInServer(FIRST_SERVER));
  readonly simulating = new Simulating();
  place: WorldPlace = $state.raw({ at: time(0), done: 0 });
  /** Stepped to: this happening itself is told, and not the weightiest of its instant. */
  stepped = $state(false);
  /** What guides the reader through it. */
  guide: ServerGuide | null = $state.raw(null);
  /** How many happenings there are up to the moment that the guide speaks of; null: it speaks of none in this run. */
  readonly spokenOf = $derived.by(() => {
    const nth = this.trace && this.guide ? this.guide.example.moment(this.trace) : null;
    return nth === null ? null : nth + 1;
  });
  readonly isAtGuide = $derived(this.spokenOf !== null && this.place.done === this.spokenOf);
  playing = $state(false);
  speed: (typeof SPEEDS)[number] = $state(1);
  readonly axis = $derived(this.trace && worldAxisOf(this.trace));
  readonly moment = $derived(this.trace && worldMoment(this.trace, this.place));
  readonly folded = $derived(this.axis?.place(this.place.at) ?? 0);
  readonly rest = $derived(
    writeServerRest({
      id: this.name,
      atUs: this.isAtGuide ? null : this.place.at,
      guide: this.guide?.name ?? null,
      ...this.#edit,
    }),
  );
  /** Where the playhead is while it moves: finer than the clock, which has whole microseconds. */
  #moving = 0;
  readonly #ticker = frameTicker();
  /** Goes back to the settings of the run that is shown. */
  #backToShown: (() => void) | null = null;
  /** What was stopped is simulated once more. */
  again: () => void = () => undefined;

  constructor(findOwn: FindOwn) {
    this.#findOwn = findOwn;
  }

  readonly isChanged = $derived(this.#edit !== UNCHANGED);
  readonly canUndo = $derived(this.#past.length > 0);
  get atEnd(): boolean {
    return this.trace !== null && this.place.done >= this.trace.happenings.length;
  }

  /** What the address names; where there is nothing of that name, the first one. */
  open(rest: string): void {
    const read = readServerRest(rest);
    const found = builtInServer(read.id);
    if (isOwn(read.id)) void this.#openOwn(read);
    else this.#begin(found.id, found, read);
  }

  async #openOwn(read: ServerRest): Promise<void> {
    const isWanted = this.simulating.begin();
    this.pause();
    const found = await this.#findOwn(read.id.slice(OWN.length));
    if (!isWanted()) return;
    if (found !== null) this.#begin(read.id, found, read);
    else this.open(FIRST_SERVER);
  }

  #begin(name: string, base: ServerScenario, read: ServerRest): void {
    const { atUs, knobs, lost, deeds, guide } = read;
    this.name = name;
    this.base = base;
    this.guide = guide === null ? null : serverGuideOf(guide);
    const edit = { knobs, lost, deeds };
    this.#edit = isUnchanged(edit) ? UNCHANGED : edit;
    this.#past = [];
    void this.#simulate(atUs === null ? null : time(atUs));
  }

  /** To the moment that the guide speaks of. */
  toGuide(): void {
    this.pause();
    if (this.trace && this.spokenOf !== null) this.moveTo(placeBehind(this.trace, this.spokenOf));
  }

  leaveGuide(): void {
    this.guide = null;
  }

  set(name: ServerKnob, value: number): void {
    const knobs = withKnob(this.#edit.knobs, this.base, name, value);
    this.#revise({ ...this.#edit, knobs }, time(0));
  }

  /** The past stays: up to here the run is the same. */
  lose(segment: LostSegment): void {
    this.#revise({ ...this.#edit, lost: [...this.#edit.lost, segment] }, this.place.at);
  }

  /** Now: the past stays here, too. */
  act(deed: Deed): void {
    this.pause();
    const dated = { ...deed, atUs: this.place.at };
    this.#revise({ ...this.#edit, deeds: [...this.#edit.deeds, dated] }, this.place.at);
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (before === undefined) return;
    this.#past = this.#past.slice(0, -1);
    this.#edit = before;
    void this.#simulate(this.place.at);
  }

  reset(): void {
    this.#revise(UNCHANGED, time(0));
  }

  #revise(edit: ServerEdit, at: Time): void {
    this.#past = [...this.#past, this.#edit];
    this.#edit = edit;
    void this.#simulate(at);
  }

  /** null: to the moment that a guide speaks of, or to the start. */
  async #simulate(at: Time | null): Promise<void> {
    const asWanted = this.#kept();
    this.again = () => {
      asWanted();
      void this.#simulate(at);
    };
    const { scenario } = this;
    const trace = await this.simulating.run(scenario);
    if (trace === null) return;
    this.pause();
    [this.trace, this.shown] = [trace, scenario];
    this.#backToShown = this.#kept();
    this.stepped = false;
    this.place = at === null || at === 0 ? placeBehind(trace, 0) : placeAt(trace, at);
    if (at === null) this.toGuide();
  }

  /** Puts what is set by now back. */
  #kept(): () => void {
    const { name, base, guide } = this;
    const [edit, past] = [this.#edit, this.#past];
    return () => {
      [this.name, this.base, this.guide] = [name, base, guide];
      [this.#edit, this.#past] = [edit, past];
    };
  }

  /** The run that was shown before is shown on, as it was set; where there was none, this one can be begun again. */
  stop(): void {
    this.simulating.stop();
    this.#backToShown?.();
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  play(): void {
    if (this.trace === null) return;
    if (this.atEnd) this.toStart();
    this.playing = true;
    this.simulating.stoppedAt = null;
    this.#moving = this.folded;
    this.stepped = false;
    this.#ticker.start((ms) => this.#tick(ms));
  }

  pause(): void {
    this.playing = false;
    if (this.trace) this.simulating.stoppedAt = null;
    this.#ticker.stop();
  }

  #tick(ms: number): void {
    const { axis, trace } = this;
    if (!axis || !trace) return;
    const pace = Math.max(PACE, axis.length / LONGEST_S) * this.speed;
    this.#moving = Math.min(this.#moving + (pace * ms) / 1000, axis.length);
    this.place = placeAt(trace, axis.timeAt(this.#moving));
    if (this.#moving >= axis.length) this.pause();
  }

  step(by: 1 | -1): void {
    if (this.trace) this.moveTo(placeBehind(this.trace, this.place.done + by));
  }

  moveTo(place: WorldPlace): void {
    this.pause();
    this.place = place;
    this.stepped = true;
  }

  seek(at: number): void {
    this.pause();
    if (this.trace) this.place = placeAt(this.trace, time(Math.max(Math.round(at), 0)));
    this.stepped = false;
  }

  seekFolded(place: number): void {
    if (this.axis) this.seek(this.axis.timeAt(place));
  }

  toStart(): void {
    if (this.trace) this.moveTo(placeBehind(this.trace, 0));
    this.stepped = false;
  }

  toEnd(): void {
    if (this.trace) this.moveTo(placeBehind(this.trace, this.trace.happenings.length));
    this.stepped = false;
  }

  drop(): void {
    this.simulating.stop();
    this.pause();
  }
}
