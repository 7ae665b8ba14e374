/** What the answers about sequence numbers and ACKs claim, put to their runs. */
import { segEnd, segLen } from '../../../machines/tcp/segment.ts';
import { advance } from '../../../machines/tcp/sequence.ts';
import { ms } from '../../../machines/tcp/time.ts';
import type { numbers as questions } from '../../../src/cases/questions/numbers.ts';
import { scenarioNamed } from '../../../src/scenarios/named.ts';
import { must, run, runOf, type ClaimsOf } from '../shown.ts';

export const numbers: ClaimsOf<typeof questions> = {
  'what-takes-a-number': {
    'SYN and FIN take a number, a pure ACK takes none': (r) =>
      segLen(r.nth('client', 'SYN').segment) === 1 &&
      segLen(r.nth('client', 'FIN').segment) === 1 &&
      segLen(r.nth('client', 'ACK').segment) === 0,
    'the last ACK names the number after the FIN': (r) => {
      const fin = r.nth('server', 'FIN').segment;
      return r.state('server') === 'CLOSED' && r.arrived.segment.ackNumber === advance(fin.seq, 1);
    },
    'a pure ACK is never answered': (r) =>
      r.sent('client', 'ACK').every((ack) => r.arrival(ack).sent.length === 0),
  },
  'are-acks-resent': {
    'the ACK was lost, and what is retransmitted is the data': (r) =>
      r.nth('server', 'ACK').fate === 'lost' && r.nth('client', 'DATA', 2).again !== null,
    'the ACK that leaves now is a new one': (r) => {
      const ack = r.nth('server', 'ACK', 2);
      return ack.step === r.step.index && ack.again === null && ack.reason === 'ack';
    },
    'no timer ran for it': (r) => {
      const sentAt = r.nth('server', 'ACK').sentAt;
      return r
        .timers('server', 'retransmission')
        .every(({ startedAt, endedAt }) => startedAt > r.moment.at || (endedAt ?? 0) <= sentAt);
    },
    'a later ACK covers a lost one, and nothing is retransmitted': () =>
      run('open-data-close', [{ from: 'server', nth: 2 }]).trace.flights.every(
        ({ again }) => again === null,
      ),
    'a RST is not retransmitted either': () =>
      runOf('aborted', {
        faults: [{ match: { from: 'client', kind: 'RST', nth: 1 }, do: 'drop' }],
      }).sent('client', 'RST').length === 1,
  },
  'random-isn': {
    'here TIME_WAIT is switched off': (r) => r.timers('client', 'timeWait')[0]?.delayUs === 0,
    'the sequence numbers of both connections are close together': (r) => {
      const [one = 0, two = 0] = r.trace.ends.client.iss;
      return two - one === 100;
    },
    'old data is taken for new': (r) =>
      r.arrived.sentAt < r.nth('client', 'SYN', 2).sentAt &&
      r.step.rules.includes('text.delivered') &&
      r.arrival(r.nth('client', 'DATA', 4)).rules.includes('sequence.unacceptable'),
    'with a number further away it is not': () => {
      const apart = runOf('no-time-wait-old-data', {
        client: { ...must(scenarioNamed('no-time-wait-old-data')).client, iss: [100, 5000] },
      });
      return !apart.arrival(apart.nth('client', 'DATA', 2)).rules.includes('text.delivered');
    },
  },
  'delayed-ack': {
    'the ACK of the first request is piggybacked on the reply': (r) =>
      r.nth('server', 'DATA').segment.ackNumber === segEnd(r.nth('client', 'DATA').segment) &&
      r.nth('server', 'DATA').sentAt < r.nth('server', 'ACK').sentAt,
    'for the second a timer sends a pure ACK after 200 ms': (r) =>
      r.nth('server', 'ACK').step === r.step.index &&
      r.step.at - r.arrival(r.nth('client', 'DATA', 2)).at === ms(200),
    'every second full-sized segment is acknowledged': () => {
      const bulk = runOf('fast-retransmit', { server: DELAYS, faults: [] });
      return bulk.arrival(bulk.nth('client', 'DATA', 2)).sent.length === 1;
    },
    'Linux usually waits 40 ms': () =>
      run('close-after/300').timers('server', 'delayedAck')[0]?.delayUs === ms(40),
    'and not at the start of a connection': () => {
      const first = run('close-after/300');
      return first.arrival(first.nth('client', 'DATA')).sent.length === 1;
    },
    'data out of order, or that fills a gap, is acknowledged at once': () => {
      const gap = runOf('fast-retransmit', { server: DELAYS });
      const steps = [...gap.steps('text.held'), ...gap.steps('text.gapFilled')];
      return steps.length === 5 && steps.every(({ sent }) => sent.length === 1);
    },
  },
  'acknowledged-is-not-read': {
    'the server acknowledges 200 bytes': (r) =>
      r.arrived.segment.ackNumber === advance(r.nth('client', 'DATA').segment.seq, 200),
    'and its application has read none of them': (r) => r.past.calls('server').join() === 'listen',
    'if it closes without reading, Linux sends RST': () =>
      runOf('zero-window', {
        profile: 'linuxTextbook',
        actions: [
          { atUs: 0, side: 'server', call: 'listen' },
          { atUs: ms(20), side: 'client', call: 'connect' },
          { atUs: ms(900), side: 'server', call: 'close' },
        ],
      }).sent('server', 'RST').length > 0,
  },
};

/** A server that delays its ACKs as far as it may. */
const DELAYS = { iss: [300], settings: { delayedAckUs: ms(200) } } as const;
