/** A peer that is gone without a FIN or a RST: what notices, and when (RFC 9293, 3.8.3, 3.8.4 and 3.5.1). */
import { arrives, enters, fires, sentBy, told } from '../moments.ts';
import { segment, state, timer, type Lesson } from './lesson.ts';

/** The request, and all its retransmissions. */
const EVERY_REQUEST = Array.from(
  { length: 16 },
  (_, i) => ({ from: 'client', nth: i + 3 }) as const,
);

export const keepAlive = {
  silent: {
    scenario: 'keep-alive-finds-dead-peer',
    moment: enters('server', 'ESTABLISHED'),
    highlight: [state('server'), state('client'), timer('server', 'keepAlive')],
    asks: { right: 'never', wrong: ['atOnce', 'minutes'] },
  },
  probe: {
    scenario: 'keep-alive-finds-dead-peer',
    moment: fires('server', 'keepAlive'),
    highlight: [segment(sentBy('server', 'ACK')), timer('server', 'keepAlive')],
  },
  gone: {
    scenario: 'keep-alive-finds-dead-peer',
    moment: told('server', 'error: connection aborted (keep-alive)'),
    highlight: [segment(sentBy('server', 'ACK', 9)), state('server'), state('client')],
  },
  restarted: {
    scenario: 'half-open',
    moment: arrives(sentBy('client', 'RST')),
    highlight: [segment(sentBy('client', 'RST')), state('server')],
  },
  unacknowledged: {
    scenario: 'open-data-close',
    profile: 'linuxTextbook',
    lose: EVERY_REQUEST,
    moment: told('client', 'error: connection aborted, excessive retransmissions (R2)'),
    highlight: [segment(sentBy('client', 'DATA')), state('client'), state('server')],
  },
} as const satisfies Lesson;
