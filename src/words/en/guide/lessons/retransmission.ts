/** Retransmission. In English. */
import {
  itsAck,
  itsSeq,
  now,
  ourAck,
  ourSeq,
  ackThatLeft,
  ranFor,
  rtoNow,
  sentAgain,
  started,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, lossMark, phrase } from '../../../phrase.ts';
import { client, lasting, server } from '../../say.ts';

export const retransmission: LessonWords<'retransmission'> = {
  title: 'Retransmission',
  about: 'What the timer guards, how long it runs, and why three duplicate ACKs are faster.',
  steps: {
    guards: {
      title: 'What the timer guards',
      text: (t) =>
        phrase`The client’s data is ${lossMark('lost')}, and the ${client} cannot know. It keeps what takes up a sequence number (SYN, data, FIN) until that is acknowledged. Meanwhile a retransmission timer runs: ${lasting(started(t, 'retransmission') ?? t.profile.rtoInitialUs)} here. For a pure ACK no timer runs.`,
    },
    fires: {
      title: 'The timer fires',
      text: (t) =>
        phrase`No ACK within ${lasting(ranFor(t, 'retransmission') ?? t.profile.rtoInitialUs)}: the data is ${againMark('retransmitted')} with the same sequence number (${ourSeq(t, sentAgain(t))}). The RTO doubles (${rtoNow(t)}), because the network may be congested: exponential backoff. Click this segment to ${lossMark('lose')} it too.`,
      then: phrase`The next wait is twice as long, and so on. At the retry limit the connection is aborted.`,
    },
    karn: {
      title: 'No measurement',
      asks: {
        question:
          'The ACK of the retransmitted data arrives. Can the client measure the round-trip time with it?',
        choices: {
          unknown: 'No: it may be the ACK of either copy',
          first: 'Yes, from the first transmission on',
          second: 'Yes, from the retransmission on',
        },
      },
      text: (t) =>
        phrase`${itsAck(t)} says what has arrived, not which copy. So a retransmitted segment gives no sample (Karn’s algorithm): SRTT stays at ${lasting(t.after?.srttUs ?? 0)}, and the doubled RTO (${rtoNow(t)}) stays until the next sample.`,
    },
    rto: {
      title: 'How long the timer runs',
      text: (t) =>
        phrase`This ACK is of a segment that was sent once: a sample. SRTT is the smoothed round-trip time (${lasting(t.after?.srttUs ?? 0)}), RTTVAR its variation. ${code('RTO = SRTT + 4 × RTTVAR')}, but at least ${lasting(t.profile.rtoMinUs)} in RFC 6298: ${rtoNow(t)}. On Linux only the second part has a minimum, 200 ms.`,
    },
    needless: {
      title: 'Only the ACK was lost',
      text: (t) =>
        phrase`Here the data arrived, and its ACK was ${lossMark('lost')}. The ${client} cannot tell the difference and retransmits. The ${server} has these sequence numbers already (${itsSeq(t)}, ${now(t, 'RCV.NXT')}): it drops the data and acknowledges it again (${ourAck(t, ackThatLeft(t))}). Nothing is delivered twice.`,
    },
    fast: {
      title: 'Fast retransmit',
      text: (t) =>
        phrase`One segment was ${lossMark('lost')}, and later ones arrived. The ${server} answered each of those with a duplicate ACK: it still expects the lost one (${itsAck(t)}). At the third duplicate the ${client} ${againMark('retransmits')} it (${ourSeq(t, sentAgain(t))}) without waiting for the timer.`,
    },
    noBackoff: {
      title: 'Try it without backoff',
      text: (t) =>
        phrase`Not TCP: here the timeout stays at ${rtoNow(t)}, and nothing was lost; the path is only slow. Four copies of the same segment are on their way, and a retransmitted segment gives no sample, so it stays like this. When the network is congested, this adds to the congestion (congestion collapse).`,
    },
  },
  learned: phrase`What takes up a sequence number is retransmitted until it is acknowledged. RTO = SRTT + 4 × RTTVAR, doubled at each timeout, never measured on a retransmitted segment. Three duplicate ACKs are faster than the timer.`,
};
