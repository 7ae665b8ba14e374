/**
 * The terms of the glossary by theme, each with the run and the moment that show it. What each of them means is in the
 * languages.
 */
import type { Case, FindMoment, Highlight } from './case.ts';
import { arrives, calls, cites, enters, fires, leaves, sentBy } from './moments.ts';
import { numbered, segment, state, timer, variable } from './lessons/lesson.ts';

/** The connection that plays at first shows most of them. */
const USUAL = 'open-data-close';

const shown = (scenario: string, moment: FindMoment, ...highlight: Highlight[]): Case => ({
  scenario,
  moment,
  highlight,
});

const clientFin = sentBy('client', 'FIN');
const serverFin = sentBy('server', 'FIN');

const segments = {
  segment: shown(USUAL, arrives(sentBy('client', 'DATA')), segment(sentBy('client', 'DATA'))),
  syn: shown(USUAL, leaves(sentBy('client', 'SYN')), segment(sentBy('client', 'SYN'))),
  'syn-ack': shown(
    USUAL,
    leaves(sentBy('server', 'SYN_ACK')),
    segment(sentBy('server', 'SYN_ACK')),
  ),
  ack: shown(USUAL, arrives(sentBy('client', 'ACK')), segment(sentBy('client', 'ACK'))),
  'pure-ack': shown(USUAL, leaves(sentBy('server', 'ACK')), segment(sentBy('server', 'ACK'))),
  piggyback: shown('delayed-ack', cites('ack.rides'), segment(sentBy('server', 'DATA'))),
  fin: shown(USUAL, leaves(clientFin), segment(clientFin)),
  rst: shown('refused', arrives(sentBy('server', 'RST')), segment(sentBy('server', 'RST'))),
  psh: shown(
    'fast-retransmit',
    leaves(sentBy('client', 'DATA', 6)),
    segment(sentBy('client', 'DATA', 6)),
  ),
  mss: shown(
    'zero-window',
    calls('client', 'send'),
    segment(sentBy('client', 'DATA')),
    segment(sentBy('client', 'DATA', 2)),
  ),
};

const numbers = {
  seq: shown(USUAL, leaves(sentBy('client', 'DATA')), segment(sentBy('client', 'DATA'))),
  'ack-number': shown(USUAL, arrives(sentBy('server', 'ACK')), segment(sentBy('server', 'ACK'))),
  isn: shown(
    USUAL,
    arrives(sentBy('server', 'SYN_ACK')),
    segment(sentBy('client', 'SYN')),
    segment(sentBy('server', 'SYN_ACK')),
  ),
  tcb: shown(USUAL, calls('client', 'connect'), state('client')),
  'snd-una': shown(USUAL, arrives(sentBy('server', 'ACK')), variable('client', 'SND.UNA')),
  'snd-nxt': shown(USUAL, leaves(sentBy('client', 'DATA')), variable('client', 'SND.NXT')),
  'snd-wnd': shown('zero-window', arrives(sentBy('server', 'ACK')), variable('client', 'SND.WND')),
  'rcv-nxt': shown(USUAL, arrives(sentBy('client', 'DATA')), variable('server', 'RCV.NXT')),
  'rcv-wnd': shown('zero-window', arrives(sentBy('client', 'DATA')), variable('server', 'RCV.WND')),
};

const opening = {
  'three-way-handshake': shown(
    USUAL,
    enters('server', 'ESTABLISHED'),
    numbered(sentBy('client', 'SYN'), sentBy('server', 'SYN_ACK'), sentBy('client', 'ACK')),
  ),
  'active-open': shown(USUAL, calls('client', 'connect'), state('client')),
  'passive-open': shown(USUAL, calls('server', 'listen'), state('server')),
  listener: shown(USUAL, calls('server', 'listen'), state('server')),
  'simultaneous-open': shown(
    'simultaneous-open',
    enters('server', 'ESTABLISHED'),
    segment(sentBy('client', 'SYN')),
    segment(sentBy('server', 'SYN')),
  ),
  socket: shown(USUAL, calls('client', 'connect'), state('client')),
  port: shown('refused', arrives(sentBy('client', 'SYN')), segment(sentBy('server', 'RST'))),
  'four-tuple': shown('connect-in-time-wait', cites('call.alreadyExists'), state('client')),
  'full-duplex': shown(
    USUAL,
    arrives(sentBy('server', 'DATA')),
    segment(sentBy('client', 'DATA')),
    segment(sentBy('server', 'DATA')),
  ),
};

const states = {
  closed: shown(USUAL, enters('client', 'CLOSED'), state('client')),
  listen: shown(USUAL, enters('server', 'LISTEN'), state('server')),
  'syn-sent': shown(USUAL, enters('client', 'SYN_SENT'), state('client')),
  'syn-rcvd': shown(USUAL, enters('server', 'SYN_RCVD'), state('server')),
  established: shown(USUAL, enters('client', 'ESTABLISHED'), state('client')),
  'fin-wait-1': shown(USUAL, enters('client', 'FIN_WAIT_1'), state('client')),
  'fin-wait-2': shown(USUAL, enters('client', 'FIN_WAIT_2'), state('client')),
  'close-wait': shown(USUAL, enters('server', 'CLOSE_WAIT'), state('server')),
  closing: shown('simultaneous-close', enters('client', 'CLOSING'), state('client')),
  'last-ack': shown(USUAL, enters('server', 'LAST_ACK'), state('server')),
  'time-wait': shown(USUAL, enters('client', 'TIME_WAIT'), state('client')),
};

