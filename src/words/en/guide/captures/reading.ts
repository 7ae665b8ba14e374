/** The lesson Reading a capture. In English. */
import type { CaptureGuideWords } from '../../../contract/index.ts';
import { duration } from '../../../duration.ts';
import { againMark, code, lossMark, phrase, sideMark } from '../../../phrase.ts';
import { SIDE_NAMES } from '../../sides.ts';

const client = sideMark('client', SIDE_NAMES.client);
const server = sideMark('server', SIDE_NAMES.server);
const span = (us: number): string => duration(us, 'en');

export const reading: CaptureGuideWords['lessons']['reading-a-capture'] = {
  title: 'Reading a capture',
  about: 'From a file to “why was it slow?” in six steps over real packets.',
  steps: {
    list: {
      title: 'The list: what is odd comes first',
      text: (t) =>
        phrase`A capture is a file of packets, each with the time at which it passed. This one holds ${t.frames} packets of ${t.connections} connections: downloads of the same 24 kB. What is odd comes first: the connection on top has ${t.retransmissions} retransmissions and took ${span(t.totalUs)}; each of the others took ${span(t.othersUs)} at the most. The next step opens it.`,
    },
    verdict: {
      title: 'The verdict, before any packet',
      asks: {
        question: 'Two segments of this connection were lost. What took most of its time?',
        choices: {
          server: 'The application of the server',
          loss: 'Waiting for retransmissions',
          window: 'A full receive window',
        },
      },
      text: (t) =>
        phrase`The verdict says how it opened, what went wrong and whose doing it is, and how it ended; each sentence leads to its packet. The application of the ${server} took ${span(t.thinksUs)} to answer, waiting for a timeout took ${span(t.timeoutUs)}. Flags in red catch the eye, but what counts is the time.`,
    },
    handshake: {
      title: 'The handshake: how far, and where',
      text: (t) =>
        phrase`From ${code('SYN')} to ${code('SYN+ACK')} it is ${span(t.rttUs)}: the round-trip time (RTT), in which only kernels take part. The ACK of the ${client} passed at the same moment as the ${code('SYN+ACK')}: so this was captured at the ${client}. MSS, window scaling and SACK are negotiated in the SYNs; a capture that begins later does not have them.`,
    },
    timeout: {
      title: 'A retransmission by the timer',
      asks: {
        question: 'The request is in the capture twice. Where was the first copy lost?',
        choices: {
          behind: 'Between the point of capture and the server',
          before: 'Before it reached the point of capture',
          server: 'In the application of the server',
        },
      },
      text: (t) =>
        phrase`Frame ${t.frame(1)} passed here, and no ACK came back: it, or its ACK, was ${lossMark('lost')} between here and the ${server}. After ${span(t.timeoutUs)} the ${client} ${againMark('retransmitted')} it (frame ${t.frame(0)}): the retransmission timeout (RTO). It was the only segment in flight, so no duplicate ACK could tell of the loss. Meanwhile no packet of this connection passed.`,
    },
    hole: {
      title: 'Previous segment not captured',
      asks: {
        question:
          'Bytes are missing before this packet. How do you tell whether the network lost them, or only the capture did?',
        choices: {
          ack: 'The ACKs of the receiver stop at the gap, or they do not',
          capture: 'A capture cannot tell',
          order: 'The time between the two packets',
        },
      },
      text: (t) =>
        phrase`The ACKs stop at the gap: the ${client} lacks these ${t.bytes(1)} bytes as well, so the network ${lossMark('lost')} them. Had only the capture missed them, the ACKs would have gone on. The duplicate ACKs carry SACK blocks that show the gap, and one round trip later the ${server} ${againMark('retransmits')} it (frame ${t.frame(2)}), without a timeout.`,
    },
    whose: {
      title: 'Whose time was it?',
      text: (t) =>
        phrase`${span(t.totalUs)} in all: ${span(t.thinksUs)} in the application of the ${server}, ${span(t.timeoutUs)} waiting for the timer, and ${t.roundTrips} round trips of ${span(t.rttUs)}. The gap cost nothing more: it was filled while the rest was arriving. The window was never zero, and both FINs were acknowledged. So look into the application first, and then for who loses packets.`,
    },
  },
  learned: phrase`The list and the verdict first, then packets. The handshake tells the RTT and the point of capture. A gap at which the ACKs stop was lost in the network. Then add up the time: round trips, timeouts, the application.`,
};
