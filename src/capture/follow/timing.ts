/**
 * Where the capture was taken, and how far that is from either end. Packets tell: the answer to a segment passes so long after
 * it as the way to its receiver and back takes, at the least. Times at an end that is not where the capture was taken are estimates: half
 * of that loop, for nothing tells the one half from the other.
 */
import { segEnd, segLen, type Segment } from '../../../machines/tcp/segment.ts';
import { after, notBefore, type Seq } from '../../../machines/tcp/sequence.ts';
import { peerOf, type Side } from '../../trace/side.ts';
import type { CapturedSegment } from '../captured.ts';

/** At an end, or somewhere between; unknown where the packets do not tell. */
export type Vantage = Side | 'between' | 'unknown';

export interface Timing {
  readonly vantage: Vantage;
  /** From the point of capture to an end, one way, in microseconds; 0 at the end where it was taken. */
  readonly toUs: Readonly<Record<Side, number>>;
}

/** An answer within so small a part of the other loop comes from the very machine. */
const NEAR_PART = 0.1;
/** Between two machines nothing is as fast as this; within one everything is. */
const NEAR_US = 150;

export function timingOf(segments: readonly CapturedSegment[], chosen?: Vantage): Timing {
  const loops = { client: loopTo('client', segments), server: loopTo('server', segments) };
  const vantage = chosen ?? vantageOf(loops);
  const half = (side: Side) =>
    vantage === side ? 0 : Math.floor((loops[side] ?? loops[peerOf(side)] ?? 0) / 2);
  return { vantage, toUs: { client: half('client'), server: half('server') } };
}

type Loops = Readonly<Record<Side, number | null>>;

function vantageOf({ client, server }: Loops): Vantage {
  if (client === null || server === null) {
    if (client !== null && client < NEAR_US) return 'client';
    return server !== null && server < NEAR_US ? 'server' : 'unknown';
  }
  const [near, far, side] =
    client < server ? ([client, server, 'client'] as const) : ([server, client, 'server'] as const);
  return near < far * NEAR_PART || (near < NEAR_US && far > 2 * near) ? side : 'between';
}

/** The shortest time from a segment to what first acknowledges it; what was sent twice does not count (Karn). Microseconds. */
function loopTo(side: Side, segments: readonly CapturedSegment[]): number | null {
  let highest: Seq | null = null;
  let shortest: number | null = null;
  let iss: Seq | null = null;
  let waiting: Waiting[] = [];
  for (const { from, segment, atNs } of segments) {
    if (from === side) {
      const covered = waiting.filter((each) => answers(segment, each));
      const last = covered.at(-1);
      if (last === undefined) continue;
      waiting = waiting.slice(covered.length);
      if (last.again) continue;
      const loop = Math.max(0, (atNs - last.atNs) / 1000);
      if (shortest === null || loop < shortest) shortest = loop;
    } else if (segLen(segment) > 0) {
      const end = segEnd(segment);
      if (segment.syn && segment.seq !== iss) {
        // another connection of the same sockets
        iss = segment.seq;
        highest = null;
        waiting = [];
      }
      if (highest === null || after(end, highest))
        waiting.push({ end, ack: segment.ackNumber, atNs, again: false });
      else for (const each of waiting) if (notBefore(end, each.end)) each.again = true;
      if (highest === null || after(end, highest)) highest = end;
    }
  }
  return shortest;
}

interface Waiting {
  readonly end: Seq;
  readonly ack: Seq;
  readonly atNs: number;
  again: boolean;
}

/** It acknowledges what waits, or is the reset that takes its number from it (3.5.2). */
const answers = ({ ack, ackNumber, rst, seq }: Segment, waiting: Waiting): boolean =>
  ack ? notBefore(ackNumber, waiting.end) : rst && seq === waiting.ack;
