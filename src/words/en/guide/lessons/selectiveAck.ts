/** SACK and the tail loss probe. In English. */
import { itsAck, ourSeq, ranFor, sentAgain } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, lossMark, phrase } from '../../../phrase.ts';
import { bytes, client, lasting, server } from '../../say.ts';

export const selectiveAck: LessonWords<'selective-ack'> = {
  title: 'SACK and the tail loss probe',
  about: 'How Linux finds out what is lost, and retransmits only that.',
  steps: {
    hole: {
      title: 'A hole',
      text: (t) =>
        phrase`One of ten segments was ${lossMark('lost')}. The ACK number stays at the hole (${itsAck(t)}). But the ${server} adds a SACK block: which bytes have arrived above the hole. Client and server agreed on that with an option of their SYNs.`,
    },
    one: {
      title: 'Only what is missing',
      asks: {
        question:
          'The SACK blocks now cover three segments above the hole. What does the client do?',
        choices: {
          one: 'It retransmits the one segment of the hole',
          all: 'It retransmits everything from the hole on',
          wait: 'It waits for the retransmission timer',
        },
      },
      text: (t) =>
        phrase`Three segments sent later have arrived, so the missing one is considered lost. It alone is ${againMark('retransmitted')} (${ourSeq(t, sentAgain(t))}). The congestion window is reduced to 0.7 of its size (${code('ssthresh')} is ${bytes(t.after?.ssthresh ?? 0)}): Linux uses CUBIC. The view Space shows what the ${client} takes each segment for.`,
    },
    tail: {
      title: 'The end is lost',
      text: (t) =>
        phrase`Here the last two segments were ${lossMark('lost')}. Nothing arrives behind them, so no SACK tells of it. After ${lasting(ranFor(t, 'lossProbe') ?? 0)} without an ACK, about two round trips, the ${client} sends a tail loss probe: the last segment once more. Click the probe to ${lossMark('lose')} it too.`,
      then: phrase`Only the retransmission timer is left, with one segment of congestion window.`,
    },
    repaired: {
      title: 'The probe’s answer',
      text: (t) =>
        phrase`The probe has arrived, and its SACK shows the hole before it. The other segment is ${againMark('retransmitted')} at once (${ourSeq(t, sentAgain(t))}). No timeout was needed.`,
    },
    without: {
      title: 'Without SACK and probe',
      text: (t) =>
        phrase`The same losses, with both switched off. The retransmission timer fires only after ${lasting(ranFor(t, 'retransmission') ?? 0)}. ${code('cwnd')} falls to one segment (${bytes(t.after?.cwnd ?? 0)}), and the second lost segment has to wait for the ACK of the first.`,
    },
  },
  learned: phrase`SACK blocks tell which segments above a hole have arrived, so only the missing ones are retransmitted. A tail loss probe makes the receiver speak where nothing follows the loss.`,
};
