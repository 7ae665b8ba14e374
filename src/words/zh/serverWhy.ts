/** 服务器页面上每件事为何发生。中文。 */
import type { WhySentences } from '../sentences/worldWhy.ts';

const ACCEPT =
  '它从全连接队列取出最早的一条连接。队列为空时，阻塞套接字让调用者睡眠，非阻塞套接字返回 EAGAIN。';
const RECV =
  '它取走已按序到达的字节，缓冲区放得下多少就取多少。没有数据时，阻塞套接字让调用者睡眠。返回 0 表示 EOF：客户端发来了 FIN。';
const SEND = '它把字节复制进发送缓冲区就返回，并不说明对端是否收到。';
const AWAITS = '等待的是协程，不是线程：事件循环去运行别的协程，描述符就绪后再恢复这一个。';
const THREAD = '线程与所在进程共享内存和描述符，自己有一个栈，同样要等 CPU 核心来运行。';
const FORK =
  'fork() 复制整个进程，连同所有描述符。一条连接要等描述符的最后一个副本关闭，才会发出 FIN。';
const WALKED = '内核把整个集合检查了一遍；程序也要再遍历一遍，才知道哪些就绪。';

export const why: WhySentences = {
  listens:
    '上限是 min(backlog, net.core.somaxconn)。队列长度大于上限才算满，所以实际能放的比上限多一个。',
  listenerCloses: '这些连接再也不会有人 accept，内核于是把它们复位：客户端得到 ECONNRESET。',
  entersSynQueue:
    '半连接：服务器以 SYN+ACK 应答 SYN，并记下序号和选项（SYN_RCVD）。每个条目有自己的定时器，负责重传 SYN+ACK。',
  leavesSynQueue:
    '位置空了出来：握手已完成，或者条目被丢弃（重传次数用完、收到 RST、监听套接字已关闭）。',
  entersAcceptQueue:
    '对内核来说，连接已是 ESTABLISHED。程序要调用 accept() 才知道它；在此之前到达的数据照样得到确认并保存。',
  leavesAcceptQueue: 'accept() 取走最早的一条。若是关闭监听套接字，等待的连接会全部被复位。',
  accepted: 'accept() 不发送任何报文段：握手早已完成，客户端毫无察觉。',
  counts: '这些计数器从内核启动时开始累计；nstat -az 可以全部列出。',

  'client.connecting': 'connect() 发出 SYN，等收到 SYN+ACK 才返回。',
  'client.connected':
    '客户端一收到 SYN+ACK，就认为连接是 ESTABLISHED。自己的 ACK 是否被忽略、有没有人调用 accept()，它都看不到。',
  'client.closes':
    'close() 在所有数据之后发送 FIN（若还有未读的数据，则发送 RST）。描述符立刻失效，连接则由内核继续处理。',
  'client.aborts': '直接丢弃连接并发送 RST：没有 FIN，没有 TIME_WAIT，未发送的数据也丢了。',
  'client.givesUp': '这是程序自己设的等待期限，不是 TCP 的定时器：内核还会继续等。',
  'client.asks':
    '字节交给内核，内核在窗口允许时发送。如果服务器忽略了握手的 ACK，这些数据也会被丢弃。',
  'client.reads': 'recv() 取走已按序到达的数据。',
  'client.answered': '应答的所有字节都已到达并读完。',
  'client.refused': 'SYN 得到的应答是 RST：这个端口没有人监听。connect() 返回 ECONNREFUSED。',
  'client.reset': '收到序号有效的 RST：连接立即结束，下一次调用返回 ECONNRESET。',
  'client.timedOut': '所有重传都没有得到 ACK：ETIMEDOUT。',
  'client.closedOn': 'recv() 返回 0：服务器还没应答就发来了 FIN。',

  'starts.first': '程序从一个线程开始。',
  'starts.thread': THREAD,
  'starts.process': FORK,
  'starts.task': '协程不占线程：它只是事件循环里的一个对象，一直运行到 await 为止。',
  'ends.thread': '线程函数已返回，它的栈归还给系统。',
  'ends.process': '它的描述符全部关闭。在父进程调用 waitpid() 之前，它以僵尸进程留在进程表中。',
  'ends.task': '协程已返回，事件循环不再管它。',
  'ends.EAGAIN':
    '监听套接字是非阻塞的，而全连接队列为空：accept() 返回 EAGAIN，程序却没有考虑到这一点。',
  'ends.FD_SETSIZE':
    'select() 只接受小于 FD_SETSIZE（1024）的描述符。poll() 和 epoll 没有这个限制。',
  paused: 'SIGSTOP 让进程的所有线程停下。内核照常工作：完成握手、确认数据，队列则渐渐填满。',
  resumed: '它从停下的地方继续；这段时间里到达的一切都在内核中等着。',

  'call.listen': '它把套接字变成监听套接字；再次调用则只是重新设定队列的上限。',
  'call.accept': ACCEPT,
  'call.recv': RECV,
  'call.send': SEND,
  'call.close':
    '它归还描述符。如果这是最后一个副本，就在所有数据之后发送 FIN（若还有未读的数据，则发送 RST）。',
  'call.startThread': THREAD,
  'call.fork': FORK,
  'call.select': '每次调用都把整个集合交给内核，内核逐个检查其中的每个描述符。',
  'call.poll': '每次调用都把整个列表交给内核，内核逐个检查每一项。它没有 1024 的限制。',
  'call.epoll_ctl': '集合由内核保存。每个描述符只需登记一次，此后它的事件一发生就被记下。',
  'call.epoll_wait': '它返回就绪列表中的内容。无论监视多少个描述符，都不必遍历。',
  'call.waitpid': '它回收已结束的子进程；在此之前，子进程是僵尸进程。',
  'call.read': AWAITS,
  'call.write': AWAITS,

  'blocks.listener':
    '全连接队列为空。线程睡眠，不占 CPU，排在等待者的末尾；有连接到来时，排在最前的先被唤醒。',
  'blocks.recv':
    '还没有数据可读。线程睡眠，直到数据、FIN 或 RST 到来：客户端沉默多久，就占住它多久。',
  'blocks.send': '发送缓冲区已满。线程睡眠，直到 ACK 腾出空间。',
  'blocks.select': '集合中没有一个就绪。线程睡眠，直到有一个就绪；醒来后再把全部检查一遍。',
  'blocks.poll': '列表中没有一个就绪。线程睡眠，直到有一个就绪；醒来后再把全部检查一遍。',
  'blocks.epoll_wait': '就绪列表为空。线程睡眠，直到有描述符加入。',
  'blocks.children': '还没有子进程结束。',
  'blocks.task': AWAITS,

  'returns.accepted': '描述符是程序用来操作这条连接的编号（句柄）；连接早在握手完成时就已存在。',
  'returns.bytes':
    '这是到目前为止到达的数据。TCP 是字节流：一次 recv() 可能只得到半个请求，也可能得到两个。',
  'returns.sent': SEND,
  'returns.eof': '0 字节就是 EOF：客户端已发送 FIN，不会再发数据。',
  'returns.EAGAIN': '套接字是非阻塞的，而现在什么也没有：等它就绪再试。',
  'returns.failed': '连接已经结束：收到了 RST，或者重传一直没有回应。',
  'returns.started': FORK,
  'returns.select': WALKED,
  'returns.poll': WALKED,
  'returns.ready': '返回的只有就绪的那些：程序不必遍历。',

  serviceBegun: '从这里开始处理请求：CPU 时间和等待时间由场景规定。',
  serviceEnded: '应答已准备好，接下来交给 send()。',
  runnable: '它等的事已经发生。一有空闲的核心，它就能运行。',
  asleep: '睡眠的线程不占 CPU 时间；核心转去运行下一个就绪的线程。',
  contextSwitch: '内核保存一个线程的寄存器，装入另一个的：每次要花几微秒，缓存也变冷了。',
  setJoined:
    '从现在起，每次等待都会顾及它：select() 和 poll() 每次都要检查它，epoll 则在事件发生时记下。',
  setLeft: '此后它上面发生的事不再在这里报告。',
  readyJoined: '现在对它操作不会阻塞。水平触发：在读完之前每次都会通知；边缘触发：只通知一次。',
  readyLeft:
    '水平触发：没有可读或可接受的了，或者不再监视它。边缘触发：已通知过一次，不管是否读完。',
  descriptorOpened: '描述符是进程描述符表中的一个编号。这张表也有上限（ulimit -n）。',
  descriptorClosed: '编号空了出来。只要别处还有副本，它所代表的对象就仍然存在。',
};
