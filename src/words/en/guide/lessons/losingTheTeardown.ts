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
        phrase`The client’s FIN (${ourSeq(t, left(t, 'FIN'))}) is ${lossMark('lost')}. The ${server} is ${stateMark('ESTABLISHED')} and does not know. But a FIN takes a sequence number, so the client’s retransmission timer runs: ${lasting(started(t, 'retransmission') ?? t.profile.rtoInitialUs)}.`,
    },
    finAgain: {
      title: 'The timer retransmits it',
      text: (t) =>
        phrase`No ACK in ${lasting(ranFor(t, 'retransmission') ?? t.profile.rtoInitialUs)}: the FIN is ${againMark('retransmitted')} with the same sequence number (${ourSeq(t, sentAgain(t))}). If it arrives, it is the first FIN that the ${server} gets.`,
    },
    ackAgain: {
      title: 'The ACK of the FIN is lost',
      text: (t) =>
        phrase`This time the ACK was ${lossMark('lost')}. The ${againMark('retransmitted')} FIN reaches a ${server} in ${stateMark(t.to)}. It is a duplicate: ${itsSeq(t)}, while ${now(t, 'RCV.NXT')} is expected. The ${server} answers a duplicate with a new ACK: ${ourAck(t, ackThatLeft(t))}.`,
    },
    finBringsAck: {
      title: 'Or the FIN brings the ACK',
      text: (t) =>
        phrase`The same ACK is ${lossMark('lost')}, but the server’s FIN arrives before the client’s timer fires. It carries the same acknowledgment, ${itsAck(t)}. So the ${client} goes from ${stateMark('FIN_WAIT_1')} straight to ${stateMark('TIME_WAIT')}. Nothing is retransmitted.`,
    },
    secondFin: {
      title: 'The second FIN is lost',
      text: (t) =>
        phrase`The ${client} is in ${stateMark('FIN_WAIT_2')}: its FIN is acknowledged, so no retransmission timer runs there. The server’s timer runs. After ${lasting(ranFor(t, 'retransmission') ?? t.profile.rtoInitialUs)} the server’s FIN is ${againMark('retransmitted')}.`,
    },
    lastAck: {
      title: 'The last ACK is lost',
      text: (t) =>
        phrase`The FIN has come once more, so the last ACK was ${lossMark('lost')}. This is what ${stateMark('TIME_WAIT')} is for: the ${client} still answers (${ourAck(t, ackThatLeft(t))}), and the wait restarts. Click this ACK to ${lossMark('lose')} it: the FIN will be ${againMark('retransmitted')} once more.`,
    },
    everyLastAck: {
      title: 'Every answer is lost',
      text: (t) =>
        phrase`The ${server} has retransmitted its FIN ${times(sentAgainCount(t))} without an answer, and gives up. The ${client} does not know: nobody acknowledges an ACK. One more segment would not help, because that segment could be lost as well.`,
    },
  },
  learned: phrase`No sender can know that its last segment has arrived. So TCP ends with a wait, TIME_WAIT, and not with a proof.`,
};
