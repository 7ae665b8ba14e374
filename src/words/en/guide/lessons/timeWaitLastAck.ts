/** TIME_WAIT, the first reason: the last ACK may be lost. In English. */
import { PROFILES } from '../../../../../machines/stacks/profiles.ts';
import { ackThatLeft, itsSeq, ourAck, started } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, server } from '../../say.ts';

export const timeWaitLastAck: LessonWords<'time-wait-last-ack'> = {
  title: 'TIME_WAIT 1: the last ACK',
  about: 'The first reason for TIME_WAIT: a retransmitted FIN must find somebody to answer it.',
  steps: {
    waits: {
      title: 'Why does it still wait?',
      text: (t) =>
        phrase`The ${client}, the active closer, has acknowledged the server’s FIN (${ourAck(t, ackThatLeft(t))}). It has nothing more to send, but stays in ${stateMark(t.to)} for ${lasting(started(t, 'timeWait') ?? t.profile.timeWaitUs)}: 2 MSL, twice the maximum segment lifetime. On Linux it is always ${lasting(PROFILES.linux.timeWaitUs)}. Why?`,
    },
    ackLost: {
      title: 'The last ACK is lost',
      asks: {
        question: 'The last ACK is lost. What will the server do?',
        choices: {
          retransmits: 'Retransmit its FIN',
          closes: 'Close: it needs no more ACK',
          resets: 'Send a RST',
        },
      },
      text: phrase`The ${server} stays in ${stateMark('LAST_ACK')} until its FIN is acknowledged. Its retransmission timer is running, and when it fires, the FIN is retransmitted. The ${client} must still be able to answer then.`,
    },
    finAgain: {
      title: 'TIME_WAIT answers',
      text: (t) =>
        phrase`The ${againMark('retransmitted')} FIN (${itsSeq(t)}) arrives. The ${client} in ${stateMark(t.to)} still knows the connection: it sends a new ACK (${ourAck(t, ackThatLeft(t))}), and the 2 MSL timer restarts. Click this ACK to ${lossMark('lose')} it too.`,
      then: phrase`The server’s timer fires once more, the FIN is retransmitted, and TIME_WAIT answers it again.`,
    },
    nobodyThere: {
      title: 'Without TIME_WAIT',
      text: (t) =>
        phrase`The same loss, but here ${stateMark('TIME_WAIT')} lasts no time at all. The ${client} is ${stateMark(t.from)} and no longer knows the connection. So it answers the ${againMark('retransmitted')} FIN like any segment that belongs to no connection: with a ${code('RST')}.`,
    },
    notClean: {
      title: 'A clean close that looks broken',
      text: phrase`The ${server} leaves ${stateMark('LAST_ACK')} because of a RST, not of an ACK. It cannot know whether its FIN, and data before it, arrived. Nothing was wrong with this connection, but it ends like one that failed.`,
    },
  },
  learned: phrase`The last ACK may be lost. In TIME_WAIT the active closer keeps the connection state, so that it can acknowledge a retransmitted FIN instead of answering it with a RST.`,
};
