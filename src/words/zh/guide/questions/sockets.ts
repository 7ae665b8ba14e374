/** Questions about socket calls and their errors, and the answers. In Chinese. */
import type { sockets as questions } from '../../../../cases/questions/sockets.ts';
import type { QuestionWords } from '../../../contract/index.ts';
import { code, phrase, sideMark, stateMark } from '../../../phrase.ts';

export const sockets = {
  'close-or-shutdown': {
    question: 'close() 和 shutdown(SHUT_WR) 有什么区别？',
    answer: phrase`${code('shutdown')} 只关闭发送方向：发出 FIN，应用程序仍然可以读，就像这里。${code('close')} 放弃整个套接字。关闭时还有未读数据，或关闭后又收到数据，都应回复 ${code('RST')}，好让对端知道数据丢了。最后一个描述符副本关闭时，${code('close')} 才发 FIN，${code('fork()')} 之后要留意；${code('shutdown')} 则立即对连接生效。`,
    points: [
      'shutdown(SHUT_WR)：立即发 FIN，还能读',
      'close()：不能再读，数据得到 RST',
      'close() 要等最后一个描述符副本关闭',
    ],
    keywords: '半关闭 描述符 fork half-close SHUT_RDWR',
  },
  'so-linger': {
    question: 'SO_LINGER 对 close() 有什么影响？',
    answer: phrase`默认情况下，${code('close()')} 立即返回，内核在后台发完剩余数据和 FIN。设了 ${code('SO_LINGER')} 且时间为 0，则丢弃未发出的数据并发送 ${code('RST')}，就像这里：双方都是 ${stateMark('CLOSED')}，没有谁进入 ${stateMark('TIME_WAIT')}，对端得到 ${code('ECONNRESET')}。时间大于 0，则 ${code('close()')} 阻塞，直到数据和 FIN 得到确认，或时间用完。`,
    points: [
      '默认：close() 立即返回，内核继续发送',
      '时间为 0：发 RST，丢弃数据，没有 TIME_WAIT',
      '时间大于 0：close() 阻塞到全部得到确认',
    ],
    keywords: '异常终止 复位 关闭 阻塞 SO_LINGER l_onoff abort RST close block',
  },
  'connect-errors': {
    question: 'connect() 的各种错误是什么意思？',
    answer: phrase`${code('ECONNREFUSED')}：SYN 得到 ${code('RST')}，就像这里，通常是没有监听。${code('ETIMEDOUT')}：反复重传，始终没有响应。${code('EHOSTUNREACH')}、${code('ENETUNREACH')}：没有路由，或 ICMP 报告不可达。${code('EADDRNOTAVAIL')}：什么也没有发出，到这个目的地的本地端口都被占用，例如都处于 ${stateMark('TIME_WAIT')}。非阻塞套接字上的 ${code('EINPROGRESS')} 不是错误：握手还在进行。`,
    points: [
      'ECONNREFUSED：SYN 得到 RST',
      'ETIMEDOUT：SYN 始终没有响应',
      'EADDRNOTAVAIL：本机没有可用端口，什么也没发',
      'EINPROGRESS：非阻塞，不是错误',
    ],
    keywords: '连接被拒绝 超时 错误码 ECONNREFUSED ETIMEDOUT EADDRNOTAVAIL EHOSTUNREACH errno',
  },
  'read-write-errors': {
    question: '读写时的 ECONNRESET、EPIPE、ETIMEDOUT 是什么意思？',
    answer: phrase`${code('ECONNRESET')}（连接被重置）：收到了 ${code('RST')}，就像这里，由下一次调用报告。${code('EPIPE')} 伴随信号 ${code('SIGPIPE')}：发送方向已经关闭，或错误已经报告过，应用程序还在发送。如果 RST 在 ${stateMark('CLOSE_WAIT')} 里到达，Linux 报告的也是 ${code('EPIPE')}。${code('ETIMEDOUT')}：重传或保活探测始终没有响应。${code('recv()')} 返回 0 不是错误，是对端的 FIN。`,
    points: [
      'ECONNRESET：收到了 RST',
      'EPIPE：在不能再发送的连接上发送',
      'ETIMEDOUT：重传或保活探测没有响应',
      'recv() 返回 0：对端的 FIN，不是错误',
    ],
    keywords: '连接被重置 管道破裂 错误码 ECONNRESET EPIPE SIGPIPE ETIMEDOUT broken pipe',
  },
  'listen-backlog': {
    question: 'listen 的 backlog 是什么？accept() 在哪一步？',
    answer: phrase`握手由内核完成，${code('accept()')} 只是从全连接队列（accept 队列）里取走一条已建立的连接。所以${sideMark('server', '服务器')}的应用程序只调用过 ${code('listen()')}，${code('connect()')} 就能成功，数据也得到确认，就像这里。backlog 限制这个队列：在 Linux 上取 backlog 和 ${code('net.core.somaxconn')} 中较小的值，实际还能多放一条。队列满了，Linux 丢弃新的 SYN，忽略第三个报文段；设了 ${code('tcp_abort_on_overflow')} 则发 RST。`,
    points: [
      '内核完成握手，不需要 accept()',
      'accept() 从全连接队列取走连接',
      '上限：min(backlog, somaxconn)，还能多放一条',
      '满了：丢弃 SYN，忽略第三个报文段',
    ],
    keywords: '全连接队列 半连接队列 accept queue SYN queue somaxconn tcp_abort_on_overflow',
  },
  'address-in-use': {
    question: '重启后为什么报“Address already in use”？',
    answer: phrase`服务器是主动关闭方，它的旧连接处于 ${stateMark('TIME_WAIT')}，就像这里，${code('bind()')} 因此拒绝这个端口。设了 ${code('SO_REUSEADDR')}，${code('bind()')} 就能成功；${stateMark('TIME_WAIT')} 并不缩短。这只是 BSD 套接字的规则：对 TCP 来说，被占用的是四元组，不是端口，RFC 9293 允许在有旧连接时监听。这个运行过程里每台主机只有一条连接，所以 ${code('listen()')} 本身就失败。`,
    points: [
      '端口上有旧连接处于 TIME_WAIT',
      'bind() 拒绝：是套接字的规则，不是 TCP 的',
      'SO_REUSEADDR 让 bind() 成功',
      '它不缩短 TIME_WAIT',
    ],
    keywords: '地址已被使用 端口占用 EADDRINUSE bind SO_REUSEADDR restart',
  },
  'reuse-options': {
    question: 'SO_REUSEADDR 和 SO_REUSEPORT 有什么区别？',
    answer: phrase`${code('SO_REUSEADDR')}：端口上有旧连接处于 ${stateMark('TIME_WAIT')} 时，${code('bind()')} 也能成功；在 Linux 上，它不允许第二个监听套接字。${code('SO_REUSEPORT')}：同一用户的多个监听套接字可以用同一个端口，Linux 按散列值把新连接分给它们。两者都不改变处于 ${stateMark('TIME_WAIT')} 的连接。同一个四元组要建立新连接，需要更新的 SYN，就像这里。`,
    points: [
      'SO_REUSEADDR：有 TIME_WAIT 也能 bind()',
      'SO_REUSEPORT：同一端口多个监听套接字',
      '两者都不缩短 TIME_WAIT',
    ],
    keywords: '端口复用 地址复用 负载均衡 SO_REUSEADDR SO_REUSEPORT bind listener load balancing',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
