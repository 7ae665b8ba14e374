/** TIME_WAIT, the second reason: old segments. In English. */
import { ackThatLeft, itsSeq, left, now, ourAck, ourSeq, was } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, phrase, stateMark } from '../../../phrase.ts';
import { bytes, client, server } from '../../say.ts';

export const timeWaitOldSegments: LessonWords<'time-wait-old-segments'> = {
  title: 'TIME_WAIT 2: old segments',
  about: 'The second reason for TIME_WAIT, and the one that sets its length: 2 MSL.',
  steps: {
    detour: {
      title: 'A segment is late',
      text: (t) =>
        phrase`No TIME_WAIT here. A data segment was delayed in the network; it was ${againMark('retransmitted')} and acknowledged, and the connection was closed. Now the ${client} opens a new connection with the same 4-tuple (${now(t, 'ISS')}). The old segment is still on its way.`,
    },
    taken: {
      title: 'It fits',
      asks: {
        question:
          'The old segment arrives in the new connection, with the sequence number that the server expects. What shows that it is old?',
        choices: {
          nothing: 'Nothing in it does',
          ports: 'Its port numbers',
          checksum: 'Its checksum',
        },
      },
      text: (t) =>
        phrase`The 4-tuple is the same, the checksum is correct, and the ${server} expects exactly this number: ${was(t, 'RCV.NXT')}, and the segment has ${itsSeq(t)}. So ${bytes(t.delivered)} of the old connection are delivered to the application as new data.`,
    },
    thrownAway: {
      title: 'The real data is dropped',
      text: (t) =>
        phrase`The real request arrives with the same sequence numbers (${itsSeq(t)}). The ${server} has received those already: it drops the data and answers ${ourAck(t, ackThatLeft(t))}. For the ${client} that is success. The data is wrong, and neither side notices.`,
    },
    refused: {
      title: 'With TIME_WAIT: no new connection',
      text: (t) =>
        phrase`The same delay, but the ${client} is in ${stateMark(t.to)}. Its second ${code('connect()')} fails in its own kernel: the 4-tuple is still in use (${code('EADDRNOTAVAIL')} on Linux). Nothing is sent, so no new connection can take the old segment.`,
    },
    kept: {
      title: 'The old segment finds nothing',
      text: (t) =>
        phrase`The old segment arrives (${itsSeq(t)}). The ${server} is in ${stateMark(t.to)} and has no connection that it could belong to, so it answers with a RST (${ourSeq(t, left(t, 'RST'))}). No data is delivered.`,
    },
    two: {
      title: 'Why 2 MSL',
      text: phrase`This reason sets the length. The last ACK can spend nearly one MSL in the network. A FIN that is ${againMark('retransmitted')} just before it arrives can take nearly one more to come back, as here. After 2 MSL without a FIN, no segment of this connection is left.`,
    },
    oneMsl: {
      title: 'Try it with one MSL',
      text: (t) =>
        phrase`Not TCP: here TIME_WAIT lasts one MSL, so the ${client} could connect again. The old FIN (${itsSeq(t)}) arrives and fits: the new connection is in ${stateMark(t.to)}, and its application gets EOF. The ${server} has not closed anything.`,
    },
  },
  learned: phrase`Old segments must be gone before the same 4-tuple is used again. That sets the length of TIME_WAIT: 2 MSL, one MSL for the last ACK and one for a FIN that comes back.`,
};
