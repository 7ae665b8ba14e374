/**
 * Traces written by hand for the tests of folded time and of the ladder: who sends what, and what that leads to. There is
 * no TCP in here; the records of the connection stay empty.
 */
import type { SendReason, TimerName } from '../../machines/tcp/effects.ts';
import type { Segment } from '../../machines/tcp/segment.ts';
import { seq } from '../../machines/tcp/sequence.ts';
import type { State } from '../../machines/tcp/states.ts';
import { ms, time } from '../../machines/tcp/time.ts';
import { peerOf, type Side } from '../../src/trace/side.ts';
import type { Call } from '../../src/trace/calls.ts';
import { END_INFOS, endView, MADE } from '../traceParts.ts';
import type {
  Cause,
  EndView,
  Fate,
  Flight,
  Step,
  ConnectionTrace,
} from '../../src/trace/connection.ts';

/** A segment and what its arrival leads to. */
export interface Sent {
  readonly flags: string;
  readonly seq?: number;
  readonly ack?: number;
  readonly len?: number;
  readonly wnd?: number;
  readonly reason?: SendReason;
  readonly again?: number;
  readonly lost?: boolean;
  /** One-way delay in milliseconds, 50 unless told. */
  readonly delay?: number;
  /** A second copy so many milliseconds later. */
  readonly copyAfter?: number;
  readonly then?: Then;
}

/** States gone through, the last one reached, and the segments that leave. */
export interface Then {
  readonly to?: State | readonly State[];
  readonly sends?: readonly Sent[];
}

export interface Move extends Then {
  readonly at: number;
  readonly side: Side;
  readonly cause: Call | TimerName | Segment;
}

export interface HandTimer {
  readonly side: Side;
  readonly timer: TimerName;
  readonly from: number;
  readonly to: number | null;
  readonly length: number;
  readonly outcome: 'fired' | 'stopped' | 'restarted' | 'running';
}

export function segmentOf({
  flags,
  seq: number = 0,
  ack = 0,
  len = 0,
  wnd = 65535,
}: Sent): Segment {
  const names = flags.split('+');
  return {
    syn: names.includes('SYN'),
    ack: names.includes('ACK'),
    fin: names.includes('FIN'),
    rst: names.includes('RST'),
    psh: false,
    seq: seq(number),
    ackNumber: seq(ack),
    wnd,
    dataLen: len,
  };
}

interface Event extends Then {
  readonly at: number;
  readonly side: Side;
  readonly cause: Cause;
}

/** Plays moves, and what they lead to, into a trace. */
export function handTrace(
  moves: readonly Move[],
  more: { timers?: readonly HandTimer[]; endAt?: number } = {},
): ConnectionTrace {
  const queue: Event[] = moves.map((move) => ({ ...move, cause: causeOf(move.cause) }));
  const ends: Record<Side, EndView> = { client: endView('CLOSED'), server: endView('CLOSED') };
  const steps: Step[] = [];
  const flights: Flight[] = [];

  const rank = ({ cause }: Event) =>
    cause.kind === 'segment' ? 0 : cause.kind === 'timer' ? 1 : 2;
  while (queue.length > 0) {
    queue.sort((a, b) => a.at - b.at || rank(a) - rank(b));
    const event = queue.shift()!;
    const { side, cause, at } = event;
    const before = ends[side];
    const walked: State[] = [before.state, ...[event.to ?? []].flat()];
    ends[side] = endView(walked.at(-1)!);
    const sent = (event.sends ?? []).map((segment) => {
      const flight = launch(segment, side, at, flights.length, steps.length);
      flights.push(flight);
      flight.arrivals.forEach((arrival, copy) => {
        const then = copy === 0 ? segment.then : {};
        queue.push({
          at: arrival / 1000,
          side: peerOf(side),
          cause: { kind: 'segment', segment: flight.segment, flight: flight.index },
          ...then,
        });
      });
      return flight.index;
    });
    steps.push({
      index: steps.length,
      at: time(ms(at)),
      side,
      cause,
      before,
      after: ends[side],
      walked,
      effects: [],
      rules: [],
      reports: [],
      sent,
      evidence: 'made',
    });
  }

  return {
    id: 'by-hand',
    ends: END_INFOS,
    steps,
    flights,
    timers: (more.timers ?? []).map(({ side, timer, from, to, length, outcome }) => ({
      side,
      timer,
      startedAt: time(ms(from)),
      deadline: time(ms(from + length)),
      delayUs: ms(length),
      step: 0,
      endedAt: to === null ? null : time(ms(to)),
      outcome,
      backoff: 0,
    })),
    start: { client: endView('CLOSED'), server: endView('CLOSED') },
    end: { reason: 'quiet', at: time(ms(more.endAt ?? (steps.at(-1)?.at ?? 0) / 1000)) },
  };
}

function causeOf(cause: Move['cause']): Cause {
  if (typeof cause === 'string') return { kind: 'timer', timer: cause };
  if ('call' in cause) return { kind: 'call', call: cause, action: null };
  return { kind: 'segment', segment: cause, flight: null };
}

function launch(sent: Sent, from: Side, at: number, index: number, step: number): Flight {
  const delay = sent.delay ?? 50;
  const copies = sent.copyAfter === undefined ? [delay] : [delay, delay + sent.copyAfter];
  const fate: Fate = sent.lost
    ? 'lost'
    : sent.copyAfter !== undefined
      ? 'duplicated'
      : delay > 50
        ? 'delayed'
        : 'delivered';
  return {
    index,
    from,
    nth: 1,
    segment: segmentOf(sent),
    reason: sent.reason ?? 'first',
    sentAt: time(ms(at)),
    step,
    fate,
    fault: fate === 'delivered' ? null : 0,
    arrivals: sent.lost ? [] : copies.map((d) => time(ms(at + d))),
    dueAt: time(ms(at + delay)),
    again: sent.again ?? null,
    evidence: MADE,
  };
}

