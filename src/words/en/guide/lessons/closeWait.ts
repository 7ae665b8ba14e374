/** A CLOSE_WAIT that never ends. In English. */
import { ackThatLeft, left, ourAck, ourSeq, ranFor } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, server } from '../../say.ts';

export const closeWait: LessonWords<'close-wait'> = {
  title: 'CLOSE_WAIT that never ends',
  about: 'A server fills with connections in CLOSE_WAIT. Whose bug is that?',
  steps: {
    endOfFile: {
      title: 'EOF',
      text: (t) =>
        phrase`The ${client} has closed. The server’s kernel has acknowledged the FIN (${ourAck(t, ackThatLeft(t))}), and ${code('recv()')} returns 0: EOF. The ${server} is in ${stateMark(t.to)}. It waits for its application to call ${code('close')}.`,
    },
    forEver: {
      title: 'Nothing more happens',
      text: phrase`This application never calls close, and the run is over. The ${server} stays in ${stateMark('CLOSE_WAIT')}, the ${client} in ${stateMark('FIN_WAIT_2')}. RFC 9293 has no timer for these states. Call ${code('close')} on the server’s card, and see both states end.`,
    },
    orphan: {
      title: 'Linux ends one of the two',
      text: (t) =>
        phrase`On Linux the client’s socket is orphaned: no process holds it. After ${lasting(ranFor(t, 'finWait2') ?? t.profile.finWait2Us)} (tcp_fin_timeout) the kernel drops ${stateMark('FIN_WAIT_2')}. The ${server} is still in ${stateMark('CLOSE_WAIT')}. Keep-alive could end that state later; the descriptor stays leaked until the application closes it.`,
    },
    tooLate: {
      title: 'The error comes late',
      text: phrase`Much later the application writes to the connection. The ${client} has no such connection any more and answers with a RST, so the error shows far from its cause. Until then each missing ${code('close')} keeps a file descriptor, and one day ${code('accept')} fails.`,
    },
    mended: {
      title: 'One call',
      text: (t) =>
        phrase`This application reads EOF and calls ${code('close')}. The FIN leaves (${ourSeq(t, left(t, 'FIN'))}), the ${server} is in ${stateMark(t.to)}, and one ACK later the connection is gone.`,
    },
  },
  learned: phrase`CLOSE_WAIT that piles up is a bug of the application that holds the sockets: not of the network, and not of the peer.`,
};
