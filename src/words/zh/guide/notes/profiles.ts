/** How the profiles differ. The numbers are in the table, which is made from the profiles. In Chinese. */
import type { NotesOf } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';

export const profiles: NotesOf<'profiles'> = {
  'segment-and-buffer': {
    title: '大小',
    text: phrase`RFC 模式取便于计算的整数，Linux 模式取以太网和常见缓冲区的大小。Linux 最初通告的窗口是缓冲区内存的一半。`,
  },
  'retransmission-timeout': {
    title: '重传超时时间（RTO）',
    text: phrase`RFC 6298 的下限用于整个 RTO。Linux 的下限只用于 RTTVAR 那一部分，再加上 SRTT。在快速网络中，Linux 的 RTO 要短几倍。`,
  },
  'patience-with-a-syn': {
    title: 'SYN 重传多久后放弃',
    text: phrase`RFC 9293 要求至少三分钟（MUST-23）。Linux 放弃得更早：这里是 127 秒，与 Linux 6.5 之前相同。6.5 起 ${code('tcp_syn_linear_timeouts')}=4，多了四次间隔 1 秒的重传，约 131 秒后放弃。握手始终没有完成时，Linux 服务器丢弃这个请求，仍处于 ${stateMark('LISTEN')}。`,
  },
  'patience-with-data': {
    title: '数据重传多久后放弃',
    text: phrase`RFC 模式按重传次数计。Linux 把 ${code('tcp_retries2')}（15）换算成时间，约 15 分钟，此后第一次超时就放弃。`,
  },
  'patience-of-nobody': {
    title: '孤儿连接',
    text: phrase`${code('close()')} 之后没有进程持有套接字，Linux 重传的次数就少得多（${code('tcp_orphan_retries')}）；RFC 不作区别。在 Linux 上，即使 FIN 之前还有数据等待发送，调用 ${code('close()')} 也会立即离开 ${stateMark('CLOSE_WAIT')}。`,
  },
  'after-a-timeout': {
    title: '超时之后重传什么',
    text: phrase`按 3.10.8 节，只重传队列中的第一个报文段，其余丢失的报文段要等各自超时。Linux 认为所有未确认的报文段都已丢失，随着 ACK 到达逐个重传。`,
  },
  'one-segment-of-two': {
    title: '两个报文段合并重传',
    text: phrase`Linux 重传时，会带上队列中后面放得下的内容。这里数据和 FIN 合并到一个报文段重传。`,
  },
  congestion: {
    title: '拥塞窗口怎么计算',
    text: phrase`RFC 5681 按字节计，丢失后取在途数据量的一半。Linux 按报文段计：这里用 Reno，窗口减半；默认的 CUBIC 减到约 0.7 倍。只有窗口用满时，Linux 才让它增大。带来新窗口的 ACK，Linux 不算重复 ACK；SYN 之后的第一个报文段总会带来新窗口。`,
  },
  'initial-window': {
    title: '初始拥塞窗口',
    text: phrase`第一个 ACK 到达之前可以发送多少：RFC 5681 的表，或 RFC 6928 的十个报文段。`,
  },
  'when-to-acknowledge': {
    title: '何时发送 ACK',
    text: phrase`RFC 模式立即确认，除非场景设了延迟。Linux 在连接开始时、在丢失或乱序之后立即确认，其他时候延迟确认，以便由数据捎带。对 FIN 的 ACK 也会延迟。`,
  },
  'rest-of-the-window': {
    title: '窗口的剩余部分',
    text: phrase`窗口的剩余部分可能放不下一个完整的报文段。RFC 不使用这一部分（3.8.6.2.1）。Linux 通常把两个或更多报文段组成一批，最后一个带 PSH；放得下一个完整的报文段或全部剩余数据时，才开始新的一批。这一批可以一直填到窗口的右沿，这里就是这样。`,
  },
  'send-buffer': {
    title: '发送缓冲区',
    text: phrase`RFC 9293 没有限制应用程序能写多少（3.10.2），RFC 模式也不限制。Linux 把数据保留到得到确认为止，并计算它占用的内存。缓冲区起初为 16,384 字节，握手后容得下两个窗口（每个十个报文段），以后随 ${code('cwnd')} 增大。放不下时 ${code('send()')} 阻塞；这里发送的数据放得下。`,
  },
  'window-of-memory': {
    title: '窗口按什么计算',
    text: phrase`RFC 模式通告空闲的字节数。Linux 计算报文段连同首部占用的内存，并取整数个报文段，所以小报文段会更快填满缓冲区。`,
  },
  'window-probe': {
    title: '零窗口探测',
    text: phrase`RFC 的探测带一个字节。Linux 的探测不带数据：它的序号在窗口左侧，同样必须得到回复。`,
  },
  'edge-of-the-window': {
    title: '窗口的边缘',
    text: phrase`按 3.4 节的判定表，已经收到过的报文段整个不可接受。如果它正好止于窗口左沿，Linux 会先处理它的 ACK 字段，再确认一次。`,
  },
  'limited-acks': {
    title: '多久回复攻击者一次',
    text: phrase`攻击者可以触发 Challenge ACK（质询 ACK），也可以触发对不可接受报文段的 ACK。Linux 对每条连接加以限制（RFC 5961 第 7 节），这里的往来因此停止。RFC 模式不加限制。`,
  },
  'listening-goes-on': {
    title: '监听套接字后来怎样',
    text: phrase`在 RFC 中，监听的 TCB 变成连接，也可能回到 ${stateMark('LISTEN')}。套接字服务器另有监听套接字：连接结束后，它仍处于 ${stateMark('LISTEN')}。Linux 不保留 SYN 携带的数据；处于 ${stateMark('LISTEN')} 时，带 FIN 的 SYN 会被整个丢弃。`,
  },
  'simultaneous-open': {
    title: 'Linux 上的同时打开',
    text: phrase`两种模式都按图 7 处理。Linux 随后还多发一个图中没有的 ACK。`,
  },
  'syn-again': {
    title: '对重复 SYN 的回复',
    text: phrase`严格按 RFC 9293，回复一个纯 ACK。Linux 和 BSD 重传 SYN+ACK。其余场景在两种模式下都重传 SYN+ACK，只有 RFC 模式的这个场景按条文处理。`,
  },
  'another-syn': {
    title: '对另一个 SYN 的回复',
    text: phrase`在 ${stateMark('SYN_RCVD')} 中，窗口内又收到序号不同的 SYN，这次握手就此结束。按 RFC 不发送报文段；Linux 发送 RST。如果这个 SYN 是真的，对端的 ${code('connect()')} 就会失败。`,
  },
  'syn-soon-again': {
    title: 'SYN_SENT 中收到错误的 ACK',
    text: phrase`在 ${stateMark('SYN_SENT')} 中，错误的 ACK 得到 RST。Linux 几毫秒后就重传 SYN；按 RFC 要等到超时。`,
  },
  'fin-wait-2': {
    title: 'FIN_WAIT_2 持续多久',
    text: phrase`RFC 没有限制：对端可能还有许多数据要发。没有进程持有套接字时，Linux 就限制它的时间。`,
  },
  'time-wait': {
    title: 'TIME_WAIT 持续多久',
    text: phrase`RFC 的 MSL 是两分钟。Linux 用一个常数规定整个等待时间。`,
  },
  'wait-starts-anew': {
    title: '什么使 2MSL 重新计时',
    text: phrase`按 RFC，只有重传的 FIN。在 Linux 上，任何带 ACK 的报文段都会，无论是否回复它。`,
  },
  'calling-again': {
    title: 'TIME_WAIT 期间的新连接',
    text: phrase`如果 SYN 的序号大于用过的所有序号，RFC 9293 允许建立新连接（MAY-2），Linux 也这样做。否则服务器回复 Challenge ACK（质询 ACK），客户端再用 RST 回复，结束服务器的 TIME_WAIT。`,
  },
  'unread-data': {
    title: '有未读数据时关闭',
    text: phrase`如果 CLOSE 同时结束接收（MAY-1），就应当用 RST 告诉对端数据丢失（SHLD-3），Linux 正是如此。在 RFC 模式中，CLOSE 只结束发送，因此发出 FIN。`,
  },
  'data-after-close': {
    title: 'close() 之后到达的数据',
    text: phrase`RFC 的 CLOSE 之后仍可接收，所以 RFC 模式收下数据。套接字的 ${code('close()')} 同时结束接收：此时可以用 RST 回复（MAY-1），Linux 就这样做。如果数据与 FIN 在网络中交错，RST 的序号可能等于 FIN 的序号，对端是 Linux 时也会接受。`,
  },
  'ack-on-a-reset': {
    title: '异常终止时的 RST',
    text: phrase`Linux 的 RST 带 ACK，RFC 的不带。对端是否接受 RST，取决于它的序号。`,
  },
  'last-word-of-keep-alive': {
    title: '保活失败时',
    text: phrase`两种模式都删除连接。Linux 还发送一个 RST，以防对端其实还在。`,
  },
};
