/** No congestion control, as in RFC 793: what the peer's window has room for leaves, and the timer alone finds what is lost. */
import { sampleRoundTrip } from '../../tcp/output/rto.ts';
import type { RecoveryPolicy } from '../../tcp/policy.ts';
import {
  answersThoughShut,
  isDuplicateAck,
  takeNewAck,
  updateWindow,
} from '../../tcp/segmentArrives/acknowledged.ts';
import { readyForData } from '../../tcp/segmentArrives/established.ts';
import { after } from '../../tcp/sequence.ts';
import type { Connected } from '../../tcp/turn.ts';
import { newInFlight, restartTimers } from '../rfc/timers.ts';

export const windowAlone: RecoveryPolicy<Connected> = {
  ackArrives(turn, segment) {
    const { tcb, policies } = turn;
    const news = policies.windowUpdate.bringsWindow(turn, segment);
    if (after(segment.ackNumber, tcb.sndUna)) {
      const { acknowledged } = takeNewAck(turn, segment);
      sampleRoundTrip(turn, acknowledged, segment);
      if (acknowledged.some((entry) => entry.syn)) readyForData(turn, segment);
      restartTimers(turn);
    } else {
      answersThoughShut(turn, segment);
      isDuplicateAck(turn, segment, news);
    }
    if (news) updateWindow(turn, segment);
  },
  timeout: () => undefined,
  newInFlight,
  restartTimers,
  sent: () => undefined,
  sentAgain({ tcb, now }) {
    tcb.firstAgainAt ??= now;
  },
  letsFinLeave: () => true,
};
