/** Questions about windows and the sizes of segments, and the answers. In Chinese. */
import type { flow as questions } from '../../../../cases/questions/flow.ts';
import type { QuestionWords } from '../../../contract/index.ts';
import { code, phrase, sideMark } from '../../../phrase.ts';

export const flow = {
  'flow-control': {
    question: '什么是流量控制？什么是滑动窗口？',
    answer: phrase`接收方在每个 ACK 里通告自己还能接收多少字节，这就是接收窗口。发送方从最早未确认的字节算起，在途数据不能超过这个窗口。ACK 让窗口的左边界右移，窗口于是向右滑动。这里应用程序不读数据，窗口从 1,000 字节缩到 100 字节，${sideMark('client', '客户端')}只好停下。窗口字段只有 16 位，窗口扩大选项可以把它扩大到 1 GiB。`,
    points: [
      '接收方通告剩余缓冲区：接收窗口',
      '在途数据不超过这个窗口',
      'ACK 使窗口向右滑动',
      '保护的是接收方，不是网络',
    ],
    keywords: '接收窗口 发送窗口 窗口扩大 rwnd receive window sliding window scale',
  },
  'zero-window': {
    question: '接收窗口变成零会怎样？',
    answer: phrase`发送方停止发送，启动坚持定时器。定时器到期时，就像这里，发出窗口探测：一个字节的数据，在 Linux 上是空报文段。对端的回答带着当前的窗口。窗口一直为零，探测就按指数退避继续。没有探测的话，丢失一个窗口更新就可能让连接永远停住。接收方不会通告很小的窗口，以避免糊涂窗口综合征。`,
    points: [
      '停止发送，启动坚持定时器',
      '窗口探测，指数退避',
      '没有探测，丢失窗口更新会使双方互相等待',
      '不通告很小的窗口：糊涂窗口综合征',
    ],
    keywords: '零窗口 窗口探测 坚持定时器 糊涂窗口 zero window probe persist silly window',
  },
  'nagle-and-delayed-ack': {
    question: 'Nagle 算法和延迟确认为什么会互相影响？',
    answer: phrase`Nagle 算法：只要还有数据未被确认，小报文段就先不发。延迟确认又推迟了它所等的那个 ACK。这里${sideMark('client', '客户端')}把一个请求分两次写：第二部分要等第一部分的 ACK，而${sideMark('server', '服务器')}把这个 ACK 推迟了 200 毫秒（Linux 上是 40 毫秒）。之后请求才完整。应当一次写完整个请求，或者设置 ${code('TCP_NODELAY')}。`,
    points: [
      'Nagle：有数据未确认时，小报文段先不发',
      '它所等的 ACK 又被延迟确认推迟',
      '请求分两次写就会停顿，Linux 上是 40 毫秒',
      '一次写完，或设置 TCP_NODELAY',
    ],
    keywords: '小包 合并 延迟 Nagle TCP_NODELAY TCP_CORK 40ms latency small packets',
  },
  'mss-and-fragments': {
    question: '什么是 MSS？为什么不交给 IP 去分片？',
    answer: phrase`MSS 是一台主机希望一个报文段里最多携带的数据量。双方各自在 SYN 上通告，并不是协商出来的。MTU 为 1500 时，减去 IP 首部和 TCP 首部各 20 字节，就是 1460。这里是 1000，所以 6,000 字节分成六个报文段。如果让 IP 分片，丢一个分片就等于丢了整个报文段。而 TCP 只重传丢失的那个报文段。`,
    points: [
      'MSS：一个报文段最多的数据量，在 SYN 上通告',
      'MTU 1500 减去 40 字节首部：1460',
      '丢一个 IP 分片，整个报文段作废',
      'TCP 只重传丢失的报文段',
    ],
    keywords: '分片 分段 最大报文段长度 路径 MTU MSS MTU fragmentation path MTU discovery 1460',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
