/** Explicit congestion notification (RFC 3168, 6.1): marks that are set, echoed, and answered. */
import type { Segment } from './segment.ts';
import { cite, type Connected } from './turn.ts';

type Marks = Pick<Segment, 'ece' | 'cwr' | 'ip'>;

/** A SYN asks with both bits, unless it has been lost once (6.1.1.1); a SYN+ACK agrees with ECE. */
export function synMarks({ tcb, profile }: Connected): Marks {
  if (tcb.irs !== null) return tcb.ecnOk ? { ece: true } : {};
  tcb.asksEcn = profile.ecn === 'ask' && tcb.synTimeouts === 0;
  return tcb.asksEcn ? { ece: true, cwr: true } : {};
}

/** New data may be marked by the network, and says that the window has been reduced; every segment echoes a mark. */
export function marksNow(turn: Connected, isNewData: boolean): Marks {
  const { tcb } = turn;
  if (!tcb.ecnOk) return {};
  const tells = isNewData && tcb.owesCwr;
  if (tells) {
    tcb.owesCwr = false;
    cite(turn, 'ecn.windowReduced');
  }
  return {
    ...(tcb.echoesCe ? { ece: true } : {}),
    ...(tells ? { cwr: true } : {}),
    ...(isNewData ? { ip: 'ECT0' } : {}),
  };
}

/** Data arrived: CWR ends the echo, CE begins it. Says whether an ACK should not wait. */
export function takeMarks(turn: Connected, segment: Segment): boolean {
  const { tcb } = turn;
  if (!tcb.ecnOk) return false;
  if (segment.cwr) tcb.echoesCe = false;
  const isMarked = segment.ip === 'CE' && !tcb.echoesCe;
  if (isMarked) {
    tcb.echoesCe = true;
    cite(turn, 'ecn.marked');
  }
  return segment.cwr === true || isMarked;
}
