/** Questions about sequence numbers and ACKs, and the answers. In Chinese. */
import type { numbers as questions } from '../../../../cases/questions/numbers.ts';
import type { QuestionWords } from '../../../guideWords.ts';
import { code, phrase, strong } from '../../../phrase.ts';

export const numbers = {
  'what-takes-a-number': {
    question: '为什么 SYN 和 FIN 要占一个序号，单纯的 ACK 不占？',
    answer: phrase`必须可靠送达的东西要有自己的序号，才能被确认、被重传：数据、SYN 和 FIN 都是。单纯的 ACK 本身不再被确认，否则确认就没完没了。所以关闭时最后一个 ACK 的确认号，正是 FIN 的下一个序号。`,
    keywords: '消耗序号 加一 seq ack sequence number consume occupy',
  },
  'are-acks-resent': {
    question: 'ACK 会重传吗？',
    answer: phrase`不会。ACK 不占序号，也没有定时器。抓包里看似重传的 ACK，其实是${strong('新的')} ACK：对方以为自己的报文段丢了，于是重传，重传又引出一个 ACK。${code('RST')} 也不会重传。`,
    keywords: '确认 丢失 重复 retransmission lost ACK duplicate',
  },
  'random-isn': {
    question: '初始序号为什么要随机，而不从 0 开始？',
    answer: phrase`一是免得同一对端口上旧连接的报文段落进新连接的窗口；二是让看不到流量的伪造者猜不中：这里，仅仅落在窗口内的伪造 ${code('RST')} 会被质询，序号分毫不差的才生效。RFC 9293 的算法是时钟加上对地址和端口的带密钥散列。工具里的 0 只是相对值；synfin 的初始序号由场景给定。`,
    keywords: 'ISN 随机 伪造 相对序号 Wireshark initial sequence number spoofing',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
