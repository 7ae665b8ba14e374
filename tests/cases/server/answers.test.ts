/**
 * Questions and wrong claims about servers: what an answer says is the case in the run that its button opens. Each claim is a
 * sentence of the answer, and is put to the run.
 */
import { describe, expect, test } from 'vitest';
import { LINUX_HOST } from '../../../machines/host/settings.ts';
import { ms, s } from '../../../machines/tcp/time.ts';
import { serverGuideOf } from '../../../src/app/guide/roomGuide.ts';
import { MYTH_IDS } from '../../../src/cases/myths.ts';
import { QUESTION_IDS } from '../../../src/cases/questions/index.ts';
import {
  SERVER_MYTH_IDS,
  SERVER_MYTHS,
  type ServerMythId,
} from '../../../src/cases/server/myths.ts';
import {
  ASKED_NEXT,
  SERVER_QUESTION_IDS,
  SERVER_QUESTIONS,
  type ServerQuestionId,
} from '../../../src/cases/server/questions.ts';
import { worldSummary } from '../../../src/trace/worldSummary.ts';
import { acceptedBy, returnedIn, runOf, sentIn, ShownServer, switchesOf } from './shown.ts';
import type { ServerClaim } from './shown.ts';

type Claims = Readonly<Record<string, ServerClaim>>;

const QUESTIONS: Readonly<Record<ServerQuestionId, Claims>> = {
  'who-holds-waiting-clients': {
    'four wait in the accept queue': (at) => at.listener.acceptQueue.length === 4,
    'acknowledged and unanswered': (at) =>
      [1, 2, 3].every((nth) =>
        sentIn(at.trace, nth, 'server').some(
          ({ segment, sentAt }) => sentAt < at.now.at && segment.ack && !segment.syn,
        ),
      ) && at.now.clients.every(({ answered }) => answered === 0),
    'the program serves c0': (at) => at.main.service?.connection === 0,
    'who accepts all at once moves the waiting into itself': () =>
      worldSummary(runOf('server-blocking-loop')).longestUs! > s(1),
  },
  'connect-before-accept': {
    'connected at 32 ms': (at) => at.when(1, 'connected') === ms(32),
    'accepted at 115 ms': (at) => {
      const call = returnedIn(at.trace, 'accept').find(
        ({ result }) => result.kind === 'accepted' && result.connection === 1,
      );
      return Math.round(call!.at / ms(1)) === 115;
    },
    'the kernel acknowledges what it sends': (at) =>
      sentIn(at.trace, 1, 'server').some(
        ({ segment, sentAt }) => segment.ack && !segment.syn && sentAt < ms(115),
      ),
  },
  'accept-queue-full': {
    'three further SYNs, 3.1 s': (at) =>
      sentIn(at.trace, 4, 'client').filter(({ segment }) => segment.syn).length === 4 &&
      at.when(4, 'connected') - at.when(4, 'connecting') === ms(3100),
    'no answer to those that are dropped': (at) =>
      sentIn(at.trace, 4, 'server').filter(({ segment }) => segment.syn).length === 1,
    'otherwise it believes itself connected': () => {
      const ignored = new ShownServer(SERVER_QUESTIONS['see-it-on-my-machine']);
      return ignored.client(3).isIgnored && ignored.stateOf(3, 'client') === 'ESTABLISHED';
    },
    'RST with tcp_abort_on_overflow=1 alone': () =>
      sentIn(runOf('server-abort-on-overflow'), 3, 'server').some(({ segment }) => segment.rst) &&
      sentIn(runOf('server-ignored-ack'), 3, 'server').every(({ segment }) => !segment.rst),
  },
  'two-queues-full': {
    'the SYN queue is full, the SYN dropped': (at) =>
      at.listener.synQueue.length === 6 && at.client(20).synsDropped === 1,
    'with cookies it is answered': () =>
      sentIn(runOf('server-syn-cookies'), 20, 'server')[0]!.segment.syn,
    'accept queue full: the entry stays, its SYN+ACK goes again': () =>
      sentIn(runOf('server-ignored-ack'), 3, 'server').filter(({ segment }) => segment.syn).length >
      1,
  },
  'is-syn-queue-a-queue': {
    'its limit is 6 with backlog 5': (at) =>
      at.listener.limit === 5 && at.listener.synQueue.length === 6,
    'the last of them completes first, where it is the one that answers': () =>
      whenQueued('server-syn-cookies', 20) < Infinity,
  },
  'somaxconn-128-or-4096': {
    '4096 here': () => LINUX_HOST.somaxconn === 4096,
    'Send-Q is 2, the queue holds one more': (at) =>
      at.listener.limit === 2 && at.listener.acceptQueue.length === 3,
  },
  'listen-zero': {
    'c0 is served, c1 waits': (at) =>
      at.main.service?.connection === 0 && at.listener.acceptQueue.join() === '1',
    'the SYN of c2 is dropped': (at) => at.client(2).synsDropped === 1,
    'the limit is 0': (at) => at.listener.limit === 0,
  },
  'see-it-on-my-machine': {
    'Recv-Q above Send-Q': (at) => at.listener.acceptQueue.length > at.listener.limit!,
    'the counters grow': (at) =>
      at.count('TcpExtListenOverflows') === 3 && at.count('TcpExtListenDrops') === 3,
  },
  'one-worker-takes-all': {
    'one took all twelve': (at) =>
      acceptedBy(at.trace).size === 1 && worldSummary(at.trace).answered === 12,
    'a blocking accept() takes turns': () =>
      acceptedBy(runOf('server-one-slow-prefork')).size === 4,
    'a stuck one keeps its clients': () => worldSummary(runOf('server-reuseport')).failed > 0,
  },
  'level-or-edge': {
    '1024 of 3000 were read': (at) => {
      const read = at.returned('recv').filter(({ on }) => isOn(on, 0));
      return read.length === 1 && read.every(({ result }) => bytesOf(result) === 1024);
    },
    'the client gives up': (at) => at.client(0).state === 'gaveUp',
  },
  'thundering-herd': {
    'all eight wake': (at) => at.now.workers.slice(1).every(({ state }) => state !== 'asleep'),
    '117 context switches for 12 clients, 33 with EPOLLEXCLUSIVE': () =>
      switchesOf('server-thundering-herd') === 117 && switchesOf('server-exclusive') === 33,
  },
};

