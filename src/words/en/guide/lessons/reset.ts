/** What a RST is for. In English. */
import {
  ackThatLeft,
  itsAck,
  itsSeq,
  left,
  now,
  ourAck,
  ourSeq,
  was,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, server } from '../../say.ts';

export const reset: LessonWords<'reset'> = {
  title: 'RST and its uses',
  about:
    'Connection refused, abort, half-open, forged: when a RST is sent, and when it is accepted.',
  steps: {
    refused: {
      title: 'Connection refused',
      text: (t) =>
        phrase`No application listens on this port (${stateMark('CLOSED')}), so the ${server} answered the SYN with a RST. ${itsAck(t)} acknowledges the SYN, so the ${client} accepts the RST: ${code('connect()')} fails at once with ${code('ECONNREFUSED')}. A firewall that drops the SYN silently makes the ${client} wait for minutes.`,
    },
    abort: {
      title: 'Abort: a RST instead of a FIN',
      text: (t) =>
        phrase`The client’s application aborted the connection. A RST took the place of the FIN: no four-way close, no ${stateMark('TIME_WAIT')}, and data on its way may be lost. The RST has exactly the number that the ${server} expects (${itsSeq(t)}): ${stateMark(t.from)} to ${stateMark(t.to)}. Its application gets ${code('ECONNRESET')}, not EOF, and so knows that data may be missing.`,
    },
    neverAgain: {
      title: 'The RST is lost',
      text: phrase`The same RST, ${lossMark('lost')}. A RST has no timer, and the ${client} has deleted the connection state: nobody retransmits it. The ${server} is still ${stateMark('ESTABLISHED')}, with no peer. This is a half-open connection. The ${server} notices it when it sends something.`,
    },
    forgotten: {
      title: 'Half-open: how it is noticed',
      text: (t) =>
        phrase`Here the client’s host has restarted and lost all connections. The ${server} sends data, and the host replies with a RST: it has no such connection. The RST copies its number from the data’s ACK field (${ourSeq(t, left(t, 'RST'))}), so the ${server} will accept it.`,
    },
    forged: {
      title: 'A forged RST',
      asks: {
        question:
          'A RST arrives, inside the receive window, but not with the sequence number that is expected next. What does the server do?',
        choices: {
          challenge: 'It sends an ACK and stays ESTABLISHED',
          closes: 'It closes the connection',
          reset: 'It answers with a RST',
        },
      },
      text: (t) =>
        phrase`${itsSeq(t)} is not ${now(t, 'RCV.NXT')}. Anybody could have sent this RST, so the ${server} sends a challenge ACK (${ourAck(t, ackThatLeft(t))}). A peer that has really lost the connection answers that with a RST whose number is exact.`,
    },
    exact: {
      title: 'An exact RST',
      text: (t) =>
        phrase`This RST has ${itsSeq(t)}, exactly ${was(t, 'RCV.NXT')}. It is accepted, and the ${server} is ${stateMark('CLOSED')}. An attacker who cannot see the connection has to guess one sequence number out of four billion.`,
    },
    storm: {
      title: 'Never a RST for a RST',
      text: (t) =>
        phrase`Not TCP: here a host without a connection answers every segment, even a RST. One stray ACK was enough: each RST triggers the next one (${itsSeq(t)} just now), without end. In TCP nobody answers a RST, and the ${client}’s first one is the only one.`,
    },
  },
  learned: phrase`A RST that is accepted ends the connection at once. It is never retransmitted, and never answered with another RST. One that is in the window, but not exact, is answered with a challenge ACK.`,
};
