/** Wrong claims about servers, and what is the case. In Chinese. */
import type { ServerGuideWords } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';

export const myths: ServerGuideWords['myths'] = {
  'syn-queue-full-rst': {
    claim: '半连接队列满了，服务器会回 RST。',
    truth: phrase`服务器什么也不回。没有 Cookie 时，SYN 被丢弃并计数；在客户端看来和丢包没有区别，只能重传。默认启用 Cookie，服务器照常回 ${code('SYN+ACK')}。收到 RST，说明那里没有人监听。`,
  },
  'max-syn-backlog-is-length': {
    claim: 'tcp_max_syn_backlog 是半连接队列的长度。',
    truth: phrase`半连接队列和全连接队列一样，到监听套接字的上限加一就满：这里 backlog 为 5，有 6 个就满了，而 ${code('tcp_max_syn_backlog')} 大得多。它只在不用 Cookie 时起作用：剩余不到四分之一时，丢弃陌生对端的 SYN。`,
  },
  'third-ack-retransmitted': {
    claim: '客户端会重传握手的第三个报文段。',
    truth: phrase`不带数据的 ACK 从不重传：没有东西确认它，也就没有定时器。这里服务器忽略了它。是服务器的定时器重传 ${code('SYN+ACK')}，客户端再用一个新的 ACK 回应。客户端的数据有定时器，重传时也带着 ACK。`,
  },
  'backlog-holds-n': {
    claim: 'backlog 为 n，就容纳 n 个连接。',
    truth: phrase`能容纳 n + 1 个。Linux 用“大于”来比较：这里 backlog 为 2，队列里有三个连接，${code('ss -ltn')} 显示 Recv-Q 为 3，大于 Send-Q 的 2。半连接队列的上限相同，也多容纳一个。`,
  },
  'connect-returns-with-accept': {
    claim: '服务器调用 accept() 时，connect() 才返回。',
    truth: phrase`收到内核发来的 ${code('SYN+ACK')} 时就返回了。这里 c1 已是 ${stateMark('ESTABLISHED')}，也发出了请求，而程序还在忙着服务 c0，没有调用 ${code('accept()')}。网络上没有任何东西告诉客户端它被接受了。`,
  },
  'epoll-always-faster': {
    claim: 'epoll 总是比 select 快。',
    truth: phrase`连接少而忙时不是这样。在这个负载下，两者都在 4.2 毫秒之内应答，而且 ${code('epoll')} 要为每个连接多调用一次 ${code('epoll_ctl()')}。大量连接沉默时 ${code('epoll')} 才占优势，因为 ${code('select()')} 每次都要遍历全部。`,
  },
  'one-loop-serves-any-number': {
    claim: '一个 epoll 循环能服务任意多的客户端，不管处理函数做什么。',
    truth: phrase`前提是处理函数都不阻塞。这里每个处理函数阻塞 200 毫秒，第八个客户端等了大约 1.5 秒，和逐个服务一样。CPU 计算同样会阻塞循环。会阻塞的工作应该交给线程池或进程池。`,
  },
  'time-wait-fills-accept-queue': {
    claim: 'TIME_WAIT 会占满全连接队列。',
    truth: phrase`处于 ${stateMark('TIME_WAIT')} 的连接早已被接受，也已关闭，不在监听套接字的任何队列里。它由先关闭的一端保留，这里是客户端。程序调用 ${code('accept()')} 不够快时，全连接队列才会满。`,
  },
};
