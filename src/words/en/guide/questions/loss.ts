/** Questions about retransmission and congestion, and the answers. In English. */
import type { loss as questions } from '../../../../cases/questions/loss.ts';
import type { QuestionWords } from '../../../contract/index.ts';
import { phrase, sideMark, strong } from '../../../phrase.ts';

export const loss = {
  rto: {
    question: 'How is the retransmission time-out (RTO) computed?',
    answer: phrase`RTO = SRTT + 4 × RTTVAR. SRTT is the smoothed round-trip time, RTTVAR its variation; a new sample counts 1/8 and 1/4. RFC 6298 sets a minimum of 1 s, so here it is 1 s although SRTT is 100 ms; Linux allows at least 200 ms for the variation. Every time-out doubles the RTO: exponential backoff. Karn’s algorithm takes no sample from a retransmitted segment, because the ACK may belong to either copy.`,
    points: [
      'RTO = SRTT + 4 × RTTVAR',
      'Minimum: 1 s by RFC 6298, 200 ms on Linux',
      'Exponential backoff: each time-out doubles it',
      'Karn: no sample from retransmitted segments',
    ],
    keywords: 'RTO RTT SRTT RTTVAR Karn Jacobson backoff 超时重传 往返时间 指数退避 重传定时器',
  },
  'fast-retransmit': {
    question: 'What is fast retransmit, and why three duplicate ACKs?',
    answer: phrase`A segment that arrives after a gap is answered at once with the same ACK number as before: a duplicate ACK. Three of them mean that a segment is probably lost, while later ones arrive. So the sender retransmits without waiting for the RTO: here 200 ms after the segment was sent, not 1 s. One or two duplicate ACKs may only mean that segments were reordered. With SACK the receiver also reports which segments it has.`,
    points: [
      'A gap triggers duplicate ACKs',
      'At the third, the segment is retransmitted before the RTO',
      'One or two may come from reordering',
      'SACK tells which segments have arrived',
    ],
    keywords: 'duplicate ACK dupack SACK reordering 快速重传 三个重复 ACK 乱序',
  },
  'congestion-control': {
    question: 'What are slow start, congestion avoidance and fast recovery?',
    answer: phrase`The congestion window, cwnd, limits what is in flight. ${strong('Slow start')}: each ACK adds up to one MSS, so cwnd can double in a round trip. ${strong('Congestion avoidance')}, above ssthresh: about one MSS per round trip. Three duplicate ACKs set ssthresh to half of what is in flight, and ${strong('fast recovery')} ends with cwnd at ssthresh or below it, as here. A time-out sets cwnd to one segment and leads back to slow start. CUBIC, the default of Linux, reduces to 0.7.`,
    points: [
      'cwnd limits the data in flight',
      'Slow start: cwnd can double in each round trip',
      'Congestion avoidance: one MSS per round trip',
      'Three duplicate ACKs: half, then fast recovery',
      'Time-out: cwnd of one segment, slow start again',
    ],
    keywords: 'cwnd ssthresh Reno CUBIC AIMD BBR 拥塞控制 慢启动 拥塞避免 快速恢复 慢启动阈值',
  },
  'cwnd-or-rwnd': {
    question: 'How do the congestion window and the receive window differ?',
    answer: phrase`The receiver announces the receive window; it protects the receiver’s buffer. The sender computes the congestion window from ACKs and losses; it protects the network and is never sent. The data in flight may not exceed the smaller of the two. Here the receive window is 65,535 bytes, but the congestion window of the ${sideMark('client', 'client')} is 4,000: four segments leave, and the rest waits.`,
    points: [
      'Receive window: announced by the receiver, for its buffer',
      'Congestion window: computed by the sender, for the network',
      'In flight: at most the smaller of the two',
    ],
    keywords: 'cwnd rwnd flow control congestion control 拥塞窗口 接收窗口 流量控制 拥塞控制 区别',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
