/** The lessons on captures in teaching order, by id; the order of a lesson’s steps is the order of its keys. */
import { sentBy } from '../moments.ts';
import type { CaptureLesson } from './case.ts';
import { flagged, originalOf, packet, retransmittedBy } from './moments.ts';

const inTimeout = retransmittedBy('timer');
const inRecovery = retransmittedBy('sack');

/** From a file to why it was slow. */
const reading = {
  list: { capture: 'slow-download', stream: null },
  verdict: {
    capture: 'slow-download',
    stream: 2,
    look: 'verdict',
    asks: { right: 'server', wrong: ['loss', 'window'] },
  },
  handshake: {
    capture: 'slow-download',
    stream: 2,
    packets: [
      packet(sentBy('client', 'ACK')),
      packet(sentBy('client', 'SYN')),
      packet(sentBy('server', 'SYN_ACK')),
    ],
    look: 'diagram',
  },
  timeout: {
    capture: 'slow-download',
    stream: 2,
    packets: [inTimeout, originalOf(inTimeout)],
    look: 'packets',
    asks: { right: 'behind', wrong: ['before', 'server'] },
  },
  hole: {
    capture: 'slow-download',
    stream: 2,
    packets: [flagged('lost_segment'), originalOf(inRecovery), inRecovery],
    look: 'packets',
    asks: { right: 'ack', wrong: ['capture', 'order'] },
  },
  whose: {
    capture: 'slow-download',
    stream: 2,
    packets: [packet(sentBy('server', 'FIN'))],
    look: 'diagram',
  },
} as const satisfies CaptureLesson;

export const CAPTURE_LESSONS = {
  'reading-a-capture': reading,
} as const satisfies Record<string, CaptureLesson>;

export type CaptureLessonId = keyof typeof CAPTURE_LESSONS;
