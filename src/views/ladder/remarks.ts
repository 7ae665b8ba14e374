/** What is remarked on an arrow: why the segment leaves (once more), and what becomes of it. */
import type { Flight, ConnectionTrace } from '../../trace/connection.ts';
import { arrivalsOf } from '../../trace/copies.ts';
import { spanFiredAt } from '../../trace/lookup.ts';
import { causeOfRetransmission } from '../../trace/resent.ts';
import { verdictOn } from '../../trace/undone.ts';
import type { LadderWords } from '../../words/contract/index.ts';
import type { TextRun } from './marks.ts';

export function remarksOf(flight: Flight, trace: ConnectionTrace, words: LadderWords): TextRun[] {
  const remarks: TextRun[] = [];
  const why = reasonOf(flight, trace, words);
  if (why !== null) remarks.push({ text: why, role: flight.again === null ? 'remark' : 'again' });
  if (flight.arrivals.length === 0) remarks.push({ text: words.lost, role: 'loss' });
  if (flight.fate === 'delayed') remarks.push({ text: words.delayed, role: 'fate' });
  if (isMarked(flight, trace)) remarks.push({ text: 'CE', role: 'fate' });
  const verdict = verdictOn(trace, flight);
  if (verdict !== null) remarks.push({ text: words[verdict], role: 'fate' });
  return remarks;
}

function reasonOf(flight: Flight, trace: ConnectionTrace, words: LadderWords): string | null {
  const cause = causeOfRetransmission(trace, flight);
  switch (cause) {
    case null:
      break;
    case 'rto': {
      const name = { side: flight.from, timer: 'retransmission' } as const;
      const timer = spanFiredAt(trace, name, flight.sentAt);
      return timer ? words.againAfter(timer.deadline - timer.startedAt) : words.again;
    }
    default:
      return words.because[cause] ?? words.again;
  }
  if (flight.reason === 'keepAlive') return words.keepAlive;
  if (flight.reason === 'probe') {
    const { cause: sender } = trace.steps[flight.step] ?? {};
    const isTail = sender?.kind === 'timer' && sender.timer === 'lossProbe';
    return isTail ? words.because.probe : words.probe;
  }
  return flight.again === null ? null : words.again;
}

/** A router has marked it on its way (RFC 3168). */
const isMarked = ({ index, segment }: Flight, trace: ConnectionTrace): boolean =>
  segment.ip === 'ECT0' &&
  arrivalsOf(trace, index).some(
    ({ cause }) => cause.kind === 'segment' && cause.segment.ip === 'CE',
  );
