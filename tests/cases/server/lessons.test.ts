/** Lessons on servers: at the moment of each step the run shows what its text says. A step without its claim does not compile. */
import { describe, expect, test } from 'vitest';
import { ms, s } from '../../../machines/tcp/time.ts';
import { serverGuideOf, stepNamesIn } from '../../../src/app/guide/roomGuide.ts';
import {
  SERVER_LESSON_IDS,
  SERVER_LESSONS,
  type ServerLessonId,
  type ServerStepOf,
} from '../../../src/cases/server/lessons/index.ts';
import type { ServerLesson } from '../../../src/cases/server/case.ts';
import { acceptedBy, returnedIn, runOf, ShownServer, sentIn, switchesOf, whenIn } from './shown.ts';
import type { ServerClaim } from './shown.ts';

type Claims = { readonly [L in ServerLessonId]: { readonly [S in ServerStepOf<L>]: ServerClaim } };

const bytesOf = (result: { kind: string }) => ('bytes' in result ? result.bytes : null);

const CLAIMS: Claims = {
  'server-before-accept': {
    halfOpen: (at) =>
      at.listener.synQueue.includes(1) &&
      at.stateOf(1, 'server') === 'SYN_RCVD' &&
      at.main.service?.connection === 0,
    queued: (at) =>
      at.when(1, 'connected') < at.now.at &&
      at.stateOf(1, 'server') === 'ESTABLISHED' &&
      at.listener.acceptQueue.includes(1) &&
      at.listener.synQueue.length === 0 &&
      at.returned('accept').length === 1,
    waiting: (at) =>
      at.listener.acceptQueue.join() === '1,2,3,4' &&
      at.listener.limit === 5 &&
      [1, 2, 3].every((nth) => at.client(nth).state === 'waiting'),
    accepted: (at) => {
      const [accepted] = at.returned('accept').slice(-1);
      const [received] = at.returned('recv').slice(-1);
      return (
        accepted?.result.kind === 'accepted' &&
        accepted.result.connection === 1 &&
        received !== undefined &&
        bytesOf(received.result) === 10 &&
        received.at - accepted.at < ms(1)
      );
    },
  },
  'server-backlog': {
    room: (at) => at.listener.acceptQueue.length === 2 && at.listener.limit === 2,
    full: (at) => at.listener.acceptQueue.join() === '1,2,3' && at.main.service?.connection === 0,
    dropped: (at) =>
      at.client(4).synsDropped === 1 &&
      at.count('TcpExtListenOverflows') === 1 &&
      at.count('TcpExtListenDrops') === 1 &&
      sentIn(at.trace, 4, 'server').every(({ sentAt }) => sentAt > at.now.at),
    client: (at) => {
      const syns = sentIn(at.trace, 4, 'client').filter(({ sentAt }) => sentAt < at.now.at);
      const took = at.when(4, 'connected') - at.when(4, 'connecting');
      return syns.length === 4 && took === ms(3100);
    },
  },
  'server-queue-full': {
    ignored: (at) =>
      at.stateOf(3, 'client') === 'ESTABLISHED' &&
      at.stateOf(3, 'server') === 'SYN_RCVD' &&
      at.listener.acceptQueue.length === 2 &&
      at.listener.limit === 1,
    dataToo: (at) => {
      const data = sentIn(at.trace, 3, 'client').filter(
        ({ segment, sentAt }) => segment.dataLen > 0 && sentAt < at.now.at,
      );
      return data.length === 2 && at.count('TcpExtListenOverflows') === 3;
    },
    room: (at) => at.listener.acceptQueue.join() === '2' && at.client(3).isIgnored,
    rescued: (at) => {
      const room = new ShownServer(SERVER_LESSONS['server-queue-full'].room);
      const last = sentIn(at.trace, 3, 'client').findLast(({ sentAt }) => sentAt < at.now.at);
      const since = at.now.at - room.now.at;
      return (
        at.listener.acceptQueue.includes(3) &&
        (last?.segment.dataLen ?? 0) > 0 &&
        Math.abs(since - s(1)) < ms(50) &&
        Math.abs(at.now.at - at.when(3, 'connected') - s(4.85)) < ms(10)
      );
    },
    abort: (at) => {
      const rst = sentIn(at.trace, 3, 'server').some(({ segment }) => segment.rst);
      return rst && at.client(3).state === 'reset';
    },
  },
  'server-flood': {
    forged: (at) => at.listener.synQueue.length === 6 && at.listener.limit === 5,
    lockedOut: (at) =>
      at.client(20).synsDropped === 1 &&
      Math.round((at.when(20, 'connected') - at.when(20, 'connecting')) / s(1)) === 7,
    cookie: (at) =>
      at.listener.synQueue.length === 6 &&
      !at.listener.synQueue.includes(20) &&
      at.client(20).synsDropped === 0,
    proven: (at) =>
      at.listener.acceptQueue.join() === '20' &&
      at.stateOf(20, 'server') === 'ESTABLISHED' &&
      at.listener.synQueue.length === 6,
  },
  'server-slow-client': {
    iterative: (at) =>
      at.main.call?.name === 'recv' &&
      at.listener.acceptQueue.join() === '1,2,3,4' &&
      at.when(4, 'answered') > s(2),
    thread: (at) => [1, 2, 3, 4].every((nth) => at.waitOf(nth) < ms(5)),
    prefork: (at) =>
      at.now.workers.length === 5 &&
      at.now.workers.filter(({ call }) => call?.name === 'accept').length === 2,
    loop: (at) =>
      at.now.workers.length === 1 &&
      Math.floor((at.when(4, 'answered') - at.when(4, 'connecting')) / ms(1)) === 4,
  },
  'server-cpu': {
    threads: (at) =>
      at.now.workers.filter(({ state }) => state === 'running').length === 1 &&
      at.now.workers.filter(({ state }) => state === 'ready').length === 4,
    threadsDone: (at) => Math.abs(at.now.at - ms(500)) < ms(20),
    processes: (at) => at.now.workers.filter(({ state }) => state === 'running').length === 2,
    processesDone: (at) => Math.abs(at.now.at - at.when(0, 'connecting') - ms(260)) < ms(10),
  },
  'server-select-epoll': {
    select: (at) => at.main.set.length === 2,
    again: (at) => {
      const result = at.returned('select').at(-1)?.result;
      return result?.kind === 'ready' && result.ready.length === 1 && result.walked?.inputs === 3;
    },
    epoll: (at) => {
      const result = at.returned('epoll_wait').at(-1)?.result;
      return result?.kind === 'ready' && result.walked === null;
    },
  },
  'server-edge': {
    edge: (at) => bytesOf(at.returned('recv').at(-1)!.result) === 1024,
    silence: (at) =>
      at.main.call?.name === 'epoll_wait' &&
      returnedIn(at.trace, 'epoll_wait')
        .filter(({ at: when }) => when > at.now.at && when < at.when(0, 'givesUp'))
        .every(
          ({ result }) =>
            result.kind === 'ready' &&
            result.ready.every(({ of }) => of.kind !== 'connection' || of.connection !== 0),
        ),
    waits: (at) => at.client(0).state === 'gaveUp' && at.listener.acceptQueue.join() === '2,3,4',
    untilEmpty: (at) => {
      const result = at.returned('recv').at(-1)?.result;
      return result?.kind === 'failed' && result.errno === 'EAGAIN';
    },
  },
  'server-blocking-handler': {
    blocked: (at) => at.listener.acceptQueue.length === 7,
    moved: (at) =>
      at.listener.acceptQueue.length === 0 &&
      at.now.clients.filter(({ answered, place }) => answered === 0 && place === 'program')
        .length >= 7,
    last: (at) => at.waitOf(7) > ms(1400) && at.waitOf(7) < ms(1600),
  },
  'server-herd': {
    all: (at) => at.now.workers.slice(1).every(({ state }) => state !== 'asleep'),
    exclusive: (at) =>
      switchesOf('server-thundering-herd') === 117 &&
      switchesOf('server-exclusive') === 33 &&
      acceptedBy(at.trace).size === 1,
    reuseport: (at) =>
      at.now.workers.some(({ isPaused }) => isPaused) &&
      at.now.listeners[0]!.acceptQueue.length > 0 &&
      at.now.listeners[1]!.acceptQueue.length === 0,
  },
  'server-models': {
    iterative: (at) => Math.abs(at.waitOf(4) - ms(430)) < ms(5),
    threads: (at) =>
      at.now.workers.some(({ call }) => call?.name === 'recv') && at.waitOf(1) < ms(5),
    processes: (at) => at.now.workers.length === 6,
    prefork: (at) => at.now.workers.length === 5,
    reactor: (at) => at.now.workers.length === 1,
  },
  'server-mistakes': {
    endOfFile: (at) =>
      at.stateOf(0, 'server') === 'CLOSE_WAIT' &&
      returnedIn(at.trace, 'recv').filter(({ result }) => bytesOf(result) === 0).length > 100 &&
      Number.isNaN(whenIn(at.trace, 1, 'answered')),
    copyKept: (at) =>
      at.returned('close').length === 1 &&
      sentIn(at.trace, 0, 'server').every(({ segment }) => !segment.fin) &&
      at.now.descriptors[0]!.some(({ of }) => of.kind === 'connection' && of.connection === 0) &&
      whenState(at, 'FIN_WAIT_2'),
    acceptOnce: (at) =>
      at.now.clients.every(({ state }) => state === 'refused') &&
      at.returned('accept').length === 1 &&
      at.listener.isClosed,
  },
};

