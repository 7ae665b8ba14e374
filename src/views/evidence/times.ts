/** Times as they are known: one that no packet shows is an estimate, and says so. */
import type { Evidence } from '../../trace/connection.ts';
import type { Time } from '../../../machines/tcp/time.ts';
import { clockText } from '../../words/clock.ts';
import type { EvidenceWords, FirstWords, Words } from '../../words/contract/index.ts';
import { markOf } from './known.ts';

/** null: they have not come yet. */
export const evidenceWords = (words: FirstWords | Words): EvidenceWords | null =>
  'outlook' in words ? words.interface.evidence : null;

export function timeText(at: Time, evidence: Evidence, words: EvidenceWords | null): string {
  const text = clockText(at);
  return markOf(evidence) === null || words === null ? text : words.estimate(text);
}
