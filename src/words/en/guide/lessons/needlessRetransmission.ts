/** Reordering, delays, and undoing. In English. */
import { ourSeq, rtoNow, runsFor, sentAgain } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, phrase } from '../../../phrase.ts';
import { bytes, client, lasting, server } from '../../say.ts';

export const needlessRetransmission: LessonWords<'needless-retransmission'> = {
  title: 'Reordering, delays, and undoing',
  about: 'What is no loss, what is taken for one, and how Linux takes that back.',
  steps: {
    patience: {
      title: 'Overtaken',
      asks: {
        question:
          'A segment sent later has arrived before one sent earlier. What does the client do?',
        choices: {
          wait: 'It waits for a moment: the network may reorder',
          again: 'It retransmits the missing one at once',
          nothing: 'It waits for the retransmission timer',
        },
      },
      text: (t) =>
        phrase`A later segment has arrived, says the SACK block. That may be reordering, so a timer runs for a quarter of the round trip (${lasting(runsFor(t, 'reordering'))}). The late segment arrives in time, and nothing is ${againMark('retransmitted')}.`,
    },
    mistaken: {
      title: 'Taken for a loss',
      text: (t) =>
        phrase`Here more segments overtake one, and three of them count as a sign of loss. The ${client} ${againMark('retransmits')} it (${ourSeq(t, sentAgain(t))}) and reduces its window: ${code('ssthresh')} is ${bytes(t.after?.ssthresh ?? 0)}. The original is still on its way.`,
    },
    undone: {
      title: 'Undone by a timestamp',
      text: (t) =>
        phrase`The ACK echoes a timestamp from before the retransmission: it acknowledges the original. So the loss was none (Eifel). The ${client} takes the reduction back: ${code('cwnd')} is ${bytes(t.after?.cwnd ?? 0)} again.`,
    },
    dsack: {
      title: 'Undone by D-SACK',
      text: (t) =>
        phrase`Without timestamps both copies look the same. The ${server} got the bytes twice, and its first SACK block says so: it lies below the ACK number (D-SACK). All that was retransmitted was needless, so ${code('cwnd')} is ${bytes(t.after?.cwnd ?? 0)} again.`,
    },
    timeout: {
      title: 'A needless timeout',
      text: (t) =>
        phrase`The path stood still for longer than the RTO. A probe and a timeout retransmitted two segments. Now the first ACK echoes the timestamp of the original: the timeout is undone. The long round trip is a sample all the same: ${rtoNow(t)}.`,
    },
  },
  learned: phrase`A hole is not yet a loss. If a retransmission proves needless, by its timestamp or by D-SACK, Linux restores its congestion window.`,
};
