/** Why TIME_WAIT, and why 2 MSL. In English. */
import { PROFILES } from '../../../../../machines/tcp/profiles.ts';
import {
  ackThatLeft,
  itsSeq,
  left,
  now,
  ourAck,
  ourSeq,
  ranFor,
  started,
  was,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { bytes, client, lasting, server } from '../../say.ts';

export const whyTwoMsl: LessonWords<'why-2msl'> = {
  title: 'Why 2MSL',
  about: 'Two reasons for TIME_WAIT, each shown by what breaks without it.',
  steps: {
    waits: {
      title: 'Everything is done, and yet it waits',
      text: (t) =>
        phrase`The ${client} has closed and has acknowledged the server’s FIN (${ourAck(t, ackThatLeft(t))}). Still it stays in ${stateMark(t.to)} for ${lasting(started(t, 'timeWait') ?? t.profile.timeWaitUs)}: 2 MSL, twice the maximum segment lifetime. Linux waits ${lasting(PROFILES.linux.timeWaitUs)}. Why?`,
    },
    finAgain: {
      title: 'Reason 1: the last ACK may be lost',
      text: (t) =>
        phrase`The last ACK was ${lossMark('lost')}. The ${server} is still in ${stateMark('LAST_ACK')} and ${againMark('retransmits')} its FIN (${itsSeq(t)}). The ${client} still knows the connection: it answers with ${ourAck(t, ackThatLeft(t))} and restarts the wait. Click this ACK to ${lossMark('lose')} it too.`,
    },
    nobodyThere: {
      title: 'Without TIME_WAIT',
      text: (t) =>
        phrase`The same loss, but here ${stateMark('TIME_WAIT')} lasts no time. The ${client} is ${stateMark(t.from)}: it has no state for this connection any more. So it answers the ${againMark('retransmitted')} FIN with a ${code('RST')}.`,
    },
    notClean: {
      title: 'A clean close looks broken',
      text: phrase`The ${server} leaves ${stateMark('LAST_ACK')} because of a RST, not of an ACK. It cannot know whether its FIN, and data before it, arrived. Nothing was wrong with this connection, and it ends with an error.`,
    },
    detour: {
      title: 'Reason 2: old segments',
      text: (t) =>
        phrase`Again without TIME_WAIT. A request of the client is delayed in the network; its ${againMark('retransmission')} is acknowledged, and the connection is closed. Now the ${client} uses the same 4-tuple for a new connection (${now(t, 'ISS')}). The old segment is still on its way.`,
    },
    taken: {
      title: 'It fits',
      text: (t) =>
        phrase`The old segment arrives in the new connection. The ${server} expects ${was(t, 'RCV.NXT')}, and the segment has ${itsSeq(t)}: it fits. So ${bytes(t.delivered)} of the old connection are delivered to the application as new data.`,
    },
    thrownAway: {
      title: 'The real data is discarded',
      text: (t) =>
        phrase`The real request arrives with the same numbers (${itsSeq(t)}). The ${server} has these bytes already, so it discards them and answers ${ourAck(t, ackThatLeft(t))}. The ${client} takes that as success. Neither side notices that the data is wrong.`,
    },
    kept: {
      title: 'With TIME_WAIT',
      text: (t) =>
        phrase`The same delay, but the ${client} was in ${stateMark('TIME_WAIT')}. Its second ${code('connect')} failed locally: the 4-tuple was still in use, and nothing was sent. The old segment finds a ${server} without this connection, which answers with a RST (${ourSeq(t, left(t, 'RST'))}).`,
    },
    two: {
      title: 'Why twice the MSL',
      text: (t) =>
        phrase`The last ACK can spend up to one MSL in the network. A FIN ${againMark('retransmitted')} just before it arrives can take one more MSL to come back. After ${lasting(ranFor(t, 'timeWait') ?? t.profile.timeWaitUs)}, no segment of this connection is left in either direction.`,
    },
  },
  learned: phrase`TIME_WAIT answers a retransmitted FIN, and it outlives every old segment of the connection. The second reason sets its length: 2 MSL.`,
};
