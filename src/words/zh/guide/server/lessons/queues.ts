/** The lessons on the kernel's two queues. In Chinese. */
import type { ServerLessonWords } from '../../../../contract/index.ts';
import { code, lossMark, phrase, stateMark, strong } from '../../../../phrase.ts';

export const beforeAccept: ServerLessonWords<'server-before-accept'> = {
  title: 'accept() 之前，连接在哪里',
  about: '在服务器程序接手之前，内核自己为客户端做了什么。',
  steps: {
    halfOpen: {
      title: '半连接队列',
      text: phrase`c1 的 SYN 到了。内核自己回复 ${code('SYN+ACK')}，并记下这个半连接（${stateMark('SYN_RCVD')}），这就是半连接队列。服务器程序正忙着服务 c0，对此一无所知。`,
    },
    queued: {
      title: '全连接队列',
      asks: {
        question: '还没有人为 c1 调用 accept()。它的 connect() 怎么样了？',
        choices: {
          returned: '已经返回了',
          accept: 'accept() 取走 c1 时才返回',
          data: '收到第一份数据时才返回',
        },
      },
      text: phrase`收到 ${code('SYN+ACK')} 时，${code('connect()')} 就返回了。第三个报文段让连接进入 ${stateMark('ESTABLISHED')}，内核把它从半连接队列移到全连接队列。这一切都不需要程序参与。`,
    },
    waiting: {
      title: '四个客户端在内核里等',
      text: phrase`c1 到 c4 都已连接，也发出了请求，内核已经确认。用 ${code('ss -ltn')} 可以看到：Recv-Q 是全连接队列的长度，这里是 4；Send-Q 是它的上限，这里是 5。`,
    },
    accepted: {
      title: 'accept() 取走队首',
      text: phrase`程序服务完了 c0。${code('accept()')} 返回等得最久的 c1，给它一个新的描述符。请求一直在接收缓冲区里，所以 ${code('recv()')} 立即返回那 10 个字节。`,
    },
  },
  learned: phrase`握手由内核完成，等待的客户端也由内核保管：半连接在半连接队列里，已建立的在全连接队列里。${code('accept()')} 只是把已经建立的连接取出来。`,
};

export const oneMore: ServerLessonWords<'server-backlog'> = {
  title: 'backlog 为 n，容纳 n + 1 个',
  about: '全连接队列能容纳多少个连接，下一个 SYN 会怎么样。',
  steps: {
    room: {
      title: 'listen(fd, 2)，已有两个',
      asks: {
        question: 'backlog 是 2，已有两个连接在等。一共容得下几个？',
        choices: { three: '三个', two: '两个', five: '五个' },
      },
      text: phrase`三个。长度${strong('大于')}上限时，Linux 才认为队列已满，所以能容纳上限加一个。上限是 backlog 和 ${code('net.core.somaxconn')} 中较小的那个。`,
    },
    full: {
      title: '现在满了',
      text: phrase`c3 是第三个。${code('ss -ltn')} 显示 Recv-Q 为 3，大于 Send-Q 的 2，这就是全连接队列已满的标志。程序还在服务 c0，没有调用 ${code('accept()')}。`,
    },
    dropped: {
      title: '下一个 SYN 被丢弃',
      text: phrase`c4 的 SYN 到了，被${lossMark('丢弃')}：没有 ${code('SYN+ACK')}，没有 RST，什么都没有。只有计数器知道：${code('nstat')} 里 TcpExtListenOverflows 和 TcpExtListenDrops 各加一。`,
    },
    client: {
      title: '客户端什么也看不到',
      text: phrase`c4 没有收到任何回应，每隔一秒重传一次 SYN，一共三次，直到队列有了空位。它的 ${code('connect()')} 用了 3.1 秒。在客户端看来，队列满就像网络不好。`,
    },
  },
  learned: phrase`${code('listen(fd, n)')} 允许 n + 1 个连接等待。满了之后，新的 SYN 被悄悄丢弃，客户端什么时候能进来，由它自己的重传定时器决定。`,
};