const open: readonly Move[] = [
  { at: 0, side: 'server', cause: { call: 'listen' }, to: 'LISTEN' },
  {
    at: 0,
    side: 'client',
    cause: { call: 'connect' },
    to: 'SYN_SENT',
    sends: [
      {
        flags: 'SYN',
        seq: 100,
        then: {
          to: 'SYN_RCVD',
          sends: [
            {
              flags: 'SYN+ACK',
              seq: 300,
              ack: 101,
              then: {
                to: 'ESTABLISHED',
                sends: [
                  { flags: 'ACK', seq: 101, ack: 301, reason: 'ack', then: { to: 'ESTABLISHED' } },
                ],
              },
            },
          ],
        },
      },
    ],
  },
];

/** The last ACK of a close is lost: the server's FIN comes again, and the wait of 2MSL starts anew. */
export const lastAckLost = handTrace(
  [
    ...open,
    {
      at: 600,
      side: 'client',
      cause: { call: 'close' },
      to: 'FIN_WAIT_1',
      sends: [
        {
          flags: 'FIN+ACK',
          seq: 101,
          ack: 301,
          then: {
            to: 'CLOSE_WAIT',
            sends: [
              { flags: 'ACK', seq: 301, ack: 102, reason: 'ack', then: { to: 'FIN_WAIT_2' } },
            ],
          },
        },
      ],
    },
    {
      at: 1200,
      side: 'server',
      cause: { call: 'close' },
      to: 'LAST_ACK',
      sends: [
        {
          flags: 'FIN+ACK',
          seq: 301,
          ack: 102,
          then: {
            to: 'TIME_WAIT',
            sends: [{ flags: 'ACK', seq: 102, ack: 302, reason: 'ack', lost: true }],
          },
        },
      ],
    },
    {
      at: 2200,
      side: 'server',
      cause: 'retransmission',
      sends: [
        {
          flags: 'FIN+ACK',
          seq: 301,
          ack: 102,
          reason: 'timerAgain',
          again: 5,
          then: {
            sends: [{ flags: 'ACK', seq: 102, ack: 302, reason: 'ack', then: { to: 'CLOSED' } }],
          },
        },
      ],
    },
    { at: 242_250, side: 'client', cause: 'timeWait', to: 'CLOSED' },
  ],
  {
    timers: [
      {
        side: 'client',
        timer: 'retransmission',
        from: 0,
        to: 100,
        length: 1000,
        outcome: 'stopped',
      },
      {
        side: 'server',
        timer: 'retransmission',
        from: 1200,
        to: 2200,
        length: 1000,
        outcome: 'fired',
      },
      {
        side: 'server',
        timer: 'retransmission',
        from: 2200,
        to: 2300,
        length: 2000,
        outcome: 'stopped',
      },
      {
        side: 'client',
        timer: 'timeWait',
        from: 1250,
        to: 2250,
        length: 240_000,
        outcome: 'restarted',
      },
      {
        side: 'client',
        timer: 'timeWait',
        from: 2250,
        to: 242_250,
        length: 240_000,
        outcome: 'fired',
      },
    ],
  },
);

/** Both sides open at once: the SYNs cross. */
export const simultaneousOpen = handTrace([
  ...(['client', 'server'] as const).map((side, i): Move => ({
    at: 0,
    side,
    cause: { call: 'connect' },
    to: 'SYN_SENT',
    sends: [
      {
        flags: 'SYN',
        seq: i === 0 ? 100 : 300,
        then: {
          to: 'SYN_RCVD',
          sends: [
            {
              flags: 'SYN+ACK',
              seq: i === 0 ? 300 : 100,
              ack: i === 0 ? 101 : 301,
              then: { to: 'ESTABLISHED' },
            },
          ],
        },
      },
    ],
  })),
]);

/** Five data segments at one moment, the second is lost: three duplicate ACKs bring it again. */
export const fastAgain = handTrace([
  ...open,
  {
    at: 400,
    side: 'client',
    cause: { call: 'send', bytes: 5000 },
    sends: [0, 1, 2, 3, 4].map((i): Sent => ({
      flags: 'ACK',
      seq: 101 + i * 1000,
      ack: 301,
      len: 1000,
      lost: i === 1,
      then: {
        sends: [
          {
            flags: 'ACK',
            seq: 301,
            ack: i === 0 ? 1101 : 1101,
            reason: 'ack',
            then:
              i === 4
                ? {
                    sends: [
                      {
                        flags: 'ACK',
                        seq: 1101,
                        ack: 301,
                        len: 1000,
                        reason: 'fastAgain',
                        again: 4,
                      },
                    ],
                  }
                : {},
          },
        ],
      },
    })),
  },
]);

/** A segment is delayed by seconds, another arrives twice, and one comes out of nowhere. */
export const oddities = handTrace([
  ...open,
  {
    at: 400,
    side: 'client',
    cause: { call: 'send', bytes: 100 },
    sends: [{ flags: 'ACK', seq: 101, ack: 301, len: 100, delay: 3000 }],
  },
  {
    at: 900,
    side: 'server',
    cause: { call: 'send', bytes: 200 },
    sends: [{ flags: 'ACK', seq: 301, ack: 101, len: 200, copyAfter: 700 }],
  },
  {
    at: 5000,
    side: 'server',
    cause: segmentOf({ flags: 'RST', seq: 101 }),
    to: 'CLOSED',
  },
]);

export const handTraces = { lastAckLost, simultaneousOpen, fastAgain, oddities };
