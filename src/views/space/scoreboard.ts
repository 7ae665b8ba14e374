/**
 * The scoreboard: what the sender takes each segment in flight for (RFC 2018, 5; RFC 6675, 4; RFC 8985, 6), and what would leave next. Read from
 * what every stack keeps of its segments in flight; of a stack that keeps no marks there are none.
 */
import { isLinux } from '../../../machines/stacks/linux/variables.ts';
import { roomInSegments } from '../../../machines/stacks/linux/scoreboard.ts';
import { roomBySack, roomForLost } from '../../../machines/stacks/rfc/sack/nextSeg.ts';
import { hasSack } from '../../../machines/stacks/rfc/sack/variables.ts';
import { itemsOf } from '../../../machines/tcp/list.ts';
import type { Seq } from '../../../machines/tcp/sequence.ts';
import { flightSize, type InFlight, type Tcb } from '../../../machines/tcp/tcb.ts';

/** A SACK says that it has arrived; taken for lost, and to be sent again; lost, sent again, and on its way. */
export const MARKS = ['sacked', 'lost', 'resent'] as const;
export type SackMark = (typeof MARKS)[number];

/** What would leave next if something may leave now: the first lost segment before any new data. */
export interface NextSend {
  readonly what: 'lost' | 'new' | 'nothing';
  readonly seq: Seq;
  readonly dataLen: number;
  /** The windows leave room for it. */
  readonly mayLeave: boolean;
}

export function markOf({ sacked = false, lost = false, again = false }: InFlight): SackMark | null {
  if (sacked) return 'sacked';
  if (lost) return again ? 'resent' : 'lost';
  return again ? 'resent' : null;
}

/** null: nothing is marked, so that there is no choice. */
export function nextSend(tcb: Tcb): NextSend | null {
  const entries = [...itemsOf(tcb.inFlight)];
  if (entries.every((entry) => markOf(entry) === null)) return null;
  const lost = entries.find((entry) => markOf(entry) === 'lost');
  if (lost) {
    const { seq, dataLen } = lost;
    return { what: 'lost', seq, dataLen, mayLeave: hasRoom(tcb, 'lost') };
  }
  const dataLen = Math.min(tcb.unsent, tcb.sndMss);
  if (dataLen === 0) return { what: 'nothing', seq: tcb.sndNxt, dataLen, mayLeave: false };
  const fits = flightSize(tcb) + dataLen <= tcb.sndWnd;
  return { what: 'new', seq: tcb.sndNxt, dataLen, mayLeave: fits && hasRoom(tcb, 'new') };
}

/** The congestion window leaves room for a segment: where lost and arrived ones are told, they do not count. */
function hasRoom(tcb: Tcb, what: 'lost' | 'new'): boolean {
  if (isLinux(tcb)) return roomInSegments(tcb) > 0;
  if (hasSack(tcb) && tcb.sackOk) return (what === 'lost' ? roomForLost : roomBySack)(tcb) > 0;
  return flightSize(tcb) < tcb.cwnd;
}
