/** Each segment of the handshake lost in turn. In English. */
import {
  ackThatLeft,
  itsAck,
  left,
  ourAck,
  ourSeq,
  ranFor,
  sentAgainCount,
  rtoNow,
  sentAgain,
  started,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, server, times } from '../../say.ts';

export const losingTheHandshake: LessonWords<'losing-the-handshake'> = {
  title: 'Losing the handshake',
  about: 'Each of the three segments is lost in turn: who notices, what recovers it, and when.',
  steps: {
    synLost: {
      title: 'The SYN is lost',
      text: (t) =>
        phrase`The client’s SYN (${ourSeq(t, left(t, 'SYN'))}) is ${lossMark('lost')}. The ${server} is in ${stateMark('LISTEN')} and does not know. Only the ${client} can notice: its retransmission timer runs for ${lasting(started(t, 'retransmission') ?? t.profile.rtoInitialUs)}.`,
    },
    synAgain: {
      title: 'The timer retransmits it',
      text: (t) =>
        phrase`No answer in ${lasting(ranFor(t, 'retransmission') ?? t.profile.rtoInitialUs)}, so the SYN is ${againMark('retransmitted')} with the same sequence number. The next wait is twice as long (${rtoNow(t)}): exponential backoff. Click this SYN to ${lossMark('lose')} it too, and watch the waits double.`,
    },
    synAckLost: {
      title: 'The SYN+ACK is lost',
      text: phrase`Now the answer is ${lossMark('lost')}. Each side has sent a SYN that is not acknowledged, so a retransmission timer runs at each. The client’s timer fires first, because its SYN left earlier.`,
    },
    synAckAgain: {
      title: 'A duplicate SYN',
      text: (t) =>
        phrase`The ${againMark('retransmitted')} SYN arrives. The ${server} in ${stateMark(t.to)} recognises it and retransmits its SYN+ACK (${ourSeq(t, sentAgain(t))}), as Linux and the BSDs do. RFC 9293, read strictly, asks for a pure ACK here, which the client would ignore.`,
    },
    ackLost: {
      title: 'The third segment is lost',
      text: phrase`The ACK is ${lossMark('lost')}, and the states differ: the ${client} is ${stateMark('ESTABLISHED')}, the ${server} still in ${stateMark('SYN_RCVD')}. A pure ACK has no timer, so nobody retransmits it. Something else has to bring the acknowledgment.`,
    },
    dataHeals: {
      title: 'Data brings the acknowledgment',
      text: (t) =>
        phrase`The ${client} sends its request. Like every segment after the handshake’s SYNs it carries an ACK: ${itsAck(t)}. That is what the ${server} was waiting for. In one step it becomes ${stateMark(t.to)}, delivers the data and answers ${ourAck(t, ackThatLeft(t))}.`,
    },
    silence: {
      title: 'If the client sends nothing',
      text: (t) =>
        phrase`Then the server’s retransmission timer fires, and its SYN+ACK is ${againMark('retransmitted')}. The ${client} has it already, and answers a duplicate with an ACK (${ourAck(t, ackThatLeft(t))}). Click this ACK to ${lossMark('lose')} it: later data from the client will do the same.`,
    },
    giveUp: {
      title: 'At last it gives up',
      text: (t) =>
        phrase`No SYN ever arrived. The ${client} has retransmitted ${times(sentAgainCount(t))}, each wait twice as long as the one before, up to ${lasting(t.profile.rtoMaxUs)}. Then ${code('connect')} fails, and the application gets an error: ETIMEDOUT.`,
    },
  },
  learned: phrase`What takes a sequence number (SYN, FIN, data) is retransmitted until it is acknowledged. A pure ACK takes none and is never retransmitted.`,
};
