/** What the page can ask of the player. The player holds the run and the moment; views get frames. */
import type { Direction, Mode, Pace, Speed } from '../../machines/playback/modes.ts';
import type { ProfileName } from '../../machines/stacks/profiles.ts';
import type { Time } from '../../machines/tcp/time.ts';
import type { Fold } from '../trace/fold/index.ts';
import type { Moment } from '../trace/moment.ts';
import type { Call } from '../trace/calls.ts';
import type { Scenario } from '../simulation/scenario.ts';
import type { Side } from '../trace/side.ts';
import type { SimulatedTrace } from '../simulation/connectionRun.ts';
import type { ConnectionTrace, Frame } from '../trace/connection.ts';
import type { Bookmark } from './bookmark.ts';
import type { Changes } from './changes.ts';
import type { NamedScenario } from './run.ts';
import type { HoldAt } from './stops.ts';
import type { Ticker } from './ticker.ts';
import type * as works from './engine.ts';

export type { Direction, Mode, Pace, Speed } from '../../machines/playback/modes.ts';

/** See engine.ts. */
export type Works = typeof works;

export interface PlayerOptions {
  /** The run to begin with. */
  readonly first: SimulatedTrace;
  /** What the names of scenarios mean. */
  readonly scenarioOf: (id: string) => Scenario;
  readonly ticker?: Ticker;
  /** What playing goes by; by time where nothing is said. */
  readonly pace?: () => Pace;
  /** How long what is told of a moment takes to be read, in milliseconds at the usual speed. */
  readonly dwell?: (moment: Moment) => number;
  /** Whether no motion is wanted: then the playhead goes from event to event at once. */
  readonly calm?: () => boolean;
  /** Told of each change that the reader makes, takes back or makes again. */
  readonly onrevise?: (before: Changes, now: Changes) => void;
  /** Where playing and stepping stop after a moment; going to a chosen moment does not. */
  readonly holdAt?: HoldAt;
}

export interface PlayerContract {
  /** The scenario with the reader's changes, its trace, the moment and what is the case at it. */
  readonly scenario: Scenario;
  readonly trace: SimulatedTrace;
  /** The scenario without the reader's changes. */
  readonly base: Scenario;
  /** The name of that scenario. */
  readonly name: string;
  /** The scenario that it was edited from; null where nobody edited it. */
  readonly origin: NamedScenario | null;
  readonly at: Time;
  /** The moment exactly: in the middle of an instant, which of its steps have happened. */
  readonly moment: Moment;
  readonly frame: Frame;
  /** The axis the playhead moves along, and where on it the moment lies. While playing it moves evenly. */
  readonly fold: Fold;
  readonly folded: number;
  readonly mode: Mode;
  readonly speed: Speed;
  /** While it plays and waits for the reader: how much of that is over, from 0 to 1; else null. */
  readonly waited: number | null;
  /** Whether there is anything before the moment, after it, and a timer that fires after it. */
  readonly atStart: boolean;
  readonly atEnd: boolean;
  readonly timerAhead: boolean;
  /** The segment on its way that was sent last: an index into trace.flights. */
  readonly inAir: number | null;
  /** One-way delay of the link now. */
  readonly linkDelayUs: number;
  /** What both ends are: the scenario's profile, or the one the reader chose. */
  readonly profile: ProfileName;
  /** Whether the reader changed the scenario. */
  readonly changed: boolean;
  /** Of a long run only the beginning is there as yet: so many of its segments are simulated; null: all of it is there. */
  readonly growing: number | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The scenario, the changes and the moment, to come back to. */
  readonly bookmark: Bookmark;

  /** Puts in the works, once. What was asked for before is done then. */
  start(works: Works): void;

  play(): void;
  pause(): void;
  toggle(): void;
  /** To the next (1) or the previous (-1) step, or to one that changes a state. Pauses. */
  step(direction: Direction): void;
  stepToChange(direction: Direction): void;
  /** To the moment the next timer fires. Pauses. */
  nextTimer(): void;
  /** To a time, with everything done that happens then; to a moment; or to a place on the folded axis. */
  seek(at: Time): void;
  moveTo(moment: Moment): void;
  seekFolded(folded: number): void;
  toStart(): void;
  toEnd(): void;
  setSpeed(speed: Speed): void;
  startScrub(): void;
  endScrub(): void;

  /** Another scenario, from its start; or a bookmark: a run that was left lately comes back with all that can be undone. */
  choose(id: string): void;
  open(bookmark: Bookmark): void;
  /**
   * What the reader does becomes part of the scenario. The moment stays, unless what is changed lies before it: then it
   * is the last one that both runs have in common; under another profile the time stays. `flight` is an index into trace.flights.
   */
  lose(flight: number): void;
  restore(flight: number): void;
  delay(flight: number, byUs: number): void;
  duplicate(flight: number, byUs: number): void;
  /** A call made now, after everything that happens at this instant; the moment is right after it. */
  call(side: Side, call: Call): void;
  setLinkDelay(delayUs: number): void;
  setProfile(profile: ProfileName): void;
  /**
   * Another scenario takes the place of this one with all its changes; the time stays. What is set again as the same
   * `setting` is one thing to undo.
   */
  edit(named: NamedScenario, setting: string): void;
  /** A long run ends where it is by now. */
  stopGrowing(): void;
  undo(): void;
  redo(): void;
  /** Takes all of the reader's changes away. */
  reset(): void;
}

/** A run that is played as it is: what the playback bar takes. */
export interface PlayedRun extends Pick<
  PlayerContract,
  | 'at'
  | 'moment'
  | 'frame'
  | 'fold'
  | 'folded'
  | 'mode'
  | 'waited'
  | 'atStart'
  | 'atEnd'
  | 'timerAhead'
  | 'growing'
  | 'play'
  | 'pause'
  | 'toggle'
  | 'step'
  | 'nextTimer'
  | 'seek'
  | 'moveTo'
  | 'seekFolded'
  | 'toStart'
  | 'toEnd'
  | 'startScrub'
  | 'endScrub'
  | 'stopGrowing'
> {
  /** Of a second on its clock, where these are not milliseconds. */
  readonly decimals?: number;
  readonly trace: ConnectionTrace;
}
