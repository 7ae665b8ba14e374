/** TIME_WAIT, the second reason, which sets its length: no old segment may meet a new connection (RFC 9293, 3.4.3 and 3.6.1). */
import { arrives, calls, sentBy } from '../moments.ts';
import { segment, state, timer, variable, type Lesson } from './lesson.ts';

/** The client's second request: as it was sent first, and is late. */
const lateData = sentBy('client', 'DATA', 2);
/** The first request of the second connection: behind the late one comes the same retransmitted. */
const realData = sentBy('client', 'DATA', 4);
/** The last ACK, which takes a minute, and the FIN that leaves just before it arrives, and takes two. */
const slowAck = sentBy('client', 'ACK', 3);
const slowFin = sentBy('server', 'FIN', 7);

export const timeWaitOldSegments = {
  detour: {
    scenario: 'no-time-wait-old-data',
    moment: calls('client', 'connect', 2),
    highlight: [segment(lateData), segment(sentBy('client', 'SYN', 2))],
  },
  taken: {
    scenario: 'no-time-wait-old-data',
    moment: arrives(lateData),
    highlight: [segment(lateData), variable('server', 'RCV.NXT')],
    asks: { right: 'nothing', wrong: ['ports', 'checksum'] },
  },
  thrownAway: {
    scenario: 'no-time-wait-old-data',
    moment: arrives(realData),
    highlight: [segment(realData), segment(sentBy('server', 'ACK', 5))],
  },
  refused: {
    scenario: 'time-wait-old-data',
    moment: calls('client', 'connect', 2),
    highlight: [segment(lateData), state('client'), timer('client', 'timeWait')],
  },
  kept: {
    scenario: 'time-wait-old-data',
    moment: arrives(lateData),
    highlight: [segment(lateData), segment(sentBy('server', 'RST')), state('server')],
  },
  two: {
    scenario: 'one-msl-is-not-enough',
    moment: arrives(slowFin),
    highlight: [segment(slowAck), segment(slowFin), timer('client', 'timeWait')],
  },
  oneMsl: {
    scenario: 'old-fin-closes-new-connection',
    moment: arrives(slowFin),
    highlight: [segment(slowFin), state('client'), state('server')],
  },
} as const satisfies Lesson;
