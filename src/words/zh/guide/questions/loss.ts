/** Questions about retransmission and congestion, and the answers. In Chinese. */
import type { loss as questions } from '../../../../cases/questions/loss.ts';
import type { QuestionWords } from '../../../contract/index.ts';
import { phrase, sideMark, strong } from '../../../phrase.ts';

export const loss = {
  rto: {
    question: '超时重传时间（RTO）怎样计算？',
    answer: phrase`RTO = SRTT + 4 × RTTVAR。SRTT 是平滑后的往返时间，RTTVAR 是它的偏差；新样本分别占 1/8 和 1/4。RFC 6298 规定最小 1 秒，所以这里 SRTT 虽是 100 毫秒，RTO 仍是 1 秒；Linux 规定偏差一项至少 200 毫秒。每次超时，RTO 加倍，即指数退避。Karn 算法：重传过的报文段不作样本，因为无法判断 ACK 对应哪一次发送。`,
    points: [
      '公式：RTO = SRTT + 4 × RTTVAR',
      '最小值：RFC 6298 是 1 秒，Linux 是 200 毫秒',
      '每次超时加倍：指数退避',
      'Karn：重传过的报文段不作样本',
    ],
    keywords: '超时重传 往返时间 指数退避 重传定时器 RTO RTT SRTT RTTVAR Karn Jacobson backoff',
  },
  'fast-retransmit': {
    question: '什么是快速重传？为什么是三个重复 ACK？',
    answer: phrase`缺口之后的报文段一到，接收方立即回复确认号不变的 ACK，这就是重复 ACK。收到三个，说明很可能丢了一个报文段，而后面的在陆续到达。于是发送方不等 RTO 就重传：这里离它第一次发送只有 200 毫秒，而不是 1 秒。一两个重复 ACK 可能只是乱序。有 SACK 时，接收方还会报告收到了哪些报文段。`,
    points: [
      '有缺口就触发重复 ACK',
      '第三个到达时，不等 RTO 就重传',
      '一两个可能只是乱序',
      'SACK 说明收到了哪些报文段',
    ],
    keywords: '三个重复 ACK 乱序 冗余 ACK duplicate ACK dupack SACK reordering',
  },
  'congestion-control': {
    question: '什么是慢启动、拥塞避免和快速恢复？',
    answer: phrase`拥塞窗口 cwnd 限制在途数据。${strong('慢启动')}：每个 ACK 最多使 cwnd 增加一个 MSS，一个往返时间可以加倍。${strong('拥塞避免')}：超过 ssthresh 后，每个往返时间约增加一个 MSS。收到三个重复 ACK，ssthresh 设为在途数据的一半，${strong('快速恢复')}结束时 cwnd 不超过 ssthresh，就像这里。超时则 cwnd 降到一个报文段，重新慢启动。Linux 默认的 CUBIC 降到 0.7。`,
    points: [
      'cwnd 限制在途数据',
      '慢启动：每个往返时间可以加倍',
      '拥塞避免：每个往返时间加一个 MSS',
      '三个重复 ACK：减半，快速恢复',
      '超时：cwnd 降到一个报文段，重新慢启动',
    ],
    keywords: '拥塞控制 慢启动阈值 cwnd ssthresh Reno CUBIC AIMD BBR slow start',
  },
  'cwnd-or-rwnd': {
    question: '拥塞窗口和接收窗口有什么区别？',
    answer: phrase`接收窗口由接收方通告，保护接收方的缓冲区。拥塞窗口由发送方根据 ACK 和丢失情况计算，保护网络，不出现在报文里。在途数据不能超过两者中较小的一个。这里接收窗口是 65,535 字节，而${sideMark('client', '客户端')}的拥塞窗口是 4,000 字节：先发四个报文段，其余等待。`,
    points: [
      '接收窗口：接收方通告，保护它的缓冲区',
      '拥塞窗口：发送方计算，保护网络',
      '在途数据：不超过两者中较小的一个',
    ],
    keywords: '流量控制 拥塞控制 区别 发送窗口 cwnd rwnd flow control congestion control',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
