/** What the ladder is made of, as plain data: positions in CSS pixels, texts, and what each mark stands for. */
import type { Time } from '../../../machines/tcp/time.ts';
import type { State } from '../../../machines/tcp/states.ts';
import type { Side } from '../../trace/side.ts';
import type { TimerSpan } from '../../trace/connection.ts';
import type { Point } from '../point.ts';
import type { Phase } from './phase.ts';

export type { Point };

/** How it is known, where that is marked: custom properties of CSS. */
interface Known {
  readonly look?: string | undefined;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A piece of text with what it says: the control bits, numbers, the number of octets, why it goes, its fate. */
export interface TextRun {
  readonly text: string;
  readonly role: 'flags' | 'number' | 'length' | 'again' | 'loss' | 'fate' | 'remark';
}

/** One line of text along a slant. `x` and `y` are the middle of its baseline. */
export interface LabelMark extends Point {
  readonly runs: readonly TextRun[];
  /** Degrees, clockwise. */
  readonly angle: number;
  readonly width: number;
}

/** A segment on its way; a duplicated one has an arrow for each copy. */
export interface ArrowMark extends Known {
  readonly key: string;
  /** Index of the flight; null for a segment that came from elsewhere. */
  readonly flight: number | null;
  /** The step in which an injected segment arrives; null for others. */
  readonly step: number | null;
  readonly from: Side;
  readonly copy: number;
  readonly start: Point;
  /** The tip, the cross, or where the run ends. */
  readonly end: Point;
  /** Where it was bound for. */
  readonly goal: Point;
  readonly ends: 'arrives' | 'lost' | 'underWay';
  readonly again: boolean;
  readonly labels: readonly LabelMark[];
}

/** A stay in a state. */
export interface RailMark extends Box {
  readonly side: Side;
  readonly state: State;
  /** Classes of CSS. `assumed`: no packet tells it. */
  readonly phase: Phase | `${Phase} assumed`;
  /** The name as far as there is room for it, at these places. */
  readonly name: {
    readonly text: string;
    readonly upright: boolean;
    readonly at: readonly Point[];
    /** How far it extends above and below each place. */
    readonly reach: number;
  };
  readonly since: Time;
}

/** A timer beside the rail, from its start to its end. */
export interface BracketMark {
  readonly side: Side;
  /** `untold`: one of which no packet tells. */
  readonly timer: TimerSpan['timer'] | 'untold';
  readonly outcome: TimerSpan['outcome'];
  readonly x: number;
  /** Where its arms end, towards the rail. */
  readonly arm: number;
  readonly top: number;
  readonly bottom: number;
  readonly text: NoteMark | null;
  /** The text while the timer runs: how that ends is not told. */
  readonly running: NoteMark | null;
}

/** Upright text in lines; `x` is the anchored end, `y` the middle of the box. */
export interface NoteMark extends Point {
  readonly lines: readonly string[];
  readonly anchor: 'start' | 'middle' | 'end';
  /** Runs upwards instead of across. */
  readonly turned: boolean;
  readonly box: Box;
}

/** A call of the application. */
export interface TagMark extends Known {
  readonly side: Side;
  readonly step: number;
  readonly text: string;
  readonly box: Box;
  /** The place on the rail or lifeline that it belongs to. */
  readonly foot: Point;
}

/** A call of a program: how long it takes, or that it takes no time. */
export interface CallMark extends Box {
  /** Its place in the program. */
  readonly doing: number;
  readonly name: string;
  /** The program waits in it; else it returns at once. */
  readonly waits: boolean;
  /** Another thread makes it. */
  readonly elsewhere: boolean;
  /** Its name inside, where there is room for it. */
  readonly inside: NoteMark | null;
}

/** What a call is and what it returns, or several that are made at once. */
export interface CallLabel {
  readonly side: Side;
  readonly doing: number;
  readonly lines: readonly string[];
  /** As long as it has not returned. */
  readonly running: readonly string[];
  readonly box: Box;
  /** The place at the lane that it belongs to. */
  readonly foot: Point;
  /** Where it has been made, and where it has returned. */
  readonly top: number;
  readonly bottom: number;
}

/** The calls of one side's program. */
export interface LaneMarks {
  readonly side: Side;
  /** From the program's start to its end. */
  readonly life: { readonly x: number; readonly top: number; readonly bottom: number };
  readonly calls: readonly CallMark[];
  readonly labels: readonly CallLabel[];
}

/** A stretch that is drawn shorter than it lasts. */
export interface BreakMark {
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
  readonly text: string;
  readonly box: Box;
}

export interface Lifeline {
  readonly side: Side;
  readonly x: number;
}

export interface LadderMarks {
  readonly width: number;
  readonly height: number;
  readonly lifelines: readonly Lifeline[];
  readonly rails: readonly RailMark[];
  readonly arrows: readonly ArrowMark[];
  /** Arrows of a crowd that only run through what is in sight: mere lines. Of a whole diagram there are none. */
  readonly passing: readonly ArrowMark[];
  readonly brackets: readonly BracketMark[];
  readonly tags: readonly TagMark[];
  /** The calls of the programs, where they are shown. */
  readonly lanes: readonly LaneMarks[];
  readonly breaks: readonly BreakMark[];
  /** Why the run ends; `line` is where it does, `bottom` where the rails of its last states end. */
  readonly end: {
    readonly line: number;
    readonly bottom: number;
    readonly y: number;
    readonly text: string;
    readonly box: Box;
  };
}
