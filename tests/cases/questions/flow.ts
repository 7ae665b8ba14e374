/** What the answers about windows claim, put to their runs. */
import { distance } from '../../../machines/tcp/sequence.ts';
import { ms } from '../../../machines/tcp/time.ts';
import type { flow as questions } from '../../../src/cases/questions/flow.ts';
import { scenarioNamed } from '../../../src/scenarios/named.ts';
import { delivered, doubles, must, run, runOf, type ClaimsOf } from '../shown.ts';

export const flow: ClaimsOf<typeof questions> = {
  'flow-control': {
    'the window shrinks from 1,000 bytes to 100, since the application does not read': (r) =>
      r.past
        .sent('server')
        .filter(({ step }) => step <= r.step.index)
        .map(({ segment }) => segment.wnd)
        .join() === '1000,700,400,100' && !r.past.calls('server').includes('receive'),
    'the client has to stop': (r) =>
      r.state('client') === 'ESTABLISHED' &&
      r.step.rules.includes('send.windowFull') &&
      r.step.sent.length === 0,
    'at most that many bytes are in flight, at every moment': (r) =>
      r.trace.steps.every(({ after: { tcb } }) => {
        const inFlight = tcb === null ? 0 : distance(tcb.sndUna, tcb.sndNxt);
        return tcb === null || inFlight <= Math.max(tcb.sndWnd, 1) || tcb.sndWnd === 0;
      }),
    'ACKs move the range to the right': (r) =>
      r.step.after.tcb?.sndUna === r.arrived.segment.ackNumber,
  },
  'zero-window': {
    'the sender stops and starts the persist timer': (r) => {
      const closed = r.arrival(r.nth('server', 'ACK', 2));
      return (
        r.nth('server', 'ACK', 2).segment.wnd === 0 &&
        r.timers('client', 'persist')[0]?.startedAt === closed.at
      );
    },
    'a probe of one byte leaves': (r) =>
      r.nth('client', 'DATA', 3).step === r.step.index &&
      r.nth('client', 'DATA', 3).segment.dataLen === 1,
    'on Linux an empty segment': () =>
      runOf('slow-reader', { profile: 'linuxTextbook', settings: {} })
        .sent('client')
        .some(({ reason, segment }) => reason === 'probe' && segment.dataLen === 0),
    'the answer carries the current window': (r) =>
      r.arrival(r.nth('client', 'DATA', 3)).sent.length === 1,
    'with exponential backoff': (r) => doubles(r.timers('client', 'persist')),
    'a lost window update is made up for by the next probe': () => {
      const lost = runOf('zero-window', {
        faults: [{ match: { from: 'server', kind: 'ACK', nth: 5 }, do: 'drop' }],
      });
      return (
        lost.nth('server', 'ACK', 5).fate === 'lost' &&
        delivered(lost, 'server').reduce((sum, bytes) => sum + bytes, 0) === 300
      );
    },
    'no tiny windows are announced': (r) =>
      r.sent('server').every(({ segment: { wnd } }) => wnd === 0 || wnd >= 100),
  },
  'nagle-and-delayed-ack': {
    'the second part waits for the ACK of the first': (r) => {
      const ack = r.arrival(r.nth('server', 'ACK'));
      return (
        r.past.steps('send.nagle', 'client').length === 1 &&
        r.nth('client', 'DATA', 2).step === ack.index
      );
    },
    'which the server delays by 200 ms': (r) =>
      r.step.at - r.arrival(r.nth('client', 'DATA')).at === ms(200) &&
      r.nth('server', 'ACK').step === r.step.index,
    'without Nagle’s algorithm both parts leave at once': () => {
      const parts = must(scenarioNamed('nagle-delayed-ack'));
      const both = runOf('nagle-delayed-ack', {
        client: { ...parts.client, settings: { nagle: false } },
      });
      return both.nth('client', 'DATA', 2).sentAt - both.nth('client', 'DATA').sentAt === ms(10);
    },
  },
  'mss-and-fragments': {
    'each side announces its MSS on its SYN, and only there': (r) =>
      r.trace.flights.every(({ segment }) => (segment.mss !== undefined) === segment.syn),
    'here it is 1000, so 6,000 bytes make six segments': (r) =>
      r.sent('client', 'DATA').filter(({ again }) => again === null).length === 6 &&
      r.sent('client', 'DATA').every(({ segment }) => segment.dataLen === 1000),
    'it is not negotiated: each side has its own': () => {
      const differ = run('slow-reader');
      return (
        differ.nth('client', 'SYN').segment.mss !== differ.nth('server', 'SYN_ACK').segment.mss
      );
    },
    'with an MTU of 1500 it is 1460': () =>
      run('close-after/300').nth('client', 'SYN').segment.mss === 1460,
    'only the lost segment is retransmitted': () =>
      run('fast-retransmit').trace.flights.filter(({ again }) => again !== null).length === 1,
  },
};