const closing = {
  'four-way-close': shown(
    'open-and-close',
    enters('server', 'CLOSED'),
    numbered(clientFin, sentBy('server', 'ACK'), serverFin, sentBy('client', 'ACK', 2)),
  ),
  'active-close': shown(USUAL, enters('client', 'FIN_WAIT_1'), state('client')),
  'passive-close': shown(USUAL, enters('server', 'LAST_ACK'), state('server')),
  'half-close': shown(
    'half-close',
    arrives(sentBy('server', 'DATA')),
    segment(clientFin),
    segment(sentBy('server', 'DATA')),
  ),
  'simultaneous-close': shown(
    'simultaneous-close',
    enters('client', 'CLOSING'),
    segment(clientFin),
    segment(serverFin),
  ),
  eof: shown(USUAL, arrives(clientFin), segment(clientFin), state('server')),
  msl: shown(USUAL, enters('client', 'TIME_WAIT'), timer('client', 'timeWait')),
  'half-open': shown('half-open', cites('call.crash'), state('client'), state('server')),
  'orphaned-socket': shown(
    'fin-wait-2-times-out',
    fires('client', 'finWait2'),
    timer('client', 'finWait2'),
  ),
};

const retransmitting = {
  retransmission: shown(
    'data-lost',
    fires('client', 'retransmission'),
    segment(sentBy('client', 'DATA', 2)),
  ),
  rto: shown(
    'data-lost',
    fires('client', 'retransmission'),
    timer('client', 'retransmission'),
    variable('client', 'RTO'),
  ),
  srtt: shown(USUAL, cites('rto.sample', { side: 'client' }), variable('client', 'SRTT')),
  rttvar: shown(USUAL, cites('rto.sample', { side: 'client', nth: 2 }), variable('client', 'RTO')),
  'exponential-backoff': shown(
    'syn-lost-until-give-up',
    fires('client', 'retransmission', 3),
    timer('client', 'retransmission'),
  ),
  karn: shown('syn-lost', cites('rto.karn'), variable('client', 'SRTT')),
  'duplicate-ack': shown(
    'fast-retransmit',
    arrives(sentBy('server', 'ACK', 2)),
    segment(sentBy('server', 'ACK', 2)),
  ),
  'fast-retransmit': shown(
    'fast-retransmit',
    cites('congestion.fastRetransmit'),
    segment(sentBy('client', 'DATA', 7)),
  ),
  'delayed-ack': shown('delayed-ack', fires('server', 'delayedAck'), timer('server', 'delayedAck')),
  'challenge-ack': shown(
    'blind-reset',
    cites('reset.challenged'),
    segment(sentBy('server', 'ACK', 2)),
  ),
  'keep-alive': shown(
    'keep-alive-finds-dead-peer',
    fires('server', 'keepAlive'),
    segment(sentBy('server', 'ACK')),
  ),
};

const flow = {
  window: shown('zero-window', arrives(sentBy('server', 'SYN_ACK')), variable('client', 'SND.WND')),
  'flow-control': shown(
    'slow-reader',
    arrives(sentBy('server', 'ACK', 3)),
    segment(sentBy('server', 'ACK', 3)),
    variable('client', 'SND.WND'),
  ),
  'sliding-window': shown(
    'slow-reader',
    arrives(sentBy('server', 'ACK')),
    variable('client', 'SND.UNA'),
    variable('client', 'SND.WND'),
  ),
  'zero-window': shown(
    'zero-window',
    arrives(sentBy('server', 'ACK', 2)),
    segment(sentBy('server', 'ACK', 2)),
    variable('client', 'SND.WND'),
  ),
  'window-probe': shown(
    'zero-window',
    fires('client', 'persist'),
    segment(sentBy('client', 'DATA', 3)),
  ),
  nagle: shown('nagle-delayed-ack', cites('send.nagle'), state('client')),
};

const congestion = {
  'congestion-control': shown(
    'fast-retransmit',
    cites('congestion.windowFull'),
    variable('client', 'cwnd'),
  ),
  cwnd: shown('fast-retransmit', cites('congestion.windowFull'), variable('client', 'cwnd')),
  ssthresh: shown('data-lost', cites('congestion.timeout'), variable('client', 'cwnd')),
  'slow-start': shown(USUAL, cites('congestion.slowStart'), variable('client', 'cwnd')),
  'congestion-avoidance': {
    // a lost SYN leaves a congestion window and a threshold so small that the data soon goes beyond them
    ...shown('fast-retransmit', cites('congestion.avoidance'), variable('client', 'cwnd')),
    lose: [{ from: 'client', nth: 1 }],
  } satisfies Case,
  'fast-recovery': shown(
    'fast-retransmit',
    cites('congestion.inflate'),
    variable('client', 'cwnd'),
  ),
};

export const TERM_GROUPS = {
  segments,
  numbers,
  opening,
  states,
  closing,
  retransmitting,
  flow,
  congestion,
} as const satisfies Record<string, Readonly<Record<string, Case>>>;

export type TermGroup = keyof typeof TERM_GROUPS;

export const TERMS = {
  ...segments,
  ...numbers,
  ...opening,
  ...states,
  ...closing,
  ...retransmitting,
  ...flow,
  ...congestion,
} as const satisfies Record<string, Case>;

export type TermId = keyof typeof TERMS;

export const TERM_IDS = Object.keys(TERMS) as TermId[];

/** The ids of a theme, in the order in which they are listed. */
export const termsOf = (group: TermGroup): TermId[] => Object.keys(TERM_GROUPS[group]) as TermId[];
