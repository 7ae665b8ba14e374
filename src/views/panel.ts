/**
 * A view that stands beside the sequence diagram, or on a small screen in its place. Its folder says so in `panel.ts`, by
 * which it is found; what it gets of the page is here, so that no view knows the page.
 */
import type { Component } from 'svelte';
import type { Highlights } from '../cases/highlights.ts';
import type { PlayerContract } from '../player/contract.ts';
import type { ParsedScenario } from '../simulation/parseScenario.ts';
import type { Scenario } from '../simulation/scenario.ts';
import type { ConnectionTrace } from '../trace/connection.ts';
import type { NumberStyle } from '../words/sentences/telling.ts';
import type { ViewWords } from '../words/contract/index.ts';
import type { Words } from '../words/contract/index.ts';

/** Of a folder whose `Panel.svelte` is the view: it takes PanelProps, and is loaded when it is looked at. */
export interface Panel {
  /** Kept by the browser for the reader's next visit. */
  readonly name: string;
  /** Which words are its own: they hold the name on its tab too. */
  readonly words: keyof ViewWords;
  /** Its place among the tabs, by size. */
  readonly order: number;
}

export type PanelComponent = Component<PanelProps>;

/** Why what was made of a scenario is none: then the scenario stays as it was. */
export type Refusal = Exclude<ParsedScenario, { readonly scenario: unknown }>;

/** What is edited again as the same `setting` is one thing to undo. Null where nothing is wrong. */
export type OnEdit = (next: Scenario, setting: string) => Refusal | null;

/** A run of one connection, the moment, and going to another one. */
export interface ShownRun extends Pick<
  PlayerContract,
  | 'name'
  | 'at'
  | 'moment'
  | 'frame'
  | 'fold'
  | 'folded'
  | 'pause'
  | 'seek'
  | 'moveTo'
  | 'startScrub'
  | 'endScrub'
> {
  /** Of a second on its clock, where these are not milliseconds. */
  readonly decimals?: number;
  readonly trace: ConnectionTrace;
}

export interface PanelProps {
  readonly player: ShownRun;
  /** What the run is called. */
  readonly title: string;
  readonly words: Words;
  readonly viewWords: ViewWords;
  readonly number: NumberStyle;
  /** What is still to come is not shown. */
  readonly hideFuture: boolean;
  /** No motion is wanted. */
  readonly calm: boolean;
  /** The segment in the sequence diagram that the pointer is on: an index into trace.flights. */
  readonly pointed: number | null;
  /** The segment that the reader looks into; null: the one sent last. */
  readonly inspected: number | null;
  readonly oninspect: (flight: number | null) => void;
  /** What lights up wherever it is shown. */
  readonly onlight: (lights: Highlights | null) => void;
  /** What the key that copies copies, for as long as the view is there; and copying it by a button. */
  readonly copied: (text: (() => string) | null) => void;
  readonly oncopy: (from: HTMLElement) => void;
  /** What is made goes to the reader's downloads, under the name of the run and this ending. */
  readonly ondownload: (content: Blob, ending: string) => void;
  /** Where the scenario can be edited beside it. */
  readonly editing: Editing | null;
}

/** The scenario as it is simulated now, by a title that can be shown; and what is made of it. */
export interface Editing {
  readonly scenario: Scenario;
  readonly onedit: OnEdit;
  readonly onopen: () => void;
  readonly onsave: () => void;
}
