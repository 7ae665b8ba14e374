/** Each segment of the handshake lost in turn. In English. */
import {
  ackThatLeft,
  itsAck,
  ourAck,
  ourSeq,
  ranFor,
  rtoNow,
  sentAgain,
  sentAgainCount,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, server, times } from '../../say.ts';

export const losingTheHandshake: LessonWords<'losing-the-handshake'> = {
  title: 'Losing the handshake',
  about: 'Each of the three segments is lost in turn: which side recovers it, how, and when.',
  steps: {
    synAgain: {
      title: 'The SYN is lost',
      text: (t) =>
        phrase`The SYN was ${lossMark('lost')}. The ${server} in ${stateMark('LISTEN')} cannot know. After ${lasting(ranFor(t, 'retransmission') ?? t.profile.rtoInitialUs)} without an answer the client’s timer fires: the SYN is ${againMark('retransmitted')} with the same sequence number (${ourSeq(t, sentAgain(t))}), and the RTO doubles (${rtoNow(t)}). Click this SYN to ${lossMark('lose')} it too.`,
      then: phrase`Each wait is twice as long as the one before: exponential backoff. If the network is congested, that gives it time.`,
    },
    synAckLost: {
      title: 'The SYN+ACK is lost',
      text: phrase`Now the answer is ${lossMark('lost')}. The ${client} and the ${server} have each sent a SYN that is not acknowledged, so on each side a retransmission timer runs. The client’s fires first: its SYN left earlier.`,
    },
    synAckAgain: {
      title: 'A duplicate SYN',
      text: (t) =>
        phrase`The ${againMark('retransmitted')} SYN arrives. The ${server} in ${stateMark(t.to)} recognises it and ${againMark('retransmits')} its SYN+ACK (${ourSeq(t, sentAgain(t))}), as Linux and the BSDs do. RFC 9293, read strictly, asks for a pure ACK here, which the ${client} would ignore.`,
    },
    ackLost: {
      title: 'The third segment is lost',
      asks: {
        question: 'The third segment, an ACK, is lost. Who retransmits it?',
        choices: {
          nobody: 'Nobody: a pure ACK is never retransmitted',
          client: 'The client, when its timer fires',
          request: 'The client, when the server asks for it',
        },
      },
      text: phrase`A pure ACK takes up no sequence number, so no timer runs for it. The ${client} is already ${stateMark('ESTABLISHED')}, the ${server} still in ${stateMark('SYN_RCVD')}. The next segment from the client will carry the same ACK.`,
    },
    dataHeals: {
      title: 'Recovered by data',
      text: (t) =>
        phrase`The ${client} sends its request. Like every data segment it carries an ACK: ${itsAck(t)}, the one that the ${server} was waiting for. In one step the ${server} goes to ${stateMark(t.to)}, delivers the data and acknowledges it (${ourAck(t, ackThatLeft(t))}).`,
    },
    silence: {
      title: 'Or by the server’s timer',
      text: (t) =>
        phrase`If the ${client} sends nothing, the server’s timer fires and the SYN+ACK is ${againMark('retransmitted')}. The ${client} is ${stateMark(t.to)}, so for it this segment is a duplicate: it answers with a new ACK (${ourAck(t, ackThatLeft(t))}). If that arrives, the ${server} is connected.`,
    },
    giveUp: {
      title: 'No SYN arrives at all',
      text: (t) =>
        phrase`The ${client} has retransmitted its SYN ${times(sentAgainCount(t))}. Each wait was twice as long as the one before, but at most ${lasting(t.profile.rtoMaxUs)}. Then the retry limit is reached, and ${code('connect()')} fails with ${code('ETIMEDOUT')}. How many retries there are is up to the system.`,
    },
  },
  learned: phrase`What takes up a sequence number (SYN, FIN, data) is retransmitted until it is acknowledged. A pure ACK is never retransmitted: a later segment carries it.`,
};
