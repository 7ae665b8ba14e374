/** Why a connection is closed with four segments. In English. */
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
import { againMark, code, lossMark, phrase, stateMark, strong } from '../../../phrase.ts';
import { bytes, client, server } from '../../say.ts';

export const whyFour: LessonWords<'why-four'> = {
  title: 'Why four segments to close',
  about: 'Each direction closes alone, and when is up to the program at its end.',
  steps: {
    shutdown: {
      title: 'I have nothing more to send',
      text: (t) =>
        phrase`The client’s program has sent all it had, and ends its direction with ${code('shutdown')}. The FIN (${ourSeq(t, left(t, 'FIN'))}) says just that: nothing more comes this way. It does not say: I do not listen any more.`,
    },
    kernelAnswers: {
      title: 'The kernel answers at once',
      text: (t) =>
        phrase`The server’s kernel acknowledges the FIN with ${ourAck(t, ackThatLeft(t))}, and asks nobody. The program is only told that its input has ended. The ${server} is in ${stateMark(t.to)}, and the name says what it waits for: the close of its own program.`,
    },
    halfClosed: {
      title: 'Half closed',
      text: (t) =>
        phrase`${itsAck(t)} covers the FIN: one direction is closed for good. The ${client} is in ${stateMark(t.to)}. The other direction is as open as before. This is a half-close, and it may last as long as the ${server} likes.`,
    },
    stillTalking: {
      title: 'Data against a closed direction',
      text: (t) =>
        phrase`The ${server} still has ${bytes(octets(newData(t)))} to send, and sends them (${ourSeq(t, left(t))}). It may go on like this for hours. If the ACK of the FIN had to wait for the server’s own FIN, the client’s timer would send its FIN ${againMark('again')} and again.`,
    },
    stillListening: {
      title: 'An ACK is still possible',
      text: (t) =>
        phrase`The ${client} takes the data and answers ${ourAck(t, ackThatLeft(t))}. It cannot send data any more, but an ACK takes up no sequence number: ${now(t, 'SND.NXT')} stays where it is. Click this data to ${lossMark('lose')} it, and see it repaired after the FIN as it was before.`,
    },
    serverCloses: {
      title: 'The program decides',
      text: (t) =>
        phrase`Now the server’s program is done and calls ${code('close')}. The second FIN leaves (${ourSeq(t, left(t, 'FIN'))}), and the ${server} is in ${stateMark(t.to)}. When this FIN comes, no kernel can know; that is why it could not ride on the ACK.`,
    },
    lastAck: {
      title: 'The fourth',
      text: (t) =>
        phrase`The ${client} acknowledges the second FIN with ${ourAck(t, ackThatLeft(t))}. Both directions are closed. It stays in ${stateMark(t.to)} for a while, in case this very ACK gets lost.`,
    },
    closed: {
      title: 'Two times two',
      text: phrase`The ACK is here, and the ${server} is ${stateMark('CLOSED')}. Two directions, in each a FIN and its ACK: that makes four. ${strong('Each direction is closed on its own: the kernel acknowledges at once, the program decides when to close.')}`,
    },
  },
};
