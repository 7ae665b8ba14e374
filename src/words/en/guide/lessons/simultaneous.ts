/** Both ends open at once, and close at once. In English. */
import {
  ackOfAll,
  ackThatLeft,
  itsAck,
  itsSeq,
  left,
  ourAck,
  ourSeq,
  sentAgain,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, server } from '../../say.ts';

export const simultaneous: LessonWords<'simultaneous'> = {
  title: 'Both at once',
  about:
    'Two SYNs that cross make one connection; two FINs that cross put both sides into TIME_WAIT.',
  steps: {
    synsCross: {
      title: 'Two SYNs cross',
      text: phrase`Both applications call ${code('connect')} at the same moment, and neither listens. Two SYNs are on their way to each other. The ${client} and the ${server} are both in ${stateMark('SYN_SENT')}, and each expects a SYN+ACK.`,
    },
    bothAnswer: {
      title: 'A SYN without ACK',
      text: (t) =>
        phrase`What arrives is a SYN without an ACK (${itsSeq(t)}). Each side goes to ${stateMark(t.to)} and answers with its own SYN once more, now with an ACK: the ${client} sends ${ourAck(t, ackThatLeft(t))}.`,
    },
    oneConnection: {
      title: 'One connection',
      text: (t) =>
        phrase`${itsAck(t)} acknowledges the server’s SYN; the segment in the other direction acknowledges the client’s. Both are ${stateMark(t.to)}: four segments, one connection. Each side must connect to the port that the other connects from. TCP hole punching through NATs does this.`,
    },
    finsCross: {
      title: 'Two FINs cross',
      text: phrase`Both applications close at the same moment. Both sides are in ${stateMark('FIN_WAIT_1')}, each with a FIN on its way. Click one of the FINs to ${lossMark('lose')} it, or go on.`,
    },
    closing: {
      title: 'CLOSING',
      text: (t) =>
        phrase`A FIN arrives with ${itsAck(t)}. Our own FIN would need ${ackOfAll(t)}, so it is not acknowledged yet. The ${client} acknowledges the FIN (${ourAck(t, ackThatLeft(t))}) and goes to ${stateMark(t.to)}: it waits for the ACK of its own FIN. The ${server} does the same.`,
    },
    bothWait: {
      title: 'Both wait',
      text: (t) =>
        phrase`The two ACKs have crossed as well. Both sides closed actively, so both are in ${stateMark(t.to)}, for ${lasting(t.profile.timeWaitUs)} each. TIME_WAIT belongs to the active closer, and here both are.`,
    },
    oneFinLost: {
      title: 'If one FIN is lost',
      text: (t) =>
        phrase`The server’s FIN was ${lossMark('lost')}. The ${server} has received the client’s FIN: ${stateMark('CLOSING')}. The ${client} has received only an ACK: ${stateMark('FIN_WAIT_2')}. The timer ${againMark('retransmits')} the FIN (${ourSeq(t, sentAgain(t) ?? left(t))}); if it arrives, both come to ${stateMark('TIME_WAIT')}.`,
    },
  },
  learned: phrase`Both sides run the same state machine. It works whichever side opens or closes first, and also when both do at once.`,
};
