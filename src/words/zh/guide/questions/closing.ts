/** Questions about closing a connection, and the answers. In Chinese. */
import type { closing as questions } from '../../../../cases/questions/closing.ts';
import type { QuestionWords } from '../../../contract/index.ts';
import { code, phrase, sideMark, stateMark, strong } from '../../../phrase.ts';

export const closing = {
  'three-to-open-four-to-close': {
    question: '为什么握手是三次，挥手却要四次？',
    answer: phrase`握手时，${sideMark('server', '服务器')}的内核立即发送 ACK 和自己的 SYN，两者合在一个报文段里，所以是三次。挥手时，内核会自动确认 FIN，但自己的 FIN 要等${strong('应用程序')}调用 ${code('close()')}。在此之前应用程序还可能发送数据。所以 ACK 和 FIN 分开发送，共四次。每个 FIN 都带 ACK，关键是它是不是第一个确认对端 FIN 的报文段。如果应用程序马上关闭，或者 ACK 被延迟，三次就够了。`,
    points: [
      '握手：内核同时发 ACK 和 SYN，共三次',
      '挥手：内核自动确认 FIN',
      '自己的 FIN 要等应用程序 close()',
      'ACK 发出之前就 close()，三次就够',
    ],
    keywords: '三次握手 四次挥手 为什么 区别 three-way handshake four-way close teardown',
  },
  'four-or-three-to-close': {
    question: '为什么抓包常常只看到三次挥手？',
    answer: phrase`被动关闭方的 FIN 可以同时确认第一个 FIN。这里${sideMark('server', '服务器')}的应用程序在 ACK 发出之前就调用 ${code('close()')}，ACK 和 FIN 合在一个报文段里。${sideMark('client', '客户端')}一步就从 ${stateMark('FIN_WAIT_1')} 到 ${stateMark('TIME_WAIT')}。如果此前收到过数据，Linux 会把 FIN 的 ACK 延迟至多 40 毫秒，所以这种情况很常见。FIN、ACK、FIN、ACK 一个不少，只是合成了三个报文段。`,
    points: [
      '被动关闭方的 ACK 和 FIN 合在一个报文段里',
      '应用程序在 ACK 发出之前就关闭',
      '延迟确认使这种情况很常见',
      'FIN_WAIT_1 直接到 TIME_WAIT',
    ],
    keywords: '四次挥手 三次挥手 合并 抓包 four-way teardown three close',
  },
  'first-fin-lost': {
    question: '第一个 FIN 丢了会怎样？',
    answer: phrase`主动关闭方停在 ${stateMark('FIN_WAIT_1')}，按指数退避重传 FIN，直到得到确认，或者达到重传上限。对端仍是 ${stateMark('ESTABLISHED')}，完全不知道。在 Linux 上，应用程序已经 ${code('close()')} 的话，上限由 ${code('tcp_orphan_retries')} 决定。`,
    points: ['主动关闭方停在 FIN_WAIT_1', '按指数退避重传 FIN', '对端仍是 ESTABLISHED，完全不知道'],
    keywords: '第一次挥手 重传 tcp_orphan_retries retransmission lost',
  },
  'first-fin-ack-lost': {
    question: '第一个 FIN 的 ACK 丢了会怎样？',
    answer: phrase`主动关闭方重传 FIN。对端早已处于 ${stateMark('CLOSE_WAIT')}，发现是旧序号，就发一个新的 ACK。很多时候不需要重传：确认是累积的，对端接着发的任何报文段都带着同样的确认号。如果那正是对端的 FIN，主动关闭方一步就从 ${stateMark('FIN_WAIT_1')} 到 ${stateMark('TIME_WAIT')}。`,
    points: [
      '主动关闭方重传 FIN',
      '对端在 CLOSE_WAIT，发一个新的 ACK',
      '对端之后的任何报文段都带着同样的确认号',
    ],
    keywords: '第二次挥手 累积确认 cumulative ACK lost',
  },
  'fin-wait-2': {
    question: '对端一直不发 FIN，FIN_WAIT_2 会持续多久？',
    answer: phrase`RFC 9293 没有为 ${stateMark('FIN_WAIT_2')} 规定定时器，半关闭的连接可以一直存在。Linux 在 ${code('tcp_fin_timeout')}（默认 60 秒）之后结束它，但仅限于应用程序已经 ${code('close()')}、没有进程持有套接字的情况，即孤儿连接。对端得不到任何通知，仍停在 ${stateMark('CLOSE_WAIT')}。`,
    points: [
      'RFC 没有为 FIN_WAIT_2 规定定时器',
      'Linux：tcp_fin_timeout，60 秒，仅限孤儿连接',
      '对端得不到通知，停在 CLOSE_WAIT',
    ],
    keywords: '超时 半关闭 孤儿连接 tcp_fin_timeout orphan timeout',
  },
  'last-ack-lost': {
    question: '最后一个 ACK 丢了会怎样？',
    answer: phrase`被动关闭方处于 ${stateMark('LAST_ACK')}，会重传 FIN。主动关闭方还在 ${stateMark('TIME_WAIT')}：它发一个新的 ACK，并重新开始 2MSL 的等待。如果没有 ${stateMark('TIME_WAIT')}，重传的 FIN 到达时连接已经不存在，对端会回复 ${code('RST')}：正常的关闭就成了错误。`,
    points: [
      '被动关闭方在 LAST_ACK 重传 FIN',
      '主动关闭方在 TIME_WAIT 发新的 ACK',
      '2MSL 的等待重新开始',
      '没有 TIME_WAIT 就会是 RST',
    ],
    keywords: '第四次挥手 TIME-WAIT last ACK lost',
  },
  'simultaneous-close': {
    question: '双方同时关闭会怎样？',
    answer: phrase`两个 FIN 交错。双方都在 ${stateMark('FIN_WAIT_1')}，收到的 FIN 没有确认自己的 FIN，于是进入 ${stateMark('CLOSING')}。等自己的 FIN 得到确认，再进入 ${stateMark('TIME_WAIT')}。双方都是主动关闭方，都要等 2MSL。`,
    points: [
      'FIN 交错：FIN_WAIT_1 到 CLOSING',
      '自己的 FIN 得到确认后进入 TIME_WAIT',
      '双方都等 2MSL',
    ],
    keywords: '同时关闭 交错 simultaneous close crossed',
  },
  'fin-overtakes-data': {
    question: 'FIN 比数据先到会怎样？',
    answer: phrase`FIN 的序号排在最后的数据之后。先到的 FIN 会被保留（或丢弃），ACK 指明缺少的第一个字节。状态不变：缺口补上之后才进入 ${stateMark('CLOSE_WAIT')}。在 ${stateMark('FIN_WAIT_2')} 里也一样：数据没有到齐，就不会进入 ${stateMark('TIME_WAIT')}。`,
    points: ['FIN 的序号在数据之后', '先保留 FIN，ACK 指明缺少的字节', '缺口补上之前状态不变'],
    keywords: '乱序 缺口 提前到达 out of order reordering gap',
  },
  'read-after-close': {
    question: '关闭之后还能接收数据吗？',
    answer: phrase`取决于怎样关闭。${code('shutdown(SHUT_WR)')} 之后可以：在 ${stateMark('FIN_WAIT_2')} 里，应用程序可以一直读到对端的 FIN。${code('close()')} 之后不行：已经没有谁能读取数据。这里数据在 ${code('close()')} 之后到达，Linux 回复 ${code('RST')}，双方的连接都结束。RFC 9293 允许这样做，好让对端知道数据丢了；RFC 自己的 CLOSE 则仍然可以接收。`,
    points: [
      'shutdown(SHUT_WR) 之后：可以，直到对端的 FIN',
      'close() 之后：不行，套接字已经不在',
      'Linux 对这样的数据回复 RST',
    ],
    keywords: '关闭后 接收 半关闭 FIN_WAIT_2 close shutdown receive after FIN RST',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