export const ignoredAck: ServerLessonWords<'server-queue-full'> = {
  title: 'ACK 到达时队列已满',
  about: '为什么客户端以为已经连上，服务器却不这样认为，以及这会持续多久。',
  steps: {
    ignored: {
      title: '握手的 ACK 被忽略',
      asks: {
        question: 'c3 的 ACK 到达时队列已满。c3 以为自己怎么样了？',
        choices: {
          connected: '已经连上了',
          refused: '被拒绝了',
          connecting: '还在连接',
        },
      },
      text: phrase`收到 ${code('SYN+ACK')} 时，c3 就进入了 ${stateMark('ESTABLISHED')}。可是全连接队列已满，服务器忽略了这个 ACK，仍停在 ${stateMark('SYN_RCVD')}。两端的看法不一致。`,
    },
    dataToo: {
      title: '数据也被丢弃',
      text: phrase`c3 发出了请求，没有收到回应，于是重发。只要全连接队列还是满的，每一份都会被${lossMark('丢弃')}，TcpExtListenOverflows 也再加一。`,
    },
    room: {
      title: 'accept() 腾出了位置',
      asks: {
        question: '现在有空位了。c3 什么时候能进来？',
        choices: { later: '等它的下一个报文段', now: '马上', never: '永远不能' },
      },
      text: phrase`c3 那边什么也没有发生，因为服务器没有保留它的 ACK，必须再次收到 c3 的报文段才行。这要靠重传：c3 重传数据，或者服务器重传 ${code('SYN+ACK')}、由 c3 回复。`,
    },
    rescued: {
      title: '一秒之后，c3 进来了',
      text: phrase`c3 的定时器又重传了数据，这次有空位：进入 ${stateMark('ESTABLISHED')}，排入全连接队列。这时离 ${code('accept()')} 腾出位置已有一秒，离 c3 以为自己连上已有将近五秒。`,
    },
    abort: {
      title: '改用 RST 回应',
      text: phrase`同样的负载，设 ${code('tcp_abort_on_overflow=1')}：现在服务器用 RST 回应那个 ACK，c3 立即知道，得到 ECONNRESET。默认值是 0，因为队列满往往只是一时的。`,
    },
  },
  learned: phrase`全连接队列满了，SYN 会被丢弃，ACK 会被忽略。ACK 被忽略的客户端以为自己已经连上，要等之后的重传才能进来。${code('accept()')} 不能马上救任何人。`,
};

export const flood: ServerLessonWords<'server-flood'> = {
  title: 'SYN 洪水与 SYN Cookie',
  about: '伪造的 SYN 怎样把别人挡在门外，服务器又怎样不记任何东西就能应答。',
  steps: {
    forged: {
      title: '六个伪造的 SYN 填满队列',
      text: phrase`每个 SYN 的源地址都是伪造的，没有人会回应 ${code('SYN+ACK')}。这些半连接留在那里，各有一个定时器。backlog 为 5 时，半连接队列有 6 个就满了。`,
    },
    lockedOut: {
      title: '一个正常的客户端',
      asks: {
        question: '没有启用 Cookie。正常客户端 c20 的 SYN 会怎么样？',
        choices: { drop: '被丢弃', reset: '收到 RST', queue: '进入队列' },
      },
      text: phrase`它被${lossMark('丢弃')}，计入 TcpExtTCPReqQFullDrop。c20 不断重传 SYN，七秒之后才进来，那时最早的伪造连接已被放弃。`,
    },
    cookie: {
      title: '启用 Cookie：什么都不记',
      text: phrase`${code('tcp_syncookies=1')} 是默认值：半连接队列满了，服务器照样应答。它把需要的信息放进 ${code('SYN+ACK')} 的序号里，不留任何记录，计入 TcpExtSyncookiesSent。`,
    },
    proven: {
      title: 'ACK 把它带回来',
      text: phrase`c20 的 ACK 带着 Cookie 加一。服务器核对之后，直接得到一个 ${stateMark('ESTABLISHED')} 的连接，排入全连接队列。伪造的连接仍占满半连接队列，却已妨碍不到别人。`,
    },
  },
  learned: phrase`洪水用没人完成的连接填满半连接队列。Cookie 把服务器的记忆放进 ${code('SYN+ACK')}，只有真正收到它的一方才能完成握手。`,
};
