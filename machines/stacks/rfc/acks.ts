/** When an ACK leaves by RFC 9293, 3.8.6.3: at once, or within the delayed-ACK time, at least for every second full segment. */
import { oweAck } from '../../tcp/output/segments.ts';
import type { AckPolicy } from '../../tcp/policy.ts';
import { cite, startTimer, type Connected } from '../../tcp/turn.ts';

const nothing = (): void => undefined;

export const rfcAcks: AckPolicy<Connected> = {
  dataInOrder(turn) {
    const { tcb, profile } = turn;
    if (profile.delayedAckUs === 0 || tcb.unacked >= 2 * profile.mss) {
      oweAck(turn);
      return;
    }
    if (tcb.ackOwed !== 'no') return;
    cite(turn, 'ack.delayed');
    tcb.ackOwed = 'delayed';
    startTimer(turn, 'delayedAck', profile.delayedAckUs);
  },
  gapFilled: oweAck,
  dataHeld: oweAck,
  finTaken: oweAck,
  cameBefore: nothing,
  dataLeaves: nothing,
  decide: nothing,
  ackLeft: nothing,
  delayEnded: nothing,
};
