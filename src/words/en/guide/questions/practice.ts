/** Questions about practice, and the answers. In English. */
import type { practice as questions } from '../../../../cases/questions/practice.ts';
import type { QuestionWords } from '../../../guideWords.ts';
import { code, phrase, sideMark, stateMark, strong } from '../../../phrase.ts';

export const practice = {
  'many-time-waits': {
    question: 'Are thousands of TIME_WAIT sockets a problem?',
    answer: phrase`Seldom: they take little memory and no process. What may run out are the ports of a ${strong('client')} that keeps connecting to one destination, since each pair of addresses and ports is blocked, as here, until its wait is over. Keep connections open, let the other end close, use more addresses, or ${code('tcp_tw_reuse')} with timestamps; ${code('SO_LINGER')} with time 0 trades safety for a ${code('RST')}. synfin shows one connection: choosing ports is not part of it.`,
    keywords:
      'TIME-WAIT ephemeral ports exhaustion tcp_tw_reuse tcp_tw_recycle SO_LINGER 端口耗尽 临时端口 大量 复用',
  },
  'close-wait-piles-up': {
    question: 'Why do CLOSE_WAIT sockets pile up?',
    answer: phrase`${stateMark('CLOSE_WAIT')} means: the other end has closed, and ${strong('my own program')} has not called ${code('close')}. No timer ends it, and no kernel setting will. It is a leak in the program: an end of file that nobody reads, an error path, a pool that never cleans up.`,
    keywords: 'leak descriptor bug many CLOSE-WAIT 泄漏 大量 描述符 没有关闭',
  },
  'close-or-shutdown': {
    question: 'What is the difference between close() and shutdown(SHUT_WR)?',
    answer: phrase`${code('shutdown')} ends the sending direction only: a FIN leaves, and one goes on reading, as here. ${code('close')} gives up the socket: data that is unread, or still arrives, should be answered with ${code('RST')}, so that the peer learns of the loss. And ${code('close')} sends a FIN only when the last copy of the descriptor is closed, which matters where a server forks; in synfin each end is one program.`,
    keywords: 'half-close SHUT_WR SHUT_RDWR descriptor fork 半关闭 描述符',
  },
  'listen-backlog': {
    question: 'What is the listen backlog, and where does accept() come in?',
    answer: phrase`TCP finishes the handshake by itself; ${code('accept()')} only takes a finished connection out of a queue. So ${code('connect()')} can succeed, and data be acknowledged, when the ${sideMark('server', 'server')}’s program has done nothing but ${code('listen()')}, as here. A Linux whose accept queue is full ignores the third segment and sends the ${code('SYN+ACK')} again. RFC 9293 knows no queue, and synfin has none.`,
    keywords:
      'accept queue SYN queue somaxconn tcp_abort_on_overflow backlog 全连接队列 半连接队列 队列',
  },
  'syn-flood': {
    question: 'How does a SYN flood work, and what do SYN cookies cost?',
    answer: phrase`A forged SYN leaves a connection in ${stateMark('SYN_RCVD')} whose third segment never comes: here it takes up room for a minute, and thousands of them fill the table. A SYN cookie puts all there is to know into the ${sideMark('server', 'server')}’s initial sequence number, so that nothing need be kept. The price: few bits for the MSS, options lost unless a timestamp carries them, and no ${code('SYN+ACK')} sent again. synfin shows one such SYN, and has no cookies.`,
    keywords: 'DoS DDoS attack half-open backlog cookie tcp_syncookies 洪泛 攻击 半连接',
  },
  'address-in-use': {
    question: 'Why “Address already in use” after a restart, and what does SO_REUSEADDR do?',
    answer: phrase`${code('bind()')} refuses a port while an old connection of it is in ${stateMark('TIME_WAIT')}, and a server that closed first has such connections, as here. ${code('SO_REUSEADDR')} lets ${code('bind()')} succeed; it does not make ${stateMark('TIME_WAIT')} shorter. TCP itself bars only the same pair of addresses and ports, not the port. synfin has neither ${code('bind()')} nor socket options: it shows the RFC’s own refusal, of an OPEN on a connection that still exists.`,
    keywords: 'EADDRINUSE bind restart SO_REUSEPORT port 地址已被使用 端口占用 重启',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
