/** Questions about sequence numbers and ACKs, and the answers. In English. */
import type { numbers as questions } from '../../../../cases/questions/numbers.ts';
import type { QuestionWords } from '../../../contract/index.ts';
import { code, phrase, sideMark, stateMark, strong } from '../../../phrase.ts';

export const numbers = {
  'what-takes-a-number': {
    question: 'Why do SYN and FIN take a sequence number, and a pure ACK does not?',
    answer: phrase`Whatever must arrive needs a sequence number, so that it can be acknowledged and retransmitted: data, SYN and FIN. A pure ACK takes none and is never acknowledged itself; otherwise ACKs would be acknowledged without end. This is why the last ACK of a close carries the sequence number of the FIN plus one.`,
    points: [
      'SYN and FIN have to be acknowledged and retransmitted',
      'A pure ACK is never acknowledged',
      'The ACK of a SYN or FIN is its sequence number plus one',
    ],
    keywords: 'sequence space consume occupy seq+1 ack+1 序号 消耗 占用 加一',
  },
  'are-acks-resent': {
    question: 'Are ACKs retransmitted?',
    answer: phrase`No. An ACK takes no sequence number and has no timer. What looks like a retransmitted ACK in a capture is a ${strong('new')} one: here the ${sideMark('client', 'client')} retransmits its data, and this triggers a new ACK. Often not even that is needed: ACKs are cumulative, so a later ACK covers a lost one. A ${code('RST')} is not retransmitted either.`,
    points: [
      'No: an ACK has no sequence number and no timer',
      'The peer retransmits, and this triggers a new ACK',
      'ACKs are cumulative: a later one covers a lost one',
    ],
    keywords: 'lost ACK duplicate retransmission cumulative 重传 确认 丢失 重复 累积确认',
  },
  'random-isn': {
    question: 'Why is the initial sequence number random, and not 0?',
    answer: phrase`There are two reasons. Segments of an old connection must not fit into a new one with the same 4-tuple: here ${stateMark('TIME_WAIT')} is switched off and the sequence numbers are close together, so old data is taken for new. And an attacker who does not see the traffic must not be able to guess the numbers. RFC 9293 adds a clock to a keyed hash of the 4-tuple. Tools that show 0 count relative to the real number.`,
    points: [
      'Old segments must not fit into a new connection',
      'An attacker must not be able to guess it',
      'A clock plus a keyed hash of the 4-tuple',
    ],
    keywords:
      'ISN ISS initial sequence number relative Wireshark spoofing attack 初始序号 随机 伪造 相对序号',
  },
  'delayed-ack': {
    question: 'What is a delayed ACK, and when is an ACK sent at once?',
    answer: phrase`A receiver may wait before it acknowledges data: for less than 0.5 s, and it acknowledges at least every second full-sized segment. Then the ACK can be piggybacked on a reply, as for the first request here. The second request gets no reply, so a timer sends a pure ACK after 200 ms. Linux usually waits 40 ms, and not at the start of a connection. Data that arrives out of order or fills a gap is acknowledged at once.`,
    points: [
      'The ACK waits: under 0.5 s by the RFC, about 40 ms on Linux',
      'So that it can be piggybacked on data',
      'At least every second full-sized segment is acknowledged',
      'Out-of-order data is acknowledged at once',
    ],
    keywords: 'delayed ACK 40ms 200ms quickack TCP_QUICKACK ping-pong 延迟确认 捎带 快速确认',
  },
  'acknowledged-is-not-read': {
    question: 'Does an ACK mean that the application has the data?',
    answer: phrase`No. It means that the receiving TCP has the data in its buffer. Here the ${sideMark('server', 'server')} acknowledges 200 bytes, and its application has read none of them. If the application crashes or closes without reading, Linux sends ${code('RST')}, and the data is lost although it was acknowledged. Only a reply of the application itself proves that the data was processed.`,
    points: [
      'No: the ACK comes from the kernel, for data in its buffer',
      'The application may crash or close without reading it',
      'Only a reply of the application proves it',
    ],
    keywords: 'ACK delivered application read buffer guarantee 确认 收到 应用层确认 接收缓冲区',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
