/** Flow control: the receive window, how it slides and closes, and who asks whether it has opened (RFC 9293, 3.8.6). */
import { arrives, calls, fires, sentBy } from '../moments.ts';
import { segment, timer, variable, type Lesson } from './lesson.ts';

const probe = sentBy('client', 'DATA', 3);
/** The server's pure ACKs: of two segments, of two probes, and then the one that has room again. */
const windowUpdate = sentBy('server', 'ACK', 5);

export const flowControl = {
  window: {
    scenario: 'zero-window',
    moment: calls('client', 'send'),
    highlight: [
      segment(sentBy('client', 'DATA')),
      segment(sentBy('client', 'DATA', 2)),
      variable('client', 'SND.WND'),
    ],
  },
  slides: {
    scenario: 'zero-window',
    moment: arrives(sentBy('server', 'ACK')),
    highlight: [segment(sentBy('server', 'ACK')), variable('client', 'SND.WND')],
    asks: { right: 'none', wrong: ['same', 'all'] },
  },
  closed: {
    scenario: 'zero-window',
    moment: arrives(sentBy('server', 'ACK', 2)),
    highlight: [segment(sentBy('server', 'ACK', 2)), timer('client', 'persist')],
  },
  probe: {
    scenario: 'zero-window',
    moment: fires('client', 'persist'),
    highlight: [segment(probe), timer('client', 'persist')],
  },
  opens: {
    scenario: 'zero-window',
    moment: arrives(windowUpdate),
    highlight: [segment(windowUpdate), variable('client', 'SND.WND')],
    loses: windowUpdate,
  },
} as const satisfies Lesson;
