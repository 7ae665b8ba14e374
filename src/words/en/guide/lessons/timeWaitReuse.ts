/** TIME_WAIT reused by timestamps. In English. */
import { itsSeq, left, now, ourSeq } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';
import { client, server } from '../../say.ts';

export const timeWaitReuse: LessonWords<'time-wait-reuse'> = {
  title: 'Reusing TIME_WAIT',
  about:
    'What tcp_tw_reuse does for a client, why it is safe, and what it does not do for a server.',
  steps: {
    taken: {
      title: 'No port left',
      text: phrase`The ${client} is in ${stateMark('TIME_WAIT')}, so ${code('connect()')} from the same port to the same server fails. A client that opens and closes hundreds of connections in a second uses up all its ports within the minute that ${stateMark('TIME_WAIT')} takes.`,
    },
    reused: {
      title: 'With tcp_tw_reuse',
      asks: {
        question:
          'With tcp_tw_reuse the client may connect after a second. How are old segments told from new ones then?',
        choices: {
          timestamps: 'By their timestamps',
          port: 'By another port',
          random: 'By a random sequence number',
        },
      },
      text: (t) =>
        phrase`${code('tcp_tw_reuse')} is set to 1, and timestamps are in use. So the ${client} goes from ${stateMark(t.from)} to ${stateMark(t.to)} after a second: by then its timestamps are newer than all that the old connection had. Its number is beyond the old ones too (${ourSeq(t, left(t, 'SYN'))}).`,
    },
    oldSegment: {
      title: 'An old segment comes',
      text: (t) =>
        phrase`A copy of old data arrives in the new connection (${itsSeq(t)}, ${now(t, 'RCV.NXT')}). Its timestamp is older than that of the new SYN, so the ${server} drops it (PAWS). Its number is old as well, but numbers come round, and timestamps stay in order for weeks. So the second reason for ${stateMark('TIME_WAIT')} is met.`,
    },
    server: {
      title: 'And the server?',
      asks: {
        question:
          'The server was the active closer and is in TIME_WAIT. What does tcp_tw_reuse do for it?',
        choices: {
          nothing: 'Nothing: it is about connect()',
          ports: 'It gives the server its port back',
          sooner: 'It ends TIME_WAIT sooner',
        },
      },
      text: (t) =>
        phrase`A server does not call ${code('connect()')}, and all its connections share one port. Each ${stateMark('TIME_WAIT')} costs it a little memory and nothing more: a new SYN from the same socket, with a newer timestamp or a higher number, opens the next connection at once, ${stateMark(t.from)} to ${stateMark(t.to)}.`,
    },
    recycled: {
      title: 'What went too far',
      text: (t) =>
        phrase`The SYN (${itsSeq(t)}) has a newer timestamp than its connection had. ${code('tcp_tw_recycle')} wanted that of all connections from one address, and dropped any other SYN. Behind a NAT many computers share an address, and their clocks have nothing in common: some could not connect. The ${server} of a current Linux has no such option any more.`,
    },
  },
  learned: phrase`With timestamps a client may reuse a TIME_WAIT after a second: old segments are dropped by their age. A server needs no option: a newer SYN ends its TIME_WAIT.`,
};
