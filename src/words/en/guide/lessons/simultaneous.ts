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
  about: 'Two SYNs that cross make one connection; two FINs that cross make both ends wait.',
  steps: {
    synsCross: {
      title: 'Two SYNs cross',
      text: phrase`Both programs call ${code('connect')} at the same moment, and nobody listens. Two SYNs are on their way to each other. The ${client} and the ${server} are both in ${stateMark('SYN_SENT')}, and each expects a SYN+ACK.`,
    },
    bothAnswer: {
      title: 'A bare SYN comes instead',
      text: (t) =>
        phrase`What comes is a SYN without an ACK (${itsSeq(t)}). Each end takes what comes and goes to ${stateMark(t.to)}; the ${client} answers ${ourAck(t, ackThatLeft(t))}, the ${server} in the same way. The ACK cannot share a segment with the first SYN, for that one has left.`,
    },
    oneConnection: {
      title: 'One connection',
      text: (t) =>
        phrase`${itsAck(t)} confirms the server’s number, as the other one confirms the client’s. Both are ${stateMark(t.to)}: four segments, and one connection, not two. It takes two ends that name each other’s ports, as when two computers reach through their routers to one another.`,
    },
    finsCross: {
      title: 'Two FINs cross',
      text: phrase`Both programs close at the same moment. Both ends are in ${stateMark('FIN_WAIT_1')}, each with a FIN on its way. Click one of the two to ${lossMark('lose')} it, or go on and see what happens when both arrive.`,
    },
    closing: {
      title: 'CLOSING',
      text: (t) =>
        phrase`A FIN is here, and it says ${itsAck(t)}; our own FIN would need ${ackOfAll(t)}. So it was sent before ours arrived. The ${client} acknowledges it (${ourAck(t, ackThatLeft(t))}) and goes to ${stateMark(t.to)}: both have closed, and the ACK of its own FIN is still to come. The ${server} does the same.`,
    },
    bothWait: {
      title: 'Both wait',
      text: (t) =>
        phrase`The two ACKs have crossed as well. Both ends have closed first, so both are in ${stateMark(t.to)}, for ${lasting(t.profile.timeWaitUs)} each. TIME_WAIT belongs to whoever sends the first FIN, and here that is both.`,
    },
    oneFinLost: {
      title: 'If one of them is lost',
      text: (t) =>
        phrase`The server’s FIN was ${lossMark('lost')}. The ${server} has the client’s, and is in ${stateMark('CLOSING')}; the ${client} has only an ACK, and is in ${stateMark('FIN_WAIT_2')}. A timer sends the FIN ${againMark('again')} (${ourSeq(t, sentAgain(t) ?? left(t))}), and both will still meet in ${stateMark('TIME_WAIT')}.`,
    },
  },
  learned: phrase`Both ends run the same machine: it works whoever begins, and also when both do.`,
};
