/** The lessons on the kernel's two queues. In English. */
import type { ServerLessonWords } from '../../../../contract/index.ts';
import { code, lossMark, phrase, stateMark, strong } from '../../../../phrase.ts';

export const beforeAccept: ServerLessonWords<'server-before-accept'> = {
  title: 'Where is a connection before accept()?',
  about: 'What the kernel does for a client by itself, before the server program takes it over.',
  steps: {
    halfOpen: {
      title: 'Half-open: the SYN queue',
      text: phrase`The SYN of c1 has arrived. The kernel answers with ${code('SYN+ACK')} by itself and remembers the half-open connection (${stateMark('SYN_RCVD')}): this is the SYN queue. The server program is busy with c0 and knows nothing of it.`,
    },
    queued: {
      title: 'Established: the accept queue',
      asks: {
        question: 'Nobody has called accept() for c1. What about its connect()?',
        choices: {
          returned: 'It has returned already',
          accept: 'It returns when accept() takes c1',
          data: 'It returns with the first data',
        },
      },
      text: phrase`${code('connect()')} returned when the ${code('SYN+ACK')} came. The third segment makes the connection ${stateMark('ESTABLISHED')}: the kernel moves it from the SYN queue to the accept queue. All of this happens without the program.`,
    },
    waiting: {
      title: 'Four clients wait in the kernel',
      text: phrase`c1 to c4 are connected and have sent their requests; the kernel has acknowledged them. ${code('ss -ltn')} shows it: Recv-Q is the length of the accept queue, here 4, Send-Q its limit, here 5.`,
    },
    accepted: {
      title: 'accept() takes the first one out',
      text: phrase`The program is done with c0. ${code('accept()')} returns c1, which has waited longest, as a new descriptor. The request lay in the receive buffer all the time, so ${code('recv()')} returns its 10 bytes at once.`,
    },
  },
  learned: phrase`The kernel does the handshake, and holds who waits: half-open in the SYN queue, established in the accept queue. ${code('accept()')} only takes connections out that are there already.`,
};

export const oneMore: ServerLessonWords<'server-backlog'> = {
  title: 'The backlog holds n + 1',
  about: 'How many connections fit into the accept queue, and what happens to the next SYN.',
  steps: {
    room: {
      title: 'listen(fd, 2), two in the queue',
      asks: {
        question: 'The backlog is 2, and two connections wait. How many fit in all?',
        choices: { three: 'Three', two: 'Two', five: 'Five' },
      },
      text: phrase`Three. Linux takes the queue for full when its length is ${strong('greater')} than the limit, so it holds limit + 1. The limit is the smaller of backlog and ${code('net.core.somaxconn')}.`,
    },
    full: {
      title: 'Now it is full',
      text: phrase`c3 is the third. ${code('ss -ltn')} shows Recv-Q 3 above Send-Q 2: the sign of a full accept queue. The program still works for c0 and does not call ${code('accept()')}.`,
    },
    dropped: {
      title: 'The next SYN is dropped',
      text: phrase`The SYN of c4 arrives and is ${lossMark('dropped')}: no ${code('SYN+ACK')}, no RST, nothing. Only counters tell: ${code('nstat')} shows TcpExtListenOverflows and TcpExtListenDrops, one more each.`,
    },
    client: {
      title: 'What the client sees: nothing',
      text: phrase`c4 hears nothing and retransmits its SYN after one second, three times, until the queue has room. Its ${code('connect()')} took 3.1 seconds. To the client a full queue looks like a bad network.`,
    },
  },
  learned: phrase`${code('listen(fd, n)')} lets n + 1 connections wait. When they do, further SYNs are dropped in silence, and the client's retransmission timer decides when it gets in.`,
};

export const ignoredAck: ServerLessonWords<'server-queue-full'> = {
  title: 'Full when the ACK comes',
  about:
    'Why a client can believe that it is connected while the server does not, and for how long.',
  steps: {
    ignored: {
      title: 'The ACK of the handshake is ignored',
      asks: {
        question: 'The queue was full when the ACK of c3 came. What does c3 believe?',
        choices: {
          connected: 'That it is connected',
          refused: 'That it was refused',
          connecting: 'That it is still connecting',
        },
      },
      text: phrase`c3 is ${stateMark('ESTABLISHED')} since the ${code('SYN+ACK')} came. But the accept queue is full, so the server ignores the ACK and stays in ${stateMark('SYN_RCVD')}. Client and server disagree.`,
    },
    dataToo: {
      title: 'Its data are dropped, too',
      text: phrase`c3 has sent its request and hears nothing, so it retransmits it. Each copy is ${lossMark('dropped')} while the accept queue is full, and counted once more in TcpExtListenOverflows.`,
    },
    room: {
      title: 'accept() makes room',
      asks: {
        question: 'There is room now. When does c3 come in?',
        choices: {
          later: 'With its next segment',
          now: 'At once',
          never: 'Never',
        },
      },
      text: phrase`Nothing happens for c3: the server kept no copy of its ACK. It has to hear from c3 again. That takes a retransmission: of c3's data, or of the server's ${code('SYN+ACK')}, which c3 answers.`,
    },
    rescued: {
      title: 'A second later c3 is in',
      text: phrase`c3's timer has sent its data once more, and this time there is room: ${stateMark('ESTABLISHED')}, accept queue. It was one second after ${code('accept()')} made room, and five after c3 believed itself connected.`,
    },
    abort: {
      title: 'A RST instead',
      text: phrase`The same load with ${code('tcp_abort_on_overflow=1')}: now the server answers the ACK with a RST. c3 knows at once, by ECONNRESET. The default is 0, because a full queue may well be empty a moment later.`,
    },
  },
  learned: phrase`A full accept queue drops SYNs and ignores ACKs. The client of an ignored ACK believes itself connected; only a later retransmission lets it in. ${code('accept()')} rescues nobody at once.`,
};

export const flood: ServerLessonWords<'server-flood'> = {
  title: 'SYN flood and SYN cookies',
  about: 'How forged SYNs lock others out, and how a server answers without remembering anything.',
  steps: {
    forged: {
      title: 'Six forged SYNs fill it',
      text: phrase`Each SYN has a forged address, so nobody answers the ${code('SYN+ACK')}. The half-open connections stay, each with its own timer. With backlog 5 the SYN queue is full at 6.`,
    },
    lockedOut: {
      title: 'An honest client',
      asks: {
        question: 'Cookies are off. What happens to the SYN of c20, an honest client?',
        choices: { drop: 'It is dropped', reset: 'It is answered with RST', queue: 'It is queued' },
      },
      text: phrase`It is ${lossMark('dropped')}; TcpExtTCPReqQFullDrop counts it. c20 retransmits its SYN and comes in after 7 seconds, when the first forged entries have been given up.`,
    },
    cookie: {
      title: 'With cookies the server remembers nothing',
      text: phrase`${code('tcp_syncookies=1')}, the default: the SYN queue is full, and the server still answers. It puts what it needs into the sequence number of the ${code('SYN+ACK')} and makes no entry: TcpExtSyncookiesSent.`,
    },
    proven: {
      title: 'The ACK brings it back',
      text: phrase`The ACK of c20 carries the cookie plus one. The server checks it and has an ${stateMark('ESTABLISHED')} connection, straight in the accept queue. The forged ones still fill the SYN queue, and disturb nobody.`,
    },
  },
  learned: phrase`A flood fills the SYN queue with connections that nobody completes. A cookie moves the server's memory into the ${code('SYN+ACK')}; only who really received it can complete the handshake.`,
};
