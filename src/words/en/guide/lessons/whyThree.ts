/** Why a connection is opened with three segments. In English. */
import type { LessonWords } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';
import { ackThatLeft, itsAck, itsSeq, left, ourAck, ourSeq } from '../../../sentences/facts.ts';
import { bytes, client, server } from '../../say.ts';

export const whyThree: LessonWords<'why-three'> = {
  title: 'Why a three-way handshake',
  about: 'What each of the three segments does, and what two would break.',
  steps: {
    syn: {
      title: '1: SYN',
      text: (t) =>
        phrase`The ${client} calls ${code('connect()')}. Segment 1 is a SYN. Its ${ourSeq(t, left(t))} is the client’s initial sequence number: its bytes are counted from there. The ${client} is in ${stateMark(t.to)} and waits for an answer.`,
    },
    arrived: {
      title: '2: SYN and ACK',
      text: (t) =>
        phrase`The ${server} now knows the client’s number, and answers with segment 2. It does two jobs: ${ourAck(t, ackThatLeft(t))} acknowledges the SYN, and its own SYN, ${ourSeq(t, left(t))}, opens the other direction. The kernel sends both at once: nobody has to decide anything first.`,
    },
    synAck: {
      title: 'Not enough yet',
      asks: {
        question: 'Segment 2 has arrived. What does the server still not know?',
        choices: {
          reached: 'Whether its own number has reached the client',
          number: 'Where the client’s numbers start',
          alive: 'Whether the client’s SYN has arrived',
        },
      },
      text: (t) =>
        phrase`The ${client} is ${stateMark(t.to)}: it has sent a number and got it acknowledged. The ${server} has sent ${itsSeq(t)}, and nothing has acknowledged that yet. Segment 3 will, if it arrives.`,
    },
    ack: {
      title: '3: ACK',
      text: (t) =>
        phrase`Segment 3 acknowledges the server’s SYN (${itsAck(t)}). Now both are ${stateMark(t.to)}. Each side has sent its number and knows that it has arrived. That takes two SYNs and two ACKs; segment 2 carries one of each, so three segments are enough.`,
    },
    oldSyn: {
      title: 'What two would break',
      text: (t) =>
        phrase`An old duplicate SYN arrives, delayed in the network. The ${server} cannot recognise it as old, and answers. With a two-way handshake the ${server} would be connected here, to a ${client} that never asked. With three it waits in ${stateMark(t.to)}.`,
    },
    rejected: {
      title: 'The third segment decides',
      text: (t) =>
        phrase`The ACK did not match the client’s own SYN, so the ${client} sent a RST instead of segment 3. The ${server} goes back to ${stateMark(t.to)}, and its application has noticed nothing. The third segment confirms a connection, or rejects it.`,
    },
    twoSegments: {
      title: 'Try it with two',
      text: (t) =>
        phrase`Not TCP: here a SYN is enough for ${stateMark('ESTABLISHED')}. An old SYN has arrived, and now an old request. Its ${bytes(t.delivered)} are delivered to the server’s application a second time, and the ${client} has asked for nothing. “Side by side with TCP” shows the same run with three segments.`,
    },
  },
  learned: phrase`Each direction needs a SYN and an ACK of it. The server’s ACK and SYN share a segment, because its kernel sends both at once: three segments.`,
};
