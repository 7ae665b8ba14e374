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
  about: 'Two reasons to wait when all is said, each shown by what goes wrong without the wait.',
  steps: {
    waits: {
      title: 'All is said, and yet it waits',
      text: (t) =>
        phrase`The ${client} has closed, and has acknowledged the server’s FIN with ${ourAck(t, ackThatLeft(t))}. It has nothing left to do. Still it stays in ${stateMark(t.to)} for ${lasting(started(t, 'timeWait') ?? t.profile.timeWaitUs)}: twice the longest life of a segment, as the RFC has it. Linux waits ${lasting(PROFILES.linux.timeWaitUs)}. What for?`,
    },
    finAgain: {
      title: 'First: to answer once more',
      text: (t) =>
        phrase`The last ACK was ${lossMark('lost')}. The ${server} is in ${stateMark('LAST_ACK')}, has no answer, and sends its FIN ${againMark('again')} (${itsSeq(t)}). The ${client} still knows this connection: it answers ${ourAck(t, ackThatLeft(t))} as before, and starts to wait anew. Click that ACK to ${lossMark('lose')} it too: the same again.`,
    },
    nobodyThere: {
      title: 'Without the wait',
      text: (t) =>
        phrase`The same loss, but here ${stateMark('TIME_WAIT')} lasts no time at all. The ${client} is ${stateMark(t.from)} and has forgotten the connection. The FIN that comes ${againMark('again')} belongs to nothing, and what belongs to nothing is answered with ${code('RST')}.`,
    },
    notClean: {
      title: 'A clean close that looks broken',
      text: phrase`The ${server} leaves ${stateMark('LAST_ACK')} by a reset, not by an ACK. It will never learn whether its FIN, and the data before it, arrived. Nothing was wrong with this connection, and still it ended like one that failed.`,
    },
    detour: {
      title: 'Second: old segments',
      text: (t) =>
        phrase`Without the wait again. A request of the client took a long detour; it was sent ${againMark('again')}, acknowledged, and the connection was closed. Now the ${client} connects the same two sockets once more, with ${now(t, 'ISS')}. The late segment is still on its way.`,
    },
    taken: {
      title: 'It fits',
      text: (t) =>
        phrase`The late segment arrives in the middle of the new connection. The ${server} expects ${was(t, 'RCV.NXT')}, and it has ${itsSeq(t)}: it fits exactly. So ${bytes(t.delivered)} of the old connection are handed to the program as if they were new.`,
    },
    thrownAway: {
      title: 'The real data is thrown away',
      text: (t) =>
        phrase`Here is the real request, with the same numbers (${itsSeq(t)}). The ${server} has those already, so it drops it and answers ${ourAck(t, ackThatLeft(t))}. The ${client} takes that as success. Both ends are content, and the data is wrong.`,
    },
    kept: {
      title: 'With the wait',
      text: (t) =>
        phrase`The same detour, and a ${client} in ${stateMark('TIME_WAIT')}: these sockets were not free, and its second ${code('connect')} was refused. The late segment finds a ${server} that only listens, and is turned away with a RST (${ourSeq(t, left(t, 'RST'))}). When the sockets are free again, no such segment lives any more.`,
    },
    two: {
      title: 'Why two of them',
      text: (t) =>
        phrase`MSL is the longest that a segment lives. The last ACK may live so long; a FIN sent again just before it arrives may live as long once more, on its way back. After ${lasting(ranFor(t, 'timeWait') ?? t.profile.timeWaitUs)} without a FIN both ways are empty.`,
    },
  },
  learned: phrase`TIME_WAIT answers the FIN that comes again, and outlives every segment that is still on its way.`,
};
