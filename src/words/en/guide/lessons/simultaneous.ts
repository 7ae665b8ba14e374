/** Both sides open at once, and close at once. In English. */
import { ackOfAll, ackThatLeft, itsAck, itsSeq, ourAck } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, server } from '../../say.ts';

export const simultaneous: LessonWords<'simultaneous'> = {
  title: 'Both at once',
  about: 'Simultaneous open makes one connection; after a simultaneous close both sides wait.',
  steps: {
    synsCross: {
      title: 'Two SYNs cross',
      text: phrase`Both applications call ${code('connect()')} at the same moment, and neither listens. Each connects to the port that the other connects from. The ${client} and the ${server} are both in ${stateMark('SYN_SENT')}, and their SYNs cross in the network.`,
    },
    bothAnswer: {
      title: 'A SYN without an ACK',
      text: (t) =>
        phrase`Each side expected a SYN+ACK and receives a SYN (${itsSeq(t)}). It goes to ${stateMark(t.to)} and acknowledges it with a SYN+ACK; the client’s has ${ourAck(t, ackThatLeft(t))}. The first SYN could not carry this ACK: it had already left.`,
    },
    oneConnection: {
      title: 'One connection',
      text: (t) =>
        phrase`${itsAck(t)} acknowledges the server’s SYN, and the server’s SYN+ACK the client’s. Both sides are ${stateMark(t.to)}: four segments, and one connection, not two. TCP hole punching through NATs opens connections in this way.`,
    },
    finsCross: {
      title: 'Two FINs cross',
      text: phrase`Both applications close at the same moment. Both sides are in ${stateMark('FIN_WAIT_1')}, each with a FIN on its way. Click the server’s FIN to ${lossMark('lose')} it; then go on to see what happens when both arrive.`,
      then: phrase`The server receives the client’s FIN and goes to ${stateMark('CLOSING')}; the client receives only an ACK and goes to ${stateMark('FIN_WAIT_2')}. The server’s timer retransmits its FIN, and both sides still reach ${stateMark('TIME_WAIT')}.`,
    },
    closing: {
      title: 'CLOSING',
      asks: {
        question: 'Both FINs have arrived, and the client goes to CLOSING. What does it wait for?',
        choices: {
          ackOfFin: 'The ACK of its own FIN',
          application: 'The close() of its application',
          serverFin: 'The server’s FIN',
        },
      },
      text: (t) =>
        phrase`The server’s FIN carries ${itsAck(t)}; the client’s FIN would be acknowledged by ${ackOfAll(t)}. So the ${client} acknowledges the FIN (${ourAck(t, ackThatLeft(t))}) and waits in ${stateMark(t.to)} for the ACK of its own. The ${server} does the same.`,
    },
    bothWait: {
      title: 'Both in TIME_WAIT',
      text: (t) =>
        phrase`The two ACKs have crossed as well. Both sides closed actively, so both are in ${stateMark(t.to)}, for ${lasting(t.profile.timeWaitUs)} each. After an ordinary close only the active closer is.`,
    },
  },
  learned: phrase`Both sides run the same state machine. Two SYNs that cross make one connection; two FINs that cross lead both sides through CLOSING to TIME_WAIT.`,
};
