/**
 * Why a happening of a world comes about, and where that is written: in the Linux manual, in an RFC, or in the kernel's own
 * text. Which reason it is is decided here; the languages have the sentences. (A step of a connection has its caption.)
 */
import type { WorldHappening } from '../../trace/world.ts';
import type { WorkerNow } from '../../trace/worldState.ts';

type ServerHappening = Extract<WorldHappening, { kind: 'server' }>['what'];

export type WhySource =
  | { readonly page: string; readonly section: 2 | 3 | 7 }
  | { readonly rfc: number; readonly section: string }
  | { readonly file: string; readonly name: string };

const man = (page: string, section: 2 | 3 | 7 = 2) => ({ page, section }) as const;
const rfc9293 = (section: string) => ({ rfc: 9293, section }) as const;
const kernel = (file: string, name: string) => ({ file, name }) as const;
const SOCKETS = 'net/ipv4/inet_connection_sock.c';

/** null: it is of the program or of the scenario, and no rule asks for it. */
const SOURCES = {
  listens: kernel('include/net/sock.h', 'sk_acceptq_is_full'),
  listenerCloses: kernel(SOCKETS, 'inet_csk_listen_stop'),
  entersSynQueue: kernel('net/ipv4/tcp_input.c', 'tcp_conn_request'),
  leavesSynQueue: kernel('include/net/request_sock.h', 'reqsk_queue_removed'),
  entersAcceptQueue: kernel(SOCKETS, 'inet_csk_reqsk_queue_add'),
  leavesAcceptQueue: kernel(SOCKETS, 'inet_csk_accept'),
  accepted: man('accept'),
  counts: kernel('Documentation/networking/snmp_counter.rst', 'TcpExtListenOverflows'),

  'client.connecting': man('connect'),
  'client.connected': rfc9293('3.10.7.3'),
  'client.closes': rfc9293('3.6.1'),
  'client.aborts': rfc9293('3.10.5'),
  'client.givesUp': null,
  'client.asks': man('send'),
  'client.reads': man('recv'),
  'client.answered': man('recv'),
  'client.refused': man('connect'),
  'client.reset': rfc9293('3.5.3'),
  'client.timedOut': man('tcp', 7),
  'client.closedOn': man('recv'),

  'starts.first': null,
  'starts.thread': man('pthread_create', 3),
  'starts.process': man('fork'),
  'starts.task': null,
  'ends.thread': man('pthread_exit', 3),
  'ends.process': man('waitpid'),
  'ends.task': null,
  'ends.EAGAIN': man('accept'),
  'ends.FD_SETSIZE': man('select'),
  paused: man('signal', 7),
  resumed: man('signal', 7),

  'call.listen': man('listen'),
  'call.accept': man('accept'),
  'call.recv': man('recv'),
  'call.send': man('send'),
  'call.close': rfc9293('3.6.1'),
  'call.startThread': man('pthread_create', 3),
  'call.fork': man('fork'),
  'call.select': man('select'),
  'call.poll': man('poll'),
  'call.epoll_ctl': man('epoll_ctl'),
  'call.epoll_wait': man('epoll_wait'),
  'call.waitpid': man('waitpid'),
  'call.read': null,
  'call.write': null,

  'blocks.listener': man('accept'),
  'blocks.recv': man('recv'),
  'blocks.send': man('send'),
  'blocks.select': man('select'),
  'blocks.poll': man('poll'),
  'blocks.epoll_wait': man('epoll_wait'),
  'blocks.children': man('waitpid'),
  'blocks.task': null,

  'returns.accepted': man('accept'),
  'returns.bytes': man('recv'),
  'returns.sent': man('send'),
  'returns.eof': man('recv'),
  'returns.EAGAIN': man('recv'),
  'returns.failed': rfc9293('3.5.3'),
  'returns.started': man('fork'),
  'returns.select': man('select'),
  'returns.poll': man('poll'),
  'returns.ready': man('epoll_wait'),

  serviceBegun: null,
  serviceEnded: null,
  runnable: man('sched', 7),
  asleep: man('sched', 7),
  contextSwitch: null,
  setJoined: man('epoll', 7),
  setLeft: man('epoll', 7),
  readyJoined: man('epoll', 7),
  readyLeft: man('epoll', 7),
  descriptorOpened: man('getrlimit'),
  descriptorClosed: man('close'),
} as const satisfies Record<string, WhySource | null>;

