/** Questions about what TCP is, and the answers. In English. */
import type { basics as questions } from '../../../../cases/questions/basics.ts';
import type { QuestionWords } from '../../../contract/index.ts';
import { code, phrase, sideMark, strong } from '../../../phrase.ts';

export const basics = {
  'what-is-a-connection': {
    question: 'What is a TCP connection, and how many can one port have?',
    answer: phrase`A connection is state on two hosts: sequence numbers, windows, buffers and timers, kept in a TCB on each side. The three-way handshake creates it, as here; the routers in between need not know of it. A 4-tuple identifies it: two addresses and two ports. So one server port can carry very many connections, because the clients’ addresses or ports differ. One client address can have at most 65,535 connections to it, one from each of its ports; in all, memory and descriptors set the limit.`,
    points: [
      'State on both hosts (TCB): sequence numbers, windows, timers',
      'Identified by the 4-tuple: two addresses and two ports',
      'One server port can carry very many connections',
      'Limits: memory, descriptors, and the ports of one client address',
    ],
    keywords: 'connection 4-tuple TCB limit 65535 C10K 连接 四元组 最大连接数 端口 上限',
  },
  'byte-stream': {
    question: 'Why is one send() not one recv()?',
    answer: phrase`TCP carries a ${strong('byte stream')} and keeps no message boundaries. Here one ${code('send()')} of 6,000 bytes leaves in six segments, and when the gap is filled, 5,000 bytes become readable together. In the same way, several small sends may arrive in one ${code('recv()')}. So the application protocol has to mark its messages: by a length before each message, by a delimiter, or by a fixed size. The receiver calls ${code('recv()')} until a whole message is there.`,
    points: [
      'TCP is a byte stream without message boundaries',
      'One send() may need several recv() calls, and the reverse',
      'The application marks messages: length, delimiter or fixed size',
    ],
    keywords: 'sticky packets message boundary framing split 粘包 拆包 字节流 消息边界',
  },
  'what-makes-it-reliable': {
    question: 'What makes TCP reliable?',
    answer: phrase`Every byte has a sequence number, and the receiver acknowledges what has arrived without a gap. What is not acknowledged is retransmitted: after a time-out, as here, or after three duplicate ACKs. The receiver puts segments in order, drops duplicates and verifies the checksum. Flow control keeps its buffer from overflowing. Reliable means: in order, complete and without duplicates, or an error. It does not mean that the application has processed the data.`,
    points: [
      'Sequence numbers and cumulative ACKs',
      'Retransmission after a time-out or three duplicate ACKs',
      'The receiver restores the order and drops duplicates',
      'Checksum and flow control',
      'If all fails, the application gets an error',
    ],
    keywords: 'reliable delivery guarantee checksum retransmission 可靠 可靠传输 校验和 重传 确认',
  },
  'full-duplex': {
    question: 'What does full duplex mean for TCP?',
    answer: phrase`Both sides can send at the same time. Each direction has its own sequence numbers, its own window and its own FIN. The ACK of one direction is piggybacked on segments of the other. Here the ${sideMark('client', 'client')} has closed its direction, and the ${sideMark('server', 'server')} still sends: the connection is half-closed. This is why a connection needs a SYN and a FIN from each side.`,
    points: [
      'Both sides can send at the same time',
      'Each direction has its own sequence numbers, window and FIN',
      'ACKs are piggybacked on data of the other direction',
      'Each direction closes separately (half-close)',
    ],
    keywords: 'full duplex two directions half-close 全双工 双向 半双工',
  },
  'tcp-or-udp': {
    question: 'What is the difference between TCP and UDP, and when is which used?',
    answer: phrase`TCP sets up a connection and delivers a byte stream in order, with retransmission, flow control and congestion control. UDP sends single datagrams: they keep their boundaries, but may be lost, duplicated or reordered. TCP costs a round trip before the first data, as here, and one lost segment holds back all data after it. TCP suits files, web pages, mail and databases. UDP suits short queries such as DNS, live voice and video, and protocols with a transport of their own, such as QUIC.`,
    points: [
      'TCP: connection, ordered byte stream, retransmission',
      'TCP: flow control and congestion control',
      'UDP: single datagrams, no guarantee, no connection',
      'Cost of TCP: a round trip first, head-of-line blocking',
    ],
    keywords: 'UDP datagram difference DNS QUIC RTP head-of-line 区别 数据报 无连接 队头阻塞',
  },
  'same-port-tcp-udp': {
    question: 'Can TCP and UDP use the same port number?',
    answer: phrase`Yes. The protocol number in the IP header, 6 for TCP and 17 for UDP, decides first which protocol gets the packet, and each has its own ports. So a TCP socket and a UDP socket can be bound to the same number: DNS uses port 53 of both. Here no TCP socket listens on the port, so the SYN is answered with ${code('RST')}. A UDP socket on the same number would not change that.`,
    points: [
      'Yes: each protocol has its own port numbers',
      'The protocol number in the IP header decides first (6 or 17)',
      'Example: DNS on port 53 of both',
    ],
    keywords: 'UDP port 53 DNS bind protocol number 同一个端口 端口冲突 绑定',
  },
  'header-fields': {
    question: 'Which fields does a TCP header have?',
    answer: phrase`It has two ports, the sequence number of the first data byte, and the ACK number: the next byte expected. The header length is needed because options may follow. The flags are SYN, ACK, FIN, RST, PSH and URG, and CWR and ECE for congestion notification. The window says how many bytes the sender of the segment can still receive. Checksum and urgent pointer follow; without options that makes 20 bytes, as here. Addresses and total length are in the IP header.`,
    points: [
      'Source port and destination port',
      'Sequence number and ACK number',
      'Flags: SYN, ACK, FIN, RST, PSH, URG',
      'Window, checksum, urgent pointer, options',
      '20 bytes without options',
    ],
    keywords: 'header format 20 bytes flags options offset 首部 头部格式 报文格式 字段 标志位',
  },
  'slow-to-start': {
    question: 'Why does a new TCP connection start slowly?',
    answer: phrase`The three-way handshake takes a round trip before the first data; TLS adds one or two more. Then slow start limits the sender: here the ${sideMark('client', 'client')} has 6,000 bytes to send, but only four segments may be in flight until ACKs arrive (ten on Linux). Reusing a connection avoids both. TCP Fast Open puts data on the SYN of a later connection. QUIC, which runs over UDP, combines its handshake with that of TLS.`,
    points: [
      'The handshake takes one round trip before data',
      'TLS adds one or two round trips',
      'Slow start: only a few segments in the first round trip',
      'Remedies: reuse connections, Fast Open, QUIC',
    ],
    keywords: 'latency TFO fast open QUIC TLS initial window 慢 延迟 握手开销 初始窗口',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
