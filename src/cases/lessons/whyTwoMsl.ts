/** Why TIME_WAIT, and why it lasts 2 MSL: both reasons, each with what goes wrong without it (RFC 9293, 3.4.3 and 3.6.1). */
import { arrives, calls, fires, sentBy } from '../moments.ts';
import { segment, state, timer, variable, type Lesson } from './lesson.ts';

const serverFin = sentBy('server', 'FIN');
const serverFinAgain = sentBy('server', 'FIN', 2);
/** The client's second request: as it was sent first, and is late. */
const lateData = sentBy('client', 'DATA', 2);
/** The first request of the second connection: behind the late one comes the same sent again. */
const realData = sentBy('client', 'DATA', 4);

export const whyTwoMsl = {
  waits: {
    scenario: 'open-data-close',
    moment: arrives(serverFin),
    highlight: [state('client'), timer('client', 'timeWait')],
  },
  finAgain: {
    scenario: 'last-ack-lost',
    moment: arrives(serverFinAgain),
    highlight: [segment(serverFinAgain), timer('client', 'timeWait')],
  },
  nobodyThere: {
    scenario: 'fin-meets-closed',
    moment: arrives(serverFinAgain),
    highlight: [state('client'), segment(sentBy('client', 'RST'))],
  },
  notClean: {
    scenario: 'fin-meets-closed',
    moment: arrives(sentBy('client', 'RST')),
    highlight: [segment(sentBy('client', 'RST')), state('server')],
  },
  detour: {
    scenario: 'no-time-wait-old-data',
    moment: calls('client', 'connect', 2),
    highlight: [segment(lateData), segment(sentBy('client', 'SYN', 2))],
  },
  taken: {
    scenario: 'no-time-wait-old-data',
    moment: arrives(lateData),
    highlight: [segment(lateData), variable('server', 'RCV.NXT')],
  },
  thrownAway: {
    scenario: 'no-time-wait-old-data',
    moment: arrives(realData),
    highlight: [segment(realData), segment(sentBy('server', 'ACK', 5))],
  },
  kept: {
    scenario: 'time-wait-old-data',
    moment: arrives(lateData),
    highlight: [segment(lateData), state('client'), timer('client', 'timeWait')],
  },
  two: {
    scenario: 'last-ack-lost',
    moment: fires('client', 'timeWait'),
    highlight: [state('client')],
  },
} as const satisfies Lesson;
