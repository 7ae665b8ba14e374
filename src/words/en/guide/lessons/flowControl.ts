/** Flow control. In English. */
import {
  itsAck,
  left,
  newData,
  newlyAcked,
  octets,
  ourSeq,
  ranFor,
  waiting,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { lossMark, phrase } from '../../../phrase.ts';
import { bytes, client, lasting, server } from '../../say.ts';

export const flowControl: LessonWords<'flow-control'> = {
  title: 'Flow control',
  about: 'The receive window: how it slides, what a zero window means, and how it opens again.',
  steps: {
    window: {
      title: 'The receive window',
      text: (t) =>
        phrase`Each segment announces a receive window: how many more bytes its sender can take. The server’s buffer has room for ${bytes(t.after?.sndWnd ?? 0)}. So the ${client} sends ${bytes(octets(newData(t)))}, and the other ${bytes(waiting(t))} wait.`,
    },
    slides: {
      title: 'The window slides',
      asks: {
        question:
          'An ACK arrives. It acknowledges the first segment, and announces 100 bytes. How much may the client send now?',
        choices: {
          none: 'Nothing: 100 bytes are still in flight',
          same: '100 bytes',
          all: '200 bytes',
        },
      },
      text: (t) =>
        phrase`The window counts from the ACK number (${itsAck(t)}). Its left edge has moved on by ${bytes(newlyAcked(t).octets)}; its right edge has not, because the server’s application has not read the data. The second segment, still in flight, fills the window: the ${client} must wait.`,
    },
    closed: {
      title: 'Zero window',
      text: (t) =>
        phrase`${itsAck(t)} acknowledges all that was sent, and announces a window of 0. The server’s buffer is full, because its application does not read. The ${client} has ${bytes(waiting(t))} left and must not send them. It starts the persist timer.`,
    },
    probe: {
      title: 'The window probe',
      text: (t) =>
        phrase`After ${lasting(ranFor(t, 'persist') ?? 0)} the persist timer fires. The ${client} sends a window probe, one byte that does not fit (${ourSeq(t, left(t))}). The ${server} does not accept the byte, but answers with an ACK that carries its present window. On Linux the probe carries no data.`,
    },
    opens: {
      title: 'The window opens',
      text: (t) =>
        phrase`The server’s application has read. A window update says so: an ACK with the same number (${itsAck(t)}) and a window of ${bytes(t.after?.sndWnd ?? 0)}. The ${client} sends the rest at once. But an ACK is never retransmitted. Click this ACK to ${lossMark('lose')} it.`,
      then: phrase`The next window probe is answered with the open window. Without probes both sides would wait for each other for ever.`,
    },
  },
  learned: phrase`Flow control protects the receiver: it announces how much it can take. The window slides with the ACKs and closes when the application does not read. A sender with a zero window probes, because a window update may be lost.`,
};
