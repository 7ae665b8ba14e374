/** Questions about TIME_WAIT, and the answers. In English. */
import type { waiting as questions } from '../../../../cases/questions/waiting.ts';
import type { QuestionWords } from '../../../contract/index.ts';
import { code, phrase, sideMark, stateMark, strong } from '../../../phrase.ts';

export const waiting = {
  'why-time-wait': {
    question: 'Why is there a TIME_WAIT?',
    answer: phrase`There are two reasons. If the last ACK is lost, the FIN is retransmitted, as here, and the active closer must still be there to acknowledge it; then the peer closes cleanly. And the same 4-tuple must stay unused until old segments have disappeared, or a new connection could take them for its own data. The second reason sets the length.`,
    points: [
      'To acknowledge a retransmitted FIN',
      'To keep old segments out of a new connection',
      'The second reason sets the length: 2 MSL',
    ],
    keywords: 'TIME-WAIT 2MSL purpose old duplicates 作用 意义 旧报文段',
  },
  'why-2msl': {
    question: 'Why 2 MSL and not one, and how long is that?',
    answer: phrase`The last ACK can spend up to one MSL in the network. A FIN sent just before that ACK arrives can take one more MSL on its way back: here it arrives when one MSL is long over. After 2 MSL, no segment of this connection is left in either direction. 2 MSL limits the life of segments; it is not the time for one retransmission, and no proof that the ACK arrived. The MSL of RFC 9293 is 2 minutes, which makes 4; Linux waits 60 s in all.`,
    points: [
      'One MSL for the last ACK, one for a FIN coming back',
      'After it, both directions are free of old segments',
      '4 minutes by the RFC, 60 s on Linux',
      'It is not a retransmission time-out',
    ],
    keywords: 'TIME-WAIT maximum segment lifetime MSL 240 60 最长报文段寿命 时长',
  },
  'whose-time-wait': {
    question: 'Which side gets TIME_WAIT, the client or the server?',
    answer: phrase`The active closer: the side that sends the first FIN. It can be the client or the server; here it is the ${sideMark('server', 'server')}. In a simultaneous close both sides get it. A server avoids it by letting its clients close first.`,
    points: [
      'The active closer, client or server',
      'In a simultaneous close, both',
      'A server lets its clients close first',
    ],
    keywords: 'TIME-WAIT active close passive close 主动关闭 被动关闭 哪一方',
  },
  'syn-in-time-wait': {
    question: 'What happens if a SYN arrives in TIME_WAIT?',
    answer: phrase`A SYN that is certainly newer may open a new connection at once, as here. It is newer if its sequence number is higher than the last one used or, better, if its timestamp is later. Otherwise it is treated as an old duplicate and answered with an ACK. This run has no timestamps, so the sequence number decides.`,
    points: [
      'A newer SYN may open a new connection at once',
      'Newer: higher sequence number or later timestamp',
      'An old SYN is answered with an ACK',
    ],
    keywords: 'TIME-WAIT reuse new incarnation timestamps port reuse 复用 时间戳 新连接',
  },
  'time-wait-assassination': {
    question: 'What is TIME_WAIT assassination?',
    answer: phrase`An old segment arrives in ${stateMark('TIME_WAIT')} and is answered with an ACK. The peer is ${stateMark('CLOSED')} already and answers that ACK with ${code('RST')}. By a strict reading of RFC 9293 this RST ends ${stateMark('TIME_WAIT')} too early, and old segments could enter a new connection. RFC 1337 recommends ignoring a RST in ${stateMark('TIME_WAIT')}. Linux does so only with ${code('tcp_rfc1337=1')}.`,
    points: [
      'Old segment, ACK, and a RST from the closed peer',
      'The RST ends TIME_WAIT too early',
      'RFC 1337: ignore a RST in TIME_WAIT',
    ],
    keywords: 'TIME-WAIT RFC 1337 tcp_rfc1337 killed RST 暗杀 提前终止',
  },
  'many-time-waits': {
    question: 'Are thousands of TIME_WAIT sockets a problem?',
    answer: phrase`Seldom: they take little memory and no process. A ${strong('client')} that keeps connecting to one destination can run out of local ports, because each 4-tuple is blocked until its wait is over, as here. Keep connections open, let the peer close first, or use more addresses. On Linux ${code('tcp_tw_reuse')} helps: for outgoing connections only, with timestamps, and by default only on loopback. ${code('SO_LINGER')} with time 0 avoids the wait by a RST, which loses unsent data.`,
    points: [
      'They cost little memory and no process',
      'The limit: local ports of a client, per destination',
      'Remedies: keep connections open, let the peer close first',
      'tcp_tw_reuse: outgoing only, needs timestamps',
    ],
    keywords:
      'TIME-WAIT ephemeral ports exhaustion tcp_tw_reuse tcp_tw_recycle SO_LINGER 端口耗尽 临时端口 大量 复用',
  },
  'server-time-waits': {
    question: 'Why does a server have many sockets in TIME_WAIT?',
    answer: phrase`Because the ${sideMark('server', 'server')} closes first, as here: it is the active closer of many short connections. Typical causes: HTTP without persistent connections, an idle time-out or request limit after which the server closes, or a proxy that opens a new connection to its backend for each request. On Linux each lasts 60 s, so 100 closes a second make 6,000 sockets. Use persistent connections, or let the clients close first.`,
    points: [
      'The server is the active closer',
      'Short connections, or an idle time-out on the server',
      'Number: closes per second times 60 on Linux',
      'Remedies: persistent connections, clients close first',
    ],
    keywords: 'TIME-WAIT HTTP keep-alive short connections nginx proxy 大量 短连接 长连接 主动关闭',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
