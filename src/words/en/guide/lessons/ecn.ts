/** Explicit congestion notification. In English. */
import { flagsMark, itsSeq, ourSeq, sentAgain } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, lossMark, phrase } from '../../../phrase.ts';
import { bytes, client, server } from '../../say.ts';

export const ecn: LessonWords<'ecn'> = {
  title: 'ECN: a mark instead of a loss',
  about: 'How a router says that it is congested without dropping anything.',
  steps: {
    agreed: {
      title: 'Agreed in the handshake',
      text: (t) =>
        phrase`With the flags ECE and CWR the SYN asked for ECN, explicit congestion notification. The answer ${flagsMark(t.segment)} has ECE: the ${server} agrees. From now on the IP header of the ${client}’s data says ECT: a router may mark it. Linux agrees when it is asked; it asks if ${code('tcp_ecn')} is 1.`,
    },
    marked: {
      title: 'The router marks',
      asks: {
        question: 'A router’s queue grows. What can it do with a segment that allows ECN?',
        choices: {
          mark: 'Mark it, and pass it on',
          drop: 'Nothing but drop it',
          tell: 'Send a message to the client',
        },
      },
      text: (t) =>
        phrase`The router has set CE (congestion experienced) in the IP header of this segment (${itsSeq(t)}). The ${server} delivers the data as usual. And it sets the flag ECE in its ACKs, in each one until it knows that the ${client} has seen it: an ACK may be lost.`,
    },
    echoed: {
      title: 'The sender slows down',
      text: (t) =>
        phrase`The first ACK with ECE. The ${client} reduces its window as after a loss: ${code('ssthresh')} becomes ${bytes(t.after?.ssthresh ?? 0)}, which is 0.7 of the window that it had. But nothing was lost, so nothing is ${againMark('retransmitted')}. Further ECEs of this round trip change nothing.`,
    },
    reduced: {
      title: 'CWR ends it',
      text: (t) =>
        phrase`The ${client}’s next new data (${itsSeq(t)}) has the flag CWR: congestion window reduced. Now the ${server} knows that its echo has arrived, and its ACKs are without ECE again. With a new mark it would all begin once more.`,
    },
    without: {
      title: 'Without a mark',
      text: (t) =>
        phrase`Here the router has ${lossMark('dropped')} the same segment. The ${client} learns of it from SACK blocks, reduces its window just as much, and ${againMark('retransmits')} (${ourSeq(t, sentAgain(t))}). The data behind the hole waits a round trip for it. The mark saves exactly that.`,
    },
  },
  learned: phrase`With ECN a router marks instead of dropping. The receiver echoes the mark (ECE) until the sender has reduced its window and says so (CWR). Nothing is retransmitted.`,
};
