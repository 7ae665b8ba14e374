/** Made-up steps and tellings: whatever a sentence may meet, without running anything. */
import type { Effect, SendReason } from '../../machines/tcp/effects.ts';
import { listOf } from '../../machines/tcp/listChanges.ts';
import { PROFILES, profileOf } from '../../machines/stacks/profiles.ts';
import type { RuleId } from '../../machines/tcp/rules.ts';
import type { Segment } from '../../machines/tcp/segment.ts';
import { advance, seq } from '../../machines/tcp/sequence.ts';
import type { State } from '../../machines/tcp/states.ts';
import { newTcb } from '../../machines/tcp/newTcb.ts';
import type { Tcb } from '../../machines/tcp/tcb.ts';
import { ms, s, time } from '../../machines/tcp/time.ts';
import type { Flight, Step } from '../../src/trace/connection.ts';
import { CALLS } from '../../src/trace/calls.ts';
import { peerOf, SIDES, type Side } from '../../src/trace/side.ts';
import type { Telling } from '../../src/words/sentences/telling.ts';
import { endView, MADE } from '../traceParts.ts';

export const segment = (different: Partial<Segment> = {}): Segment => ({
  syn: false,
  ack: true,
  fin: false,
  rst: false,
  psh: false,
  seq: seq(301),
  ackNumber: seq(101),
  wnd: 65535,
  dataLen: 0,
  ...different,
});

export const tcb = (different: Partial<Tcb> = {}): Tcb => ({
  ...newTcb('active', seq(100), PROFILES.rfc, { rcvWnd: 65535, own: {}, tsOffset: 0 }),
  sndUna: seq(101),
  sndNxt: seq(101),
  sndWnd: 65535,
  maxSndWnd: 65535,
  irs: seq(300),
  rcvNxt: seq(301),
  ...different,
});

export const flight = (different: Partial<Flight> = {}): Flight => ({
  index: 0,
  from: 'client',
  nth: 1,
  segment: segment({ seq: seq(101), ackNumber: seq(301) }),
  reason: 'first',
  sentAt: time(0),
  step: 0,
  fate: 'delivered',
  fault: null,
  arrivals: [time(ms(50))],
  dueAt: time(ms(50)),
  again: null,
  evidence: MADE,
  ...different,
});

export const step = (
  different: Partial<Omit<Step, 'before' | 'after'>> & {
    from?: State;
    to?: State;
    before?: Tcb | null;
    after?: Tcb | null;
  } = {},
): Step => {
  const { from = 'ESTABLISHED', to = from, before = tcb(), after = before, ...others } = different;
  const side = others.side ?? 'client';
  return {
    index: 0,
    at: time(s(1)),
    side,
    cause: { kind: 'segment', segment: segment(), flight: null },
    before: endView(from, before),
    after: endView(to, after),
    walked: from === to ? [from] : [from, to],
    effects: [],
    rules: [],
    reports: [],
    sent: [],
    evidence: 'made',
    ...others,
  };
};

/** A telling of a made-up step. */
export function telling(different: Partial<Telling> & { step?: Step } = {}): Telling {
  const made = different.step ?? step();
  return {
    step: made,
    side: made.side,
    peer: peerOf(made.side),
    peerEnd: endView('ESTABLISHED', tcb()),
    from: made.before.state,
    to: made.after.state,
    before: made.before.tcb,
    after: made.after.tcb,
    segment: made.cause.kind === 'segment' ? made.cause.segment : null,
    origin: 'first',
    purpose: 'first',
    sent: different.flights?.map((f) => f.segment) ?? [],
    flights: [],
    call: made.cause.kind === 'call' ? made.cause.call : null,
    timer: made.cause.kind === 'timer' ? made.cause.timer : null,
    delivered: 0,
    profile: PROFILES.rfc,
    number: (_space, n) => String(n),
    earlierCopy: 'none',
    earlierAck: 'none',
    peerAckLost: false,
    ...different,
  };
}

// --- many tellings: every state, both ends, with and without numbers

