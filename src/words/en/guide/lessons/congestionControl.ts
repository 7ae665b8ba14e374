/** Congestion control. In English. */
import { inFlight, itsAck, ourSeq, sentAgain, waiting } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, phrase } from '../../../phrase.ts';
import { bytes, client, segments, server } from '../../say.ts';

export const congestionControl: LessonWords<'congestion-control'> = {
  title: 'Congestion control',
  about: 'Slow start, congestion avoidance, fast recovery and timeout, as Reno does them.',
  steps: {
    window: {
      title: 'The congestion window',
      text: (t) =>
        phrase`The ${client} has ${bytes(inFlight(t) + waiting(t))} to send, and the server’s window has room for all. The network may not. So the ${client} limits itself by a congestion window, ${code('cwnd')}: ${bytes(t.after?.cwnd ?? 0)} at the start. The smaller window decides; ${segments(t.sent.length)} leave.`,
    },
    slowStart: {
      title: 'Slow start',
      text: (t) =>
        phrase`${itsAck(t)} acknowledges one segment. In slow start each ACK of new data adds up to one segment to ${code('cwnd')}: ${bytes(t.after?.cwnd ?? 0)} now. So two segments leave for one ACK, and ${code('cwnd')} doubles in a round trip. With delayed ACKs it grows by about half.`,
    },
    duplicates: {
      title: 'Three duplicate ACKs',
      asks: {
        question: 'The third duplicate ACK arrives. What does it say about the network?',
        choices: {
          one: 'A segment was lost, but later ones arrive',
          all: 'Nothing arrives any more',
          peer: 'The server has no room left',
        },
      },
      text: (t) =>
        phrase`The network is congested, not blocked. The ${client} ${againMark('retransmits')} the segment (${ourSeq(t, sentAgain(t))}) and sets ${code('ssthresh')} to half of what is in flight: ${bytes(t.after?.ssthresh ?? 0)}. During fast recovery each further duplicate ACK, which shows that a segment has arrived, adds one segment to ${code('cwnd')}.`,
    },
    avoidance: {
      title: 'Congestion avoidance',
      text: (t) =>
        phrase`${itsAck(t)} acknowledges everything: fast recovery is over. ${code('cwnd')} is ${bytes(t.after?.cwnd ?? 0)}, not more than ${code('ssthresh')}. From ${code('ssthresh')} on the ${client} is in congestion avoidance: ${code('cwnd')} grows by about one segment in a round trip, until the next loss.`,
    },
    timeout: {
      title: 'After a timeout',
      text: (t) =>
        phrase`Here the timer has fired: no ACK shows that anything still arrives at the ${server}. ${code('cwnd')} falls to one segment (${bytes(t.after?.cwnd ?? 0)}), and ${code('ssthresh')} to half of what was in flight, but at least two segments. The ${client} starts again with slow start.`,
    },
    oneDuplicate: {
      title: 'Try it with one duplicate ACK',
      text: (t) =>
        phrase`Not TCP: here the first duplicate ACK counts as a loss. Nothing is lost, one segment was only overtaken. The ${client} ${againMark('retransmits')} it all the same (${ourSeq(t, sentAgain(t))}) and halves its window. Waiting for three leaves room for segments that are reordered.`,
    },
  },
  learned: phrase`Flow control protects the receiver, congestion control the network. Slow start up to ssthresh, then one segment a round trip. Three duplicate ACKs halve the window, a timeout leaves one segment.`,
};
