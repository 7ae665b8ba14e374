/** Questions about what TCP is, and the answers. In Chinese. */
import type { basics as questions } from '../../../../cases/questions/basics.ts';
import type { QuestionWords } from '../../../contract/index.ts';
import { code, phrase, sideMark, strong } from '../../../phrase.ts';

export const basics = {
  'what-is-a-connection': {
    question: '什么是 TCP 连接？一个端口上最多能有多少条连接？',
    answer: phrase`连接是两台主机上各自保存的状态：序号、窗口、缓冲区和定时器，都记在 TCB 里。三次握手建立这些状态，就像这里；中间的路由器不需要知道它。一条连接由四元组标识：两个地址、两个端口。所以服务器的一个端口可以承载很多连接，只要客户端的地址或端口不同。一个客户端地址与它最多有 65,535 条连接，每个本地端口一条；总数的上限取决于内存和文件描述符。`,
    points: [
      '双方各自保存状态（TCB）：序号、窗口、定时器',
      '由四元组标识：两个地址、两个端口',
      '服务器的一个端口可以有很多连接',
      '上限：内存、文件描述符、单个客户端地址的端口数',
    ],
    keywords: '最大连接数 上限 65535 五元组 connection 4-tuple TCB limit C10K',
  },
  'byte-stream': {
    question: '为什么一次 send() 不等于一次 recv()？什么是“粘包”？',
    answer: phrase`TCP 传输的是${strong('字节流')}，没有消息边界。这里一次 ${code('send()')} 发出 6,000 字节，分成六个报文段；缺口补上后，有 5,000 字节一起变为可读。反过来，几次小的发送也可能被一次 ${code('recv()')} 读到，这就是所谓“粘包”。消息边界要由应用层协议标明：消息前写长度、用分隔符，或者用固定长度。接收方反复调用 ${code('recv()')}，直到收齐一条消息。`,
    points: [
      'TCP 是字节流，没有消息边界',
      '一次 send() 可能要多次 recv()，反之亦然',
      '应用层标明边界：长度、分隔符或固定长度',
    ],
    keywords: '粘包 拆包 半包 字节流 消息边界 sticky packets message boundary framing',
  },
  'what-makes-it-reliable': {
    question: 'TCP 靠什么保证可靠传输？',
    answer: phrase`每个字节都有序号，接收方确认已经连续收到的数据。没有得到确认的数据会重传：或者超时，就像这里，或者收到三个重复 ACK。接收方按序号重新排序，丢弃重复数据，并检查校验和。流量控制保证接收缓冲区不会溢出。“可靠”的意思是：按序、完整、不重复，否则报告错误。它不表示应用程序已经处理了数据。`,
    points: [
      '序号和累积确认',
      '超时重传，或收到三个重复 ACK 后重传',
      '接收方排序、去重',
      '校验和、流量控制',
      '实在送不到，应用程序会得到错误',
    ],
    keywords: '可靠传输 校验和 重传 确认 排序 reliable delivery guarantee checksum',
  },
  'full-duplex': {
    question: 'TCP 的全双工是什么意思？',
    answer: phrase`双方可以同时发送。每个方向有自己的序号、自己的窗口和自己的 FIN。一个方向的 ACK 由另一个方向的报文段捎带。这里${sideMark('client', '客户端')}已经关闭自己的方向，${sideMark('server', '服务器')}还在发送，这就是半关闭。正因为如此，一条连接里双方都要发一个 SYN 和一个 FIN。`,
    points: [
      '双方可以同时发送',
      '每个方向有自己的序号、窗口和 FIN',
      'ACK 由反方向的数据捎带',
      '两个方向各自关闭（半关闭）',
    ],
    keywords: '双向 半双工 半关闭 full duplex two directions half-close',
  },
  'tcp-or-udp': {
    question: 'TCP 和 UDP 有什么区别？各用在什么场合？',
    answer: phrase`TCP 先建立连接，再按序传输字节流，有重传、流量控制和拥塞控制。UDP 发送一个个独立的数据报：保留边界，但可能丢失、重复、乱序。TCP 的代价是：第一个数据之前要多花一个往返时间，就像这里；丢一个报文段，后面的数据都要等它。TCP 适合文件、网页、邮件、数据库。UDP 适合 DNS 这样的短查询、实时音视频，以及自带传输机制的协议，例如 QUIC。`,
    points: [
      'TCP：面向连接、按序的字节流、重传',
      'TCP：有流量控制和拥塞控制',
      'UDP：独立的数据报，无连接，不保证送达',
      'TCP 的代价：先花一个往返时间，队头阻塞',
    ],
    keywords: '区别 数据报 无连接 队头阻塞 UDP datagram difference DNS QUIC RTP',
  },
  'same-port-tcp-udp': {
    question: 'TCP 和 UDP 可以使用同一个端口号吗？',
    answer: phrase`可以。IP 首部的协议号（TCP 是 6，UDP 是 17）先决定由哪个协议处理，两者的端口各自独立。所以一个 TCP 套接字和一个 UDP 套接字可以绑定同一个端口号，例如 DNS 两者都用 53。这里没有 TCP 套接字在监听，SYN 得到的是 ${code('RST')}；即使有 UDP 套接字绑定了这个端口号，结果也一样。`,
    points: [
      '可以：两个协议的端口各自独立',
      '先看 IP 首部的协议号（6 或 17）',
      '例子：DNS 两者都用 53 端口',
    ],
    keywords: '同一个端口 端口冲突 绑定 协议号 UDP port 53 DNS bind protocol number',
  },
  'header-fields': {
    question: 'TCP 首部有哪些字段？',
    answer: phrase`源端口和目的端口；序号，即第一个数据字节的编号；确认号，即期望收到的下一个字节。因为后面可能有选项，所以要有首部长度。标志位有 SYN、ACK、FIN、RST、PSH、URG，以及用于拥塞通知的 CWR 和 ECE。窗口表示自己还能接收多少字节。此外是校验和与紧急指针；没有选项时共 20 字节，就像这里。地址和总长度在 IP 首部里。`,
    points: [
      '源端口、目的端口',
      '序号、确认号',
      '标志位：SYN、ACK、FIN、RST、PSH、URG',
      '窗口、校验和、紧急指针、选项',
      '没有选项时 20 字节',
    ],
    keywords: '头部格式 报文格式 标志位 20 字节 header format flags options offset',
  },
  'slow-to-start': {
    question: '为什么新建的 TCP 连接起步慢？',
    answer: phrase`三次握手要花一个往返时间才能发数据；TLS 还要一到两个。接着慢启动限制发送：这里${sideMark('client', '客户端')}有 6,000 字节要发，但在 ACK 到达之前只能有四个报文段在途（Linux 是十个）。复用已有连接可以避免这两项开销。TCP Fast Open 让以后的连接在 SYN 上携带数据。QUIC 运行在 UDP 之上，把自己的握手和 TLS 的握手合在一起。`,
    points: [
      '握手花一个往返时间',
      'TLS 再加一到两个往返时间',
      '慢启动：第一个往返时间只能发几个报文段',
      '办法：复用连接、Fast Open、QUIC',
    ],
    keywords: '慢 延迟 握手开销 初始窗口 latency TFO fast open QUIC TLS initial window',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
