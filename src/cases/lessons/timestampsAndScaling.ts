/** What timestamps and window scaling are for: old duplicates, and long fat paths (RFC 7323). */
import { arrives, cites, intrudes, sentBy } from '../moments.ts';
import { segment, variable, type Lesson } from './lesson.ts';

const handshake = [segment(sentBy('client', 'SYN')), segment(sentBy('server', 'SYN_ACK'))];

export const timestampsAndScaling = {
  paws: {
    scenario: 'paws',
    moment: intrudes('server'),
    highlight: [segment(sentBy('client', 'DATA')), variable('server', 'RCV.NXT')],
    asks: { right: 'old', wrong: ['number', 'window'] },
  },
  without: {
    scenario: 'paws-off',
    moment: arrives(sentBy('client', 'DATA', 2)),
    highlight: [segment(sentBy('client', 'DATA', 2)), variable('server', 'RCV.NXT')],
  },
  unscaled: {
    scenario: 'window-unscaled',
    moment: cites('send.windowFull', { side: 'client' }),
    highlight: [variable('client', 'SND.WND'), variable('client', 'cwnd')],
    asks: { right: 'window', wrong: ['cwnd', 'path'] },
  },
  scaled: {
    scenario: 'window-scaling',
    moment: arrives(sentBy('server', 'ACK', 7)),
    highlight: [...handshake, variable('client', 'SND.WND'), variable('client', 'cwnd')],
  },
} as const satisfies Lesson;
