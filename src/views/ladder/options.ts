/** What a layout of the ladder depends on besides the trace. The same options and trace, the same marks. */
import type { Component } from 'svelte';
import type { LadderWords } from '../../words/contract/index.ts';
import type { NumberStyle } from '../../words/sentences/telling.ts';
import type { Programs } from '../../analysis/sockets/programsOf.ts';
import type { Fold } from '../../trace/fold/index.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';
import type { LabelDetails } from './details.ts';
import type { LaneMarks } from './marks.ts';
import type { Measures } from './measures.ts';

/** Writes a sequence number of the given side's number space: absolute, relative, or as a symbol. */
export type NumberFormat = NumberStyle;

/** The programs, and what lays out and draws their calls beside the rails. The ladder leaves room for it. */
export interface Sockets {
  readonly programs: Programs;
  readonly lanesOf: (
    trace: ConnectionTrace,
    context: LayoutContext,
    programs: Programs,
  ) => LaneMarks[];
  readonly Lane: Component<{ lane: LaneMarks }>;
  readonly LaneLabels: Component<{ lane: LaneMarks; y: number; hideFuture: boolean }>;
}

export interface LadderOptions {
  /** Room for the diagram in CSS pixels. It takes all of the width; a run that is short is spread over the height. */
  readonly width: number;
  readonly height: number;
  readonly fold: Fold;
  readonly number: NumberFormat;
  readonly words: LadderWords;
  /** What labels say besides, once it has come. */
  readonly details?: LabelDetails | null | undefined;
  /** To be read from afar. */
  readonly large?: boolean | undefined;
  /** Where the calls of the programs are to be shown. */
  readonly sockets?: Sockets | null | undefined;
}

/** Options with what follows from them: what every part of the layout is given. */
export interface LayoutContext extends LadderOptions {
  readonly measures: Measures;
  /** Where a place on the folded axis is drawn. */
  readonly yOf: (folded: number) => number;
  /** Where the last state's rail ends. */
  readonly bottom: number;
}
