/** TCP Fast Open. In English. */
import { itsAck, itsSeq, ourSeq, sentAgain } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { bytes, client, lasting, server } from '../../say.ts';

export const fastOpen: LessonWords<'fast-open'> = {
  title: 'One round trip less: TCP Fast Open',
  about: 'A request that leaves with the SYN: what it needs, what it saves, and what it risks.',
  steps: {
    cookie: {
      title: 'First a cookie',
      text: (t) =>
        phrase`Usually a request waits for the handshake. So it does here, for the first time: the ${client}’s SYN only asked for a cookie. The ${server} made one from the ${client}’s address with a secret key, and sent it with the SYN+ACK. The ${client} keeps it. The request leaves now, a round trip after ${code('connect()')} (${bytes(t.sent[0]?.dataLen ?? 0)}).`,
    },
    withSyn: {
      title: 'Data with the SYN',
      asks: {
        question:
          'A minute later the client connects again, and has the cookie. When does the server’s application get the request?',
        choices: {
          syn: 'As soon as the SYN arrives',
          third: 'With the third segment of the handshake',
          after: 'A round trip after the handshake',
        },
      },
      text: (t) =>
        phrase`The SYN (${itsSeq(t)}) carries the cookie and the whole request. The cookie is right, so the ${server} hands ${bytes(t.delivered)} to its application at once, while the connection is still in ${stateMark(t.to)}. The SYN+ACK acknowledges SYN and data together.`,
    },
    earlier: {
      title: 'The reply, a round trip earlier',
      text: (t) =>
        phrase`The reply (${itsSeq(t)}) has arrived, and the third segment of the handshake is still on its way to the ${server}: ${stateMark('SYN_RCVD')}. The first connection took a round trip more from ${code('connect()')} to the reply. Short requests over long paths gain most.`,
    },
    refused: {
      title: 'Why a cookie',
      text: (t) =>
        phrase`Without a cookie anybody could send requests from forged addresses, and the replies would hit a victim. A cookie proves that its owner receives segments at its address. This one is outdated: the ${server} has a new key. It acknowledged the SYN alone (${itsAck(t)}), and the request is ${againMark('retransmitted')} (${ourSeq(t, sentAgain(t))}).`,
    },
    twice: {
      title: 'Delivered twice',
      asks: {
        question:
          'The network has made a copy of the SYN. It arrives when the connection is over. What does the server do?',
        choices: {
          again: 'It delivers the request once more',
          number: 'It sees the old sequence number and drops it',
          cookie: 'It refuses a cookie that was used before',
        },
      },
      text: (t) =>
        phrase`The ${server} has forgotten the first connection, and the cookie is still right. So ${bytes(t.delivered)} are delivered a second time. A handshake would have exposed the old SYN; here the data was handed over before. Only requests that may be carried out twice belong on a SYN: reading a page, not paying a bill.`,
    },
    lost: {
      title: 'The SYN is lost',
      text: (t) =>
        phrase`The SYN with data was ${lossMark('lost')}. Some firewalls drop such a SYN always. So after ${lasting(t.step.at - (t.before?.timers.retransmission?.startedAt ?? t.step.at))} the ${client} ${againMark('retransmits')} a plain SYN (${ourSeq(t, sentAgain(t))}), without cookie and data. The request follows after the handshake, as ever.`,
    },
  },
  learned: phrase`With a cookie from an earlier connection, a SYN carries data, and the reply comes a round trip earlier. Without one, the handshake comes first. That data may be delivered twice.`,
};
