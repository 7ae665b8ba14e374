/** Nagle's algorithm and the delayed ACK. In English. */
import {
  ackThatLeft,
  inFlight,
  ourAck,
  ranFor,
  runsFor,
  waiting,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, phrase } from '../../../phrase.ts';
import { bytes, client, lasting, server } from '../../say.ts';

export const nagle: LessonWords<'nagle'> = {
  title: 'Nagle meets delayed ACK',
  about: 'Two good ideas that wait for each other, and what a program can do about it.',
  steps: {
    held: {
      title: 'The second write waits',
      asks: {
        question:
          'The application has written a request in two parts. The first has left. Why does the second stay?',
        choices: {
          nagle: 'It is small, and earlier data is unacknowledged',
          window: 'The server’s window is full',
          cwnd: 'The congestion window is full',
        },
      },
      text: (t) =>
        phrase`This is Nagle’s algorithm: while data is in flight (here ${bytes(inFlight(t))}), a segment that is not full has to wait. So the ${bytes(waiting(t))} of the second write stay with the ${client}. A program that writes byte by byte thus sends few segments instead of many tiny ones.`,
    },
    bothWait: {
      title: 'Everybody waits',
      text: (t) =>
        phrase`The ${server} has half a request, so its application cannot reply. Its kernel holds the ACK back for up to ${lasting(runsFor(t, 'delayedAck'))}: the last time, the reply could carry it (delayed ACK). The second half waits for the ACK, the ACK for the reply, the reply for the second half.`,
    },
    released: {
      title: 'A timer ends it',
      text: (t) =>
        phrase`After ${lasting(ranFor(t, 'delayedAck') ?? 0)} the ${server} gives up waiting: ${ourAck(t, ackThatLeft(t))} leaves alone, and releases the second half. The ${client} loses these ${lasting(ranFor(t, 'delayedAck') ?? 0)} and a round trip with each such request. No network is fast enough to prevent it.`,
    },
    noDelay: {
      title: 'A cure: TCP_NODELAY',
      text: phrase`The ${client} has switched Nagle’s algorithm off with the socket option ${code('TCP_NODELAY')}. Both parts leave at once, and the whole request is there a round trip and 40 ms earlier. The price: two segments with two headers, and a program that writes byte by byte sends one segment for each.`,
    },
    oneWrite: {
      title: 'The better cure: one write',
      text: (t) =>
        phrase`One write, one segment of ${bytes(t.segment?.dataLen ?? 0)}. Nothing is in flight when the ${client} sends it, so Nagle’s algorithm lets it pass. The program collects the parts in a buffer, hands them over with ${code('writev()')}, or says with ${code('MSG_MORE')} that more will follow.`,
    },
  },
  learned: phrase`Nagle’s algorithm holds small segments back until an ACK comes, and a delayed ACK waits for data. Write, write, read stalls 40 ms on Linux. Write once; or set TCP_NODELAY.`,
};
