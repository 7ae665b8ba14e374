/** What readers of captures ask: each with the capture that shows the answer, and where it is written. */
import { sentBy } from '../moments.ts';
import { rfc9293 } from '../questions/question.ts';
import type { CitedCaptureCase } from './case.ts';
import { flagged, originalOf, packet, retransmittedBy } from './moments.ts';

export const CAPTURE_QUESTIONS = {
  'previous-segment-not-captured': {
    capture: 'slow-download',
    stream: 2,
    packets: [flagged('lost_segment'), originalOf(retransmittedBy('sack'))],
    look: 'packets',
    citations: [{ flag: 'lost_segment' }, { rfc: 2018, section: '4' }],
  },
  'dup-ack-or-window-update': {
    capture: 'slow-download',
    stream: 2,
    packets: [flagged('window_update'), flagged('duplicate_ack')],
    look: 'packets',
    citations: [
      { flag: 'duplicate_ack' },
      { flag: 'window_update' },
      { rfc: 5681, section: '2' },
      { rfc: 6675, section: '2' },
    ],
  },
  'was-it-needed': {
    capture: 'needless',
    stream: 0,
    packets: [retransmittedBy('timer'), flagged('duplicate_ack', 2)],
    look: 'packets',
    citations: [{ flag: 'spurious_retransmission' }, { rfc: 2883, section: '4' }],
  },
  'handshake-rtt': {
    capture: 'far-away',
    stream: 0,
    packets: [
      packet(sentBy('client', 'ACK')),
      packet(sentBy('client', 'SYN')),
      packet(sentBy('server', 'SYN_ACK')),
      packet(sentBy('client', 'DATA')),
      packet(sentBy('server', 'ACK')),
    ],
    look: 'diagram',
    citations: [{ rfc: 6298, section: '2' }, rfc9293('3.5')],
  },
  'three-fins': {
    capture: 'three-fins',
    stream: 0,
    packets: [
      packet(sentBy('server', 'FIN', 2)),
      packet(sentBy('client', 'FIN')),
      packet(sentBy('server', 'FIN')),
      packet(sentBy('client', 'ACK', 3)),
    ],
    look: 'packets',
    citations: [{ flag: 'retransmission' }, rfc9293('3.6'), rfc9293('3.10.7.8')],
  },
  'rst-after-fin': {
    capture: 'cut-off',
    stream: 0,
    packets: [
      packet(sentBy('client', 'RST')),
      packet(sentBy('client', 'FIN')),
      packet(sentBy('server', 'DATA')),
    ],
    look: 'packets',
    citations: [rfc9293('3.6.1'), { rfc: 2525, section: '2.17' }],
  },
  'zero-window-or-window-full': {
    capture: 'stalled',
    stream: 0,
    packets: [flagged('zero_window'), flagged('window_full'), flagged('zero_window_probe')],
    look: 'packets',
    citations: [{ flag: 'window_full' }, { flag: 'zero_window' }, rfc9293('3.8.6.1')],
  },
} as const satisfies Record<string, CitedCaptureCase>;

export type CaptureQuestionId = keyof typeof CAPTURE_QUESTIONS;

/** What is asked after it. */
export const ASKED_NEXT_OF_CAPTURES: Readonly<
  Record<CaptureQuestionId, readonly CaptureQuestionId[]>
> = {
  'previous-segment-not-captured': ['dup-ack-or-window-update', 'was-it-needed'],
  'dup-ack-or-window-update': ['previous-segment-not-captured', 'zero-window-or-window-full'],
  'was-it-needed': ['three-fins', 'previous-segment-not-captured'],
  'handshake-rtt': ['was-it-needed'],
  'three-fins': ['rst-after-fin', 'was-it-needed'],
  'rst-after-fin': ['three-fins'],
  'zero-window-or-window-full': ['dup-ack-or-window-update'],
};
