/** The glossary: what a term is said to be is what its run shows, at its moment. */
import { describe, expect, test } from 'vitest';
import { ms, s } from '../../machines/tcp/time.ts';
import type { Tcb } from '../../machines/tcp/tcb.ts';
import { TERM_IDS, TERMS, type TermId } from '../../src/cases/glossary.ts';
import { frameOf } from '../../src/trace/moment.ts';
import type { Side } from '../../src/trace/side.ts';
import { doubles, flags, must, Shown } from './shown.ts';

const tcb = (r: Shown, side: Side): Tcb => must(frameOf(r.trace, r.moment).ends[side].tcb);
const before = (r: Shown): Tcb => must(r.step.before.tcb);
const entered =
  (side: Side, ...states: readonly string[]) =>
  (r: Shown) =>
    r.step.side === side && states.includes(r.state(side));

const CLAIMS: Readonly<Record<TermId, (r: Shown) => boolean>> = {
  segment: (r) => r.arrived.segment.dataLen === 100,
  syn: (r) =>
    flags(r.nth('client', 'SYN')) === 'SYN' && tcb(r, 'client').sndNxt === tcb(r, 'client').iss + 1,
  'syn-ack': (r) => flags(r.nth('server', 'SYN_ACK')) === 'SYN+ACK',
  ack: (r) => r.trace.flights.every(({ segment }, i) => segment.ack || i === 0),
  'pure-ack': (r) => {
    const ack = r.nth('server', 'ACK');
    return ack.segment.dataLen === 0 && ack.segment.seq === tcb(r, 'server').sndNxt;
  },
  piggyback: (r) =>
    r.nth('server', 'DATA').segment.ack && r.nth('server', 'DATA').step === r.step.index,
  fin: (r) => tcb(r, 'client').sndNxt === r.nth('client', 'FIN').segment.seq + 1,
  rst: (r) =>
    flags(r.arrived).startsWith('RST') &&
    r.state('client') === 'CLOSED' &&
    r.state('server') === 'CLOSED',
  psh: (r) =>
    r.sent('client', 'DATA').every(({ segment }, i) => segment.psh === (i === 5)) &&
    r.sent('client', 'DATA').length === 7,
  mss: (r) =>
    r
      .sent('client', 'DATA')
      .slice(0, 2)
      .every(({ segment }) => segment.dataLen === 100),
  seq: (r) => r.nth('client', 'DATA').segment.seq === before(r).sndNxt,
  'ack-number': (r) => r.arrived.segment.ackNumber === tcb(r, 'server').rcvNxt,
  isn: (r) => tcb(r, 'client').iss === 100 && tcb(r, 'client').irs === 300,
  tcb: (r) => r.step.before.tcb === null && tcb(r, 'client').iss === 100,
  'snd-una': (r) => tcb(r, 'client').sndUna === r.arrived.segment.ackNumber,
  'snd-nxt': (r) => tcb(r, 'client').sndNxt === before(r).sndNxt + 100,
  'snd-wnd': (r) => tcb(r, 'client').sndWnd === 100 && r.arrived.segment.wnd === 100,
  'rcv-nxt': (r) => tcb(r, 'server').rcvNxt === r.nth('server', 'ACK').segment.ackNumber,
  'rcv-wnd': (r) => tcb(r, 'server').rcvWnd === r.nth('server', 'ACK').segment.wnd,
  'three-way-handshake': (r) =>
    r.past.trace.flights
      .filter(({ sentAt }) => sentAt < r.moment.at)
      .map(flags)
      .join(' ') === 'SYN SYN+ACK ACK',
  'active-open': (r) => r.nth('client', 'SYN').step === r.step.index,
  'passive-open': (r) => r.step.sent.length === 0 && r.state('server') === 'LISTEN',
  listener: (r) => r.state('server') === 'LISTEN',
  'simultaneous-open': (r) =>
    (['client', 'server'] as const).every((side) =>
      r.states(side).join().startsWith('CLOSED,SYN_SENT,SYN_RCVD,ESTABLISHED'),
    ),
  socket: (r) => r.calls('client')[0] === 'connect',
  port: (r) => r.state('server') === 'CLOSED' && r.nth('server', 'RST').step === r.step.index,
  'four-tuple': (r) => r.state('client') === 'TIME_WAIT' && r.step.reports.length > 0,
  'full-duplex': (r) =>
    r.nth('client', 'DATA').segment.dataLen > 0 && r.arrived.segment.dataLen > 0,
  closed: (r) => frameOf(r.trace, r.moment).ends.client.tcb === null,
  listen: entered('server', 'LISTEN'),
  'syn-sent': (r) => r.nth('client', 'SYN').step === r.step.index && tcb(r, 'client').irs === null,
  'syn-rcvd': (r) =>
    tcb(r, 'server').irs === 100 && tcb(r, 'server').sndUna === tcb(r, 'server').iss,
  established: entered('client', 'ESTABLISHED'),
  'fin-wait-1': (r) => r.nth('client', 'FIN').step === r.step.index,
  'fin-wait-2': (r) =>
    r.past.trace.steps.every(({ rules }) => !rules.includes('fin.last')) &&
    tcb(r, 'client').sndUna === tcb(r, 'client').sndNxt,
  'close-wait': (r) =>
    r.arrived === r.nth('client', 'FIN') && !r.past.calls('server').includes('close'),
  closing: (r) =>
    r.arrived === r.nth('server', 'FIN') && tcb(r, 'client').sndUna < tcb(r, 'client').sndNxt,
  'last-ack': (r) =>
    r.nth('server', 'FIN').step === r.step.index && r.past.states('server').includes('CLOSE_WAIT'),
  'time-wait': (r) => must(r.timers('client', 'timeWait')[0]).delayUs === s(240),
  'four-way-close': (r) => {
    const [first] = r.sent('client', 'FIN');
    const closing = r.trace.flights.filter(({ step }) => step >= must(first).step);
    return (
      closing.map(({ from, segment }) => from + (segment.fin ? ' FIN' : ' ACK')).join() ===
      'client FIN,server ACK,server FIN,client ACK'
    );
  },
  'active-close': (r) =>
    r.states('client').includes('TIME_WAIT') && r.past.states('client').at(-1) === 'FIN_WAIT_1',
  'passive-close': (r) => r.states('server').join().endsWith('CLOSE_WAIT,LAST_ACK,CLOSED'),
  'half-close': (r) => r.nth('client', 'FIN').step < r.step.index && r.arrived.segment.dataLen > 0,
  'simultaneous-close': (r) =>
    (['client', 'server'] as const).every((side) =>
      r.states(side).join().endsWith('FIN_WAIT_1,CLOSING,TIME_WAIT,CLOSED'),
    ),
  eof: (r) => r.arrived.segment.fin && tcb(r, 'server').unread === 0,
  msl: (r) => must(r.timers('client', 'timeWait')[0]).delayUs === 2 * s(120),
  'half-open': (r) =>
    r.state('client') === 'CLOSED' &&
    r.state('server') === 'ESTABLISHED' &&
    r.sent('client', 'RST').length === 1,
  'orphaned-socket': (r) =>
    r.past.calls('client').includes('close') &&
    must(r.timers('client', 'finWait2')[0]).delayUs === s(60),
  retransmission: (r) =>
    r.nth('client', 'DATA', 2).again !== null && r.nth('client', 'DATA').fate === 'lost',
  rto: (r) => r.moment.at - r.nth('client', 'DATA').sentAt === s(1) && before(r).rtoUs === s(1),
  srtt: (r) => tcb(r, 'client').srttUs === r.moment.at - r.nth('client', 'SYN').sentAt,
  // a sample as long as SRTT makes the variation smaller by a quarter (RFC 6298, 2.3)
  rttvar: (r) => tcb(r, 'client').rttvarUs === before(r).rttvarUs * 0.75,
  'exponential-backoff': (r) => doubles(r.past.timers('client', 'retransmission').slice(0, 6)),
  karn: (r) => r.nth('client', 'SYN', 2).again !== null && tcb(r, 'client').srttUs === null,
  'duplicate-ack': (r) =>
    r.arrived.segment.ackNumber === r.nth('server', 'ACK').segment.ackNumber &&
    r.steps('text.held').length > 0,
  'fast-retransmit': (r) =>
    r.past.steps('ack.duplicate', 'client').length === 3 &&
    r.past.steps('timer.retransmit').length === 0 &&
    must(r.trace.flights[r.step.sent[0] ?? -1]).segment.seq ===
      r.nth('client', 'DATA', 2).segment.seq,
  'delayed-ack': (r) => {
    const [, timer] = r.timers('server', 'delayedAck');
    return must(timer).outcome === 'fired' && must(timer).delayUs < ms(500);
  },
  'challenge-ack': (r) =>
    r.state('server') === 'ESTABLISHED' &&
    r.nth('server', 'ACK', 2).step === r.step.index &&
    r.nth('server', 'ACK', 2).segment.dataLen === 0,
  'keep-alive': (r) => r.moment.at >= s(7200) && r.nth('server', 'ACK').step === r.step.index,
  window: (r) => r.arrived.segment.wnd === tcb(r, 'client').sndWnd,
  'flow-control': (r) => tcb(r, 'client').unsent > 0 && tcb(r, 'client').sndWnd === 100,
  'sliding-window': (r) => tcb(r, 'client').sndUna > before(r).sndUna,
  'zero-window': (r) => tcb(r, 'client').sndWnd === 0 && r.step.sent.length === 0,
  'window-probe': (r) =>
    r.nth('client', 'DATA', 3).step === r.step.index && tcb(r, 'client').sndWnd === 0,
  nagle: (r) =>
    r.step.sent.length === 0 &&
    tcb(r, 'client').unsent === 100 &&
    tcb(r, 'client').sndUna < tcb(r, 'client').sndNxt,
  'congestion-control': (r) =>
    tcb(r, 'client').unsent > 0 &&
    tcb(r, 'client').sndNxt - tcb(r, 'client').sndUna <= tcb(r, 'client').cwnd,
  cwnd: (r) => tcb(r, 'client').cwnd < tcb(r, 'client').sndWnd,
  ssthresh: (r) =>
    tcb(r, 'client').ssthresh < before(r).ssthresh && tcb(r, 'client').ssthresh === 2000,
  'slow-start': (r) =>
    tcb(r, 'client').cwnd > before(r).cwnd && tcb(r, 'client').cwnd - before(r).cwnd <= 1000,
  'congestion-avoidance': (r) =>
    before(r).cwnd >= before(r).ssthresh && tcb(r, 'client').cwnd - before(r).cwnd <= 1000,
  'fast-recovery': (r) =>
    tcb(r, 'client').cwnd === before(r).cwnd + 1000 &&
    must(must(r.steps('congestion.fastRetransmit')[0]).after.tcb).cwnd > 1000,
};

describe.each(TERM_IDS)('%s', (id) => {
  const shown = new Shown(TERMS[id]);
  test('is what its run shows', () => expect(CLAIMS[id](shown)).toBe(true));
});
