/** What a RST is for. In English. */
import { ackThatLeft, itsSeq, left, now, ourAck, ourSeq } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, server } from '../../say.ts';

export const reset: LessonWords<'reset'> = {
  title: 'RST and its uses',
  about: 'Refused, aborted, forgotten, forged: when a reset is sent, and which one is obeyed.',
  steps: {
    refused: {
      title: 'Nobody listens',
      text: (t) =>
        phrase`A SYN arrives at a ${server} where no program listens: it is ${stateMark(t.to)}. The answer is a RST. It carries ${ourAck(t, left(t, 'RST'))}, which covers the SYN, so that the client can tell whom it is meant for.`,
    },
    knows: {
      title: 'At least it knows',
      text: phrase`The ${client} goes from ${stateMark('SYN_SENT')} to ${stateMark('CLOSED')} at once, and its program gets an error. So a closed port is quick to tell. It is silence that takes minutes: a firewall that throws the SYN away, or a host that is not there.`,
    },
    abort: {
      title: 'A RST instead of a FIN',
      text: (t) =>
        phrase`The client’s program aborts the connection. The RST (${ourSeq(t, left(t, 'RST'))}) takes the place of the FIN, and the ${client} is ${stateMark(t.to)} at once: no four segments, no ${stateMark('TIME_WAIT')}, and no care for data that is still on its way.`,
    },
    error: {
      title: 'What the other end gets',
      text: phrase`One segment takes the ${server} from ${stateMark('ESTABLISHED')} to ${stateMark('CLOSED')}. Nothing is sent back: a RST is never answered. The program gets an error where a FIN would have given it end of file, so it knows that something may be missing.`,
    },
    neverAgain: {
      title: 'A RST that is lost',
      text: phrase`The same RST, ${lossMark('lost')}. A RST has no timer, and the ${client} has forgotten everything: nobody sends it again. The ${server} is still ${stateMark('ESTABLISHED')}, with nobody at the other end. That is a half-open connection. Call ${code('send')} on the server’s card, and see how it finds out.`,
    },
    forgotten: {
      title: 'How it comes to light',
      text: (t) =>
        phrase`Here the client’s host has restarted, and again the ${server} knows nothing. When it sends data, the data belongs to no connection, and draws a RST. Its number is the one that the data itself asked for, ${ourSeq(t, left(t, 'RST'))}, so the ${server} will believe it.`,
    },
    forged: {
      title: 'A forged one',
      text: (t) =>
        phrase`Anybody could send a RST. This one has ${itsSeq(t)}: it fits the window, but is not exactly ${now(t, 'RCV.NXT')}. The ${server} does not obey; it asks back with an ACK (${ourAck(t, ackThatLeft(t))}). A peer that has really forgotten answers that with a RST that is exact.`,
    },
    exact: {
      title: 'An exact one',
      text: (t) =>
        phrase`This RST has ${itsSeq(t)}, exactly the number that was expected, and the ${server} is ${stateMark('CLOSED')}. Whoever cannot see the connection has to guess one number in four billion.`,
    },
  },
  learned: phrase`A RST ends a connection at once; it is never acknowledged, never answered and never sent again.`,
};
