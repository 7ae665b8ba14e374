/** In what the profiles differ. The numbers stand in the table, which is made from the profiles. In Chinese. */
import type { NotesOf } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';

export const profiles: NotesOf<'profiles'> = {
  'segment-and-buffer': {
    title: '大小',
    text: phrase`一边是便于计算的整数，另一边是以太网和常见缓冲区的大小。Linux 最初通告的窗口是缓冲区内存的一半。`,
  },
  'retransmission-timeout': {
    title: '重传超时',
    text: phrase`RFC 6298 的下限管整个超时时间，Linux 的下限只管往返时间之外、由偏差加上的部分。在快的网络里，Linux 因此要快好几倍。`,
  },
  'patience-with-a-syn': {
    title: '对 SYN 的耐心',
    text: phrase`RFC 要求至少坚持三分钟，Linux 放弃得更早。握手始终没有完成时，Linux 的服务器会忘掉这个请求，仍在 ${stateMark('LISTEN')}。`,
  },
  'patience-with-data': {
    title: '对数据的耐心',
    text: phrase`RFC 这一方按重传次数计。Linux 先算出从最小超时起这么多次重传要多久，满了这段时间再超时就放弃。`,
  },
  'patience-of-nobody': {
    title: '没有程序时的耐心',
    text: phrase`程序彻底关闭之后，再没有谁需要通知，Linux 就放弃得早得多；RFC 不作区别。状态也以调用为准：FIN 之前还有数据在等，CLOSE_WAIT 也随 ${code('close()')} 结束。`,
  },
  'after-a-timeout': {
    title: '超时之后重传什么',
    text: phrase`按 3.10.8 节，只重传队列中的第一个报文段，其余丢失的要等各自超时。Linux 认为所有未确认的都丢失了，随着 ACK 到来逐一重传。`,
  },
  'one-segment-of-two': {
    title: '两个报文段并成一个重传',
    text: phrase`队列中后面的内容只要放得下，就一并带上。这里 Linux 把数据和 FIN 放在一起重传。`,
  },
  congestion: {
    title: '拥塞窗口怎么计',
    text: phrase`RFC 5681 按字节计，丢失之后取未确认数据量的一半。Linux 按报文段计，以原来窗口的一半为目标（在快速恢复中逐步接近），而且只在窗口被充分利用时才让它增大。带来窗口的 ACK，Linux 不算作重复的 ACK；SYN 之后的第一个报文段总会带来窗口。`,
  },
  'initial-window': {
    title: '初始拥塞窗口',
    text: phrase`一边是 RFC 5681 的表，另一边是 RFC 6928 的十个报文段：第一个 ACK 到来之前可以发送多少。`,
  },
  'when-to-acknowledge': {
    title: 'ACK 何时发出',
    text: phrase`除非场景设了延迟，RFC 这一方立即确认。Linux 在最初和受到扰动之后立即确认，以后则让 ACK 等待捎带的机会。对于 FIN，它总是估计马上会有回答。`,
  },
  'rest-of-the-window': {
    title: '窗口的余下部分',
    text: phrase`窗口剩下的部分可能放不下一个完整的报文段。RFC 就让它空着（3.8.6.2.1）。Linux 通常一次发出两个或更多报文段，末尾带 PSH；只有放得下一个完整的报文段，或者放得下全部剩余数据，才会发出一批。这样的一批可以一直填到窗口的边缘，这里就是这样。`,
  },
  'window-of-memory': {
    title: '窗口计的是什么',
    text: phrase`RFC 这一方通告空闲的字节数。Linux 计的是报文段连同首部占用的内存，并取整个报文段：小报文段会更快填满它的缓冲区。`,
  },
  'window-probe': {
    title: '探测关闭的窗口',
    text: phrase`RFC 的探测带一个字节，Linux 的不带数据：它的序号低于窗口，同样必须得到回答。`,
  },
  'edge-of-the-window': {
    title: '窗口的边缘',
    text: phrase`按 3.4 节的判定表，早已收到的报文段整个不可接受。如果它正好止于窗口的边缘，Linux 会先看它的 ACK 字段，再重新确认。`,
  },
  'limited-acks': {
    title: '多久回答一次外人',
    text: phrase`质询用的 ACK，以及对不可接受报文段的 ACK，外人都能引出。Linux 对每条连接加以限制（RFC 5961 第 7 节），这里的往来就此停止；RFC 这一方不加限制。`,
  },
  'listening-goes-on': {
    title: '监听的那一方后来怎样',
    text: phrase`在 RFC 里，监听的记录会变成连接，也可能重新变回 ${stateMark('LISTEN')}。套接字服务器另有一个监听套接字：连接没有了，它仍在 ${stateMark('LISTEN')}。SYN 上附带的数据，Linux 不保留；在 ${stateMark('LISTEN')} 中，带 FIN 的 SYN 整个丢弃。`,
  },
  'simultaneous-open': {
    title: '再看同时打开',
    text: phrase`两者都依照图 7。Linux 随后还多发一个图中没有的 ACK。`,
  },
  'syn-again': {
    title: '对重复 SYN 的回答',
    text: phrase`一边是字面，一边是实际做法。除了专门展示字面的那一个，这里的场景无论模拟哪一种，都采用实际做法。`,
  },
  'another-syn': {
    title: '对另一个 SYN 的回答',
    text: phrase`在 ${stateMark('SYN_RCVD')} 中，窗口内又来一个序号不同的 SYN，这次握手就此作罢。按 RFC 不作声；Linux 发送 RST，假如这个 SYN 才是真的，对方的 ${code('connect()')} 就会失败。`,
  },
  'syn-soon-again': {
    title: '收到错误的 ACK 之后',
    text: phrase`在 ${stateMark('SYN_SENT')} 中，错误的 ACK 得到 RST。Linux 随即重传 SYN；按 RFC 则要等到超时。`,
  },
  'fin-wait-2': {
    title: 'FIN_WAIT_2 持续多久',
    text: phrase`没有哪个 RFC 限制它：对方可能还有许多话要说。一旦没有程序持有这条连接，Linux 就加以限制。`,
  },
  'time-wait': {
    title: 'TIME_WAIT 持续多久',
    text: phrase`RFC 的 MSL 是两分钟。Linux 用一个常数规定整个等待时间。`,
  },
  'wait-starts-anew': {
    title: '什么使等待重新开始',
    text: phrase`按 RFC，只有重传来的 FIN。在 Linux 上，凡是带 ACK 的报文段，不论是否回答。`,
  },
  'calling-again': {
    title: 'TIME_WAIT 期间的新连接',
    text: phrase`只要 SYN 的序号大于用过的所有序号，RFC 就允许（MAY-2），Linux 也这样做。否则质询用的 ACK 会使对方发出 RST，把等待的一端复位。`,
  },
  'unread-data': {
    title: '数据没读就关闭',
    text: phrase`如果 CLOSE 也意味着不再读（MAY-1），就应当用 RST 告诉对方数据丢了（SHLD-3），Linux 正是如此。在 RFC 这一方，CLOSE 只结束发送，发出的是 FIN。`,
  },
  'data-after-close': {
    title: '程序关闭之后到达的数据',
    text: phrase`调用 ${code('close()')} 之后，再没有谁会读。RFC 允许回以 RST（MAY-1），Linux 就这样做；RFC 这一方继续接收。如果数据与 FIN 交错，RST 的序号可能就是 FIN 的序号，Linux 的对方也照办。`,
  },
  'ack-on-a-reset': {
    title: '异常终止时的 RST',
    text: phrase`Linux 的 RST 带 ACK，RFC 的不带。对方是否相信，看的是它的序号。`,
  },
  'last-word-of-keep-alive': {
    title: '保活放弃之时',
    text: phrase`两者都忘掉连接。Linux 还发送一个 RST，以防对方其实还在。`,
  },
};
