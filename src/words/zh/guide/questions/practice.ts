/** Questions from practice, and the answers. In Chinese. */
import type { practice as questions } from '../../../../cases/questions/practice.ts';
import type { QuestionWords } from '../../../contract/index.ts';
import { code, phrase, sideMark, stateMark, strong } from '../../../phrase.ts';

export const practice = {
  'close-wait-piles-up': {
    question: '为什么会堆积大量 CLOSE_WAIT？',
    answer: phrase`${stateMark('CLOSE_WAIT')} 表示对端已经关闭，而${strong('自己的应用程序')}还没有调用 ${code('close()')}。这个状态没有定时器，就像这里最后所示。对端已不在时，保活可以结束这个状态，但描述符仍然泄漏，直到应用程序关闭它。常见的原因：没有处理 EOF（${code('recv()')} 返回 0），出错的分支忘了 ${code('close()')}，或者连接池保留了失效的连接。`,
    points: [
      '对端已关闭，自己的应用程序没有关闭',
      '是应用程序的泄漏，不是内核参数的问题',
      '没有定时器；描述符一直泄漏',
      '原因：没处理 EOF、出错分支、连接池',
    ],
    keywords: '泄漏 描述符 没有关闭 leak descriptor CLOSE-WAIT',
  },
  'syn-flood': {
    question: 'SYN 洪泛攻击是怎么回事？SYN cookie 有什么代价？',
    answer: phrase`伪造地址的 SYN 会留下一个 ${stateMark('SYN_RCVD')}，第三次握手永远不来；这里它占用一分钟。成千上万个就占满半连接队列。${code('tcp_syncookies')} 默认开启：这时 Linux 不保存任何状态，把需要的信息编进 ${code('SYN+ACK')} 的初始序号。代价是：留给 MSS 的位数很少，选项要靠时间戳携带，${code('SYN+ACK')} 也不再重传。这里只演示一个这样的 SYN，没有 cookie。`,
    points: [
      '伪造的 SYN 留下 SYN_RCVD',
      '占满半连接队列',
      'cookie：把状态编进初始序号',
      '代价：MSS 和选项受限，SYN+ACK 不重传',
    ],
    keywords: '洪水攻击 半连接 DoS DDoS flood attack tcp_syncookies',
  },
  'look-at-states': {
    question: '怎样查看连接和它们的状态？',
    answer: phrase`${code('ss -tan')} 列出 TCP 套接字及其状态，${code('-p')} 显示进程，${code('-o')} 显示定时器，${code('-i')} 显示 RTT 和 cwnd；${code('netstat -tan')} 是较老的工具。这个运行过程里，${sideMark('client', '客户端')}会显示 FIN-WAIT-2，${sideMark('server', '服务器')}会显示 CLOSE-WAIT。${code('ss -lnt')} 列出监听套接字：Recv-Q 是等待 ${code('accept()')} 的连接数，Send-Q 是 backlog。${code('nstat')} 统计重传、队列溢出等。`,
    points: [
      'ss -tan（或 netstat -tan）：状态；-p：进程',
      'ss -o：定时器；ss -i：RTT 和 cwnd',
      'ss -lnt：Recv-Q 是全连接队列，Send-Q 是 backlog',
      'nstat：各种计数，例如重传',
    ],
    keywords: '查看 状态 连接 命令 排查 ss netstat nstat lsof',
  },
  'read-a-capture': {
    question: '怎样看懂 tcpdump 的标志和序号？',
    answer: phrase`方括号里，${code('S')} 是 SYN，${code('F')} 是 FIN，${code('R')} 是 RST，${code('P')} 是 PSH，点是 ACK：${code('[S.]')} 是 SYN+ACK，${code('[.]')} 是纯 ACK，${code('[F.]')} 是 FIN+ACK。${code('seq 1:101')} 是第一个字节和最后一个字节的下一个，共 100 字节。SYN 之后的序号都是相对值，${code('-S')} 显示真实值。${code('ack')} 是期望的下一个字节。${code('seq')} 重复出现就是重传。`,
    points: [
      'S、F、R、P，点表示 ACK',
      'seq a:b：首字节，和末字节的下一个',
      '序号是相对值，-S 显示真实值',
      'ack：期望的下一个字节',
    ],
    keywords: '抓包 标志位 相对序号 分析 tcpdump Wireshark capture flags relative sequence',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
