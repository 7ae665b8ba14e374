/** After a timeout Linux takes all that was in flight for lost, and sends it again as the ACKs come in. */
import { first } from '../list.ts';
import { indexOf, itemAt, mapped, replaced } from '../listChanges.ts';
import { resendAt } from '../output/retransmissionQueue.ts';
import { cite, startTimer, type Connected } from '../turn.ts';
import { countSent, roomInSegments } from './congestionState.ts';
import { segmentsPerPacket } from './sending.ts';

/** The timer fired: the first segment is taken for lost, or, where the profile says so, everything in flight. */
export function takeForLost({ tcb, profile }: Connected): void {
  const front = first(tcb.inFlight);
  if (!front) return;
  tcb.inFlight =
    profile.afterTimeout === 'all'
      ? mapped(tcb.inFlight, (entry) => ({ ...entry, lost: true }))
      : replaced(tcb.inFlight, 0, { ...front, lost: true });
}

/** An ACK came: sends lost segments again, as many as the congestion window has room for. */
export function resendLost(turn: Connected, reason: 'timerAgain' | 'fastAgain'): void {
  const { tcb } = turn;
  for (let next = nextLost(turn); next >= 0 && roomInSegments(tcb) > 0; next = nextLost(turn)) {
    if (reason === 'timerAgain') cite(turn, 'linux.sendsLostAgain');
    const most = Math.min(roomInSegments(tcb), segmentsPerPacket(turn));
    const segments = Math.min(leftOfPacket(turn, next), most);
    for (let i = 0; i < segments; i++)
      resendAt(turn, next + i, reason, i > 0 && i === segments - 1);
    countSent(turn, segments);
    if (next === 0 && tcb.timers.retransmission) startTimer(turn, 'retransmission', tcb.rtoUs);
  }
}

/** How many segments of a packet are still together, from one of them on. */
function leftOfPacket({ tcb }: Connected, index: number): number {
  const packet = itemAt(tcb.inFlight, index)?.packet;
  if (packet === undefined) return 1;
  const other = indexOf(tcb.inFlight, (entry) => entry.packet !== packet || !entry.lost, index);
  return (other < 0 ? tcb.inFlight.length : other) - index;
}

const nextLost = ({ tcb }: Connected): number => indexOf(tcb.inFlight, ({ lost = false }) => lost);
