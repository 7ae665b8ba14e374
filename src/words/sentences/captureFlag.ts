/** Why a segment has a flag of the analysis, in a sentence with the numbers of the rule. */
import type { FlagReason } from '../../capture/analysis/reasons.ts';
import type { AnalysisFlag } from '../../capture/captured.ts';
import type { FlagTelling, FlagWords } from '../contract/captureFlags.ts';

/** How sequence numbers are written: those of the sender's own data, and of what it acknowledges. */
type Numbering = Pick<FlagTelling<AnalysisFlag>, 'own' | 'others'>;

/** `gap` stands between two sentences. */
export function flagText(
  reason: FlagReason,
  { reasons, late }: FlagWords,
  { own, others }: Numbering,
  gap: string,
): string {
  const tell = reasons[reason.flag] as (
    telling: Numbering & { readonly numbers: FlagReason['numbers'] },
  ) => string;
  const why = tell({ numbers: reason.numbers, own, others });
  return isLate(reason) ? why + gap + late(reason.numbers) : why;
}

/** Below the next number, and too late for that to be for another order; others are told by duplicate ACKs or by what they end. */
const isLate = (reason: FlagReason): reason is Extract<FlagReason, { flag: 'retransmission' }> =>
  reason.flag === 'retransmission' && reason.numbers.sinceNs >= reason.numbers.withinNs;
