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
  about: 'Each of the three segments is lost in turn: who notices, who repairs it, and when.',
  steps: {
    synLost: {
      title: 'The SYN is lost',
      text: (t) =>
        phrase`The client’s SYN (${ourSeq(t, left(t, 'SYN'))}) is ${lossMark('lost')}. The ${server} is in ${stateMark('LISTEN')} and has no idea. Only the ${client} can notice, and all it has is a timer: ${lasting(started(t, 'retransmission') ?? t.profile.rtoInitialUs)}.`,
    },
    synAgain: {
      title: 'The timer sends it again',
      text: (t) =>
        phrase`Nothing came for ${lasting(ranFor(t, 'retransmission') ?? t.profile.rtoInitialUs)}, so the SYN goes ${againMark('again')}, with the same number. The next wait is twice as long: ${rtoNow(t)}. Click this SYN to ${lossMark('lose')} it too, and see the waits grow.`,
    },
    synAckLost: {
      title: 'The SYN+ACK is lost',
      text: phrase`Now the answer is ${lossMark('lost')}. Each end has sent a SYN that is not acknowledged, so at each a timer runs. The client’s ends first: its SYN left earlier.`,
    },
    synAckAgain: {
      title: 'A SYN that is known',
      text: (t) =>
        phrase`The SYN comes ${againMark('again')}, and the ${server} in ${stateMark(t.to)} knows it. It does not begin anew; it sends its SYN+ACK ${againMark('again')}, same number (${ourSeq(t, sentAgain(t))}). So do all real stacks. The letter of the RFC has a bare ACK here, which would not help.`,
    },
    ackLost: {
      title: 'The third segment is lost',
      text: phrase`The ACK is ${lossMark('lost')}, and the ends disagree: the ${client} is ${stateMark('ESTABLISHED')}, the ${server} still in ${stateMark('SYN_RCVD')}. An ACK has no timer. Nobody will send it again, and nobody needs to.`,
    },
    dataHeals: {
      title: 'Data brings it along',
      text: (t) =>
        phrase`The ${client} just sends its request, and like every segment it carries an ACK: ${itsAck(t)}. That is all the ${server} was waiting for. In one step it becomes ${stateMark(t.to)}, takes the data and answers ${ourAck(t, ackThatLeft(t))}.`,
    },
    silence: {
      title: 'And if the client is silent',
      text: (t) =>
        phrase`Then the server’s timer ends, and its SYN+ACK comes ${againMark('again')}. To the ${client} it is old news, but old news is answered: a new ACK leaves (${ourAck(t, ackThatLeft(t))}). Click it to ${lossMark('lose')} it as well: then the client’s request will do the same.`,
    },
    giveUp: {
      title: 'In the end it gives up',
      text: (t) =>
        phrase`No SYN ever arrived. The ${client} has tried ${times(sentAgainCount(t))} more, each wait twice as long as the one before, up to ${lasting(t.profile.rtoMaxUs)}. Then its program gets an error from ${code('connect')}.`,
    },
  },
  learned: phrase`What has a sequence number is sent again until it is acknowledged; a bare ACK never is.`,
};
