/** What the answers about retransmission and congestion claim, put to their runs. */
import { ms, s } from '../../../machines/tcp/time.ts';
import type { loss as questions } from '../../../src/cases/questions/loss.ts';
import { must, run, runOf, windowOf, windows, type ClaimsOf } from '../shown.ts';

export const loss: ClaimsOf<typeof questions> = {
  rto: {
    'it is 1 s here although SRTT is 100 ms': (r) =>
      r
        .timers('client', 'retransmission')
        .some(({ outcome, delayUs }) => outcome === 'fired' && delayUs === s(1)) &&
      r.step.before.tcb?.srttUs === ms(100),
    'Linux: 200 ms at least for the variation, so 300 ms': () =>
      runOf('data-lost', { profile: 'linuxTextbook', settings: {} })
        .timers('client', 'retransmission')
        .some(({ outcome, delayUs }) => outcome === 'fired' && delayUs === ms(300)),
    'without the minimum it would be SRTT + 4 RTTVAR': () => {
      const exact = runOf('data-lost', { settings: { rtoMinUs: 1 } });
      const { tcb } = exact.arrival(exact.nth('server', 'SYN_ACK')).after;
      return tcb?.rtoUs === must(tcb?.srttUs) + 4 * must(tcb?.rttvarUs);
    },
    'each time-out doubles it': (r) => r.step.after.tcb?.rtoUs === s(2),
    'a retransmitted segment gives no sample (Karn)': (r) => {
      const ack = r.arrival(r.nth('server', 'ACK'));
      return (
        ack.rules.includes('rto.karn') ||
        ack.effects.every((effect) => effect.kind !== 'measure' || effect.what !== 'rtt')
      );
    },
  },
  'fast-retransmit': {
    'after a gap, ACKs repeat the same number': (r) =>
      r.past.steps('text.held', 'server').length === 4 &&
      r
        .sent('server', 'ACK')
        .slice(1, 5)
        .every(({ segment }) => segment.ackNumber === r.nth('client', 'DATA', 2).segment.seq),
    'the third makes the sender retransmit': (r) =>
      r.past.steps('ack.duplicate', 'client').length === 3 &&
      r.nth('client', 'DATA', 7).step === r.step.index &&
      r.nth('client', 'DATA', 7).reason === 'fastAgain',
    '200 ms after the segment was sent, not 1 s': (r) =>
      r.step.at - r.nth('client', 'DATA', 2).sentAt === ms(200) &&
      r.step.before.tcb?.rtoUs === s(1),
    'one or two may only mean reordering: nothing is retransmitted': () => {
      const reordered = runOf('fast-retransmit', {
        faults: [{ match: { from: 'client', kind: 'DATA', nth: 2 }, do: 'delay', byUs: ms(1) }],
      });
      return (
        reordered.steps('ack.duplicate', 'client').length === 2 &&
        reordered.trace.flights.every(({ again }) => again === null)
      );
    },
  },
  'congestion-control': {
    'slow start: an ACK adds one MSS': (r) => windows(r, 'cwnd').slice(0, 2).join() === '4000,5000',
    'congestion avoidance: about one MSS per round trip': () => {
      const avoids = runOf('fast-retransmit', {
        client: {
          iss: [100],
          reactions: [{ on: 'established', afterUs: ms(100), call: 'send', bytes: 60_000 }],
        },
      });
      const last = must(avoids.steps('congestion.avoidance', 'client').at(-1));
      const grown = must(last.after.tcb).cwnd - must(last.before.tcb).cwnd;
      return grown > 0 && grown < 1000;
    },
    'three duplicate ACKs set ssthresh to half of what is in flight': (r) =>
      windows(r, 'ssthresh').join() === '2500',
    'fast recovery ends with cwnd at ssthresh or below it': (r) => windowOf(r, 'cwnd') <= 2500,
    'a time-out sets cwnd to one segment, and leads back to slow start': () => {
      const timedOut = run('data-lost');
      return (
        windows(timedOut, 'cwnd')[1] === 1000 &&
        timedOut.arrival(timedOut.nth('server', 'ACK')).rules.includes('congestion.slowStart')
      );
    },
  },
  'cwnd-or-rwnd': {
    'the receive window is 65,535 bytes, the congestion window 4,000': (r) =>
      r.step.after.tcb?.sndWnd === 65_535 && windowOf(r, 'cwnd') === 4000,
    'four segments leave, and the rest waits': (r) =>
      r.step.rules.includes('congestion.windowFull') && r.step.sent.length === 4,
    'it may be the other way round': () => {
      const slow = run('slow-reader');
      return (
        slow.steps('send.windowFull').length > 0 && slow.steps('congestion.windowFull').length === 0
      );
    },
  },
};
