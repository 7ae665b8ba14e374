/** A CLOSE_WAIT that does not end. In English. */
import { ackThatLeft, left, ourAck, ourSeq, ranFor } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, server } from '../../say.ts';

export const closeWait: LessonWords<'close-wait'> = {
  title: 'CLOSE_WAIT that does not end',
  about: 'Connections pile up in CLOSE_WAIT on a server. Whose bug is that?',
  steps: {
    endOfFile: {
      title: 'EOF',
      text: (t) =>
        phrase`The ${client} has closed. The server’s kernel acknowledges the FIN by itself (${ourAck(t, ackThatLeft(t))}), and the application’s ${code('recv()')} returns 0: EOF. The ${server} is in ${stateMark(t.to)}, and waits for one thing: that its application calls ${code('close()')}.`,
    },
    forEver: {
      title: 'No close()',
      asks: {
        question: 'The server’s application never calls close(). How long does CLOSE_WAIT last?',
        choices: {
          noLimit: 'Without limit: no timer runs',
          msl: '2 MSL, like TIME_WAIT',
          minute: 'One minute on Linux',
        },
      },
      text: phrase`The RFC has no timer for ${stateMark('CLOSE_WAIT')}, nor for ${stateMark('FIN_WAIT_2')}. The run is over: the ${server} and the ${client} stay where they are. Only ${code('close()')} in the server’s application ends both states as intended.`,
    },
    orphan: {
      title: 'What Linux ends, and what not',
      text: (t) =>
        phrase`On Linux the client’s socket is orphaned by ${code('close()')}: after ${lasting(ranFor(t, 'finWait2') ?? t.profile.finWait2Us)} in ${stateMark('FIN_WAIT_2')} the kernel drops it. The ${server} stays in ${stateMark('CLOSE_WAIT')}. Keep-alive, if it is on, can end that state. The file descriptor stays leaked until the application closes it.`,
    },
    tooLate: {
      title: 'The error comes late',
      text: phrase`Much later the application writes to this connection. The ${client} no longer has it and answers with a RST: the error appears far from its cause. Each forgotten ${code('close()')} keeps a file descriptor. When none is left, ${code('accept()')} fails with ${code('EMFILE')}.`,
    },
    mended: {
      title: 'One call',
      text: (t) =>
        phrase`This application calls ${code('close()')} when ${code('recv()')} returns 0. Its FIN leaves (${ourSeq(t, left(t, 'FIN'))}), and the ${server} is in ${stateMark(t.to)}. As soon as the FIN is acknowledged, the ${server} is done.`,
    },
  },
  learned: phrase`Connections that pile up in CLOSE_WAIT are a bug of the application that does not call close(). Neither the network nor the peer is the cause.`,
};
