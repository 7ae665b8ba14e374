/** How many rows of flags a stream needs at most in a run, so that its bars stay where they are while it plays. */
import type { Seq } from '../../../machines/tcp/sequence.ts';
import { peerOf, type Side } from '../../trace/side.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';
import { drawStream } from './layout.ts';
import { receiveSpace, sendSpace } from './spaces.ts';
import { endsAfter } from '../../trace/moment.ts';

/** A longer run is not looked through. */
const MOST_STEPS = 80;

interface Options {
  readonly side: Side;
  readonly width: number;
  readonly number: (n: Seq) => string;
}

export function rowsOfRun(
  trace: ConnectionTrace,
  { side, width, number }: Options,
): { send: number; receive: number } {
  const rows = { send: 1, receive: 1 };
  if (trace.steps.length > MOST_STEPS) return { send: 2, receive: 1 };
  for (const { index } of trace.steps) {
    const ends = endsAfter(trace, index);
    const own = ends[side].tcb;
    const other = ends[peerOf(side)].tcb;
    const send = own && sendSpace(own);
    const receive = other && receiveSpace(other);
    const drawing = drawStream({ send, receive, width, number });
    rows.send = Math.max(rows.send, drawing.send?.rows ?? 1);
    rows.receive = Math.max(rows.receive, drawing.receive?.rows ?? 1);
  }
  return rows;
}
