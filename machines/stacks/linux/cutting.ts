/** How Linux sends what the program wrote: in packets of several segments (see sending.ts), also while the program writes on. */
import { markFin, windowLeft } from '../../tcp/output/output.ts';
import { sendNew } from '../../tcp/output/retransmissionQueue.ts';
import type { CuttingPolicy } from '../../tcp/policy.ts';
import { cite, type Connected } from '../../tcp/turn.ts';
import { controlOf } from './control.ts';
import { takeFirst, written, type Push } from './sendQueue.ts';
import { isFull, wakesWriter } from './sendMemory.ts';
import { boundSegments } from './smallWindow.ts';
import { packets, whyHeld } from './sending.ts';
import { firstLength, newVariables, set } from './variables.ts';

export const linuxCutting: CuttingPolicy<Connected> = {
  variables: newVariables,
  windowGrew: boundSegments,
  write(turn, octets, more) {
    set(turn, { more });
    const pieces = written(turn, octets, isFull);
    let piece = pieces.next();
    for (; !piece.done; piece = pieces.next()) sendMeanwhile(turn, piece.value);
    return piece.value;
  },
  hasRoom: wakesWriter,
  keep(turn, octets) {
    Array.from(written(turn, octets, () => false));
  },
  sendData(turn) {
    sendBurst(turn, 'all');
    if (turn.tcb.unsent > 0) tellWhyHeld(turn);
  },
  probesAreEmpty: true,
  takeWhatFits(turn) {
    const { tcb } = turn;
    const dataLen = Math.min(firstLength(tcb), tcb.sndWnd, tcb.sndMss);
    tcb.unsent -= dataLen;
    takeFirst(turn, dataLen);
    return { dataLen, psh: true };
  },
};

/** What leaves while the program still writes, or as a probe of the tail. */
export function sendMeanwhile(turn: Connected, push: Push): void {
  const out = turn.tcb.inFlight.length;
  sendBurst(turn, push);
  if (push !== 'probe') turn.policies.recovery.sent(turn, turn.tcb.inFlight.length - out);
}

function sendBurst(turn: Connected, push: Push): void {
  const { tcb } = turn;
  for (const { lengths, psh } of packets(turn, push)) {
    const packet = tcb.sndNxt;
    lengths.forEach((dataLen, i) => {
      const last = i === lengths.length - 1;
      tcb.unsent -= dataLen;
      const fin = tcb.closeAsked && tcb.unsent === 0 && dataLen < windowLeft(turn);
      if (fin) markFin(turn, dataLen);
      if (tcb.inFlight.length === 0) controlOf(turn).restart(turn);
      cite(turn, fin ? 'send.fin' : 'send.data');
      sendNew(turn, { dataLen, fin, psh: psh && last, packet, endsPacket: last && i > 0 });
    });
  }
}

function tellWhyHeld(turn: Connected): void {
  const why = whyHeld(turn);
  if (why === 'nagle') cite(turn, 'send.nagle');
  if (why === 'cork') cite(turn, 'linux.corked');
  if (why === 'congestion') cite(turn, 'congestion.windowFull');
  if (why === 'window') cite(turn, turn.tcb.sndWnd === 0 ? 'send.windowClosed' : 'send.windowFull');
}
