/** Questions about sequence numbers and ACKs, and the answers. In Chinese. */
import type { numbers as questions } from '../../../../cases/questions/numbers.ts';
import type { QuestionWords } from '../../../contract/index.ts';
import { code, phrase, sideMark, stateMark, strong } from '../../../phrase.ts';

export const numbers = {
  'what-takes-a-number': {
    question: '为什么 SYN 和 FIN 要占一个序号，纯 ACK 不占？',
    answer: phrase`必须送达的内容要有序号，才能被确认和重传：数据、SYN 和 FIN 都是。纯 ACK 不占序号，本身也不再被确认，否则确认就没有尽头。所以关闭时最后一个 ACK 的确认号，等于 FIN 的序号加一。`,
    points: [
      'SYN 和 FIN 要能被确认、被重传',
      '纯 ACK 不再被确认',
      '对 SYN、FIN 的确认号是其序号加一',
    ],
    keywords: '消耗序号 占用 加一 seq ack sequence number consume occupy',
  },
  'are-acks-resent': {
    question: 'ACK 会重传吗？',
    answer: phrase`不会。ACK 不占序号，也没有定时器。抓包里看似重传的 ACK 其实是${strong('新的')} ACK：这里${sideMark('client', '客户端')}重传数据，触发了一个新的 ACK。很多时候连这也不需要：确认是累积的，后面的 ACK 包含了丢失的那个。${code('RST')} 也不会重传。`,
    points: [
      '不会：ACK 不占序号，没有定时器',
      '对端重传，触发新的 ACK',
      '确认是累积的，后面的 ACK 包含前面的',
    ],
    keywords: '确认 丢失 重复 累积确认 retransmission lost ACK duplicate',
  },
  'random-isn': {
    question: '初始序号为什么要随机，而不从 0 开始？',
    answer: phrase`有两个原因。同一个四元组上，旧连接的报文段不能落进新连接的窗口：这里关掉了 ${stateMark('TIME_WAIT')}，两次的初始序号又很接近，旧数据就被当成了新数据。另外，看不到流量的攻击者不能猜中序号。RFC 9293 的做法是：时钟加上对四元组的带密钥散列。工具里显示的 0 是相对值。`,
    points: ['旧连接的报文段不能落进新连接', '攻击者不能猜中', '时钟加上四元组的带密钥散列'],
    keywords: 'ISN 随机 伪造 相对序号 Wireshark initial sequence number spoofing',
  },
  'delayed-ack': {
    question: '什么是延迟确认？什么时候会立即确认？',
    answer: phrase`接收方可以稍等再确认：不到 0.5 秒，并且至少每两个满长的报文段确认一次。这样 ACK 可以由回复捎带，就像这里的第一个请求。第二个请求没有回复，200 毫秒后定时器发出一个纯 ACK。Linux 一般等 40 毫秒，连接刚开始时则不等。收到乱序的数据，或者缺口被补上时，立即确认。`,
    points: [
      '先不确认：RFC 规定不到 0.5 秒，Linux 约 40 毫秒',
      '为了让数据捎带 ACK',
      '至少每两个满长的报文段确认一次',
      '乱序的数据立即确认',
    ],
    keywords: '捎带 快速确认 delayed ACK 40ms 200ms quickack TCP_QUICKACK ping-pong',
  },
  'acknowledged-is-not-read': {
    question: '收到 ACK，就说明应用程序拿到数据了吗？',
    answer: phrase`不是。ACK 只说明数据到了对端 TCP 的接收缓冲区。这里${sideMark('server', '服务器')}确认了 200 字节，而它的应用程序一个字节也没有读。如果应用程序崩溃，或者不读就关闭，Linux 会发 ${code('RST')}：数据得到过确认，但还是丢了。只有应用程序自己的回复，才能证明数据已经处理。`,
    points: [
      '不是：ACK 由内核发出，数据还在缓冲区',
      '应用程序可能崩溃，或者不读就关闭',
      '只有应用层的回复才能证明',
    ],
    keywords: '应用层确认 接收缓冲区 送达 ACK delivered application read buffer guarantee',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
