/** Which segments of which run stand for a lesson in the list. */
import { traceOf, type FindFlights } from '../../../cases/case.ts';
import type { LessonId } from '../../../cases/lessons/index.ts';
import { sentBy } from '../../../cases/moments.ts';
import type { ConnectionTrace } from '../../../trace/connection.ts';

interface Source {
  readonly scenario: string;
  readonly first: FindFlights;
  readonly last: FindFlights;
}

const SOURCES: Readonly<Record<LessonId, Source>> = {
  'reading-the-picture': {
    scenario: 'open-data-close',
    first: sentBy('client', 'DATA'),
    last: sentBy('server', 'ACK'),
  },
  'why-three': {
    scenario: 'open-data-close',
    first: sentBy('client', 'SYN'),
    last: sentBy('client', 'ACK'),
  },
  'why-four': {
    scenario: 'open-and-close',
    first: sentBy('client', 'FIN'),
    last: sentBy('client', 'ACK', 2),
  },
  'three-or-four': {
    scenario: 'three-segment-close',
    first: sentBy('client', 'FIN'),
    last: sentBy('client', 'ACK', 3),
  },
  'half-close': {
    scenario: 'half-close',
    first: sentBy('client', 'FIN'),
    last: sentBy('client', 'ACK', 2),
  },
  'time-wait-last-ack': {
    scenario: 'last-ack-lost',
    first: sentBy('server', 'FIN'),
    last: sentBy('client', 'ACK', 4),
  },
  'time-wait-old-segments': {
    scenario: 'no-time-wait-old-data',
    first: sentBy('client', 'SYN', 2),
    last: sentBy('server', 'ACK', 5),
  },
  'losing-the-handshake': {
    scenario: 'syn-lost',
    first: sentBy('client', 'SYN'),
    last: sentBy('client', 'ACK'),
  },
  'losing-the-teardown': {
    scenario: 'first-fin-ack-lost',
    first: sentBy('client', 'FIN'),
    last: sentBy('server', 'ACK', 3),
  },
  retransmission: {
    scenario: 'data-lost',
    first: sentBy('client', 'DATA'),
    last: sentBy('server', 'ACK'),
  },
  'flow-control': {
    scenario: 'zero-window',
    first: sentBy('client', 'DATA'),
    last: sentBy('server', 'ACK', 2),
  },
  nagle: {
    scenario: 'nagle-40ms',
    first: sentBy('client', 'DATA', 2),
    last: sentBy('client', 'DATA', 3),
  },
  'congestion-control': {
    scenario: 'fast-retransmit',
    first: sentBy('client', 'DATA'),
    last: sentBy('server', 'ACK', 2),
  },
  cubic: {
    scenario: 'cubic',
    first: sentBy('client', 'DATA', 2),
    last: sentBy('client', 'DATA', 5),
  },
  'selective-ack': {
    scenario: 'tail-loss-probe',
    first: sentBy('client', 'DATA', 6),
    last: sentBy('server', 'ACK', 5),
  },
  'needless-retransmission': {
    scenario: 'needless-timeout',
    first: sentBy('client', 'DATA', 5),
    last: sentBy('server', 'ACK', 2),
  },
  'timestamps-and-scaling': {
    scenario: 'paws',
    first: sentBy('client', 'DATA'),
    last: sentBy('server', 'ACK', 3),
  },
  ecn: {
    scenario: 'ecn',
    first: sentBy('server', 'ACK', 4),
    last: sentBy('client', 'DATA', 7),
  },
  'time-wait-reuse': {
    scenario: 'time-wait-timestamps',
    first: sentBy('client', 'FIN'),
    last: sentBy('server', 'SYN_ACK', 2),
  },
  'fast-open': {
    scenario: 'fast-open',
    first: sentBy('client', 'SYN', 2),
    last: sentBy('client', 'ACK', 2),
  },
  simultaneous: {
    scenario: 'simultaneous-close',
    first: sentBy('client', 'FIN'),
    last: sentBy('client', 'ACK', 2),
  },
  reset: {
    scenario: 'half-open',
    first: sentBy('server', 'DATA'),
    last: sentBy('client', 'RST'),
  },
  'close-wait': {
    scenario: 'peer-never-closes',
    first: sentBy('client', 'FIN'),
    last: sentBy('server', 'ACK', 2),
  },
  'keep-alive': {
    scenario: 'keep-alive-finds-dead-peer',
    first: sentBy('server', 'ACK'),
    last: sentBy('server', 'ACK', 3),
  },
};

/** The run and the segments of a lesson's picture. */
export function pictureOf(id: LessonId): { trace: ConnectionTrace; first: number; last: number } {
  const { scenario, first, last } = SOURCES[id];
  const trace = traceOf({ scenario });
  const indexOf = (find: FindFlights): number => {
    const index = find(trace)[0]?.index;
    if (index === undefined) throw new Error(`${scenario} has no such segment`);
    return index;
  };
  return { trace, first: indexOf(first), last: indexOf(last) };
}
