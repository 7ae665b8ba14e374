/** What people ask about servers, and the answers. In English. */
import type { ServerGuideWords } from '../../../contract/index.ts';
import { code, phrase, stateMark, strong } from '../../../phrase.ts';

export const questions: ServerGuideWords['questions'] = {
  'who-holds-waiting-clients': {
    question: 'Who holds the waiting clients, the kernel or the server program?',
    answer: phrase`The kernel. It completes the handshake by itself and puts the ${stateMark('ESTABLISHED')} connection into the listener's accept queue, where it also collects data. In this run four clients wait there, acknowledged and unanswered, while the program serves c0. The program holds a connection only from ${code('accept()')} on. A program that accepts all at once moves the waiting into itself, and then ${code('ss -ltn')} no longer shows it.`,
    points: [
      'The kernel, in the accept queue',
      'Handshake and first data need no program',
      'From accept() on it is the program',
    ],
    keywords: 'accept queue backlog waiting clients 全连接队列 等待 内核 应用程序 谁',
  },
  'connect-before-accept': {
    question: 'Does connect() return before accept() is called?',
    answer: phrase`Yes. ${code('connect()')} returns when the ${code('SYN+ACK')} has come; ${code('accept()')} only takes out of the queue what is established already. In this run c1 is connected at 32 ms and accepted at 115 ms. The client may send at once, and the kernel acknowledges it. So a successful ${code('connect()')} does not prove that the program is alive.`,
    points: [
      'Yes: it returns with the SYN+ACK',
      'accept() takes out what is established',
      'The client can send before accept()',
      'It does not prove that the program lives',
    ],
    keywords: 'connect returns accept handshake 三次握手 返回 先后 哪个先',
  },
  'accept-queue-full': {
    question: 'What does a client see when the backlog is full?',
    answer: phrase`At first nothing. The SYN is dropped in silence, and the client retransmits it: with Linux after one second, four times, then at doubling intervals, until it gives up after about two minutes (ETIMEDOUT). Here c4 needs three further SYNs and 3.1 s. If the queue was full only when its ACK came, the client believes itself connected and waits for an answer. A RST comes only with ${code('tcp_abort_on_overflow=1')}.`,
    points: [
      'The SYN is dropped: connect() takes seconds',
      'It retransmits, and in the end ETIMEDOUT',
      'ACK ignored: it believes itself connected',
      'RST only with tcp_abort_on_overflow=1',
    ],
    keywords: 'backlog full timeout slow connect overflow 队列满 超时 丢弃 客户端 看到',
  },
  'two-queues-full': {
    question: 'What happens when the SYN queue is full, and when the accept queue is?',
    answer: phrase`SYN queue full: with ${code('tcp_syncookies=1')}, the default, the server answers with a cookie and stores nothing; with 0, as here, the SYN is dropped. Accept queue full: a SYN is dropped even with cookies on, and the ACK of a handshake is ignored, so that the entry stays in ${stateMark('SYN_RCVD')} and the ${code('SYN+ACK')} is retransmitted. Neither sends a RST, but for ${code('tcp_abort_on_overflow=1')}. ${code('nstat')} counts all of them.`,
    points: [
      'SYN queue: a cookie, or the SYN is dropped',
      'Accept queue: SYN dropped, ACK ignored',
      'No RST by default',
      'nstat counts all of them',
    ],
    keywords: 'SYN queue accept queue full overflow 半连接队列 全连接队列 满了 会怎样',
  },
  'is-syn-queue-a-queue': {
    question: 'Is the SYN queue really a queue?',
    answer: phrase`No. Nobody takes anything out in order. Linux keeps half-open connections in the same hash table as all others, each with a ${code('SYN+ACK')} timer of its own, and the listener only ${strong('counts')} them. An ACK finds its entry by addresses and ports. The word has stayed because the count has a limit: here 6, with backlog 5. The accept queue is a real one: first in, first out.`,
    points: [
      'Entries in a hash table, and a counter',
      'Each has its own SYN+ACK timer',
      'The limit is on the count',
      'The accept queue is a real queue',
    ],
    keywords: 'half-open hash table request sock 半连接队列 哈希表 真的是队列吗',
  },
  'somaxconn-128-or-4096': {
    question: 'somaxconn: 128 or 4096?',
    answer: phrase`Since Linux 5.4 ${code('net.core.somaxconn')} is 4096, before that it was 128. It caps the backlog: the limit of a listener is the smaller of ${code('listen()')}'s argument and ${code('somaxconn')}, read at the time of ${code('listen()')}. So raising it afterwards needs a new ${code('listen()')}, often a restart. ${code('ss -ltn')} shows the limit in force as Send-Q: here 2. The queue holds one more.`,
    points: [
      '4096 since Linux 5.4, 128 before',
      'Limit: the smaller of backlog and somaxconn',
      'Read when listen() is called',
      'ss -ltn shows it as Send-Q',
    ],
    keywords: 'somaxconn backlog sysctl default limit 默认值 上限 内核参数',
  },
  'listen-zero': {
    question: 'How many clients connect to listen(fd, 0)?',
    answer: phrase`One can wait. The accept queue is full when its length is greater than the limit, so a limit of 0 holds 1. In this run c0 is being served and c1 waits; the SYN of c2 is dropped. Linux does not take 0 for “unlimited” nor for “refuse”. A negative backlog is taken as a huge number and is capped by ${code('somaxconn')}.`,
    points: ['One waits: limit + 1', 'The next SYN is dropped', 'Negative: capped by somaxconn'],
    keywords: 'listen backlog zero 0 最小 几个 连接',
  },
  'see-it-on-my-machine': {
    question: 'How do I see the queues on my machine?',
    answer: phrase`${code('ss -ltn')}: for a listener Recv-Q is the length of the accept queue, Send-Q its limit; Recv-Q above Send-Q means full, as here. ${code('nstat -az')} shows TcpExtListenOverflows, TcpExtListenDrops and TcpExtTCPReqQFullDrop: watch whether they grow. ${code('ss -tn state syn-recv')} lists the half-open connections. For other sockets Recv-Q counts unread bytes, and Send-Q bytes without an ACK.`,
    points: [
      'ss -ltn: Recv-Q length, Send-Q limit',
      'nstat: overflows, drops, cookies',
      'ss state syn-recv: half-open ones',
    ],
    keywords: 'ss nstat netstat monitor ListenOverflows Recv-Q 查看 监控 命令 排查 溢出',
  },
  'one-worker-takes-all': {
    question: 'Why does one worker take all the load?',
    answer: phrase`Because of how the kernel chooses whom to wake. On a shared listener with ${code('epoll')}, those who wait do not change places, so the same worker is woken first each time: here it took all twelve clients. A blocking ${code('accept()')} queues at the tail again and is fair. ${code('SO_REUSEPORT')} spreads by a hash and gives each worker a queue, but then a stuck one keeps its clients.`,
    points: [
      'epoll: those who wait keep their places',
      'The same worker is woken first each time',
      'Blocking accept() takes turns',
      'SO_REUSEPORT: a hash, a queue each',
    ],
    keywords: 'load balance epoll EPOLLEXCLUSIVE reuseport uneven 负载不均 一个进程 唤醒',
  },
  'level-or-edge': {
    question: 'epoll: level-triggered or edge-triggered?',
    answer: phrase`Level-triggered, the default, tells as long as something is there: forgiving, with a few more calls. Edge-triggered tells once, when something new arrives. So sockets must be non-blocking, and one reads until EAGAIN. Here 1024 of 3000 bytes were read: no new edge, no further telling, and client and server wait for each other until the client gives up. Take edge-triggered if you need it.`,
    points: [
      'LT tells as long as something is there',
      'ET tells once for each arrival',
      'ET: non-blocking, read until EAGAIN',
      'Otherwise the rest is never read',
    ],
    keywords: 'LT ET EPOLLET level edge triggered 水平触发 边缘触发 区别 选哪个',
  },
  'thundering-herd': {
    question: 'What is the thundering herd, and who cures it?',
    answer: phrase`Many workers wait for one event, all are woken, one gets it, the others woke for nothing. A blocking ${code('accept()')} has not had it for long: the kernel wakes one. With ${code('epoll')} on a shared listener it is alive: in this run all eight wake for each client, 117 context switches for 12 clients. ${code('EPOLLEXCLUSIVE')} wakes one (33), ${code('SO_REUSEPORT')} gives each worker its own socket.`,
    points: [
      'All are woken, one gets the connection',
      'Blocking accept(): cured in the kernel',
      'Shared epoll: still there',
      'EPOLLEXCLUSIVE or SO_REUSEPORT',
    ],
    keywords: 'thundering herd wake accept mutex 惊群 唤醒 是什么 解决',
  },
};