const MYTHS: Readonly<Record<ServerMythId, Claims>> = {
  'syn-queue-full-rst': {
    'nothing is sent': (at) =>
      sentIn(at.trace, 20, 'server').every(({ sentAt }) => sentAt > at.now.at),
    'no RST at all': (at) => sentIn(at.trace, 20, 'server').every(({ segment }) => !segment.rst),
    'a RST where nobody listens': () =>
      sentIn(runOf('server-accept-once'), 0, 'server').every(({ segment }) => segment.rst),
  },
  'max-syn-backlog-is-length': {
    'full at 6, with backlog 5': (at) =>
      at.listener.synQueue.length === 6 && at.listener.limit === 5,
    'tcp_max_syn_backlog is much greater': () => LINUX_HOST.maxSynBacklog > 10 * 6,
  },
  'third-ack-retransmitted': {
    'the server sends its SYN+ACK again': (at) =>
      sentIn(at.trace, 3, 'server').filter(({ segment }) => segment.syn).length >= 2,
    'every bare ACK of the client answers one, until it is let in': (at) => {
      const bare = sentIn(at.trace, 3, 'client').filter(
        ({ segment, sentAt }) =>
          segment.ack && segment.dataLen === 0 && sentAt < whenQueued(at.trace.id, 3),
      );
      const answered = sentIn(at.trace, 3, 'server').flatMap(({ arrivals }) => arrivals);
      return bare.length > 1 && bare.every(({ sentAt }) => answered.includes(sentAt));
    },
  },
  'backlog-holds-n': {
    'three, at backlog 2': (at) => at.listener.acceptQueue.length === 3 && at.listener.limit === 2,
    'the SYN queue as well': () => worldSummary(runOf('server-syn-flood')).mostInSynQueue === 6,
  },
  'connect-returns-with-accept': {
    'connected, and has asked': (at) =>
      at.client(1).asked === 1 && at.stateOf(1, 'client') === 'ESTABLISHED',
    'accept() was called for c0 alone': (at) => at.returned('accept').length === 1,
  },
  'epoll-always-faster': {
    'both within 4.2 ms': (at) =>
      [1, 2, 3, 4].every(
        (nth) => at.waitOf(nth) < ms(4.2) && waitIn('server-one-slow-select', nth) < ms(4.2),
      ),
    'epoll_ctl() for each': (at) =>
      returnedIn(at.trace, 'epoll_ctl').length >= 6 &&
      returnedIn(runOf('server-one-slow-select'), 'epoll_ctl').length === 0,
  },
  'one-loop-serves-any-number': {
    'the eighth waits for about 1.5 s': (at) => Math.abs(at.waitOf(7) - s(1.5)) < ms(60),
  },
  'time-wait-fills-accept-queue': {
    'the client is in TIME_WAIT': (at) => at.stateOf(0, 'client') === 'TIME_WAIT',
    'it is in no queue': (at) =>
      !at.listener.acceptQueue.includes(0) && !at.listener.synQueue.includes(0),
  },
};

const isOn = (on: { kind: string } | null, client: number): boolean =>
  on !== null && 'connection' in on && on.connection === client;

const bytesOf = (result: { kind: string }) => ('bytes' in result ? result.bytes : null);

const waitIn = (world: string, client: number): number =>
  new ShownServer({ world, moment: ({ happenings }) => happenings.length - 1 }).waitOf(client);

/** When the server put a connection into the accept queue; Infinity where it never did. */
const whenQueued = (world: string, connection: number): number =>
  runOf(world).happenings.find(
    (it) =>
      it.kind === 'queue' &&
      it.queue === 'acceptQueue' &&
      it.does === 'enters' &&
      it.connection === connection,
  )?.at ?? Infinity;

describe.each(SERVER_QUESTION_IDS)('%s', (id) => {
  test.each(Object.entries(QUESTIONS[id]))('%s', (_claim, holds) =>
    expect(holds(new ShownServer(SERVER_QUESTIONS[id]))).toBe(true),
  );

  test('can be opened by its name, and leads on', () => {
    expect(serverGuideOf(`question.${id}`)?.example).toBe(SERVER_QUESTIONS[id]);
    expect(ASKED_NEXT[id].length).toBeGreaterThan(0);
    expect(ASKED_NEXT[id]).not.toContain(id);
  });
});

describe.each(SERVER_MYTH_IDS)('%s', (id) => {
  test.each(Object.entries(MYTHS[id]))('%s', (_claim, holds) =>
    expect(holds(new ShownServer(SERVER_MYTHS[id]))).toBe(true),
  );

  test('can be opened by its name', () =>
    expect(serverGuideOf(`myth.${id}`)?.example).toBe(SERVER_MYTHS[id]));
});

test('no name is that of a question or a claim on one connection', () => {
  const others: readonly string[] = [...QUESTION_IDS, ...MYTH_IDS];
  for (const id of [...SERVER_QUESTION_IDS, ...SERVER_MYTH_IDS]) expect(others).not.toContain(id);
});
