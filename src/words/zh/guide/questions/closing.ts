/** Questions about closing a connection, and the answers. In Chinese. */
import type { closing as questions } from '../../../../cases/questions/closing.ts';
import type { QuestionWords } from '../../../guideWords.ts';
import { code, phrase, stateMark, strong } from '../../../phrase.ts';

export const closing = {
  'four-or-three-to-close': {
    question: '为什么是四次挥手？为什么抓包常常只看到三次？',
    answer: phrase`两个方向各自关闭：${code('FIN')} 只表示“我没有数据要发了”。对方的 TCP 立刻确认，但它自己的 FIN 要等${strong('应用')}调用 ${code('close')}。如果应用在 ACK 发出之前就关闭，两者合在一个报文段里，先关闭的一方一步就从 ${stateMark('FIN_WAIT_1')} 到 ${stateMark('TIME_WAIT')}。“四次”说的是消息，不是报文段。`,
    keywords: '三次挥手 合并 four-way teardown three close',
  },
  'first-fin-lost': {
    question: '第一个 FIN 丢了会怎样？',
    answer: phrase`先关闭的一方停在 ${stateMark('FIN_WAIT_1')}，一再重传 FIN，间隔每次加倍，直到得到确认或放弃。对方仍是 ${stateMark('ESTABLISHED')}，毫无察觉。`,
    keywords: '第一次挥手 重传 tcp_orphan_retries retransmission lost',
  },
  'first-fin-ack-lost': {
    question: '第一个 FIN 的 ACK 丢了会怎样？',
    answer: phrase`先关闭的一方重传 FIN；对方早已处于 ${stateMark('CLOSE_WAIT')}，看到是旧序号，就再确认一次。很多时候连重传都不需要：确认是累积的，对方接着发的任何报文段都带着同样的确认号。如果是它的 FIN 带来的，先关闭的一方一步就从 ${stateMark('FIN_WAIT_1')} 到 ${stateMark('TIME_WAIT')}。`,
    keywords: '第二次挥手 累积确认 cumulative ACK lost',
  },
  'fin-wait-2': {
    question: '对方一直不发 FIN，FIN_WAIT_2 会持续多久？',
    answer: phrase`RFC 9293 没有为 ${stateMark('FIN_WAIT_2')} 规定定时器，半关闭的连接可以一直存在。Linux 在 ${code('tcp_fin_timeout')}（默认 60 秒）之后结束它，但只限于应用已经 ${code('close')}、没有进程再持有的套接字。对方得不到任何通知，仍停在 ${stateMark('CLOSE_WAIT')}。`,
    keywords: '超时 半关闭 孤儿连接 tcp_fin_timeout orphan timeout',
  },
  'last-ack-lost': {
    question: '最后一个 ACK 丢了会怎样？',
    answer: phrase`处于 ${stateMark('LAST_ACK')} 的一方重传 FIN。先关闭的一方还在 ${stateMark('TIME_WAIT')} 里等着：它再确认一次，并重新开始 2MSL 的等待。要是没有 ${stateMark('TIME_WAIT')}，FIN 就会遇上 ${stateMark('CLOSED')}，换来 ${code('RST')}：明明是正常关闭，却成了错误。`,
    keywords: '第四次挥手 TIME-WAIT last ACK lost',
  },
  'simultaneous-close': {
    question: '两端同时关闭会怎样？',
    answer: phrase`两个 FIN 交错而过。两端都在 ${stateMark('FIN_WAIT_1')}，收到的 FIN 都没有确认自己的 FIN，于是进入 ${stateMark('CLOSING')}；等自己的 FIN 得到确认，再进入 ${stateMark('TIME_WAIT')}。两端都要等 2MSL。`,
    keywords: '同时关闭 交错 simultaneous close crossed',
  },
  'fin-overtakes-data': {
    question: 'FIN 比数据先到会怎样？',
    answer: phrase`FIN 的序号排在最后的数据之后。它先到了，就先存着（或丢弃），ACK 指明还缺什么，状态不变：缺口补上之前不会进入 ${stateMark('CLOSE_WAIT')}。在 ${stateMark('FIN_WAIT_2')} 里也一样：数据没到齐，就不会进入 ${stateMark('TIME_WAIT')}。`,
    keywords: '乱序 缺口 提前到达 out of order reordering gap',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
