/** The numbers that a step of a lesson on a capture speaks of: of the file, of the connection, of the packets that it points at. */
import type { CapturedSegment } from '../../capture/captured.ts';
import { oddnessOf } from '../../capture/oddity.ts';
import type { CaptureList } from '../../capture/open.ts';
import type { ConnectionSummary } from '../../capture/summary.ts';
import { verdictOf } from '../../capture/follow/verdict.ts';
import { SIDES } from '../../trace/side.ts';
import type { Flight } from '../../trace/connection.ts';
import type { CaptureCase, FindPacket, FollowedCapture } from './case.ts';

export interface CaptureTelling {
  readonly frames: number;
  readonly connections: number;
  /** Of the connection of the case, in the list of the first: retransmissions, and how long it took; each of the others at the most. */
  readonly retransmissions: number;
  readonly totalUs: number;
  readonly othersUs: number;
  /** Of the handshake; how long the server's application took; how long timeouts did. 0 where there is nothing of the kind. */
  readonly rttUs: number;
  readonly thinksUs: number;
  readonly timeoutUs: number;
  /** What the time is besides: so many round trips. */
  readonly roundTrips: number;
  /** Of the packets of the case, by their place among them: the frame, and how much data. */
  readonly frame: (nth: number) => number;
  readonly bytes: (nth: number) => number;
}

export function captureTellingOf(
  { stream, packets = [] }: CaptureCase,
  { connections, frames }: Pick<CaptureList, 'connections' | 'frames'>,
  captured: FollowedCapture | null,
): CaptureTelling {
  const [first] = connections.toSorted((a, b) => oddnessOf(b) - oddnessOf(a));
  const shown = connections.find((one) => one.stream === stream) ?? first;
  const others = connections.filter((one) => one !== shown);
  const totalUs = (shown?.durationNs ?? 0) / 1000;
  const costs = captured ? costsOf(captured) : NO_COSTS;
  const { rttUs, thinksUs, timeoutUs } = costs;
  return {
    connections: connections.length,
    frames: Object.values(frames).reduce((sum, n) => sum + n, 0),
    retransmissions: shown ? retransmissionsIn(shown) : 0,
    totalUs,
    othersUs: Math.max(0, ...others.map(({ durationNs }) => durationNs / 1000)),
    ...costs,
    roundTrips: rttUs === 0 ? 0 : Math.round((totalUs - thinksUs - timeoutUs) / rttUs),
    frame: (nth) => capturedOf(captured, flightOf(packets[nth], captured)).frame,
    bytes: (nth) => flightOf(packets[nth], captured).segment.dataLen,
  };
}

const retransmissionsIn = ({ from }: ConnectionSummary): number =>
  SIDES.reduce((sum, side) => sum + from[side].retransmissions, 0);

type Costs = Pick<CaptureTelling, 'rttUs' | 'thinksUs' | 'timeoutUs'>;
const NO_COSTS: Costs = { rttUs: 0, thinksUs: 0, timeoutUs: 0 };

function costsOf({ followed }: FollowedCapture): Costs {
  const { opening, troubles } = verdictOf(followed);
  const sum = (costs: readonly number[]) => costs.reduce((all, us) => all + us, 0);
  return {
    rttUs: opening.kind === 'handshake' ? (opening.rttUs ?? 0) : 0,
    thinksUs: sum(troubles.map((it) => (it.kind === 'thinks' && it.side === 'server' ? it.us : 0))),
    timeoutUs: sum(troubles.map((it) => (it.kind === 'loss' && it.byTimer > 0 ? it.us : 0))),
  };
}

function flightOf(find: FindPacket | undefined, captured: FollowedCapture | null): Flight {
  const flight = captured && find?.(captured);
  if (!flight) throw new Error('the capture has no such packet');
  return flight;
}

function capturedOf(captured: FollowedCapture | null, { index }: Flight): CapturedSegment {
  const place = captured?.followed.segmentOf[index] ?? -1;
  const segment = captured?.connection.segments[place];
  if (!segment) throw new Error('the packet was not captured');
  return segment;
}
