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
      title: 'End of file',
      text: (t) =>
        phrase`The ${client} has closed. The server’s kernel has acknowledged the FIN (${ourAck(t, ackThatLeft(t))}) and has told its program: end of file. From here on the ${server} is in ${stateMark(t.to)}, and waits for one thing only: that its own program calls ${code('close')}.`,
    },
    forEver: {
      title: 'Nothing is left to happen',
      text: phrase`But this program has forgotten about it, and the run is over. The ${server} stays in ${stateMark('CLOSE_WAIT')}, the ${client} in ${stateMark('FIN_WAIT_2')}. No timer runs at either end; the RFC has none for these states. Call ${code('close')} on the server’s card, and see all of it end.`,
    },
    orphan: {
      title: 'Linux helps one end only',
      text: (t) =>
        phrase`On Linux the client’s kernel loses patience: no program holds its end any more, so after ${lasting(ranFor(t, 'finWait2') ?? t.profile.finWait2Us)} it drops ${stateMark('FIN_WAIT_2')}. The ${server} still stands in ${stateMark('CLOSE_WAIT')}. A program holds it, and no setting of any kernel will end it.`,
    },
    tooLate: {
      title: 'The error comes late',
      text: phrase`Much later the program writes to the connection. The ${client} has forgotten it and answers with a RST, so the error shows far from its cause. Until then each forgotten ${code('close')} keeps a file descriptor, and one day there are none left to accept with.`,
    },
    mended: {
      title: 'One call',
      text: (t) =>
        phrase`This program reads end of file and calls ${code('close')}. The FIN leaves (${ourSeq(t, left(t, 'FIN'))}), the ${server} is in ${stateMark(t.to)}, and one ACK later it is gone.`,
    },
  },
  learned: phrase`CLOSE_WAIT that piles up is a bug of the program that holds it: not of the network, and not of the peer.`,
};
