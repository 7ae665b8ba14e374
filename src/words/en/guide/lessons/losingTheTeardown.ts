/** Each segment of the teardown lost in turn. In English. */
import {
  ackThatLeft,
  itsAck,
  itsSeq,
  left,
  now,
  ourAck,
  ourSeq,
  ranFor,
  sentAgainCount,
  sentAgain,
  started,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, server, times } from '../../say.ts';

export const losingTheTeardown: LessonWords<'losing-the-teardown'> = {
  title: 'Losing the teardown',
  about: 'Each of the four segments is lost in turn, and at last every answer to the last FIN.',
  steps: {
    finLost: {
      title: 'The first FIN is lost',
      text: (t) =>
        phrase`The client’s FIN (${ourSeq(t, left(t, 'FIN'))}) is ${lossMark('lost')}. The ${server} is ${stateMark('ESTABLISHED')} and suspects nothing. But a FIN takes up a sequence number, and so a timer watches over it: ${lasting(started(t, 'retransmission') ?? t.profile.rtoInitialUs)}.`,
    },
    finAgain: {
      title: 'It goes again',
      text: (t) =>
        phrase`No ACK came within ${lasting(ranFor(t, 'retransmission') ?? t.profile.rtoInitialUs)}: the FIN goes ${againMark('again')}, with the same number (${ourSeq(t, sentAgain(t))}). For the ${server} it will be the first one. It never learns that there was another.`,
    },
    ackAgain: {
      title: 'The ACK of the FIN is lost',
      text: (t) =>
        phrase`This time the ACK was ${lossMark('lost')}, and the FIN comes ${againMark('again')} to a ${server} in ${stateMark(t.to)}. Its number is old: ${itsSeq(t)}, where ${now(t, 'RCV.NXT')} is expected. The old ACK is not sent again. A new one is made that says the same: ${ourAck(t, ackThatLeft(t))}.`,
    },
    finBringsAck: {
      title: 'Or nothing is repeated',
      text: (t) =>
        phrase`The same ACK is ${lossMark('lost')}, but the server’s own FIN comes before the client’s timer ends. It carries the same number, ${itsAck(t)}. So the ${client} goes from ${stateMark('FIN_WAIT_1')} straight to ${stateMark('TIME_WAIT')}, as if the ACK had never mattered.`,
    },
    secondFin: {
      title: 'The second FIN is lost',
      text: (t) =>
        phrase`The ${client} is in ${stateMark('FIN_WAIT_2')} and can only wait: its own FIN is acknowledged, so it has no timer. The ${server} has one. After ${lasting(ranFor(t, 'retransmission') ?? t.profile.rtoInitialUs)} its FIN goes ${againMark('again')}.`,
    },
    lastAck: {
      title: 'The last ACK is lost',
      text: (t) =>
        phrase`The FIN has come ${againMark('again')}, so the last ACK was ${lossMark('lost')}. This is what ${stateMark('TIME_WAIT')} is there for: somebody still answers (${ourAck(t, ackThatLeft(t))}), and the wait starts anew. Click this answer to ${lossMark('lose')} it, and see it come once more.`,
    },
    everyLastAck: {
      title: 'Every answer is lost',
      text: (t) =>
        phrase`The ${server} has sent its FIN ${times(sentAgainCount(t))} more, heard nothing, and gives up. The ${client} does not know: nobody acknowledges an ACK. One more message would only move the doubt to that one.`,
    },
  },
  learned: phrase`No last message can be known to have arrived; so TCP ends with a wait, and not with a proof.`,
};
