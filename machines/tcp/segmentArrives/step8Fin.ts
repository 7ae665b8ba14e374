/** Eighth: check the FIN bit (RFC 9293, 3.10.7.4). A FIN counts only once everything before it has come. */
import { indexOf, listOf } from '../listChanges.ts';
import { oweAck, sendAck } from '../output/segments.ts';
import { advance, after } from '../sequence.ts';
import { ourFinAcked, type Held } from '../tcb.ts';
import { cite, raise, report, startTimer, type Connected } from '../turn.ts';
import type { RuleId } from '../rules.ts';
import { hold } from './step7Text.ts';

/** Takes the FIN of this segment, or one that was held until now. */
export function takeFin(turn: Connected, text: Held): void {
  const { tcb } = turn;
  const finSeq = advance(text.seq, text.dataLen);
  if (text.fin && tcb.peerFin) secondFin(turn);
  else if (text.fin && after(finSeq, tcb.rcvNxt)) holdFin(turn, finSeq);
  else if (text.fin || indexOf(tcb.held, (h) => h.fin && h.seq === tcb.rcvNxt) >= 0)
    finInOrder(turn);
}

function holdFin(turn: Connected, finSeq: Held['seq']): void {
  cite(turn, 'fin.held');
  hold(turn, { seq: finSeq, dataLen: 0, fin: true });
  oweAck(turn);
}

/** After the peer's FIN no FIN moves RCV.NXT again; it is acknowledged, and in TIME_WAIT the wait starts anew. */
function secondFin(turn: Connected): void {
  cite(turn, 'fin.again');
  oweAck(turn);
  if (turn.state === 'TIME_WAIT') startTimer(turn, 'timeWait', turn.profile.timeWaitUs);
}

function finInOrder(turn: Connected): void {
  const { tcb, policies } = turn;
  const closesBoth = turn.profile.breaks?.finClosesBoth;
  cite(turn, closesBoth ? 'broken.finClosesBoth' : ruleFor(turn));
  report(turn, 'connection closing');
  tcb.rcvNxt = advance(tcb.rcvNxt, 1);
  policies.window.finTaken(turn);
  tcb.held = listOf();
  tcb.sackBlocks = [];
  tcb.peerFin = true;
  if (closesBoth) {
    sendAck(turn);
    raise(turn, 'gone');
    return;
  }
  raise(turn, 'finReceived');
  policies.acks.finTaken(turn);
}

function ruleFor({ state, tcb }: Connected): RuleId {
  if (state === 'FIN_WAIT_2') return 'fin.last';
  if (state === 'FIN_WAIT_1') return ourFinAcked(tcb) ? 'fin.withAck' : 'fin.crossed';
  return 'fin.received';
}
