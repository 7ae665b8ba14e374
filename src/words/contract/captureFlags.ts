/** What is said of the flags of the analysis: the name that a dissector prints, and why a segment has it. */
import type { FlagReason } from '../../capture/analysis/reasons.ts';
import type { AnalysisFlag } from '../../capture/captured.ts';

type NumbersOf<Flag extends AnalysisFlag> = Extract<FlagReason, { readonly flag: Flag }>['numbers'];

/** The numbers of a reason, and how sequence numbers are written: those of the sender's own data, and of what it acknowledges. */
export interface FlagTelling<Flag extends AnalysisFlag> {
  readonly numbers: NumbersOf<Flag>;
  readonly own: (n: number) => string;
  readonly others: (n: number) => string;
}

export interface FlagWords {
  readonly names: Readonly<Record<AnalysisFlag, string>>;
  readonly reasons: {
    readonly [F in AnalysisFlag]: (telling: FlagTelling<F>) => string;
  };
  /** Said behind the reason of a retransmission that came too late to be out of order. */
  readonly late: (numbers: NumbersOf<'retransmission'>) => string;
}
