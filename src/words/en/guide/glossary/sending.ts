/** Terms of the glossary: retransmission, flow control and congestion control. In English. */
import { code, phrase } from '../../../phrase.ts';
import type { TermsOf } from '../../../contract/glossary.ts';

export const sending: TermsOf<'retransmitting' | 'flow' | 'congestion'> = {
  retransmission: {
    term: 'retransmission',
    also: ['retransmit', 'retransmits', 'retransmitted', '重传', '超时重传'],
    text: [
      'Sending data, a SYN or a FIN once more, because its ACK has not arrived in time or because duplicate ACKs report a loss.',
    ],
  },
  rto: {
    term: 'RTO',
    also: ['retransmission timeout', '超时重传时间'],
    text: phrase`Retransmission timeout: how long the sender waits for an ACK before it retransmits. It is ${code('SRTT')} + 4 × ${code('RTTVAR')}, and at least 1 second in RFC 6298.`,
  },
  srtt: {
    term: 'SRTT',
    also: ['smoothed round-trip time', '平滑往返时间'],
    text: [
      'Smoothed round-trip time: a running average of the measured round-trip times. Each new sample counts for one eighth.',
    ],
  },
  rttvar: {
    term: 'RTTVAR',
    also: ['round-trip time variation', '往返时间偏差'],
    text: phrase`Round-trip time variation: how far the samples are from ${code('SRTT')} on average. The more they vary, the longer the ${code('RTO')}.`,
  },
  'exponential-backoff': {
    term: 'exponential backoff',
    also: ['backoff', '指数退避'],
    text: phrase`The ${code('RTO')} doubles with each timeout, up to a maximum. So the retransmissions become less and less frequent.`,
  },
  karn: {
    term: 'Karn’s algorithm',
    also: ["Karn's algorithm", 'Karn', 'Karn 算法'],
    text: [
      'A segment that was retransmitted gives no round-trip sample: nobody can tell which copy its ACK belongs to.',
    ],
  },
  'duplicate-ack': {
    term: 'duplicate ACK',
    also: ['重复 ACK'],
    text: [
      'A pure ACK that repeats the last acknowledgment number and the window while data is in flight. It usually says that a segment has arrived behind a gap.',
    ],
  },
  'fast-retransmit': {
    term: 'fast retransmit',
    also: ['快速重传'],
    text: [
      'After three duplicate ACKs the sender retransmits the missing segment at once, without waiting for the retransmission timer.',
    ],
  },
  'delayed-ack': {
    term: 'delayed ACK',
    also: ['延迟确认'],
    text: [
      'An ACK that is held back for less than half a second. One ACK can then cover two segments, or be piggybacked on a reply.',
    ],
  },
  'challenge-ack': {
    term: 'challenge ACK',
    also: ['Challenge ACK', '质询 ACK'],
    text: [
      'A pure ACK in reply to a doubtful RST, SYN or ACK, which is not obeyed (RFC 5961). If the other side really has lost the connection, it answers with a RST that is exact.',
    ],
  },
  'keep-alive': {
    term: 'keep-alive',
    also: ['keepalive', 'keep-alive probe', '保活'],
    text: [
      'Probes on an idle connection that find out whether the other side still answers. They are off by default, and the first one is sent after two hours unless the application asks for less.',
    ],
  },
  window: {
    term: 'window',
    also: ['rwnd', 'advertised window', '窗口'],
    text: [
      'How many bytes from the acknowledgment number on the sender of the segment accepts. Every segment with an ACK carries it.',
    ],
  },
  'flow-control': {
    term: 'flow control',
    also: ['流量控制'],
    text: [
      'The receiver limits the sender by its window, so that a fast sender does not overflow the receive buffer.',
    ],
  },
  'sliding-window': {
    term: 'sliding window',
    also: ['滑动窗口'],
    text: [
      'The range of sequence numbers that may be sent before an ACK is needed. Each new ACK moves it forward.',
    ],
  },
  'zero-window': {
    term: 'zero window',
    also: ['零窗口'],
    text: [
      'The receiver announces a window of 0, because its buffer is full. The sender sends no data except window probes until the window opens.',
    ],
  },
  'window-probe': {
    term: 'window probe',
    also: ['zero-window probe', 'window probing', '窗口探测', '零窗口探测'],
    text: [
      'A segment that the persist timer sends while the window is 0. Its ACK says how large the window is now, even if the window update was lost.',
    ],
  },
  nagle: {
    term: 'Nagle’s algorithm',
    also: ["Nagle's algorithm", 'Nagle', 'Nagle 算法'],
    text: phrase`While sent data is not acknowledged, the sender holds back segments that are smaller than the MSS. ${code('TCP_NODELAY')} turns it off.`,
  },
  'congestion-control': {
    term: 'congestion control',
    also: ['拥塞控制'],
    text: phrase`The sender limits itself so that it does not overload the network. It keeps at most ${code('cwnd')} bytes in flight, and never more than the window of the receiver.`,
  },
  cwnd: {
    term: 'cwnd',
    also: ['congestion window', '拥塞窗口'],
    text: [
      'Congestion window: how many bytes the sender may have in flight, by its own estimate of the network. It grows with the ACKs and shrinks after a loss.',
    ],
  },
  ssthresh: {
    term: 'ssthresh',
    also: ['slow-start threshold', 'slow start threshold', '慢启动阈值'],
    text: phrase`Slow start threshold: ${code('cwnd')} grows by slow start below it, and by congestion avoidance above it. A loss sets it to half of the bytes in flight, but to no less than two segments.`,
  },
  'slow-start': {
    term: 'slow start',
    also: ['慢启动'],
    text: phrase`At the start and after a timeout, ${code('cwnd')} grows by at most one MSS with each ACK of new data. It can double in every round trip.`,
  },
  'congestion-avoidance': {
    term: 'congestion avoidance',
    also: ['拥塞避免'],
    text: phrase`Above ${code('ssthresh')}, ${code('cwnd')} grows by about one MSS in a round trip.`,
  },
  'fast-recovery': {
    term: 'fast recovery',
    also: ['快速恢复'],
    text: phrase`After a fast retransmit the sender goes on with about half of its window, instead of one segment as after a timeout. Until the loss is repaired, each duplicate ACK lets one more segment out.`,
  },
};
