/** The same close in three segments and in four. In English. */
import { ackThatLeft, left, ourAck, ourSeq, ranFor, started } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, say, server } from '../../say.ts';

export const threeOrFour: LessonWords<'three-or-four'> = {
  title: 'Three segments or four',
  about: 'Captures often show a close in three segments. What makes the difference?',
  steps: {
    four: {
      title: 'Four',
      text: (t) =>
        phrase`Four segments: FIN, ACK, FIN, ACK. The server’s ACK (2) left before its application called ${code('close()')}. So its FIN (3), ${ourSeq(t, left(t, 'FIN'))}, needs a segment of its own.`,
    },
    three: {
      title: 'Three',
      asks: {
        question:
          'This application calls close() as soon as recv() returns 0, before the ACK has left. How many segments does the close take?',
        choices: {
          three: 'Three: the ACK is piggybacked on the FIN',
          four: 'Four: an ACK always leaves first',
          two: 'Two: one FIN closes both directions',
        },
      },
      text: (t) =>
        phrase`The server’s FIN is the first segment to acknowledge the client’s FIN: ${ourAck(t, ackThatLeft(t))} and ${ourSeq(t, left(t, 'FIN'))} are in one segment. No FIN and no ACK is left out: one ACK and one FIN share a segment.`,
    },
    straightThrough: {
      title: 'Straight to TIME_WAIT',
      text: phrase`The ${client} receives the ACK of its FIN together with the server’s FIN. In one step it goes from ${stateMark('FIN_WAIT_1')} through ${stateMark('FIN_WAIT_2')} to ${stateMark('TIME_WAIT')}. If it ignored the ACK in this segment, it would wrongly go to ${stateMark('CLOSING')}.`,
    },
    heldBack: {
      title: 'Linux delays the ACK',
      text: (t) =>
        phrase`This ${server} is Linux. The FIN has arrived, and no ACK has left. On this connection it has received data before, so it delays the ACK for up to ${lasting(started(t, 'delayedAck') ?? t.profile.delayedAckUs)}; without such data the ACK leaves within 8 ms. This application closes in time: three segments.`,
    },
    patienceEnds: {
      title: 'A slower application',
      text: (t) =>
        phrase`This application takes longer to close. After ${lasting(ranFor(t, 'delayedAck') ?? t.profile.delayedAckUs)} the delayed-ACK timer fires, and the kernel sends a pure ACK (${ourAck(t, ackThatLeft(t))}). The FIN will need a segment of its own: four segments.`,
    },
    dial: {
      title: 'Your turn',
      text: (t) =>
        say(
          t.step.walked.includes('FIN_WAIT_1')
            ? phrase`Three segments this time: the application closed before the kernel’s ${lasting(t.profile.delayedAckUs)} were over, so the ACK was piggybacked on the FIN.`
            : phrase`Four segments this time: the kernel’s ${lasting(t.profile.delayedAckUs)} were over before the application closed, so the ACK had left alone.`,
          phrase`Set how long the ${server}’s application takes to close, and find where three become four.`,
        ),
      dial: 'The server’s application closes after',
    },
  },
  learned: phrase`FIN, ACK, FIN, ACK are always needed. If the application closes before the kernel has sent its ACK, ACK and FIN share a segment: three.`,
};
