/** Questions about opening a connection, and the answers. In English. */
import type { opening as questions } from '../../../../cases/questions/opening.ts';
import type { QuestionWords } from '../../../guideWords.ts';
import { code, phrase, sideMark, stateMark, strong } from '../../../phrase.ts';

export const opening = {
  'three-to-open': {
    question: 'Why does opening take three segments and not two?',
    answer: phrase`Each end has to learn that the other one got its initial sequence number. With two segments, any SYN would leave the ${sideMark('server', 'server')} ${stateMark('ESTABLISHED')}, even an old one that had wandered about in the network. The third segment is the ${sideMark('client', 'client')}’s word on it: here it finds a wrong ACK, disowns the old SYN with ${code('RST')}, and the ${sideMark('server', 'server')} goes back to ${stateMark('LISTEN')}.`,
    keywords: 'three-way handshake 3-way old duplicate SYN two-way 三次握手 两次握手 旧 SYN',
  },
  'why-not-four': {
    question: 'Why does opening take three segments and not four?',
    answer: phrase`Logically it is four messages: my SYN, your ACK, your SYN, my ACK. The ${sideMark('server', 'server')}’s ACK and its own SYN are ready at the same moment, so they leave in one segment, ${code('SYN+ACK')}. Where they cannot, four segments do cross: that is a simultaneous open.`,
    keywords: 'three-way handshake 3-way four-way SYN+ACK merge 三次握手 四次握手 合并',
  },
  'syn-lost': {
    question: 'What happens if the first SYN is lost?',
    answer: phrase`The ${sideMark('client', 'client')} stays in ${stateMark('SYN_SENT')} and sends its SYN again when the retransmission timer fires: after 1 s, and each time twice as long. The ${sideMark('server', 'server')} knows nothing of it. RFC 9293 asks for at least three minutes of trying; a Linux gives up after about 127 s by default, and ${code('connect()')} fails with ${code('ETIMEDOUT')}.`,
    keywords: 'connect timeout retransmission backoff RTO tcp_syn_retries 超时 重传 丢失 握手',
  },
  'syn-ack-lost': {
    question: 'What happens if the SYN+ACK is lost?',
    answer: phrase`Now each end has a SYN that nobody has acknowledged, so both run a timer. The ${sideMark('client', 'client')}’s fires first, and its repeated SYN makes the ${sideMark('server', 'server')}, in ${stateMark('SYN_RCVD')}, send the ${code('SYN+ACK')} again. That is what deployed stacks do; by the letter of RFC 9293 a repeated SYN draws only a bare ACK, which does not help.`,
    keywords: 'second segment SYN-ACK tcp_synack_retries 第二次握手 重传 丢失',
  },
  'third-segment-lost': {
    question: 'What happens if the third segment of the handshake is lost?',
    answer: phrase`The ${sideMark('client', 'client')} is ${stateMark('ESTABLISHED')} already, the ${sideMark('server', 'server')} still in ${stateMark('SYN_RCVD')}. The ${sideMark('client', 'client')}’s first data carries the same ACK number and completes the handshake, and nobody notices. If the ${sideMark('client', 'client')} has nothing to say, the ${sideMark('server', 'server')} sends its ${code('SYN+ACK')} again and gets a new ACK. Only once the ${sideMark('server', 'server')} has given up would data be answered with ${code('RST')}.`,
    keywords: 'last ACK of the handshake three-way half-open 第三次握手 三次握手 丢失 RST',
  },
  'simultaneous-open': {
    question: 'Can two clients connect to each other?',
    answer: phrase`Yes: both SYNs cross, both ends go from ${stateMark('SYN_SENT')} to ${stateMark('SYN_RCVD')}, each answers with ${code('SYN+ACK')}, and ${strong('one')} connection comes of it, not two. Every TCP must be able to do so. It happens when peers punch holes in NATs, and when a program that keeps connecting to a local port is given that very port as its own.`,
    keywords:
      'simultaneous open NAT hole punching self-connect peer to peer P2P 同时打开 打洞 自连接',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
