/** Why each happening on the page of servers comes about. In English. */
import type { WhySentences } from '../sentences/worldWhy.ts';

const ACCEPT =
  'It takes the oldest connection out of the accept queue. While there is none, a blocking socket lets the caller sleep, and a non-blocking one fails with EAGAIN.';
const RECV =
  'It takes bytes that have arrived in order, as many as fit. While there are none, a blocking socket lets the caller sleep. 0 is EOF: the FIN of the client.';
const SEND =
  'It copies bytes into the send buffer and returns. Whether they have arrived, it does not say.';
const AWAITS =
  'The coroutine waits, its thread does not: the loop runs others, and resumes this one when the descriptor is ready.';
const THREAD =
  'A thread shares memory and descriptors with its process, has a stack of its own, and waits for a core like any other.';
const FORK =
  'fork() copies the process with all its descriptors. A connection sends its FIN when the last copy of its descriptor is closed.';
const WALKED =
  'The kernel has walked the whole set, and so does the program, to find those that are ready.';

export const why: WhySentences = {
  listens:
    'The limit is min(backlog, net.core.somaxconn). A queue is full when its length is greater than the limit: it holds one more.',
  listenerCloses:
    'Nobody can accept these connections any more, so the kernel resets them: ECONNRESET for their clients.',
  entersSynQueue:
    'Half open: the SYN is answered by a SYN+ACK, and the entry keeps the numbers and options (SYN_RCVD). It has a timer of its own that retransmits the SYN+ACK.',
  leavesSynQueue:
    'The place is free again: the handshake is complete, or the entry is dropped (its retries are used up, a RST came, the listener was closed).',
  entersAcceptQueue:
    'To the kernel the connection is ESTABLISHED. The program learns of it by accept(); data that arrives until then is acknowledged and kept.',
  leavesAcceptQueue:
    'accept() takes the oldest one. Closing the listener would reset all that wait.',
  accepted:
    'accept() sends nothing: the handshake was over before, and the client notices nothing.',
  counts: 'These counters run from the start of the kernel; nstat -az shows them all.',

  'client.connecting': 'connect() sends a SYN and returns when the SYN+ACK has come.',
  'client.connected':
    'To the client the connection is ESTABLISHED when the SYN+ACK has come. Whether its own ACK is ignored, or nobody calls accept(), it cannot see.',
  'client.closes':
    'close() sends a FIN behind all data (a RST, where data was left unread). The descriptor is gone at once; the connection goes on in the kernel.',
  'client.aborts':
    'The connection is dropped and a RST sent: no FIN, no TIME_WAIT, and unsent data is lost.',
  'client.givesUp':
    'This is a time-out of its program, not a timer of TCP: the kernel would wait longer.',
  'client.asks':
    'The bytes go to the kernel, which sends them as the window allows. If the server ignored the ACK of the handshake, it drops this data, too.',
  'client.reads': 'recv() takes what has arrived in order.',
  'client.answered': 'All bytes of the answer have arrived and are read.',
  'client.refused':
    'A RST answered the SYN: nobody listens on this port. connect() fails with ECONNREFUSED.',
  'client.reset':
    'A RST with a valid number arrived: the connection is over at once, and the next call fails with ECONNRESET.',
  'client.timedOut': 'All retransmissions have remained without an ACK: ETIMEDOUT.',
  'client.closedOn': 'recv() returns 0: the server has sent its FIN before it answered.',

  'starts.first': 'The program begins with one thread.',
  'starts.thread': THREAD,
  'starts.process': FORK,
  'starts.task': 'A coroutine costs no thread: an object in the loop, which runs until it awaits.',
  'ends.thread': 'Its function has returned. Its stack goes back to the system.',
  'ends.process':
    'Its descriptors are closed. It stays in the table of processes as a zombie until the parent calls waitpid().',
  'ends.task': 'Its coroutine has returned; the loop forgets it.',
  'ends.EAGAIN':
    'The listening socket is non-blocking and its accept queue was empty: accept() fails with EAGAIN, and the program did not foresee that.',
  'ends.FD_SETSIZE':
    'select() takes descriptors below FD_SETSIZE (1024) only. poll() and epoll have no such limit.',
  paused:
    'SIGSTOP stops all threads of the process. The kernel goes on: it completes handshakes, acknowledges data, and the queues fill.',
  resumed: 'It goes on where it was; what has arrived meanwhile waits in the kernel.',

  'call.listen':
    'It makes the socket a listener; called again, it only changes the limit of the queues.',
  'call.accept': ACCEPT,
  'call.recv': RECV,
  'call.send': SEND,
  'call.close':
    'It gives the descriptor back. If that was the last copy, a FIN is sent behind all data (a RST, where data was left unread).',
  'call.startThread': THREAD,
  'call.fork': FORK,
  'call.select':
    'The whole set is handed to the kernel, which walks every descriptor in it, at each call.',
  'call.poll':
    'The whole list is handed to the kernel, which walks every entry, at each call. It has no limit of 1024.',
  'call.epoll_ctl':
    'The kernel keeps the set. Each descriptor is told once; from then on its events are noted as they happen.',
  'call.epoll_wait':
    'It returns what is on the ready list. Nothing is walked, however many are watched.',
  'call.waitpid': 'It collects a child that has ended; until then the child is a zombie.',
  'call.read': AWAITS,
  'call.write': AWAITS,

  'blocks.listener':
    'The accept queue is empty. The thread sleeps without CPU time, the last of those that wait; the first one wakes when a connection comes.',
  'blocks.recv':
    'Nothing has arrived to be read. The thread sleeps until data, a FIN or a RST comes: a client that is silent holds it for as long.',
  'blocks.send': 'The send buffer is full. The thread sleeps until ACKs have made room.',
  'blocks.select':
    'None of the set is ready. The thread sleeps until one is; then all are walked again.',
  'blocks.poll':
    'None of the list is ready. The thread sleeps until one is; then all are walked again.',
  'blocks.epoll_wait': 'The ready list is empty. The thread sleeps until something joins it.',
  'blocks.children': 'No child has ended yet.',
  'blocks.task': AWAITS,

  'returns.accepted':
    'The descriptor is the program’s handle on a connection that has been there since its handshake.',
  'returns.bytes':
    'This is what has arrived so far. TCP is a stream of bytes: one recv() may give half a request, or two.',
  'returns.sent': SEND,
  'returns.eof': '0 bytes is EOF: the client has sent its FIN and will send no more.',
  'returns.EAGAIN':
    'The socket is non-blocking, and there is nothing now: try again when it is ready.',
  'returns.failed': 'The connection is over: a RST came, or no retransmission was answered.',
  'returns.started': FORK,
  'returns.select': WALKED,
  'returns.poll': WALKED,
  'returns.ready': 'These are ready, and only these are returned: the program walks nothing.',

  serviceBegun: 'From here it works on the request: CPU time and waiting, as the scenario says.',
  serviceEnded: 'The answer is ready, and goes to send().',
  runnable: 'What it slept for has happened. It runs as soon as a core is free.',
  asleep: 'A sleeping thread takes no CPU time; the core takes up the next one that is ready.',
  contextSwitch:
    'The kernel saves the registers of one thread and loads those of another: microseconds each time, and cold caches.',
  setJoined:
    'Each wait looks at it from now on: select() and poll() walk it every time, epoll notes its events as they happen.',
  setLeft: 'What happens on it is no longer reported here.',
  readyJoined:
    'Something can be done on it without blocking. Level-triggered, it is told until all is read; edge-triggered, once.',
  readyLeft:
    'Level-triggered: nothing is left to be read or accepted, or it is no longer watched. Edge-triggered: it has been told once, whether all was read or not.',
  descriptorOpened:
    'A descriptor is a number in the table of the process. The size of the table is limited, too (ulimit -n).',
  descriptorClosed:
    'The number is free again. What it stood for lives on where another copy is open.',
};
