/** What a RST is for. In English. */
import { ackThatLeft, itsSeq, left, now, ourAck, ourSeq } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, server } from '../../say.ts';

export const reset: LessonWords<'reset'> = {
  title: 'RST and its uses',
  about: 'Refused, aborted, forgotten, forged: when a RST is sent, and which RST is accepted.',
  steps: {
    refused: {
      title: 'Nobody listens',
      text: (t) =>
        phrase`A SYN arrives at a ${server} where no application listens: ${stateMark(t.to)}. The answer is a RST. Its ${ourAck(t, left(t, 'RST'))} acknowledges the SYN, so the client can tell that the RST is genuine.`,
    },
    knows: {
      title: 'The client knows at once',
      text: phrase`The ${client} goes from ${stateMark('SYN_SENT')} to ${stateMark('CLOSED')}, and ${code('connect')} fails: ECONNREFUSED. A closed port answers within a round trip. What takes minutes is silence: a firewall that drops the SYN, or a host that is down.`,
    },
    abort: {
      title: 'A RST instead of a FIN',
      text: (t) =>
        phrase`The client’s application aborts the connection. A RST (${ourSeq(t, left(t, 'RST'))}) is sent in place of a FIN, and the ${client} is ${stateMark(t.to)} at once: no four-way close, no ${stateMark('TIME_WAIT')}. Data not yet acknowledged is given up.`,
    },
    error: {
      title: 'What the peer gets',
      text: phrase`One segment takes the ${server} from ${stateMark('ESTABLISHED')} to ${stateMark('CLOSED')}. It sends nothing back. With a FIN, ${code('recv()')} would return 0; now it fails with ECONNRESET, so the application knows that data may be missing.`,
    },
    neverAgain: {
      title: 'A RST that is lost',
      text: phrase`The same RST, ${lossMark('lost')}. A RST has no timer, and the ${client} has no state any more, so nobody retransmits it. The ${server} is still ${stateMark('ESTABLISHED')}: a half-open connection. Call ${code('send')} on the server’s card, and see how it finds out.`,
    },
    forgotten: {
      title: 'How half-open is found out',
      text: (t) =>
        phrase`Here the client’s host has rebooted, and the ${server} does not know. When it sends data, the rebooted host has no such connection and replies with a RST. It takes its sequence number from the data’s ACK field (${ourSeq(t, left(t, 'RST'))}), so the ${server} will accept it.`,
    },
    forged: {
      title: 'A forged RST',
      text: (t) =>
        phrase`Anybody can send a RST. This one has ${itsSeq(t)}: within the window, but not exactly ${now(t, 'RCV.NXT')}. The ${server} does not obey it. It answers with a challenge ACK (${ourAck(t, ackThatLeft(t))}). A peer that really has no connection would answer that with an exact RST.`,
    },
    exact: {
      title: 'An exact RST',
      text: (t) =>
        phrase`This RST has ${itsSeq(t)}, exactly the number that was expected, and the ${server} is ${stateMark('CLOSED')}. An attacker who cannot see the connection has to guess one number in four billion.`,
    },
  },
  learned: phrase`A RST that is accepted ends the connection at once. It is never retransmitted and never answered with another RST. One that does not fit exactly is answered with a challenge ACK.`,
};
