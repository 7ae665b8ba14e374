/** After a timeout Linux takes all that was in flight for lost, and sends it again as the ACKs come in. */
import { resendAt } from '../output/retransmissionQueue.ts';
import { cite, type Connected } from '../turn.ts';

/** The timer fired: everything in flight is taken for lost. */
export function takeAllForLost(turn: Connected): void {
  turn.tcb.inFlight = turn.tcb.inFlight.map((entry) => ({ ...entry, lost: true }));
}

/** An ACK came: sends lost segments again, as many as the congestion window has room for. */
export function resendLost(turn: Connected): void {
  const { tcb } = turn;
  const room = () =>
    Math.floor(tcb.cwnd / tcb.sndMss) - tcb.inFlight.filter((entry) => !entry.lost).length;
  for (let next = nextLost(turn); next >= 0 && room() > 0; next = nextLost(turn)) {
    cite(turn, 'linux.sendsLostAgain');
    resendAt(turn, next, 'timerAgain');
  }
}

const nextLost = ({ tcb }: Connected): number => tcb.inFlight.findIndex((entry) => entry.lost);
