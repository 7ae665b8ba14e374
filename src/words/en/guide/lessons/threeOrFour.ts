/** The same close in three segments and in four. In English. */
import { ackThatLeft, left, ourAck, ourSeq, ranFor, started } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, say, server } from '../../say.ts';

export const threeOrFour: LessonWords<'three-or-four'> = {
  title: 'Three segments or four',
  about:
    'Captures often show a close in three segments. Find out exactly what makes the difference.',
  steps: {
    four: {
      title: 'Four',
      text: (t) =>
        phrase`The server’s application calls ${code('close')} and its FIN leaves (${ourSeq(t, left(t, 'FIN'))}). The kernel had acknowledged the client’s FIN by itself, long before. So there are four segments: FIN, ACK, FIN, ACK.`,
    },
    three: {
      title: 'Three',
      text: (t) =>
        phrase`This application calls ${code('close')} as soon as it reads EOF, before the ACK has left. Now one segment carries both: ${ourAck(t, ackThatLeft(t))} and ${ourSeq(t, left(t, 'FIN'))}. It looks like any other FIN+ACK. The difference: it is the first to acknowledge the client’s FIN.`,
    },
    straightThrough: {
      title: 'Straight to TIME_WAIT',
      text: phrase`One segment brings the ${client} the ACK of its FIN and the server’s FIN. In one step it goes from ${stateMark('FIN_WAIT_1')} through ${stateMark('FIN_WAIT_2')} to ${stateMark('TIME_WAIT')}. Without that ACK, it would have gone to ${stateMark('CLOSING')}.`,
    },
    heldBack: {
      title: 'Linux delays the ACK',
      text: (t) =>
        phrase`This ${server} is a Linux kernel. It has received data before, so it delays the ACK of the FIN, for at most ${lasting(started(t, 'delayedAck') ?? t.profile.delayedAckUs)}. If the application closes in that time, ACK and FIN share a segment. Press play: three.`,
    },
    patienceEnds: {
      title: 'The application is slower',
      text: (t) =>
        phrase`This application has not closed when the ${lasting(ranFor(t, 'delayedAck') ?? t.profile.delayedAckUs)} are over. The kernel sends a pure ACK (${ourAck(t, ackThatLeft(t))}). The FIN needs a segment of its own later: four.`,
    },
    dial: {
      title: 'Your turn',
      text: (t) =>
        say(
          t.step.walked.includes('FIN_WAIT_1')
            ? phrase`Three segments this time: the ${server} closed within ${lasting(t.profile.delayedAckUs)}, so the ACK was piggybacked on its FIN.`
            : phrase`Four segments this time: the ${server} closed after ${lasting(t.profile.delayedAckUs)} were over, and the ACK had left alone.`,
          phrase`Change the delay of the application and find where three become four.`,
        ),
      dial: 'The server’s application closes after',
    },
  },
  learned: phrase`FIN, ACK, FIN, ACK are always needed. If the application closes before the kernel has sent its ACK, ACK and FIN share a segment: three.`,
};