const whenState = ({ trace }: ShownServer, state: string): boolean =>
  trace.connections[0]!.steps.some(
    ({ side, walked }) => side === 'client' && walked.at(-1) === state,
  );

const STEPS = SERVER_LESSON_IDS.flatMap((id) =>
  Object.entries(SERVER_LESSONS[id] as ServerLesson).map(([name, step]) => ({ id, name, step })),
);

describe.each(STEPS)('$id, $name', ({ id, name, step }) => {
  test('the run shows what is said', () => {
    const claims: Readonly<Record<string, ServerClaim>> = CLAIMS[id];
    expect(claims[name]?.(new ShownServer(step))).toBe(true);
  });

  test('can be opened by its name', () =>
    expect(serverGuideOf(`lesson.${id}.${name}`)?.example).toBe(step));
});

test('each lesson has three to five steps, and all lead somewhere', () => {
  for (const id of SERVER_LESSON_IDS) {
    const names = stepNamesIn('server', id);
    expect(names.length).toBeGreaterThanOrEqual(3);
    expect(names.length).toBeLessThanOrEqual(5);
  }
});

test('a step goes on from the one before it, where it is in the same run', () => {
  for (const id of SERVER_LESSON_IDS) {
    const steps = Object.values(SERVER_LESSONS[id] as ServerLesson);
    steps.forEach((step, i) => {
      const before = steps[i - 1];
      if (before?.world !== step.world) return;
      const trace = runOf(step.world);
      expect(step.moment(trace)).toBeGreaterThan(before.moment(trace)!);
    });
  }
});

test('there is no such guide', () => {
  for (const name of ['lesson.server-backlog', 'lesson.server-backlog.toString', 'question.no', ''])
    expect(serverGuideOf(name)).toBeNull();
});
