/** Timestamps and window scaling. In English. */
import { itsSeq, now } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { phrase } from '../../../phrase.ts';
import { bytes, client, server } from '../../say.ts';

export const timestampsAndScaling: LessonWords<'timestamps-and-scaling'> = {
  title: 'Timestamps and window scaling',
  about: 'Old duplicates told by their age, and windows beyond 64 kB.',
  steps: {
    paws: {
      title: 'An old duplicate',
      asks: {
        question:
          'An old duplicate arrives. Its sequence number is exactly the one that the server expects. Why does the server drop it?',
        choices: {
          old: 'Its timestamp is older than the last one',
          number: 'Its sequence number is outside the window',
          window: 'The server has no room for it',
        },
      },
      text: (t) =>
        phrase`On a fast path sequence numbers come round in seconds, and an old duplicate may fit (${itsSeq(t)}, ${now(t, 'RCV.NXT')}). Its timestamp is older than the last one that the ${client} sent. So it is dropped and answered with an ACK (PAWS).`,
    },
    without: {
      title: 'Without timestamps',
      text: (t) =>
        phrase`The same without timestamps: the old duplicate was delivered as new data. Now the real data arrives (${itsSeq(t)}), and the ${server} drops it as a duplicate (${now(t, 'RCV.NXT')}). The application has read wrong bytes, and nobody notices.`,
    },
    unscaled: {
      title: 'Sixteen bits',
      asks: {
        question:
          'There is more to send, and it takes 100 ms to the server. What holds the client back?',
        choices: {
          window: 'The receive window: at most 65,535 bytes',
          cwnd: 'The congestion window',
          path: 'The capacity of the path',
        },
      },
      text: (t) =>
        phrase`The window field has sixteen bits: it cannot offer more than 65,535 bytes, and offers ${bytes(t.after?.sndWnd ?? 0)}. The congestion window would allow ${bytes(t.after?.cwnd ?? 0)}. So the ${client} sends seven large segments in each round trip of 200 ms, however fast the path is.`,
    },
    scaled: {
      title: 'Window scale',
      text: (t) =>
        phrase`Both SYNs carried the window scale option: the ${server}’s window fields count units of ${bytes(2 ** (t.after?.sndScale ?? 0))} from then on. The ${client} may have ${bytes(t.after?.sndWnd ?? 0)} in flight, and slow start alone limits it. The transfer takes a round trip less, and the larger it is the more.`,
    },
  },
  learned: phrase`Timestamps tell an old duplicate from new data with the same number (PAWS). Window scaling lets more than 64 kB be in flight. Both are agreed on in the SYNs.`,
};
