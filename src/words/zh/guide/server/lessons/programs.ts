/** The lessons on server programs. In Chinese. */
import type { ServerLessonWords } from '../../../../contract/index.ts';
import { code, phrase } from '../../../../phrase.ts';

export const oneSlowClient: ServerLessonWords<'server-slow-client'> = {
  title: '一个慢客户端',
  about: '一个客户端连上之后两秒不说话。会耽误谁？',
  steps: {
    iterative: {
      title: '逐个服务',
      asks: {
        question: '唯一的工作线程阻塞在 c0 的 recv() 上。谁在等？',
        choices: { all: '其他所有人', one: '只有 c1', none: '没有人' },
      },
      text: phrase`其他所有人。c1 到 c4 都已连接，请求都在内核里，却没有人调用 ${code('accept()')}。要等 c0 完成，也就是大约两秒之后，它们才得到应答。`,
    },
    thread: {
      title: '每个连接一个线程',
      text: phrase`现在主线程只管 ${code('accept()')}，每个连接有自己的线程。其中一个阻塞在 c0 上，其余的 5 毫秒之内就应答了。代价是每个连接一个栈，还有上下文切换。`,
    },
    prefork: {
      title: 'prefork：四个工作进程',
      text: phrase`四个进程在同一个套接字上等 ${code('accept()')}。c0 占住一个，还剩三个。没有什么随客户端增长，但是四个慢客户端就能让它停下来。`,
    },
    loop: {
      title: '事件循环',
      text: phrase`只有一个线程，却从不阻塞在某一个客户端上：它在 ${code('epoll_wait()')} 里同时等所有客户端。c0 只占一个描述符。c4 从发出 SYN 到得到应答只用了 4 毫秒。`,
    },
  },
  learned: phrase`阻塞的调用把一个工作线程绑在一个客户端上。要么工作线程足够多，要么让它同时等所有客户端。`,
};

export const cpu: ServerLessonWords<'server-cpu'> = {
  title: 'CPU 计算：线程还是进程',
  about: '五个请求，每个要 100 毫秒 CPU，两个核：Python 的 GIL 改变了什么。',
  steps: {
    threads: {
      title: '五个线程，两个核',
      asks: {
        question: '只有一个线程在运行，另一个核空着。为什么？',
        choices: {
          lock: '解释器只有一把锁',
          cores: '线程共用一个核',
          kernel: '内核在省电',
        },
      },
      text: phrase`Python 的全局解释器锁（GIL）同一时刻只让一个线程执行 Python 代码。其他线程已经就绪，只能等待，大约每 5 毫秒轮换一次锁。`,
    },
    threadsDone: {
      title: '500 毫秒的活还是 500 毫秒',
      text: phrase`半秒之后，五个客户端才都得到应答，第二个核没有派上用场。如果是等 I/O 就不同了：线程在等待时会让出这把锁。`,
    },
    processes: {
      title: '五个进程',
      text: phrase`每个进程有自己的解释器和自己的锁，所以两个进程可以同时运行，每个核上一个。内核让五个进程轮流使用这两个核。`,
    },
    processesDone: {
      title: '时间减半',
      text: phrase`260 毫秒之后，最后一个应答也到了：500 毫秒的计算分给两个核，再加上五次 ${code('fork()')}。进程再多，也快不过两个核。`,
    },
  },
  learned: phrase`CPU 计算要变快，靠的是核，不是线程；有 GIL 时要用多进程。如果只是等待，多线程或者一个事件循环就够了。`,
};

export const walks: ServerLessonWords<'server-select-epoll'> = {
  title: 'select 遍历，epoll 不遍历',
  about: '两者都能同时等很多描述符，区别在于由谁记住它们。',
  steps: {
    select: {
      title: 'select() 每次交出整个集合',
      text: phrase`事件循环监视两个描述符：监听套接字和 c0。每次调用 ${code('select()')}，程序都要交出整个集合，内核逐个查看其中的描述符，然后才睡眠。`,
    },
    again: {
      title: '一个就绪，全部遍历',
      asks: {
        question: '现在只有 c1 可读。这次调用遍历了几个描述符？',
        choices: { whole: '三个，全部', ready: '一个', none: '没有遍历' },
      },
      text: phrase`三个全部遍历。集合随客户端增长，每次调用都要从头遍历，哪怕只有一个就绪。${code('select()')} 最多到描述符 1023；${code('poll()')} 没有这个上限，但同样要遍历。`,
    },
    epoll: {
      title: 'epoll 有就绪列表',
      text: phrase`${code('epoll_ctl()')} 只登记一次。有数据到达时，内核把描述符放进就绪列表，${code('epoll_wait()')} 返回列表里的内容。不管有多少连接沉默，它都不用遍历。`,
    },
  },
  learned: phrase`${code('select()')} 和 ${code('poll()')} 的开销取决于有多少连接，${code('epoll')} 的开销取决于有多少就绪。连接少而忙时，两者相差不大。`,
};

