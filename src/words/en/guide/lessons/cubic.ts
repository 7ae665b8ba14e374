/** CUBIC beside Reno. In English. */
import { ourSeq, sentAgain } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, lossMark, phrase } from '../../../phrase.ts';
import { bytes, client } from '../../say.ts';

export const cubic: LessonWords<'cubic'> = {
  title: 'CUBIC beside Reno',
  about: 'How Linux gets its window back after a loss, and why long fast paths need that.',
  steps: {
    loss: {
      title: 'What a loss leaves',
      asks: {
        question: 'One segment of a round trip is lost. How much of its window does CUBIC keep?',
        choices: {
          most: '0.7 of it',
          half: 'Half of it',
          one: 'One segment',
        },
      },
      text: (t) =>
        phrase`One segment was ${lossMark('lost')}: somewhere a queue was full for a moment. The ${client} ${againMark('retransmits')} it (${ourSeq(t, sentAgain(t))}) and keeps 0.7 of its window: ${code('ssthresh')} is ${bytes(t.after?.ssthresh ?? 0)} of ${bytes(t.before?.cwnd ?? 0)}. Reno would keep half.`,
    },
    back: {
      title: 'Quickly back',
      text: (t) =>
        phrase`CUBIC remembers the window of the loss, and aims at it. Far below, it grows quickly: ${code('cwnd')} is ${bytes(t.after?.cwnd ?? 0)} already, two segments more in one round trip. The aim follows a cubic of the time since the loss, hence the name. The view Charts draws it.`,
    },
    plateau: {
      title: 'Carefully near the loss',
      text: (t) =>
        phrase`Around the window of the loss the curve is flat: ${code('cwnd')} stays at ${bytes(t.after?.cwnd ?? 0)}. That much the path could carry, so CUBIC uses it for long. Only later it grows faster again, to find out whether there is more room by now.`,
    },
    reno: {
      title: 'The same loss, with Reno',
      text: (t) =>
        phrase`Reno has halved its window. Since then the ${client} gains one segment in each round trip: ${code('cwnd')} is ${bytes(t.after?.cwnd ?? 0)}. CUBIC was back at its old window within two round trips. Put both runs side by side.`,
    },
    longPaths: {
      title: 'Long fast paths',
      text: phrase`Here Reno took a round trip longer. It needs a round trip for each segment that it lost of ${code('cwnd')}: with ten gigabits a second and a round trip of 100 ms more than an hour. CUBIC counts time, not round trips, and is back after 40 s. On short paths, where Reno is quicker, CUBIC does as Reno would.`,
    },
  },
  learned: phrase`After a loss CUBIC keeps 0.7 of the window and Reno half. Reno then adds a segment in each round trip; CUBIC follows a cubic of time back to the old window, waits there, and then looks for more.`,
};
