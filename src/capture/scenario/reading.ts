/**
 * A program that does not read at once, as its windows tell: what is free of the buffer moves the right edge of the window (RFC 9293,
 * 3.8.6), so that an edge which goes on when a window opens says how much has been read.
 */
import type { Action } from '../../simulation/scenario.ts';
import { advance, offset, type Seq } from '../../../machines/tcp/sequence.ts';
import type { ConnectionTrace, Flight } from '../../trace/connection.ts';
import { flightsOf } from '../../trace/lookup.ts';
import type { Side } from '../../trace/side.ts';

/** The window of a segment in octets (RFC 7323, 2.2). */
export const windowOf = (trace: ConnectionTrace, { step, segment }: Flight): number =>
  segment.wnd * 2 ** (segment.syn ? 0 : (trace.steps[step]?.after.tcb?.rcvScale ?? 0));

const tellsWindow = ({ segment }: Flight): boolean => segment.ack && !segment.rst;

/** Whether a window was ever shut: less than a segment was free, while the peer went on. */
export function readsLate(trace: ConnectionTrace, side: Side): boolean {
  return flightsOf(trace, side).some(
    (flight) =>
      tellsWindow(flight) &&
      !flight.segment.fin &&
      !flight.segment.syn &&
      windowOf(trace, flight) === 0 &&
      trace.steps[flight.step]?.after.tcb?.peerFin !== true,
  );
}

/** A read where the right edge goes on: of so much, or of all there is where the window is about as large as it ever was. */
export function readingOf(trace: ConnectionTrace, side: Side): Action[] {
  const reads: Action[] = [];
  let edge: Seq | null = null;
  let taken: Seq | null = null;
  let largest = 0;
  for (const flight of flightsOf(trace, side).filter(tellsWindow)) {
    const { segment, sentAt } = flight;
    const wnd = windowOf(trace, flight);
    const right = advance(segment.ackNumber, wnd);
    const by = edge === null ? 0 : offset(edge, right);
    taken ??= segment.ackNumber;
    const unread = offset(taken, segment.ackNumber);
    if (by > 0 && unread > 0) {
      const isAll = wnd >= WHOLE * largest || by >= unread;
      reads.push({
        ...{ atUs: Math.round(sentAt), side, call: 'receive' },
        ...(isAll ? {} : { bytes: by }),
      });
      taken = isAll ? segment.ackNumber : advance(taken, by);
    }
    if (edge === null || by > 0) edge = right;
    largest = Math.max(largest, wnd);
  }
  return reads;
}

/** An empty buffer offers about as much each time. */
const WHOLE = 0.9;
