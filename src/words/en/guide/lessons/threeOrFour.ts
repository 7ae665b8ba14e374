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
        phrase`The server’s program calls ${code('close')}, and its FIN leaves (${ourSeq(t, left(t, 'FIN'))}). The ACK of the client’s FIN has long left: the kernel did not wait for the program. So there are four segments: FIN, ACK, FIN, ACK.`,
    },
    three: {
      title: 'Three',
      text: (t) =>
        phrase`The same connection, but this program calls ${code('close')} the moment it reads end of file, before the ACK has left. Now ACK and FIN are one segment: ${ourAck(t, ackThatLeft(t))} and ${ourSeq(t, left(t, 'FIN'))}. No message is left out. Two of the four share a segment.`,
    },
    straightThrough: {
      title: 'Straight to TIME_WAIT',
      text: phrase`The ${client} gets the ACK of its FIN and the server’s FIN together. In one step it goes from ${stateMark('FIN_WAIT_1')} through ${stateMark('FIN_WAIT_2')} to ${stateMark('TIME_WAIT')}. Had it missed the ACK in this segment, it would have gone to ${stateMark('CLOSING')}.`,
    },
    heldBack: {
      title: 'Linux holds the ACK back',
      text: (t) =>
        phrase`This ${server} does what a Linux kernel does. The FIN is here, and no ACK leaves: most programs close soon after, so the kernel waits for that, but no longer than ${lasting(started(t, 'delayedAck') ?? t.profile.delayedAckUs)}. This program is faster. Press play: three segments.`,
    },
    patienceEnds: {
      title: 'The program is slower',
      text: (t) =>
        phrase`This program takes longer to close. After ${lasting(ranFor(t, 'delayedAck') ?? t.profile.delayedAckUs)} the kernel waits no more and sends the ACK alone (${ourAck(t, ackThatLeft(t))}). The FIN needs a segment of its own later: four.`,
    },
    dial: {
      title: 'Your turn',
      text: (t) =>
        say(
          t.step.walked.includes('FIN_WAIT_1')
            ? phrase`Three segments this time: the program was faster than the kernel’s ${lasting(t.profile.delayedAckUs)}, and the ACK rode on the FIN.`
            : phrase`Four segments this time: the kernel’s ${lasting(t.profile.delayedAckUs)} were over before the program closed, and the ACK had left alone.`,
          phrase`Turn the program’s delay, and find where three become four.`,
        ),
      dial: 'The server’s program closes after',
    },
  },
  learned: phrase`FIN, ACK, FIN, ACK are always needed. If the application closes before the kernel has sent its ACK, ACK and FIN share a segment: three.`,
};
