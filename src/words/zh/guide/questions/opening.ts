/** Questions about opening a connection, and the answers. In Chinese. */
import type { opening as questions } from '../../../../cases/questions/opening.ts';
import type { QuestionWords } from '../../../contract/index.ts';
import { code, phrase, sideMark, stateMark, strong } from '../../../phrase.ts';

export const opening = {
  'three-to-open': {
    question: '为什么是三次握手，不是两次？',
    answer: phrase`双方都要确认自己的初始序号已经送达。如果只有两次，任何一个 SYN 都会让${sideMark('server', '服务器')}进入 ${stateMark('ESTABLISHED')}，包括在网络里滞留的旧 SYN。第三个报文段是${sideMark('client', '客户端')}的确认。这里收到的 ACK 与客户端的 SYN 不符，${sideMark('client', '客户端')}便改发 ${code('RST')}，${sideMark('server', '服务器')}回到 ${stateMark('LISTEN')}。`,
    points: [
      '双方的初始序号都要得到确认',
      '旧的重复 SYN 不能建立连接',
      '第三个报文段表示确认；RST 表示拒绝',
    ],
    keywords: '两次握手 历史连接 旧的重复 SYN three-way handshake two-way old duplicate',
  },
  'why-not-four': {
    question: '为什么是三次握手，不是四次？',
    answer: phrase`逻辑上有四条消息：我的 SYN、你的 ACK、你的 SYN、我的 ACK。${sideMark('server', '服务器')}的内核发送 ACK 和自己的 SYN，都不需要等应用程序。两者同时就绪，于是合成一个报文段 ${code('SYN+ACK')}。同时打开时不能这样合并，就有四个报文段交错。`,
    points: [
      '四条消息：SYN、ACK、SYN、ACK',
      '服务器的 ACK 和 SYN 同时就绪，合成 SYN+ACK',
      '同时打开时确实要四个报文段',
    ],
    keywords: '四次握手 合并 three-way handshake four-way SYN+ACK',
  },
  'syn-lost': {
    question: '第一个 SYN 丢了会怎样？',
    answer: phrase`${sideMark('client', '客户端')}停在 ${stateMark('SYN_SENT')} 并重传 SYN：先等 1 秒，然后按指数退避加倍。${sideMark('server', '服务器')}完全不知道。RFC 9293 要求至少尝试三分钟。Linux 放弃得更早：6.5 之前约 127 秒，此后约 131 秒，因为开头多了四次间隔 1 秒的重传。随后 ${code('connect()')} 返回 ${code('ETIMEDOUT')}。`,
    points: [
      '客户端 1 秒后重传，然后指数退避',
      '服务器完全不知道',
      'Linux 约 131 秒后 ETIMEDOUT（6.5 之前约 127 秒）',
    ],
    keywords:
      '第一次握手 超时 重传 指数退避 tcp_syn_retries tcp_syn_linear_timeouts connect timeout backoff RTO lost',
  },
  'syn-ack-lost': {
    question: 'SYN+ACK 丢了会怎样？',
    answer: phrase`这时双方各有一个未被确认的 SYN，双方的重传定时器都在运行。${sideMark('client', '客户端')}的定时器先到期。它的重复 SYN 到达时，${sideMark('server', '服务器')}处于 ${stateMark('SYN_RCVD')}，于是重传 ${code('SYN+ACK')}。Linux 和 BSD 都这样做。严格按 RFC 9293，这里只回一个纯 ACK，而客户端会忽略它。`,
    points: [
      '双方的重传定时器都在运行',
      '客户端重传 SYN，服务器重传 SYN+ACK',
      '服务器这段时间处于 SYN_RCVD',
    ],
    keywords: '第二次握手 重传 tcp_synack_retries SYN-ACK lost',
  },
  'third-segment-lost': {
    question: '第三次握手的 ACK 丢了会怎样？',
    answer: phrase`${sideMark('client', '客户端')}已是 ${stateMark('ESTABLISHED')}，${sideMark('server', '服务器')}还在 ${stateMark('SYN_RCVD')}。客户端的第一个数据报文段带着同样的确认号，握手就此完成，就像这里。如果${sideMark('client', '客户端')}没有数据要发，${sideMark('server', '服务器')}会重传 ${code('SYN+ACK')}，得到一个新的 ACK。只有${sideMark('server', '服务器')}此前已经放弃，数据才会收到 ${code('RST')}。`,
    points: [
      '客户端 ESTABLISHED，服务器还在 SYN_RCVD',
      '第一个数据带着同样的确认号，完成握手',
      '没有数据时，服务器重传 SYN+ACK',
      'ACK 本身从不重传',
    ],
    keywords: '第三次握手 丢失 RST last ACK handshake lost',
  },
  'simultaneous-open': {
    question: '两个客户端可以互相连接吗？',
    answer: phrase`可以。两个 SYN 交错，双方都从 ${stateMark('SYN_SENT')} 到 ${stateMark('SYN_RCVD')}，各回一个 ${code('SYN+ACK')}。结果是${strong('一条')}连接，不是两条。每个 TCP 都必须支持。双方都要连接对端所使用的那个端口，NAT 打洞就是这样做的。程序反复连接本机的一个端口时，如果内核恰好把这个端口分给它，它会连上自己。`,
    points: [
      'SYN 交错：SYN_SENT、SYN_RCVD、ESTABLISHED',
      '结果是一条连接，不是两条',
      '双方都连接对端所使用的端口',
      '用于 NAT 打洞',
    ],
    keywords: '同时打开 打洞 自连接 P2P simultaneous open NAT hole punching self-connect',
  },
  'syn-dropped': {
    question: '什么情况下 SYN 会被丢弃，没有任何响应？',
    answer: phrase`防火墙过滤、主机宕机，或者在路上丢失。Linux 在全连接队列满时也丢弃 SYN；没有启用 SYN cookie 而半连接队列满时，同样丢弃。${sideMark('client', '客户端')}无法区分这些情况：它停在 ${stateMark('SYN_SENT')} 不断重传，就像这里，直到 ${code('connect()')} 返回 ${code('ETIMEDOUT')}。没有监听的端口则不同：它回复 ${code('RST')}，一个往返时间后 ${code('connect()')} 就失败。`,
    points: [
      '防火墙过滤、主机宕机、途中丢失',
      'Linux：全连接队列满；没有 cookie 时半连接队列满',
      '客户端停在 SYN_SENT，最后 ETIMEDOUT',
      '对比：没有监听的端口回复 RST',
    ],
    keywords: '丢弃 SYN 没有响应 防火墙 队列满 SYN drop silent filtered overflow',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
