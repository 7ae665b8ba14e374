/** The lesson that goes through the models, and the one with the mistakes. In Chinese. */
import type { ServerLessonWords } from '../../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../../phrase.ts';

export const models: ServerLessonWords<'server-models'> = {
  title: '各种模型解决了什么问题',
  about: '单线程、多线程、多进程、prefork、Reactor 各解决了什么问题，又留下了什么问题。',
  steps: {
    iterative: {
      title: '单线程：最简单',
      text: phrase`一个接一个地服务。没有锁，也没有线程；可是第五个客户端要等前面四个：服务只要 100 毫秒，它却等了 430 毫秒。适合应答很短、客户端很少的场合。`,
    },
    threads: {
      title: '多线程：慢客户端不碍别人',
      text: phrase`一个线程阻塞，其他线程照常运行。用普通的阻塞代码就解决了等 I/O 的问题。留下的问题：每个线程一个栈，共享数据要加锁，有 GIL 时 CPU 计算不会变快。`,
    },
    processes: {
      title: '多进程：多核与隔离',
      text: phrase`每个连接一个进程，能用上所有的核；崩溃只影响一个客户端。留下的问题：${code('fork()')} 要花时间和内存，子进程还要用 ${code('waitpid()')} 回收。`,
    },
    prefork: {
      title: 'prefork：预先创建',
      text: phrase`客户端到来之前，工作进程就已经创建好：不用为每个连接 ${code('fork()')}，进程数也是固定的。留下的问题：有几个工作进程，就只需几个慢客户端让它停下来。`,
    },
    reactor: {
      title: 'Reactor：一个线程等所有连接',
      text: phrase`一个线程用 ${code('epoll_wait()')} 等所有连接，哪个就绪就处理哪个。一万个沉默的客户端只占描述符。留下的问题：任何处理函数都不能阻塞，而且只用到一个核。`,
    },
  },
  learned: phrase`多线程和多进程用更多的工作者解决等待，Reactor 则同时等所有连接。如今的服务器两者并用：每个核一个事件循环，会阻塞的工作交给线程池。`,
};

export const mistakes: ServerLessonWords<'server-mistakes'> = {
  title: '三个有错误的程序',
  about: '它们都能通过第一次测试。错在哪里，是哪一行？',
  steps: {
    endOfFile: {
      title: 'CPU 占用 100%',
      asks: {
        question: 'recv() 一次又一次返回 0。0 表示什么？',
        choices: {
          eof: '客户端已经关闭',
          empty: '数据还没有到',
          lost: '报文段丢失了',
        },
      },
      text: phrase`0（Python 里是 ${code("b''")}）就是 EOF：c0 发来了 FIN。没有人检查，循环就永远调用 ${code('recv()')}，c1 永远不会被接受。正确的做法：返回 0 时 ${code('close()')} 并退出循环。`,
    },
    copyKept: {
      title: '子进程关闭了，却没有 FIN',
      asks: {
        question: '子进程调用了 close() 并退出。为什么没有发出 FIN？',
        choices: {
          copy: '父进程也打开着这个套接字',
          fin: 'FIN 丢失了',
          wait: 'FIN 在等 ACK',
        },
      },
      text: phrase`${code('fork()')} 之后，父子进程都持有这个套接字，最后一份关闭时才会发出 FIN。父进程留着自己那一份，于是 c0 停在 ${stateMark('FIN_WAIT_2')}，描述符越积越多。正确的做法：父进程在 ${code('fork()')} 之后关闭自己那一份。`,
    },
    acceptOnce: {
      title: '还没有人来，它就结束了',
      asks: {
        question: '两个客户端都被拒绝了。为什么？',
        choices: {
          once: 'accept() 没有等待，而且只调用了一次',
          port: '端口错了',
          firewall: '防火墙丢弃了 SYN',
        },
      },
      text: phrase`监听套接字是非阻塞的：队列里没有人时，${code('accept()')} 立即失败，返回 EAGAIN，程序却当成了结束。正确的做法：先用 ${code('epoll_wait()')} 或 ${code('select()')} 等待，再调用 ${code('accept()')}。`,
    },
  },
  learned: phrase`检查 ${code('recv()')} 的返回值，关闭套接字的每一份，调用非阻塞的函数之前先等待。`,
};
