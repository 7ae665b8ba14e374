/** SEND (RFC 9293, 3.10.2), and a program that waits until the send buffer has room for the rest. */
import { output } from '../output/output.ts';
import { mayTransfer } from '../tcb.ts';
import { cite, raise, report, type Connected } from '../turn.ts';

/** Takes octets to be sent: now, as far as the windows permit, or once the connection is established. */
export function send(turn: Connected, bytes: number, more = false): void {
  const { tcb, state } = turn;
  if (tcb.closeAsked || tcb.callBehind !== null) {
    cite(turn, 'call.connectionClosing');
    report(turn, 'error: connection closing');
    return;
  }
  if (!mayTransfer(state, tcb)) {
    cite(turn, 'call.sendQueued');
    turn.policies.cutting.keep(turn, bytes);
    return;
  }
  cite(turn, 'call.send');
  if (tcb.unwritten > 0) tcb.unwritten += bytes;
  else write(turn, bytes, more);
}

function write(turn: Connected, bytes: number, more = false): void {
  const { tcb, policies } = turn;
  tcb.unwritten = policies.cutting.write(turn, bytes, more);
  output(turn);
  if (tcb.unwritten > 0) cite(turn, 'send.bufferFull');
}

/** What is owed leaves; then there may be room for what a program still has to write. */
export function outputAndWriteOn(turn: Connected): void {
  output(turn);
  writeOn(turn);
}

/** A program that waits for room writes on where there is some. What it called behind that is done once all is written. */
function writeOn(turn: Connected): void {
  const { tcb, policies } = turn;
  if (tcb.unwritten === 0 || !policies.cutting.hasRoom(turn)) return;
  cite(turn, 'send.writesOn');
  write(turn, tcb.unwritten);
  if (tcb.unwritten > 0 || tcb.callBehind === null) return;
  raise(turn, tcb.callBehind);
  tcb.callBehind = null;
}

/** CLOSE, while the program still waits in its SEND: it is done behind that. */
export function closeBehind(turn: Connected, call: 'shutdown' | 'close'): void {
  const { tcb } = turn;
  if (tcb.callBehind === 'close' || tcb.callBehind === call) {
    cite(turn, 'call.connectionClosing');
    report(turn, 'error: connection closing');
    return;
  }
  cite(turn, 'call.closeWaits');
  tcb.callBehind = call;
}
