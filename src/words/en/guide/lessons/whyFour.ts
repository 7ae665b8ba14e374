/** Why a connection is closed with four segments. In English. */
import type { LessonWords } from '../../../contract/index.ts';
import { code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, server } from '../../say.ts';

export const whyFour: LessonWords<'why-four'> = {
  title: 'Why a four-way close',
  about: 'Why opening takes three segments and closing four, and when closing takes three.',
  steps: {
    fullDuplex: {
      title: 'Two directions',
      text: phrase`A TCP connection is full duplex: one byte stream each way. Each is closed on its own. Both are open now (${stateMark('ESTABLISHED')}).`,
    },
    fin: {
      title: '1: FIN',
      text: (t) =>
        phrase`The ${client} calls ${code('close()')}. Segment 1, a FIN, says: “I have no more data.” ACK is set too, as in every segment after the SYN. Client to server is closed: ${stateMark(t.to)}.`,
    },
    ack: {
      title: '2: ACK',
      text: (t) =>
        phrase`The server’s kernel sends segment 2, the ACK, by itself. The ${server} is in ${stateMark('CLOSE_WAIT')}: it waits for its application to close. The ${client} is in ${stateMark(t.to)}.`,
    },
    whyNotNow: {
      title: 'Why not 3 now?',
      asks: {
        question: 'Why did the server’s FIN not leave together with segment 2?',
        choices: {
          application: 'Its application has not called close() yet',
          segment: 'ACK and FIN must not share a segment',
          client: 'The client was not ready for a FIN',
        },
      },
      text: phrase`They may share one. Only the application knows when it has sent everything. The ACK cannot wait: the ${client} would retransmit its FIN.`,
    },
    four: {
      title: '3: FIN, 4: ACK',
      text: phrase`The application closes: 3 is the server’s FIN (${stateMark('LAST_ACK')}), 4 the ACK. In the handshake the SYN waits for nobody and shares a segment with the ACK: three. Here the FIN waits for the application: four.`,
    },
    bothAtOnce: {
      title: 'Try it with one FIN for both',
      text: phrase`Not TCP: here the first FIN closes both directions. The ${server} had sent 3,000 bytes, and one segment of them was ${lossMark('lost')}. It would have to retransmit that segment, but its connection state is gone. The ${client} gets 1,000 bytes and never the rest.`,
    },
  },
  learned: phrase`Two directions, each with a FIN and its ACK: four. Every FIN carries an ACK too; what counts is whether it is the first to acknowledge the other FIN. If the application closes at once, it is: 2 and 3 are one segment, and three are enough.`,
};
