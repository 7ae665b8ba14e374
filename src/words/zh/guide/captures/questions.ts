/** 看抓包的人常问的问题与回答。 */
import type { CaptureGuideWords } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';

export const questions: CaptureGuideWords['questions'] = {
  'previous-segment-not-captured': {
    question: '“前一报文段未抓到”是什么意思？',
    answer: phrase`序号跳了一段：这个报文段的序号大于期望的下一个序号，中间的字节不在抓包里。可能是网络在抓包点之前丢失或打乱了它们，也可能是抓包程序漏了。要看接收方的 ACK：在这个抓包里，ACK 停在缺口处，说明这 1448 字节是网络丢的。如果 ACK 继续前进，就说明接收方已经收到，只是抓包里没有；那个 ACK 会被标为“确认了未抓到的报文段”。`,
    points: [
      '序号跳了一段',
      '网络丢失、乱序，或抓包漏了',
      'ACK 停在缺口处：网络丢的',
      'ACK 继续前进：抓包漏的',
    ],
    keywords:
      'wireshark lost_segment previous segment not captured gap hole 丢包 缺口 抓包漏包 未捕获 未抓到',
  },
  'dup-ack-or-window-update': {
    question: '是重复 ACK，还是窗口更新？',
    answer: phrase`两者都重复同一个确认号，也都不带数据。窗口变了，就是窗口更新；窗口没变，又有数据未确认，就是重复 ACK，说明可能有缺口。在这个抓包里，缺口之后的第一个 ACK 通告的窗口更大，Wireshark 于是称之为窗口更新，而它带的 SACK 块已经报告了丢失。使用 SACK 时，发送方看的是 SACK 块，与窗口无关。`,
    points: [
      '确认号相同，不带数据',
      '窗口变了：窗口更新',
      '窗口没变：重复 ACK',
      '有 SACK 时看 SACK 块',
    ],
    keywords: 'wireshark duplicate_ack window_update dup ack 重复 ACK 窗口更新 快速重传 区别',
  },
  'was-it-needed': {
    question: '抓包里的这次重传有必要吗？',
    answer: phrase`没有必要：什么都没丢，只是 ACK 来晚了。尾部丢包探测和定时器（RTO 502 毫秒）各重传了一次已经到达的数据。随后四个报文段的 ACK 都来了，还有两个 ACK 带着 D-SACK 块：“这段数据收到了两次”。在此之前，发送方分不清是报文段丢了，还是 ACK 晚了。只有 ACK 先于重传经过抓包点时，Wireshark 才把它标为虚假重传，这里并非如此。`,
    points: [
      'ACK 来晚了，什么都没丢',
      'D-SACK：收到了两次',
      'Wireshark 的虚假重传：ACK 已先经过',
      '只看标记无法判断',
    ],
    keywords: 'spurious retransmission D-SACK RTO wireshark 虚假重传 不必要的重传 误判',
  },
  'handshake-rtt': {
    question: '握手的 RTT 为什么是 200 毫秒？',
    answer: phrase`内核收到 SYN 会立即应答，所以从 ${code('SYN')} 到 ${code('SYN+ACK')} 就是路径上一来一回的时间。再与后面的 ACK 比较：这里请求也是 200 毫秒后得到确认，可见路径就是这么长。如果后面的往返更短，那么要么 SYN 重传过（至少 1 秒），要么当时路径拥挤。若在服务器抓包，这 200 毫秒会出现在 ${code('SYN+ACK')} 与 ACK 之间，之前则几乎为零。`,
    points: [
      '只有内核参与，所以是路径的时间',
      '后面的 ACK 也一样久：距离远',
      '以秒计：SYN 重传过',
      '在哪里抓包，决定看哪两个包',
    ],
    keywords: 'RTT latency slow connect iRTT handshake 握手 往返时间 延迟 建立连接慢',
  },
  'three-fins': {
    question: '为什么有三个 FIN？',
    answer: phrase`其中一个是重传：它的序号与另一个相同。每个方向用一个 FIN 关闭。这里客户端最后的 ACK 在抓包点之后丢失，所以 1 秒的 RTO 之后，服务器重传 FIN。客户端还在 ${stateMark('TIME_WAIT')}，于是再确认一次。这正是需要 ${stateMark('TIME_WAIT')} 的原因之一。`,
    points: ['每个方向一个 FIN', '序号相同：是重传', '最后的 ACK 丢失', 'TIME_WAIT 再次确认'],
    keywords: 'FIN retransmission last ACK lost teardown wireshark 三个 FIN 挥手 重传 最后一个 ACK',
  },
  'rst-after-fin': {
    question: 'FIN 之后为什么还有 RST？',
    answer: phrase`${code('close()')} 之后又来了数据。客户端已经发出 FIN，程序不再持有这个套接字；随后服务器的 200 字节到达，已经没有程序来读。内核回复 RST，让服务器知道数据丢失了。调用 ${code('close()')} 时缓冲区里还有未读的数据，也会发 RST，而且不发 FIN。只想停止发送而继续读，应调用 ${code('shutdown()')}。`,
    points: [
      'close() 之后又收到数据',
      '没有程序来读：RST',
      'close() 时有未读数据：RST，不发 FIN',
      'shutdown() 只关闭一个方向',
    ],
    keywords: 'reset after fin connection reset close linger wireshark 复位 关闭后收到数据',
  },
  'zero-window-or-window-full': {
    question: '“窗口已满”还是“零窗口”：慢的是谁？',
    answer: phrase`“窗口已满”（window full）说的是发送方：接收方窗口允许的数据，它已经全部发出。“零窗口”（zero window）说的是接收方：应用程序不读，缓冲区满了。在这个抓包里，先有前者，后有后者。客户端 1 秒后用 1 字节探测，再过 2 秒又探测一次，直到 4.73 秒后窗口更新到来。在长路径上只出现“窗口已满”，则说明接收缓冲区对它来说太小。`,
    points: [
      '窗口已满：发送方用完了窗口',
      '零窗口：接收方不读',
      '探测，直到窗口更新',
      '慢的是接收方的应用程序',
    ],
    keywords: 'zero_window window_full zero window probe wireshark 零窗口 窗口已满 流量控制',
  },
};