const BUSY = tcb({
  sndNxt: seq(1102),
  finSeq: seq(1101),
  closeAsked: true,
  unsent: 700,
  unread: 30,
  peerFin: true,
  ackOwed: 'delayed',
  held: listOf([{ seq: seq(501), dataLen: 10, fin: true }]),
  srttUs: ms(100),
  rttvarUs: ms(50),
  retransmissions: 2,
  keepAliveProbes: 3,
  dupAcks: 2,
  timers: {
    retransmission: { startedAt: time(0), deadline: time(s(1)) },
    timeWait: { startedAt: time(0), deadline: time(s(240)) },
    keepAlive: { startedAt: time(0), deadline: time(s(7200)) },
  },
});
const LATER = {
  ...BUSY,
  sndUna: seq(1102),
  dupAcks: 3,
  rtoUs: s(2),
  sndWnd: 0,
  ssthresh: 2500,
  cwnd: 1000,
};

const STARTED: readonly Effect[] = (
  ['retransmission', 'timeWait', 'persist', 'delayedAck', 'finWait2', 'keepAlive'] as const
).map((timer) => ({ kind: 'startTimer', timer, delayUs: s(60), deadline: time(s(60)) }));

const ARRIVALS: readonly Segment[] = [
  segment(),
  segment({ ack: false, ackNumber: seq(0), syn: true, seq: seq(300) }),
  segment({ syn: true, seq: seq(300) }),
  segment({ fin: true, ackNumber: seq(1102) }),
  segment({ dataLen: 1000, seq: seq(1301) }),
  segment({ dataLen: 1, seq: seq(300), fin: true }),
  segment({ rst: true, ack: false }),
  segment({ wnd: 0 }),
];

const REASONS: readonly SendReason[] = ['first', 'timerAgain', 'reset', 'probe', 'keepAlive'];

const departures = (from: Side): Flight[] =>
  REASONS.map((reason, index) =>
    flight({
      index,
      from,
      reason,
      segment: segment({
        seq: advance(seq(4294967000), index * 100),
        rst: reason === 'reset',
        syn: index === 1,
        fin: index === 0,
        dataLen: index === 0 ? 400 : 0,
      }),
    }),
  );

const RECORDS: readonly [Tcb | null, Tcb | null][] = [
  [null, null],
  [null, tcb()],
  [tcb(), BUSY],
  [BUSY, LATER],
  [LATER, null],
  [
    { ...BUSY, rcvWnd: 0, probing: true },
    { ...LATER, probing: true },
  ],
];

const STATE_PAIRS: readonly [State, State][] = [
  ['CLOSED', 'CLOSED'],
  ['LISTEN', 'SYN_RCVD'],
  ['SYN_SENT', 'ESTABLISHED'],
  ['SYN_RCVD', 'SYN_RCVD'],
  ['ESTABLISHED', 'FIN_WAIT_1'],
  ['CLOSE_WAIT', 'LAST_ACK'],
  ['CLOSING', 'TIME_WAIT'],
  ['TIME_WAIT', 'TIME_WAIT'],
];

/** What may go with a rule: not every combination happens, each must read well enough. */
export function* manyTellings(rule: RuleId): Generator<Telling> {
  for (const [from, to] of STATE_PAIRS)
    for (const [before, after] of RECORDS)
      for (const [i, arrived] of ARRIVALS.entries()) {
        const side = SIDES[i % 2]!;
        const flights = Math.floor(i / 2) % 2 === 0 ? departures(side) : [];
        const cause: Step['cause'] = rule.startsWith('call.')
          ? {
              kind: 'call',
              action: null,
              call: { call: CALLS[i % CALLS.length]!, bytes: 1000 * i },
            }
          : rule.startsWith('timer.')
            ? { kind: 'timer', timer: 'retransmission' }
            : { kind: 'segment', segment: arrived, flight: null };
        const made = step({
          side,
          from,
          to,
          before,
          after,
          cause,
          effects: i % 3 === 0 ? STARTED : [],
          rules: [rule],
        });
        yield telling({
          step: made,
          flights,
          delivered: i % 2 === 0 ? 0 : 3000,
          origin: (['first', 'again', 'copy', 'foreign'] as const)[i % 4]!,
          purpose: i === 6 ? 'keepAlive' : 'first',
          earlierCopy: (['none', 'lost', 'arrived', 'underway', 'refused'] as const)[i % 5]!,
          earlierAck: (['none', 'lost', 'late'] as const)[i % 3]!,
          peerAckLost: i % 2 === 0,
          profile: profileOf(i % 2 === 0 ? 'rfc' : 'linux', { autoRead: i % 4 !== 1 }),
        });
      }
}
