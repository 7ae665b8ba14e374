/** Wrong claims about servers that circulate, each with the run that refutes it. */
import { rfc9293 } from '../questions/question.ts';
import { manual, type CitedServerCase } from './case.ts';
import { after, client, counts, deals, enters, inQueue } from './moments.ts';

export const SERVER_MYTHS = {
  'syn-queue-full-rst': {
    world: 'server-syn-flood',
    moment: after(
      after(client(20, 'connecting'), counts('TcpExtTCPReqQFullDrop')),
      deals(20, 'server'),
    ),
    look: 'clients',
    citations: [{ rfc: 4987, section: '2.2' }, manual('listen', 2)],
  },
  'max-syn-backlog-is-length': {
    world: 'server-syn-flood',
    moment: inQueue('synQueue', 'enters', 5),
    look: 'kernel',
    citations: [manual('listen', 2), manual('tcp', 7)],
  },
  'third-ack-retransmitted': {
    world: 'server-ignored-ack',
    moment: after(counts('TcpExtListenOverflows', 2), counts('TcpExtTCPSynRetrans')),
    look: 'clients',
    citations: [rfc9293('3.8.1')],
  },
  'backlog-holds-n': {
    world: 'server-backlog-full',
    moment: inQueue('acceptQueue', 'enters', 3),
    look: 'kernel',
    citations: [manual('listen', 2)],
  },
  'connect-returns-with-accept': {
    world: 'server-iterative',
    moment: inQueue('acceptQueue', 'enters', 1),
    look: 'clients',
    citations: [manual('accept', 2), rfc9293('3.10.7.3')],
  },
  'epoll-always-faster': {
    world: 'server-one-slow-epoll-lt',
    moment: client(4, 'answered'),
    look: 'costs',
    citations: [manual('epoll', 7), manual('select', 2)],
  },
  'one-loop-serves-any-number': {
    world: 'server-blocking-loop',
    moment: client(7, 'answered'),
    look: 'costs',
    citations: [manual('epoll', 7)],
  },
  'time-wait-fills-accept-queue': {
    world: 'server-iterative',
    moment: enters(0, 'client', 'TIME_WAIT'),
    look: 'kernel',
    citations: [rfc9293('3.6.1'), manual('listen', 2)],
  },
} as const satisfies Record<string, CitedServerCase>;

export type ServerMythId = keyof typeof SERVER_MYTHS;

export const SERVER_MYTH_IDS = Object.keys(SERVER_MYTHS) as ServerMythId[];
