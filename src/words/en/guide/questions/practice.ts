/** Questions from practice, and the answers. In English. */
import type { practice as questions } from '../../../../cases/questions/practice.ts';
import type { QuestionWords } from '../../../contract/index.ts';
import { code, phrase, sideMark, stateMark, strong } from '../../../phrase.ts';

export const practice = {
  'close-wait-piles-up': {
    question: 'Why do CLOSE_WAIT sockets pile up?',
    answer: phrase`${stateMark('CLOSE_WAIT')} means that the peer has closed and that ${strong('your own application')} has not called ${code('close()')}. It has no timer, as the end of this run shows. Keep-alive may end the state if the peer is gone, but the descriptor stays leaked until the application closes it. Typical causes: an EOF that nobody handles (${code('recv()')} returned 0), an error path without ${code('close()')}, or a pool that keeps dead connections.`,
    points: [
      'The peer has closed, your own application has not',
      'A leak in the application, not a kernel setting',
      'No timer ends it; the descriptor stays leaked',
      'Causes: EOF not handled, error path, connection pool',
    ],
    keywords: 'leak descriptor bug many CLOSE-WAIT 泄漏 大量 描述符 没有关闭',
  },
  'syn-flood': {
    question: 'How does a SYN flood work, and what do SYN cookies cost?',
    answer: phrase`A SYN with a forged address leaves a connection in ${stateMark('SYN_RCVD')} whose third segment never comes; here it takes up room for a minute. Thousands fill the SYN queue. With ${code('tcp_syncookies')}, on by default, Linux then keeps nothing and encodes what it needs in the initial sequence number of the ${code('SYN+ACK')}. The price: few bits for the MSS, options only if timestamps carry them, and no retransmission of the ${code('SYN+ACK')}. This run shows one such SYN, without cookies.`,
    points: [
      'Forged SYNs leave connections in SYN_RCVD',
      'They fill the SYN queue',
      'Cookie: the state is encoded in the initial sequence number',
      'Price: MSS and options limited, SYN+ACK not retransmitted',
    ],
    keywords: 'DoS DDoS attack half-open backlog cookie tcp_syncookies 洪泛 攻击 半连接',
  },
  'look-at-states': {
    question: 'How do I look at connections and their states?',
    answer: phrase`${code('ss -tan')} lists TCP sockets with their states, ${code('-p')} adds the process, ${code('-o')} the timers, ${code('-i')} RTT and cwnd; ${code('netstat -tan')} is the older tool. In this run it would show FIN-WAIT-2 on the ${sideMark('client', 'client')} and CLOSE-WAIT on the ${sideMark('server', 'server')}. ${code('ss -lnt')} lists listeners: Recv-Q counts connections that wait for ${code('accept()')}, Send-Q is the backlog. ${code('nstat')} counts retransmissions and queue overflows.`,
    points: [
      'ss -tan (or netstat -tan): states; -p: process',
      'ss -o: timers; ss -i: RTT and cwnd',
      'ss -lnt: Recv-Q is the accept queue, Send-Q the backlog',
      'nstat: counters, such as retransmissions',
    ],
    keywords: 'ss netstat nstat lsof state monitor 查看 状态 连接 命令 排查',
  },
  'read-a-capture': {
    question: 'How do I read the flags and numbers of tcpdump?',
    answer: phrase`In brackets, ${code('S')} is SYN, ${code('F')} FIN, ${code('R')} RST, ${code('P')} PSH, and the dot is ACK: ${code('[S.]')} is SYN+ACK, ${code('[.]')} a pure ACK, ${code('[F.]')} FIN+ACK. ${code('seq 1:101')} is the first byte and the one after the last: 100 bytes. After the SYNs, numbers are relative to the initial ones; ${code('-S')} shows the real ones. ${code('ack')} names the next byte expected. A retransmission repeats an old ${code('seq')}.`,
    points: [
      'S, F, R, P, and the dot for ACK',
      'seq a:b: the first byte and the one after the last',
      'Numbers are relative; -S shows the real ones',
      'ack: the next byte expected',
    ],
    keywords: 'tcpdump Wireshark capture flags relative sequence 抓包 标志位 相对序号 分析',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
