/** Questions about opening a connection, and the answers. In English. */
import type { opening as questions } from '../../../../cases/questions/opening.ts';
import type { QuestionWords } from '../../../contract/index.ts';
import { code, phrase, sideMark, stateMark, strong } from '../../../phrase.ts';

export const opening = {
  'three-to-open': {
    question: 'Why does opening take three segments and not two?',
    answer: phrase`Each side has to learn that its initial sequence number has arrived. With two segments, any SYN would bring the ${sideMark('server', 'server')} to ${stateMark('ESTABLISHED')}, even an old duplicate that was delayed in the network. The third segment is the ${sideMark('client', 'client')}’s confirmation. Here the ACK does not match the client’s SYN, so the ${sideMark('client', 'client')} sends ${code('RST')} instead, and the ${sideMark('server', 'server')} goes back to ${stateMark('LISTEN')}.`,
    points: [
      'Both initial sequence numbers have to be acknowledged',
      'An old duplicate SYN must not create a connection',
      'The third segment confirms; a RST rejects',
    ],
    keywords: 'three-way handshake 3-way old duplicate SYN two-way 三次握手 两次握手 旧 SYN',
  },
  'why-not-four': {
    question: 'Why does opening take three segments and not four?',
    answer: phrase`Logically the handshake has four messages: my SYN, your ACK, your SYN, my ACK. The ${sideMark('server', 'server')}’s kernel sends its ACK and its own SYN without waiting for the application. Both are ready at the same moment, so they leave in one segment, ${code('SYN+ACK')}. In a simultaneous open this does not work, and four segments cross.`,
    points: [
      'Four messages: SYN, ACK, SYN, ACK',
      'The server’s ACK and SYN are ready together: SYN+ACK',
      'A simultaneous open does take four segments',
    ],
    keywords: 'three-way handshake 3-way four-way SYN+ACK merge 三次握手 四次握手 合并',
  },
  'syn-lost': {
    question: 'What happens if the first SYN is lost?',
    answer: phrase`The ${sideMark('client', 'client')} stays in ${stateMark('SYN_SENT')} and retransmits its SYN: first after 1 s, then with exponential backoff. The ${sideMark('server', 'server')} knows nothing of it. RFC 9293 asks for at least three minutes of trying. Linux gives up earlier: after about 127 s before version 6.5, and after about 131 s since, because it now retransmits four more times at intervals of 1 s. Then ${code('connect()')} fails with ${code('ETIMEDOUT')}.`,
    points: [
      'The client retransmits after 1 s, then with exponential backoff',
      'The server knows nothing of it',
      'ETIMEDOUT on Linux after about 131 s (127 s before 6.5)',
    ],
    keywords:
      'connect timeout retransmission backoff RTO tcp_syn_retries tcp_syn_linear_timeouts 127 131 超时 重传 丢失 握手',
  },
  'syn-ack-lost': {
    question: 'What happens if the SYN+ACK is lost?',
    answer: phrase`Now each side has a SYN that is not acknowledged, so both run a retransmission timer. The ${sideMark('client', 'client')}’s timer fires first. Its duplicate SYN finds the ${sideMark('server', 'server')} in ${stateMark('SYN_RCVD')}, and the ${sideMark('server', 'server')} retransmits its ${code('SYN+ACK')}. Linux and the BSDs do this. RFC 9293, read strictly, asks for a pure ACK here, which the client would ignore.`,
    points: [
      'Both sides run a retransmission timer',
      'The client retransmits its SYN, the server its SYN+ACK',
      'The server waits in SYN_RCVD meanwhile',
    ],
    keywords: 'second segment SYN-ACK tcp_synack_retries 第二次握手 重传 丢失',
  },
  'third-segment-lost': {
    question: 'What happens if the third segment of the handshake is lost?',
    answer: phrase`The ${sideMark('client', 'client')} is ${stateMark('ESTABLISHED')} already, the ${sideMark('server', 'server')} still in ${stateMark('SYN_RCVD')}. The client’s first data carries the same ACK number and completes the handshake, as here. If the ${sideMark('client', 'client')} has nothing to send, the ${sideMark('server', 'server')} retransmits its ${code('SYN+ACK')} and gets a new ACK. Data is answered with ${code('RST')} only if the ${sideMark('server', 'server')} has given up before.`,
    points: [
      'Client ESTABLISHED, server still SYN_RCVD',
      'The first data carries the ACK and completes the handshake',
      'Otherwise the server retransmits its SYN+ACK',
      'The ACK itself is never retransmitted',
    ],
    keywords: 'last ACK of the handshake three-way 第三次握手 三次握手 丢失 RST',
  },
  'simultaneous-open': {
    question: 'Can two clients connect to each other?',
    answer: phrase`Yes. Both SYNs cross, both sides go from ${stateMark('SYN_SENT')} to ${stateMark('SYN_RCVD')}, and each answers with ${code('SYN+ACK')}. The result is ${strong('one')} connection, not two. Every TCP must support this. Each side must connect to the port the other connects from, as TCP hole punching through NATs does. A program that keeps connecting to a local port can even connect to itself, when the kernel gives it that very port.`,
    points: [
      'Both SYNs cross: SYN_SENT, SYN_RCVD, ESTABLISHED',
      'One connection results, not two',
      'Each side connects to the port the other connects from',
      'Used for hole punching through NATs',
    ],
    keywords:
      'simultaneous open NAT hole punching self-connect peer to peer P2P 同时打开 打洞 自连接',
  },
  'syn-dropped': {
    question: 'When is a SYN dropped without an answer?',
    answer: phrase`When a firewall filters it, when the host is down, or when it is lost on the way. Linux also drops a SYN while the accept queue is full, and, without SYN cookies, while the SYN queue is full. The ${sideMark('client', 'client')} cannot tell these cases apart: it stays in ${stateMark('SYN_SENT')} and retransmits, as here, until ${code('connect()')} fails with ${code('ETIMEDOUT')}. A closed port is different: it answers with ${code('RST')}, and ${code('connect()')} fails after one round trip.`,
    points: [
      'Firewall, host down, or lost on the way',
      'Linux: accept queue full; SYN queue full without cookies',
      'The client stays in SYN_SENT and ends with ETIMEDOUT',
      'Contrast: a closed port answers with RST',
    ],
    keywords: 'SYN drop silent filtered firewall overflow 丢弃 SYN 没有响应 防火墙 队列满',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
