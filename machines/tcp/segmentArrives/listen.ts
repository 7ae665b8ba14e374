/** SEGMENT ARRIVES in LISTEN (RFC 9293, 3.10.7.2). */
import { meetFastOpen } from '../fastOpen.ts';
import { sendNew } from '../output/retransmissionQueue.ts';
import { resetFor } from '../output/segments.ts';
import type { Segment } from '../segment.ts';
import { begin, cite, connected, raise, type Turn } from '../turn.ts';
import { takeOurSynForAcknowledged } from './established.ts';
import { takePeerSyn } from './peerSyn.ts';

export function arrivesInListen(turn: Turn, segment: Segment): void {
  if (segment.rst) {
    cite(turn, 'listen.ignoresReset');
  } else if (segment.ack) {
    cite(turn, 'listen.resetsAck');
    resetFor(turn, segment);
  } else if (segment.syn && segment.fin && turn.profile.textOnSyn === 'dropped') {
    cite(turn, 'linux.ignoresSynFin');
  } else if (segment.syn) {
    cite(turn, 'listen.syn');
    answerSyn(turn, segment);
    raise(turn, 'synReceived');
    if (turn.profile.breaks?.noThirdSegment) {
      cite(turn, 'broken.noThirdSegment');
      takeOurSynForAcknowledged(connected(turn));
      raise(turn, 'synAcknowledged');
    }
  } else {
    cite(turn, 'listen.ignores');
  }
}

/** A passive open meets its SYN: IRS, ISS, and <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>. */
export function answerSyn(turn: Turn, segment: Segment, iss = turn.nextIss): void {
  const opened = begin(turn, 'passive', iss);
  takePeerSyn(opened, segment);
  const options = meetFastOpen(opened, segment);
  sendNew(opened, { syn: true, options });
}
