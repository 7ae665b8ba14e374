/** Each segment of the teardown lost in turn. In English. */
import {
  ackThatLeft,
  itsAck,
  itsSeq,
  now,
  ourAck,
  ourSeq,
  ranFor,
  sentAgain,
  sentAgainCount,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, server, times } from '../../say.ts';

export const losingTheTeardown: LessonWords<'losing-the-teardown'> = {
  title: 'Losing the teardown',
  about:
    'Each segment of the four-way close is lost in turn, and at last every ACK of the last FIN.',
  steps: {
    finAgain: {
      title: 'The first FIN is lost',
      text: (t) =>
        phrase`The client’s FIN was ${lossMark('lost')}. The ${server} is ${stateMark('ESTABLISHED')} and cannot know. A FIN takes up a sequence number, so a timer runs for it: after ${lasting(ranFor(t, 'retransmission') ?? t.profile.rtoInitialUs)} the FIN is ${againMark('retransmitted')}, with the same number (${ourSeq(t, sentAgain(t))}).`,
    },
    ackAgain: {
      title: 'The ACK of the FIN is lost',
      text: (t) =>
        phrase`The server’s ACK was ${lossMark('lost')}, so the FIN is ${againMark('retransmitted')}. The ${server} is in ${stateMark(t.to)} already, and the FIN’s sequence number is old: ${itsSeq(t)}, while ${now(t, 'RCV.NXT')}. The lost ACK is not retransmitted. The ${server} makes a new one with the same number (${ourAck(t, ackThatLeft(t))}).`,
    },
    finBringsAck: {
      title: 'Sometimes nothing is retransmitted',
      asks: {
        question:
          'The same ACK is lost, but the server’s FIN arrives before the client’s timer fires. What has to be retransmitted?',
        choices: {
          nothing: 'Nothing',
          ack: 'The lost ACK, by the server',
          fin: 'The client’s FIN, when its timer fires',
        },
      },
      text: (t) =>
        phrase`The server’s FIN carries the same ACK number (${itsAck(t)}), so it acknowledges the client’s FIN too. In one step the ${client} goes from ${stateMark('FIN_WAIT_1')} through ${stateMark('FIN_WAIT_2')} to ${stateMark('TIME_WAIT')}.`,
    },
    secondFin: {
      title: 'The second FIN is lost',
      text: (t) =>
        phrase`The client’s FIN is acknowledged, so in ${stateMark('FIN_WAIT_2')} no retransmission timer runs: the ${client} can only wait. The ${server} in ${stateMark('LAST_ACK')} has one. After ${lasting(ranFor(t, 'retransmission') ?? t.profile.rtoInitialUs)} its FIN is ${againMark('retransmitted')}.`,
    },
    lastAck: {
      title: 'The last ACK is lost',
      text: (t) =>
        phrase`The last ACK was ${lossMark('lost')}, so the server’s FIN is ${againMark('retransmitted')}. The ${client} is still in ${stateMark('TIME_WAIT')}: it acknowledges the FIN once more (${ourAck(t, ackThatLeft(t))}), and the 2 MSL timer restarts. Click this ACK to ${lossMark('lose')} it too.`,
      then: phrase`The FIN is retransmitted after twice the time, and acknowledged once more.`,
    },
    everyLastAck: {
      title: 'Every ACK is lost',
      text: (t) =>
        phrase`The ${server} has retransmitted its FIN ${times(sentAgainCount(t))}, has received no ACK, and gives up. The ${client} cannot know: an ACK is not acknowledged. An ACK of the ACK would not help: its sender could not know either.`,
    },
    anyAck: {
      title: 'Try it with any ACK',
      text: (t) =>
        phrase`Not TCP: here any ACK ends ${stateMark('LAST_ACK')}. This one acknowledges the data before the FIN (${itsAck(t)}); the FIN was ${lossMark('lost')}. The ${server} is ${stateMark(t.to)} and retransmits nothing. The ${client} waits in ${stateMark('FIN_WAIT_2')}, and no timer runs.`,
    },
  },
  learned: phrase`A FIN is retransmitted until it is acknowledged. Whether the last ACK has arrived, its sender cannot know: so it waits in TIME_WAIT.`,
};
