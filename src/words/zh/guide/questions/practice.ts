/** Questions about practice, and the answers. In Chinese. */
import type { practice as questions } from '../../../../cases/questions/practice.ts';
import type { QuestionWords } from '../../../guideWords.ts';
import { code, phrase, sideMark, stateMark, strong } from '../../../phrase.ts';

export const practice = {
  'many-time-waits': {
    question: '有几千个 TIME_WAIT，要紧吗？',
    answer: phrase`多半不要紧：它们占的内存很少，也不占进程。会用完的是${strong('客户端')}连同一个目的地的端口，因为每一对地址和端口在等待结束之前都不能再用，就像这里。办法是用长连接、让对方先关闭、增加地址，或者配合时间戳使用 ${code('tcp_tw_reuse')}；把 ${code('SO_LINGER')} 时间设为 0 则是拿安全换 ${code('RST')}。synfin 只演示一条连接，不模拟端口分配。`,
    keywords: '端口耗尽 临时端口 大量 复用 tcp_tw_recycle ephemeral ports exhaustion TIME-WAIT',
  },
  'close-wait-piles-up': {
    question: '为什么会堆积大量 CLOSE_WAIT？',
    answer: phrase`${stateMark('CLOSE_WAIT')} 的意思是：对方已经关闭，而${strong('自己的程序')}还没有调用 ${code('close')}。没有哪个定时器会结束它，调内核参数也没用。这是程序的泄漏：没有处理读到的文件结束，出错的分支忘了关闭，或者连接池从不清理。`,
    keywords: '泄漏 描述符 没有关闭 leak descriptor CLOSE-WAIT',
  },
  'close-or-shutdown': {
    question: 'close() 和 shutdown(SHUT_WR) 有什么区别？',
    answer: phrase`${code('shutdown')} 只关闭发送方向：发出 FIN，仍然可以读，就像这里。${code('close')} 放弃整个套接字：没读的数据，或者之后才到的数据，都应当换来 ${code('RST')}，好让对方知道数据丢了。另外，最后一个描述符副本关闭时 ${code('close')} 才发 FIN，会 fork 的服务器要留意；synfin 里每端只有一个程序。`,
    keywords: '半关闭 描述符 fork half-close SHUT_RDWR',
  },
  'listen-backlog': {
    question: 'listen 的 backlog 是什么？accept() 在哪一步？',
    answer: phrase`握手由 TCP 自己完成，${code('accept()')} 只是从队列里取走一条建好的连接。所以${sideMark('server', '服务器')}的程序除了 ${code('listen()')} 什么也没做，${code('connect()')} 就能成功，数据也会被确认，就像这里。Linux 的全连接队列满了，会忽略第三个报文段并重发 ${code('SYN+ACK')}。RFC 9293 里没有队列，synfin 也没有。`,
    keywords: '全连接队列 半连接队列 accept queue SYN queue somaxconn tcp_abort_on_overflow',
  },
  'syn-flood': {
    question: 'SYN 洪泛攻击是怎么回事？SYN cookie 有什么代价？',
    answer: phrase`伪造的 SYN 会留下一个 ${stateMark('SYN_RCVD')}，第三次握手永远不来：这里它占着位置一分钟，成千上万个就把半连接队列占满。SYN cookie 把全部信息编进${sideMark('server', '服务器')}的初始序号，什么都不用存。代价是：留给 MSS 的位数很少，选项会丢失（除非由时间戳携带），${code('SYN+ACK')} 也不再重传。synfin 只演示这样的一个 SYN，没有 cookie。`,
    keywords: '洪水攻击 半连接 DoS DDoS flood attack tcp_syncookies',
  },
  'address-in-use': {
    question: '重启后为什么报“Address already in use”？SO_REUSEADDR 有什么用？',
    answer: phrase`端口上还有旧连接处于 ${stateMark('TIME_WAIT')} 时，${code('bind()')} 会拒绝；先关闭的服务器正有这样的连接，就像这里。${code('SO_REUSEADDR')} 让 ${code('bind()')} 成功，并不缩短 ${stateMark('TIME_WAIT')}。TCP 本身禁止的只是同一对地址和端口，而不是这个端口。synfin 没有 ${code('bind()')} 和套接字选项，这里看到的是 RFC 自己的拒绝：对仍然存在的连接再次 OPEN。`,
    keywords: '地址已被使用 端口占用 EADDRINUSE bind SO_REUSEPORT restart',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
