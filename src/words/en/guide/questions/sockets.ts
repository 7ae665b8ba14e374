/** Questions about socket calls and their errors, and the answers. In English. */
import type { sockets as questions } from '../../../../cases/questions/sockets.ts';
import type { QuestionWords } from '../../../contract/index.ts';
import { code, phrase, sideMark, stateMark } from '../../../phrase.ts';

export const sockets = {
  'close-or-shutdown': {
    question: 'What is the difference between close() and shutdown(SHUT_WR)?',
    answer: phrase`${code('shutdown')} ends the sending direction only: a FIN leaves, and the application goes on reading, as here. ${code('close')} gives up the socket. Data that is unread then, or arrives later, should be answered with ${code('RST')}, so that the peer learns of the loss. ${code('close')} sends a FIN only when the last copy of the descriptor is closed, which matters after ${code('fork()')}; ${code('shutdown')} acts at once on the connection.`,
    points: [
      'shutdown(SHUT_WR): FIN now, reading goes on',
      'close(): no more reading; data is answered with RST',
      'close() waits for the last copy of the descriptor',
    ],
    keywords: 'half-close SHUT_WR SHUT_RDWR descriptor fork 半关闭 描述符',
  },
  'so-linger': {
    question: 'What does SO_LINGER change about close()?',
    answer: phrase`By default ${code('close()')} returns at once, and the kernel sends the remaining data and the FIN in the background. With ${code('SO_LINGER')} and time 0, it discards unsent data and sends ${code('RST')}, as here: both sides are ${stateMark('CLOSED')}, nobody is in ${stateMark('TIME_WAIT')}, and the peer gets ${code('ECONNRESET')}. With a longer time, ${code('close()')} blocks until data and FIN are acknowledged or the time is over.`,
    points: [
      'Default: close() returns at once, the kernel sends the rest',
      'Time 0: RST, unsent data is lost, no TIME_WAIT',
      'Time above 0: close() blocks until all is acknowledged',
    ],
    keywords: 'SO_LINGER l_onoff abort RST close block 异常终止 复位 关闭 阻塞',
  },
  'connect-errors': {
    question: 'What do the errors of connect() mean?',
    answer: phrase`${code('ECONNREFUSED')}: a ${code('RST')} answered the SYN, as here; usually nobody listens. ${code('ETIMEDOUT')}: no answer at all, in spite of retransmissions. ${code('EHOSTUNREACH')} and ${code('ENETUNREACH')}: no route, or ICMP says so. ${code('EADDRNOTAVAIL')}: nothing was sent, because every local port for this destination is taken, for example by connections in ${stateMark('TIME_WAIT')}. ${code('EINPROGRESS')} on a non-blocking socket is no error: the handshake goes on.`,
    points: [
      'ECONNREFUSED: the SYN was answered with RST',
      'ETIMEDOUT: no answer to any SYN',
      'EADDRNOTAVAIL: local, no port free, nothing sent',
      'EINPROGRESS: non-blocking, no error',
    ],
    keywords:
      'ECONNREFUSED ETIMEDOUT EADDRNOTAVAIL EHOSTUNREACH errno connection refused timed out 连接被拒绝 超时 错误码',
  },
  'read-write-errors': {
    question: 'What do ECONNRESET, EPIPE and ETIMEDOUT mean while data flows?',
    answer: phrase`${code('ECONNRESET')}: a ${code('RST')} has arrived, as here, and the next call reports it. ${code('EPIPE')}, with the signal ${code('SIGPIPE')}: the application sends although its sending direction is closed, or although the error was reported before. If the RST arrives in ${stateMark('CLOSE_WAIT')}, Linux reports ${code('EPIPE')} too. ${code('ETIMEDOUT')}: retransmissions or keep-alive probes stayed unanswered. ${code('recv()')} = 0 is no error: it is the peer’s FIN.`,
    points: [
      'ECONNRESET: a RST has arrived',
      'EPIPE: sending on a connection that cannot send any more',
      'ETIMEDOUT: retransmissions or keep-alive gave up',
      'recv() = 0: a FIN, no error',
    ],
    keywords:
      'ECONNRESET EPIPE SIGPIPE ETIMEDOUT broken pipe connection reset by peer 连接被重置 管道破裂 错误码',
  },
  'listen-backlog': {
    question: 'What is the listen backlog, and where does accept() come in?',
    answer: phrase`The kernel finishes the handshake by itself; ${code('accept()')} only takes a finished connection out of the accept queue. So ${code('connect()')} succeeds and data is acknowledged although the ${sideMark('server', 'server')}’s application has only called ${code('listen()')}, as here. The backlog limits this queue: on Linux min(backlog, ${code('net.core.somaxconn')}), and one more fits. When it is full, Linux drops new SYNs and ignores third segments, or sends RST with ${code('tcp_abort_on_overflow')}.`,
    points: [
      'The kernel completes the handshake without accept()',
      'accept() takes a connection from the accept queue',
      'Limit: min(backlog, somaxconn), and one more fits',
      'Full: SYNs are dropped, third segments ignored',
    ],
    keywords:
      'accept queue SYN queue somaxconn tcp_abort_on_overflow backlog 全连接队列 半连接队列 队列',
  },
  'address-in-use': {
    question: 'Why “Address already in use” after a restart?',
    answer: phrase`The server was the active closer, so its old connections are in ${stateMark('TIME_WAIT')}, as here, and ${code('bind()')} refuses their local port. With ${code('SO_REUSEADDR')}, ${code('bind()')} succeeds; ${stateMark('TIME_WAIT')} lasts as long as before. This is a rule of BSD sockets only: for TCP a 4-tuple is taken, not a port, and RFC 9293 lets a host listen while old connections exist. This run has one connection per host, so ${code('listen()')} itself fails.`,
    points: [
      'Old connections of the port are in TIME_WAIT',
      'bind() refuses: a rule of sockets, not of TCP',
      'SO_REUSEADDR lets bind() succeed',
      'It does not shorten TIME_WAIT',
    ],
    keywords: 'EADDRINUSE bind restart SO_REUSEADDR port 地址已被使用 端口占用 重启',
  },
  'reuse-options': {
    question: 'How do SO_REUSEADDR and SO_REUSEPORT differ?',
    answer: phrase`${code('SO_REUSEADDR')} lets ${code('bind()')} take a port whose old connections are in ${stateMark('TIME_WAIT')}; on Linux it does not allow a second listener. ${code('SO_REUSEPORT')} allows several listening sockets of the same user on one port, and Linux distributes new connections among them by a hash. Neither changes a connection in ${stateMark('TIME_WAIT')}. A new connection on the same 4-tuple needs a newer SYN, as here.`,
    points: [
      'SO_REUSEADDR: bind() in spite of TIME_WAIT',
      'SO_REUSEPORT: several listeners on one port',
      'Neither shortens TIME_WAIT',
    ],
    keywords: 'SO_REUSEADDR SO_REUSEPORT bind listener load balancing 端口复用 地址复用 负载均衡',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
