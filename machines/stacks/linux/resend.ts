/** Sending again what is taken for lost, as far as the congestion window has room. */
import { indexOf, itemAt, rememberedOf } from '../../tcp/listChanges.ts';
import { resendAt } from '../../tcp/output/retransmissionQueue.ts';
import type { SendReason } from '../../tcp/effects.ts';
import type { InFlight } from '../../tcp/tcb.ts';
import { cite, type Connected } from '../../tcp/turn.ts';
import { isReducing } from './threshold.ts';
import { startPending } from './pending.ts';
import { recoveryOf, roomInSegments, setRecovery } from './scoreboard.ts';
import { segmentsPerPacket } from './sending.ts';

/** Sends lost segments again, in order. */
export function resendLost(turn: Connected): void {
  const { tcb } = turn;
  let rearms = false;
  let from = 0;
  for (let next = nextLost(turn, from); next >= 0; next = nextLost(turn, from)) {
    const most = Math.min(roomInSegments(tcb), segmentsPerPacket(turn));
    if (most <= 0) break;
    const reason = reasonOf(turn);
    if (reason === 'timerAgain') cite(turn, 'linux.sendsLostAgain');
    const segments = Math.min(leftOfPacket(turn, next), most);
    for (let i = 0; i < segments; i++)
      sendAgain(turn, next + i, reason, i > 0 && i === segments - 1);
    if (isReducing(turn)) setRecovery(turn, { sent: recoveryOf(turn).sent + segments });
    rearms ||= next === 0 && !tcb.timers.reordering;
    from = next;
  }
  if (rearms) startPending(turn, 'retransmission', tcb.rtoUs);
}

function reasonOf(turn: Connected): SendReason {
  if (recoveryOf(turn).state === 'loss') return 'timerAgain';
  return turn.tcb.sackOk ? 'sackAgain' : 'fastAgain';
}

/** One entry goes again; what may be undone counts it. */
function sendAgain(turn: Connected, index: number, reason: SendReason, endsPacket = false): void {
  resendAt(turn, index, reason, endsPacket);
  countAgain(turn);
}

export function countAgain(turn: Connected): void {
  turn.tcb.firstAgainAt ??= turn.now;
  const { undoLeft, allAgain } = recoveryOf(turn);
  setRecovery(turn, { undoLeft: Math.max(undoLeft, 0) + 1, allAgain: allAgain + 1 });
}

/** How many segments of a packet are still together, from one of them on. */
function leftOfPacket({ tcb }: Connected, index: number): number {
  const packet = itemAt(tcb.inFlight, index)?.packet;
  if (packet === undefined) return 1;
  const other = indexOf(
    tcb.inFlight,
    (entry) => entry.packet !== packet || !entry.lost || entry.again === true,
    index,
  );
  return (other < 0 ? tcb.inFlight.length : other) - index;
}

const isToGo = ({ lost = false, again = false }: InFlight): boolean => lost && !again;
const holdsLost = rememberedOf<InFlight, boolean>((items) => items.some(isToGo));

/** The first lost segment from `from` on that has not gone again; -1 where there is none. */
function nextLost({ tcb }: Connected, from: number): number {
  let index = 0;
  for (const part of tcb.inFlight.parts) {
    const end = index + part.length;
    if (end > from && holdsLost(part)) {
      const first = index;
      const found = part.findIndex((entry, i) => first + i >= from && isToGo(entry));
      if (found >= 0) return index + found;
    }
    index = end;
  }
  return -1;
}
