/**
 * By how much windows are shifted (RFC 7323, 2.2) where the SYNs do not tell: one was not captured, or was cut off within its options. It is
 * at least so much that what was sent later had room.
 */
import { segEnd } from '../../../machines/tcp/segment.ts';
import { advance, latest, offset, type Seq } from '../../../machines/tcp/sequence.ts';
import type { Tcb } from '../../../machines/tcp/tcb.ts';
import { peerOf, type Side } from '../../trace/side.ts';
import type { CapturedSegment } from '../captured.ts';

/** As the record of an end has it. */
export type Scaling = Pick<Tcb, 'rcvScale' | 'sndScale' | 'scaleOk'>;

/** null: both SYNs tell, or one tells that there is none. */
export function scalingOf(segments: readonly CapturedSegment[]): Record<Side, Scaling> | null {
  const client = shiftTold(segments, 'client');
  const server = shiftTold(segments, 'server');
  if (client === 'none' || server === 'none' || (client !== null && server !== null)) return null;
  const needed = { client: leastShift(segments, 'client'), server: leastShift(segments, 'server') };
  // a SYN+ACK offers only what the SYN had offered (1.3)
  const isAnswered = segments.some(
    ({ segment: { syn, ack, windowScale } }) => syn && ack && windowScale !== undefined,
  );
  const scaleOk = isAnswered || needed.client > 0 || needed.server > 0;
  const shifts = scaleOk
    ? { client: client ?? needed.client, server: server ?? needed.server }
    : { client: 0, server: 0 };
  const of = (side: Side): Scaling => ({
    ...{ rcvScale: shifts[side], sndScale: shifts[peerOf(side)], scaleOk },
  });
  return { client: of('client'), server: of('server') };
}

/** What an end's SYN offers; null: that is not known. */
function shiftTold(segments: readonly CapturedSegment[], side: Side): number | 'none' | null {
  const syn = segments.find(({ from, segment }) => from === side && segment.syn);
  if (syn === undefined) return null;
  return syn.segment.windowScale ?? (syn.optionsCut === true ? null : 'none');
}

const MOST_SCALE = 14;

/**
 * The least shift of an end's windows with which all that was sent to it had room. What was sent before its first window was seen had room
 * by one before, and so had as much as its SYN offered: no window is shrunk (RFC 9293, 3.8.6.2.1).
 */
function leastShift(segments: readonly CapturedSegment[], side: Side): number {
  let scale = 0;
  let told: { readonly ack: Seq; readonly wnd: number } | null = null;
  /** Of a SYN, whose window is never shifted; and up to where there was room before. */
  let offered: number | null = null;
  let edge: Seq | null = null;
  const fit = (ack: Seq, wnd: number, end: Seq) => {
    const needed = offset(ack, end);
    while (scale < MOST_SCALE && needed > wnd * 2 ** scale) scale += 1;
  };
  for (const { from, segment } of segments) {
    const { ackNumber, wnd } = segment;
    if (from === side && segment.syn) {
      if (segment.ack) edge = advance(ackNumber, wnd);
      else offered = wnd;
    } else if (from === side && segment.ack && !segment.rst && wnd > 0) {
      if (told === null && offered !== null) edge ??= advance(ackNumber, offered);
      if (told === null && edge !== null) fit(ackNumber, wnd, edge);
      told = { ack: ackNumber, wnd };
    } else if (from !== side && segment.dataLen > 0) {
      const end = segEnd(segment);
      edge = edge === null ? end : latest(edge, end);
      if (told !== null) fit(told.ack, told.wnd, end);
    }
  }
  return scale;
}
