/** What people ask about servers, and the answers. In Chinese. */
import type { ServerGuideWords } from '../../../contract/index.ts';
import { code, phrase, stateMark, strong } from '../../../phrase.ts';

export const questions: ServerGuideWords['questions'] = {
  'who-holds-waiting-clients': {
    question: '等待的客户端由谁保管，内核还是服务器程序？',
    answer: phrase`内核。它自己完成握手，把 ${stateMark('ESTABLISHED')} 的连接放进监听套接字的全连接队列，并替它收数据。这里程序在服务 c0，有四个客户端在队列里等，数据已被确认，却没有应答。调用 ${code('accept()')} 之后，连接才归程序。如果程序一次接受所有连接，等待就搬进了程序内部，${code('ss -ltn')} 就看不到了。`,
    points: ['内核，在全连接队列里', '握手和最初的数据都不需要程序', 'accept() 之后才归程序'],
    keywords: 'accept queue backlog waiting clients 全连接队列 等待 内核 应用程序 谁',
  },
  'connect-before-accept': {
    question: 'connect() 会在 accept() 之前返回吗？',
    answer: phrase`会。收到 ${code('SYN+ACK')} 时 ${code('connect()')} 就返回；${code('accept()')} 只是从队列里取出已经建立的连接。这里 c1 在 32 毫秒时连上，115 毫秒时才被接受。客户端可以马上发数据，内核会确认。所以 ${code('connect()')} 成功并不证明服务器程序还活着。`,
    points: [
      '会：收到 SYN+ACK 就返回',
      'accept() 取出的是已建立的连接',
      'accept() 之前就可以发数据',
      '不能证明程序还活着',
    ],
    keywords: 'connect returns accept handshake 三次握手 返回 先后 哪个先',
  },
  'accept-queue-full': {
    question: 'backlog 满了，客户端会看到什么？',
    answer: phrase`起初什么也看不到。SYN 被悄悄丢弃，由客户端的定时器重传：Linux 每隔一秒一次，共四次，之后间隔加倍，大约两分钟后放弃（ETIMEDOUT）。这里 c4 重传了三次 SYN，用了 3.1 秒。如果 ACK 到达时队列才满，客户端会以为已经连上，一直等应答。只有 ${code('tcp_abort_on_overflow=1')} 才会回 RST。`,
    points: [
      'SYN 被丢弃：connect() 要用好几秒',
      '重传，最后 ETIMEDOUT',
      'ACK 被忽略：以为已经连上',
      '只有 tcp_abort_on_overflow=1 才回 RST',
    ],
    keywords: 'backlog full timeout slow connect overflow 队列满 超时 丢弃 客户端 看到',
  },
  'two-queues-full': {
    question: '半连接队列、全连接队列满了会怎样？',
    answer: phrase`半连接队列满：默认的 ${code('tcp_syncookies=1')} 用 Cookie 应答，什么都不存；设为 0 时（如这里）丢弃 SYN。全连接队列满：即使启用了 Cookie，SYN 也被丢弃；握手的 ACK 被忽略，连接停在 ${stateMark('SYN_RCVD')}，之后重传 ${code('SYN+ACK')}。默认都不回 RST，除非 ${code('tcp_abort_on_overflow=1')}。${code('nstat')} 里都有计数。`,
    points: [
      '半连接队列：用 Cookie，或丢弃 SYN',
      '全连接队列：丢弃 SYN，忽略 ACK',
      '默认不回 RST',
      'nstat 里都有计数',
    ],
    keywords: 'SYN queue accept queue full overflow 半连接队列 全连接队列 满了 会怎样',
  },
  'is-syn-queue-a-queue': {
    question: '半连接队列真的是队列吗？',
    answer: phrase`不是。没有人按顺序取出什么。Linux 把半连接和其他连接放在同一张哈希表里，各有自己的 ${code('SYN+ACK')} 定时器，监听套接字只${strong('计数')}。ACK 到达时，按地址和端口找到它。之所以还叫队列，是因为这个计数有上限：这里 backlog 为 5，上限是 6。全连接队列则是真正的队列，先进先出。`,
    points: [
      '哈希表里的记录，加一个计数',
      '各有自己的 SYN+ACK 定时器',
      '有上限的是计数',
      '全连接队列才是真的队列',
    ],
    keywords: 'half-open hash table request sock 半连接队列 哈希表 真的是队列吗',
  },
  'somaxconn-128-or-4096': {
    question: 'somaxconn 是 128 还是 4096？',
    answer: phrase`Linux 5.4 起，${code('net.core.somaxconn')} 默认是 4096，之前是 128。它限制 backlog：监听套接字的上限取 ${code('listen()')} 的参数和 ${code('somaxconn')} 中较小的，在调用 ${code('listen()')} 时读取。所以改大之后要重新 ${code('listen()')}，往往就是重启。实际的上限就是 ${code('ss -ltn')} 里的 Send-Q，这里是 2，队列还能多容纳一个。`,
    points: [
      'Linux 5.4 起 4096，之前 128',
      '上限取 backlog 和 somaxconn 中较小的',
      '调用 listen() 时读取',
      'ss -ltn 的 Send-Q 就是它',
    ],
    keywords: 'somaxconn backlog sysctl default limit 默认值 上限 内核参数',
  },
  'listen-zero': {
    question: 'listen(fd, 0) 能连上几个客户端？',
    answer: phrase`可以有一个在等。长度大于上限才算满，所以上限为 0 时容得下 1 个。这里 c0 正被服务，c1 在等，c2 的 SYN 被丢弃。Linux 不把 0 当成“不限”，也不当成“拒绝”。负的 backlog 会被当成很大的数，再受 ${code('somaxconn')} 限制。`,
    points: ['一个在等：上限加一', '下一个 SYN 被丢弃', '负数受 somaxconn 限制'],
    keywords: 'listen backlog zero 0 最小 几个 连接',
  },
  'see-it-on-my-machine': {
    question: '怎样在自己的机器上看到这两个队列？',
    answer: phrase`${code('ss -ltn')}：对监听套接字，Recv-Q 是全连接队列的长度，Send-Q 是上限；Recv-Q 大于 Send-Q 就是满了，如这里所示。${code('nstat -az')} 显示 TcpExtListenOverflows、TcpExtListenDrops 和 TcpExtTCPReqQFullDrop，看它们是否增长。${code('ss -tn state syn-recv')} 列出半连接。对其他套接字，Recv-Q 是未读的字节数，Send-Q 是未确认的字节数。`,
    points: [
      'ss -ltn：Recv-Q 是长度，Send-Q 是上限',
      'nstat：溢出、丢弃、Cookie',
      'ss state syn-recv：半连接',
    ],
    keywords: 'ss nstat netstat monitor ListenOverflows Recv-Q 查看 监控 命令 排查 溢出',
  },
  'one-worker-takes-all': {
    question: '为什么负载全落在一个工作进程上？',
    answer: phrase`这取决于内核唤醒谁。多个 ${code('epoll')} 共用一个监听套接字时，等待者的顺序不变，每次先唤醒的都是同一个：这里它服务了全部十二个客户端。阻塞的 ${code('accept()')} 每次重新排到队尾，所以公平。${code('SO_REUSEPORT')} 按哈希值分配，每个进程有自己的队列，但卡住的进程会扣住它的客户端。`,
    points: [
      'epoll：等待者的顺序不变',
      '每次先唤醒同一个',
      '阻塞的 accept() 轮流来',
      'SO_REUSEPORT：按哈希值，各有队列',
    ],
    keywords: 'load balance epoll EPOLLEXCLUSIVE reuseport uneven 负载不均 一个进程 唤醒',
  },
  'level-or-edge': {
    question: 'epoll 用水平触发还是边缘触发？',
    answer: phrase`水平触发是默认的：只要还有就通知，不易出错，多几次调用。边缘触发只在新数据到达时通知一次，所以套接字必须非阻塞，而且要读到 EAGAIN。这里 3000 字节只读了 1024：没有新的边缘，不再通知，客户端和服务器互相等待，直到客户端放弃。真的需要时才用边缘触发。`,
    points: [
      '水平触发：只要还有就通知',
      '边缘触发：每次到达只通知一次',
      '边缘触发：非阻塞，读到 EAGAIN',
      '否则剩下的永远没人读',
    ],
    keywords: 'LT ET EPOLLET level edge triggered 水平触发 边缘触发 区别 选哪个',
  },
  'thundering-herd': {
    question: '惊群是什么？怎样解决？',
    answer: phrase`许多进程等同一个事件，全被唤醒，只有一个得到，其余白醒一场。阻塞的 ${code('accept()')} 早已没有这个问题：内核只唤醒一个。多个 ${code('epoll')} 共用一个监听套接字时仍然有：这里每来一个客户端八个全醒，十二个客户端切换了 117 次上下文。${code('EPOLLEXCLUSIVE')} 只唤醒一个（33 次），${code('SO_REUSEPORT')} 让每个进程有自己的套接字。`,
    points: [
      '全被唤醒，只有一个得到连接',
      '阻塞的 accept()：内核早已解决',
      '共用的 epoll：仍然存在',
      'EPOLLEXCLUSIVE 或 SO_REUSEPORT',
    ],
    keywords: 'thundering herd wake accept mutex 惊群 唤醒 是什么 解决',
  },
};
