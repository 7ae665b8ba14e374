/** A half-close. In English. */
import {
  ackThatLeft,
  itsAck,
  left,
  newData,
  now,
  octets,
  ourAck,
  ourSeq,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { bytes, client, server } from '../../say.ts';

export const halfClose: LessonWords<'half-close'> = {
  title: 'Half-close',
  about: 'One direction is closed, and data still flows in the other: shutdown() against close().',
  steps: {
    shutdown: {
      title: 'shutdown(), not close()',
      text: (t) =>
        phrase`The ${client} has sent its request and calls ${code('shutdown(SHUT_WR)')}. Its FIN (${ourSeq(t, left(t, 'FIN'))}) says: “I have no more data.” Unlike ${code('close()')}, ${code('shutdown()')} leaves the socket open: the application can still read the reply.`,
    },
    halfClosed: {
      title: 'Half-closed',
      text: (t) =>
        phrase`${itsAck(t)} acknowledges the FIN. The ${client} is in ${stateMark(t.to)}, the ${server} in ${stateMark('CLOSE_WAIT')}. Client to server is closed. Server to client is open, for as long as the server’s application needs it.`,
    },
    stillSends: {
      title: 'Data after the FIN',
      asks: {
        question: 'The server sends data to a client that has sent a FIN. What will the client do?',
        choices: {
          delivers: 'Deliver the data to its application and acknowledge it',
          reset: 'Answer with a RST: it has closed',
          drops: 'Drop the data silently',
        },
      },
      text: (t) =>
        phrase`The client’s FIN closed only its own direction, so it will accept these ${bytes(octets(newData(t)))}. After ${code('close()')} it would be different: on Linux no application can read the data any more, and the kernel answers it with a RST.`,
    },
    stillAcks: {
      title: 'An ACK is still possible',
      text: (t) =>
        phrase`The ${client} has delivered the data and acknowledges it (${ourAck(t, ackThatLeft(t))}). A pure ACK takes up no sequence number: ${now(t, 'SND.NXT')} has not changed since the FIN. Now click the server’s data segment to ${lossMark('lose')} it.`,
      then: phrase`The server’s timer retransmits it, as on any open connection. A half-closed connection is no less reliable.`,
    },
    closes: {
      title: 'The other direction',
      text: (t) =>
        phrase`The server’s application has closed as well: its FIN left, and the client’s ACK (${itsAck(t)}) has arrived. Both directions are closed. The ${server} is ${stateMark('CLOSED')}, the ${client} in ${stateMark('TIME_WAIT')}.`,
    },
  },
  learned: phrase`A FIN says “I send no more”, not “I receive no more”. shutdown() closes one direction, close() gives up the whole socket.`,
};