export const levelAndEdge: ServerLessonWords<'server-edge'> = {
  title: '水平触发与边缘触发',
  about: 'epoll 会反复通知什么，又只通知一次什么，客户端怎样因此被卡住。',
  steps: {
    edge: {
      title: '只读了三分之一',
      text: phrase`c0 发来 3000 字节，边缘触发的 ${code('epoll_wait()')} 通知了一次。处理函数只调用一次 ${code('recv()')}，读到 1024 字节，其余 1976 字节还在接收缓冲区里。`,
    },
    silence: {
      title: '然后是沉默',
      asks: {
        question: 'epoll_wait() 什么时候会再次通知 c0？',
        choices: {
          news: 'c0 又有新数据到达时',
          rest: '马上，因为还有剩余',
          error: '永远不会，这是错误',
        },
      },
      text: phrase`边缘就是变化。c0 在等应答，不会再发新数据，所以不再有通知，剩下的永远没有人读。如果是水平触发，每次调用都会告诉你还有数据可读。`,
    },
    waits: {
      title: '双方都在等，直到一方放弃',
      text: phrase`3 秒之后，c0 放弃了。${code('accept()')} 也犯了同样的错：四个客户端一起到来，只是一个边缘，只接受了一个，c2 到 c4 还在全连接队列里。`,
    },
    untilEmpty: {
      title: '正确的做法：直到 EAGAIN',
      text: phrase`边缘触发需要非阻塞套接字和一个循环：反复调用 ${code('recv()')} 或 ${code('accept()')}，直到失败并返回 EAGAIN。这时才真的读空了，下一次到达才是新的边缘。`,
    },
  },
  learned: phrase`水平触发：只要还有就通知。边缘触发：只在到来时通知。用边缘触发，就要读到 EAGAIN 为止。`,
};

export const blockingLoop: ServerLessonWords<'server-blocking-handler'> = {
  title: '被阻塞的事件循环',
  about: '事件循环里的一次阻塞调用让所有人停下来，而 ss 看上去一切正常。',
  steps: {
    blocked: {
      title: 'c0 的处理函数阻塞了',
      text: phrase`一个事件循环，用 async/await，可是 c0 的处理函数里有一个阻塞 200 毫秒的调用，就像 ${code('time.sleep()')} 那样。循环停住了，没有人被接受：七个客户端在全连接队列里等。`,
    },
    moved: {
      title: '现在 ss 看上去很健康',
      asks: {
        question: 'Recv-Q 是 0，还有六个客户端在等。等在哪里？',
        choices: { program: '在程序里', queue: '在全连接队列里', network: '在网络里' },
      },
      text: phrase`在两个处理函数之间，事件循环把它们全部接受了，所以全连接队列是空的。它们的任务在程序内部排队。等待只是搬到了 ${code('ss')} 看不见的地方。`,
    },
    last: {
      title: '和逐个服务一样慢',
      text: phrase`c7 只需要 200 毫秒的服务，却等了 1.4 秒以上：八个 200 毫秒，一个接一个。如果用 ${code('await asyncio.sleep()')}，八个就能重叠。`,
    },
  },
  learned: phrase`只有处理函数都不阻塞，事件循环才能服务很多客户端。全连接队列是空的，不等于没有人在等。`,
};

export const herd: ServerLessonWords<'server-herd'> = {
  title: '惊群',
  about: '八个工作进程睡在同一个监听套接字上。来一个客户端，会惊醒几个？',
  steps: {
    all: {
      title: '一个套接字，八个 epoll',
      asks: {
        question: '来了一个客户端。八个工作进程会醒几个？',
        choices: { eight: '八个全醒', one: '一个', two: '两个' },
      },
      text: phrase`八个全醒，因为每个进程的 epoll 都监视同一个监听套接字。一个拿到连接，另一个得到 EAGAIN，其余的接着睡。这就是惊群：白白切换上下文。`,
    },
    exclusive: {
      title: 'EPOLLEXCLUSIVE',
      text: phrase`用 ${code('EPOLLEXCLUSIVE')}，内核只唤醒一个，上下文切换从 117 次降到 33 次。可是等待者的顺序从不改变：这里十二个客户端全由同一个进程服务。`,
    },
    reuseport: {
      title: 'SO_REUSEPORT',
      text: phrase`用 ${code('SO_REUSEPORT')}，每个进程有自己的监听套接字和自己的队列，由地址的哈希值决定去哪一个。这里进程 1 被停住了：它的客户端在它的队列里等，进程 2 却闲着。`,
    },
  },
  learned: phrase`全部唤醒，白白切换；只唤醒一个，总是同一个；各有队列，没有人帮卡住的进程。阻塞的 ${code('accept()')} 每次唤醒一个，轮流来。`,
};
