/** What learners and interviewers ask about servers: each with the run that shows the answer, and where it is written. */
import { rfc9293 } from '../questions/question.ts';
import { manual, type CitedServerCase } from './case.ts';
import { after, client, counts, deals, fails, inQueue } from './moments.ts';

export const SERVER_QUESTIONS = {
  'who-holds-waiting-clients': {
    world: 'server-iterative',
    moment: inQueue('acceptQueue', 'enters', 4),
    look: 'kernel',
    citations: [manual('listen', 2), manual('accept', 2)],
  },
  'connect-before-accept': {
    world: 'server-iterative',
    moment: inQueue('acceptQueue', 'enters', 1),
    look: 'kernel',
    citations: [manual('accept', 2), rfc9293('3.10.7.4')],
  },
  'accept-queue-full': {
    world: 'server-backlog-full',
    moment: client(4, 'connected'),
    look: 'clients',
    citations: [manual('listen', 2), manual('tcp', 7)],
  },
  'two-queues-full': {
    world: 'server-syn-flood',
    moment: after(
      after(client(20, 'connecting'), counts('TcpExtTCPReqQFullDrop')),
      deals(20, 'server'),
    ),
    look: 'kernel',
    citations: [manual('listen', 2), { rfc: 4987, section: '2.2' }],
  },
  'is-syn-queue-a-queue': {
    world: 'server-syn-flood',
    moment: inQueue('synQueue', 'enters', 5),
    look: 'kernel',
    citations: [{ rfc: 4987, section: '3.3' }, manual('tcp', 7)],
  },
  'somaxconn-128-or-4096': {
    world: 'server-backlog-full',
    moment: inQueue('acceptQueue', 'enters', 3),
    look: 'terminal',
    citations: [manual('listen', 2)],
  },
  'listen-zero': {
    world: 'server-listen-zero',
    moment: after(counts('TcpExtListenOverflows'), deals(2, 'server')),
    look: 'kernel',
    citations: [manual('listen', 2)],
  },
  'see-it-on-my-machine': {
    world: 'server-ignored-ack',
    moment: after(counts('TcpExtListenOverflows', 3), deals(3, 'server')),
    look: 'terminal',
    citations: [manual('tcp', 7)],
  },
  'one-worker-takes-all': {
    world: 'server-exclusive',
    moment: client(11, 'answered'),
    look: 'program',
    citations: [manual('epoll_ctl', 2), manual('socket', 7)],
  },
  'level-or-edge': {
    world: 'server-edge-triggered-once',
    moment: client(0, 'givesUp'),
    look: 'program',
    citations: [manual('epoll', 7)],
  },
  'thundering-herd': {
    world: 'server-thundering-herd',
    moment: after(inQueue('acceptQueue', 'enters', 0), fails({ call: 'accept' })),
    look: 'program',
    citations: [manual('epoll_ctl', 2), manual('socket', 7)],
  },
} as const satisfies Record<string, CitedServerCase>;

export type ServerQuestionId = keyof typeof SERVER_QUESTIONS;

export const SERVER_QUESTION_IDS = Object.keys(SERVER_QUESTIONS) as ServerQuestionId[];

/** What an interviewer asks after it. */
export const ASKED_NEXT: Readonly<Record<ServerQuestionId, readonly ServerQuestionId[]>> = {
  'who-holds-waiting-clients': ['connect-before-accept', 'accept-queue-full'],
  'connect-before-accept': ['two-queues-full', 'who-holds-waiting-clients'],
  'accept-queue-full': ['listen-zero', 'see-it-on-my-machine'],
  'two-queues-full': ['is-syn-queue-a-queue', 'accept-queue-full'],
  'is-syn-queue-a-queue': ['somaxconn-128-or-4096'],
  'somaxconn-128-or-4096': ['listen-zero'],
  'listen-zero': ['accept-queue-full'],
  'see-it-on-my-machine': ['who-holds-waiting-clients'],
  'one-worker-takes-all': ['thundering-herd'],
  'level-or-edge': ['one-worker-takes-all'],
  'thundering-herd': ['one-worker-takes-all', 'level-or-edge'],
};