export type WorldWhy = keyof typeof SOURCES;
export type WhySentences = Readonly<Record<WorldWhy, string>>;

export const sourceOfWhy = (why: WorldWhy): WhySource | null => SOURCES[why];

/** null: it is a step of a connection. */
export function whyOf(
  workers: readonly Pick<WorkerNow, 'unit'>[],
  happening: WorldHappening,
): WorldWhy | null {
  switch (happening.kind) {
    case 'step':
      return null;
    case 'queue': {
      const { does, queue } = happening;
      if (queue === 'synQueue') return does === 'enters' ? 'entersSynQueue' : 'leavesSynQueue';
      return does === 'enters' ? 'entersAcceptQueue' : 'leavesAcceptQueue';
    }
    case 'accepted':
      return 'accepted';
    case 'limit':
      return 'listens';
    case 'closed':
      return 'listenerCloses';
    case 'count':
      return 'counts';
    case 'client':
      return `client.${happening.what.is}`;
    case 'server':
      return whyOfServer(workers, happening.what);
  }
}

function whyOfServer(workers: readonly Pick<WorkerNow, 'unit'>[], what: ServerHappening): WorldWhy {
  switch (what.kind) {
    case 'workerStarted':
      return what.parent === null ? 'starts.first' : `starts.${what.unit}`;
    case 'workerEnded':
      return what.why === 'done'
        ? `ends.${workers[what.worker]?.unit ?? 'process'}`
        : `ends.${what.why}`;
    case 'callEntered':
      return `call.${what.call}`;
    case 'blocked':
      return whyBlocked(what, workers[what.worker]?.unit === 'task');
    case 'returned':
      return whyReturned(what);
    case 'paused':
    case 'resumed':
    case 'serviceBegun':
    case 'serviceEnded':
    case 'runnable':
    case 'asleep':
    case 'contextSwitch':
    case 'setJoined':
    case 'setLeft':
    case 'readyJoined':
    case 'readyLeft':
    case 'descriptorOpened':
    case 'descriptorClosed':
      return what.kind;
  }
}

function whyBlocked(
  { call, for: on }: Extract<ServerHappening, { kind: 'blocked' }>,
  isTask: boolean,
): WorldWhy {
  switch (on.kind) {
    case 'listener':
      return isTask ? 'blocks.task' : 'blocks.listener';
    case 'connection':
      if (isTask) return 'blocks.task';
      return call === 'send' ? 'blocks.send' : 'blocks.recv';
    case 'set':
      return call === 'select' || call === 'poll' ? `blocks.${call}` : 'blocks.epoll_wait';
    case 'children':
      return 'blocks.children';
    case 'sleep':
      return 'asleep';
  }
}

/** Of a call that only succeeds there is no more to say than what it is for. */
function whyReturned({ call, result }: Extract<ServerHappening, { kind: 'returned' }>): WorldWhy {
  switch (result.kind) {
    case 'done':
      return `call.${call}`;
    case 'accepted':
      return 'returns.accepted';
    case 'bytes':
      if (call === 'send' || call === 'write') return 'returns.sent';
      return result.bytes > 0 ? 'returns.bytes' : 'returns.eof';
    case 'failed':
      return result.errno === 'EAGAIN' ? 'returns.EAGAIN' : 'returns.failed';
    case 'started':
      return call === 'fork' ? 'returns.started' : 'starts.thread';
    case 'ready':
      if (result.walked === null) return 'returns.ready';
      return call === 'poll' ? 'returns.poll' : 'returns.select';
  }
}
