/** What is remarked on an arrow: why the segment leaves (once more), and what becomes of it. */
import type { Flight, ConnectionTrace } from '../../trace/connection.ts';
import { spanFiredAt } from '../../trace/lookup.ts';
import type { LadderWords } from '../../words/contract/index.ts';
import type { LabelDetails } from './details.ts';
import type { TextRun } from './marks.ts';

export function remarksOf(
  flight: Flight,
  trace: ConnectionTrace,
  words: LadderWords,
  details?: LabelDetails | null,
): TextRun[] {
  const remarks: TextRun[] = [];
  const why = details?.why(flight, trace, words) ?? reasonOf(flight, trace, words);
  if (why !== null) remarks.push({ text: why, role: flight.again === null ? 'remark' : 'again' });
  if (flight.arrivals.length === 0) remarks.push({ text: words.lost, role: 'loss' });
  if (flight.fate === 'delayed') remarks.push({ text: words.delayed, role: 'fate' });
  return remarks.concat(details?.fate(flight, trace, words) ?? []);
}

function reasonOf(flight: Flight, trace: ConnectionTrace, words: LadderWords): string | null {
  switch (flight.reason) {
    case 'timerAgain': {
      const name = { side: flight.from, timer: 'retransmission' } as const;
      const timer = spanFiredAt(trace, name, flight.sentAt);
      return timer ? words.againAfter(flight.sentAt - timer.startedAt) : words.again;
    }
    case 'probe':
      return words.probe;
    case 'keepAlive':
      return words.keepAlive;
    default:
      return flight.again === null ? null : words.again;
  }
}
