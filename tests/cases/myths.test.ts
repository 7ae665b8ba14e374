/** Wrong claims: the run refutes the claim, and the truth beside it is the case there. */
import { describe, expect, test } from 'vitest';
import { ms, s } from '../../machines/tcp/time.ts';
import { MYTH_IDS, MYTHS } from '../../src/cases/myths.ts';
import { segEnd } from '../../machines/tcp/segment.ts';
import { advance } from '../../machines/tcp/sequence.ts';
import { SOCKETS } from '../../src/wire/addresses.ts';
import { encode } from '../../src/wire/encode.ts';
import {
  delivered,
  doubles,
  everyRun,
  flags,
  frameAt,
  must,
  run,
  runOf,
  Shown,
  windowOf,
  type ClaimsOf,
} from './shown.ts';
import { stepsWithEnds } from '../traceParts.ts';

const CLAIMS: ClaimsOf<typeof MYTHS> = {
  'lost-third-ack-means-reset': {
    'the data completes the handshake': (r) =>
      r.nth('client', 'ACK').fate === 'lost' &&
      r.step.before.state === 'SYN_RCVD' &&
      r.state('server') === 'ESTABLISHED',
    'there is no RST': (r) => r.sent('server', 'RST').length === 0,
  },
  'third-ack-carries-no-data': {
    'here the first data completes the handshake in place of the lost ACK': (r) =>
      r.nth('client', 'ACK').fate === 'lost' &&
      r.arrived.segment.dataLen > 0 &&
      r.step.before.state === 'SYN_RCVD' &&
      r.state('server') === 'ESTABLISHED',
    'if the application sends at once, the ACK is piggybacked on the data': () => {
      const soon = runOf('open-data-close', {
        client: {
          iss: [100],
          reactions: [{ on: 'established', afterUs: 0, call: 'send', bytes: 100 }],
        },
      });
      const third = must(soon.trace.flights[2]);
      const arrival = soon.arrival(third);
      return (
        third.segment.dataLen === 100 &&
        arrival.before.state === 'SYN_RCVD' &&
        arrival.after.state === 'ESTABLISHED' &&
        delivered(soon, 'server')[0] === 100
      );
    },
  },
  'isn-starts-at-zero': {
    'the client’s is 4,294,967,250': (r) => r.nth('client', 'SYN').segment.seq === 4_294_967_250,
    'the SYN takes this number, so the first data byte has the next one': (r) =>
      r.arrived.segment.seq === advance(r.nth('client', 'SYN').segment.seq, 1),
    'within the request they wrap': (r) => segEnd(r.arrived.segment) < r.arrived.segment.seq,
    'and go on': (r) => r.step.rules.includes('text.delivered') && r.end.server.state === 'CLOSED',
  },
  'accept-gives-a-new-port': {
    'every segment of the server comes from the port to which the SYN was sent': (r) =>
      r
        .sent('server')
        .every(({ segment }) =>
          encode(segment, 'server', new Uint8Array(segment.dataLen)).fields.some(
            ({ name, value }) => name === 'sourcePort' && value === SOCKETS.server.port,
          ),
        ),
  },
  'ack-number-is-the-last-byte': {
    '100 bytes have the sequence numbers 101 to 200': (r) => {
      const { seq, dataLen } = r.nth('client', 'DATA').segment;
      return seq === 101 && dataLen === 100;
    },
    'the ACK number is 201': (r) => r.arrived.segment.ackNumber === 201,
    'it covers all bytes before it': (r) => frameAt(r, r.step.index).client.tcb?.sndUna === 201,
  },
  'ack-means-read': {
    '200 bytes are acknowledged, and the buffer is full': (r) =>
      r.arrived.segment.ackNumber === 301 && r.arrived.segment.wnd === 0,
    'the application has read nothing': (r) => r.past.calls('server').join() === 'listen',
    'if it closes without reading, the data is lost': () =>
      runOf('close-unread', { profile: 'linuxTextbook', settings: {} }).steps('call.closeUnread')
        .length === 1,
  },
  'one-send-is-one-recv': {
    'one send leaves in six segments': (r) =>
      r.calls('client').filter((call) => call === 'send').length === 1 &&
      r.sent('client', 'DATA').filter(({ again }) => again === null).length === 6,
    'the server can read first 1,000 bytes and then 5,000': (r) =>
      delivered(r.past, 'server').join() === '1000,5000',
  },
  'retransmission-after-a-fixed-time': {
    'before the first measurement it is 1 s, and each time-out doubles it': (r) =>
      doubles(r.timers('client', 'retransmission').slice(0, 4)) &&
      r
        .sent('client', 'SYN')
        .slice(1, 4)
        .map(({ sentAt }) => (sentAt - r.nth('client', 'SYN').sentAt) / s(1))
        .join() === '1,3,7',
    'three duplicate ACKs need no timer': () =>
      run('fast-retransmit')
        .sent('client')
        .some(({ reason }) => reason === 'fastAgain'),
  },
  'zero-window-is-congestion': {
    'the buffer is full, because the application does not read': (r) =>
      r.arrived.segment.wnd === 0 && !r.past.calls('server').includes('receive'),
    'nothing is lost': (r) => r.trace.flights.every(({ fate }) => fate === 'delivered'),
    'the congestion window would allow more': (r) => windowOf(r, 'cwnd') > 0,
  },
  'keep-alive-finds-dead-peers': {
    'it is off by default': () =>
      runOf('keep-alive-finds-dead-peer', { server: { iss: [300] } }).end.server.state ===
      'ESTABLISHED',
    'the first probe leaves after two idle hours': (r) =>
      Math.floor(r.nth('server', 'ACK').sentAt / s(1)) === 7200,
    'nine probes, and it gives up after 2 hours and 11 minutes': (r) =>
      r.state('server') === 'CLOSED' &&
      r.sent('server').filter(({ reason }) => reason === 'keepAlive').length === 9 &&
      Math.floor(r.moment.at / s(60)) === 131,
  },
  'cable-ends-the-connection': {
    'the line was cut two hours ago': (r) => r.moment.at - s(1) >= s(7199),
    'and both sides are still ESTABLISHED': (r) =>
      r.state('client') === 'ESTABLISHED' && r.state('server') === 'ESTABLISHED',
    'if it is repaired while nothing is sent, nobody notices': () => {
      const again = runOf('keep-alive-finds-dead-peer', {
        actions: [
          { atUs: 0, side: 'server', call: 'listen' },
          { atUs: ms(20), side: 'client', call: 'connect' },
          { atUs: s(3600), side: 'client', call: 'send', bytes: 100 },
        ],
        faults: [],
        untilUs: s(3700),
      });
      return delivered(again, 'server').join() === '100';
    },
  },
  'ack-and-fin-always-merge': {
    'the kernel acknowledges the FIN by itself': (r) =>
      r.nth('server', 'ACK', 2).step === r.arrival(r.nth('client', 'FIN')).index,
    'the application closes 300 ms later, and only then the FIN leaves': (r) =>
      r.step.cause.kind === 'call' &&
      r.step.cause.call.call === 'close' &&
      r.step.at - r.arrival(r.nth('client', 'FIN')).at === ms(300),
  },
  'close-waits-for-the-peer': {
    'the data is still on its way when the FIN leaves': (r) =>
      r.step.cause.kind === 'call' &&
      r.step.cause.call.call === 'close' &&
      r.arrival(r.nth('client', 'DATA')).at > r.moment.at,
    'if data waits for the window, the FIN waits behind it': () => {
      const waits = runOf('zero-window', {
        actions: [
          { atUs: 0, side: 'server', call: 'listen' },
          { atUs: ms(20), side: 'client', call: 'connect' },
          { atUs: ms(500), side: 'client', call: 'close' },
          { atUs: ms(5000), side: 'server', call: 'receive' },
        ],
      });
      return (
        waits.steps('call.closeWaits', 'client').length === 1 &&
        waits.sent('client').some(({ segment, sentAt }) => segment.fin && sentAt > ms(5000))
      );
    },
  },
  'time-wait-is-a-bug': {
    'the same 4-tuple is used again at once': (r) =>
      r.timers('client', 'timeWait')[0]?.delayUs === 0 && r.sent('client', 'SYN').length === 2,
    'a late segment of the first connection is taken for data of the second': (r) =>
      r.arrived.sentAt < r.nth('client', 'SYN', 2).sentAt &&
      r.step.rules.includes('text.delivered'),
    'the real data is dropped as a duplicate': (r) =>
      r.arrival(r.nth('client', 'DATA', 4)).rules.includes('sequence.unacceptable'),
    'with TIME_WAIT it is not': () => {
      const kept = run('time-wait-old-data');
      return !kept.arrival(kept.nth('client', 'DATA', 2)).rules.includes('text.delivered');
    },
  },
  'reset-is-an-error': {
    'the client rejects the answer to an old SYN': (r) =>
      flags(r.arrived) === 'RST' && r.past.steps('synSent.badAck', 'client').length === 1,
    'and the server goes back to LISTEN': (r) => r.state('server') === 'LISTEN',
    'the true connection comes about': (r) => r.end.server.state === 'ESTABLISHED',
  },
  'lost-ack-is-resent': {
    'what is retransmitted is the FIN, and only that': (r) =>
      r.trace.flights
        .filter(({ again }) => again !== null)
        .map(flags)
        .join() === 'FIN+ACK',
    'it triggers a new ACK': (r) =>
      r.nth('client', 'ACK', 3).fate === 'lost' &&
      r.nth('client', 'ACK', 4).step === r.step.index &&
      r.nth('client', 'ACK', 4).again === null,
  },
  'both-established-at-once': {
    'the client is ESTABLISHED, the server is not yet': (r) =>
      r.state('client') === 'ESTABLISHED' && r.state('server') === 'SYN_RCVD',
    'half a round trip lies between': (r) => {
      const at = (['client', 'server'] as const).map(
        (side) =>
          must(stepsWithEnds(r.trace).find(({ ends }) => ends[side].state === 'ESTABLISHED')).at,
      );
      return must(at[1]) - must(at[0]) === r.trace.scenario.link.delayUs;
    },
  },
  'syn-sent-means-closed-port': {
    'a closed port answers RST, and the client knows after a round trip': (r) =>
      r.state('client') === 'CLOSED' &&
      flags(r.arrived) === 'RST+ACK' &&
      r.moment.at - r.nth('client', 'SYN').sentAt === 2 * r.trace.scenario.link.delayUs,
    'hanging means that nothing comes at all': () =>
      run('syn-lost-until-give-up').sent('server').length === 0,
  },
  'connect-gives-up-after-63-s': {
    'here it has waited for two minutes and more': (r) =>
      r.state('client') === 'CLOSED' && r.moment.at - r.nth('client', 'SYN').sentAt > s(120),
    'before Linux 6.5 about 127 s': () => givesUpAfter(0) === s(127),
    'since then about 131 s, with four more retransmissions': () => givesUpAfter(4) === s(131),
    'by the RFC after three minutes or more': () => {
      const never = run('syn-lost-until-give-up');
      return never.trace.end.at - never.nth('client', 'SYN').sentAt >= s(180);
    },
  },
  'syn-backlog-counts-connections': {
    'the connection is in SYN_RCVD at the server, and open to the client': (r) =>
      r.state('server') === 'SYN_RCVD' && r.state('client') === 'ESTABLISHED',
  },
  'fin-has-only-fin': {
    'it is FIN+ACK': (r) => flags(r.nth('client', 'FIN')) === 'FIN+ACK',
    'like every FIN, in every run': () =>
      everyRun().every(({ trace }) =>
        trace.flights.every(({ segment: { fin, ack } }) => !fin || ack),
      ),
    'only the first SYN of a side and some RSTs carry no ACK': () =>
      everyRun().every(({ trace }) =>
        trace.flights.every(({ segment: { syn, rst, ack } }) => ack || syn || rst),
      ),
    'a RST without one': () => !run('aborted').nth('client', 'RST').segment.ack,
  },
  'close-takes-four-packets': {
    'three segments from the first FIN on': (r) =>
      r.trace.flights.filter(({ step }) => step >= r.nth('client', 'FIN').step).length === 3,
    'the one in the middle is ACK and FIN': (r) =>
      flags(r.arrived) === 'FIN+ACK' && r.arrived.from === 'server',
  },
  'close-wait-by-own-fin': {
    'it enters CLOSE_WAIT as it receives one': (r) =>
      r.state('server') === 'CLOSE_WAIT' && r.arrived === r.nth('client', 'FIN'),
    'and has not sent its own': (r) => r.nth('server', 'FIN').step > r.step.index,
    'sending it leads to LAST_ACK': (r) =>
      r.trace.steps[r.nth('server', 'FIN').step]?.after.state === 'LAST_ACK',
  },
  'waits-end-by-themselves': {
    'the run is over, and both still wait': (r) =>
      r.trace.end.reason === 'quiet' &&
      r.state('client') === 'FIN_WAIT_2' &&
      r.state('server') === 'CLOSE_WAIT',
    'Linux ends FIN_WAIT_2 after a minute, and not CLOSE_WAIT': () => {
      const linux = run('fin-wait-2-times-out');
      return linux.end.client.state === 'CLOSED' && linux.end.server.state === 'CLOSE_WAIT';
    },
  },
  'time-wait-is-the-clients': {
    'the server sends the first FIN, and waits': (r) =>
      r.nth('server', 'FIN').step < r.nth('client', 'FIN').step &&
      r.state('server') === 'TIME_WAIT' &&
      !r.states('client').includes('TIME_WAIT'),
  },
  'fin-timeout-is-time-wait': {
    'it is set to 10 s, and limits FIN_WAIT_2': (r) =>
      must(r.timers('client', 'finWait2')[0]).delayUs === s(10),
    'TIME_WAIT lasts 60 s all the same': (r) => {
      const waited = must(r.timers('client', 'timeWait')[0]);
      return waited.outcome === 'fired' && waited.delayUs === s(60);
    },
  },
  '2msl-allows-one-loss': {
    'the last ACK is lost three times': (r) =>
      r.past.sent('client', 'ACK').filter(({ fate }) => fate === 'lost').length === 3,
    'and the fourth FIN is acknowledged': (r) =>
      r.arrived === r.nth('server', 'FIN', 4) &&
      r.step.sent.length === 1 &&
      r.end.server.state === 'CLOSED',
    'each FIN restarted the wait': (r) =>
      r.timers('client', 'timeWait').filter(({ outcome }) => outcome === 'restarted').length === 3,
    'within seconds': (r) => r.moment.at < s(10),
  },
  'turn-on-tw-recycle': {
    'a newer SYN opens a new connection from TIME_WAIT': (r) =>
      r.step.before.state === 'TIME_WAIT' && r.state('server') === 'SYN_RCVD',
  },
  'nobody-waits-after-reset': {
    'both sides are CLOSED at once': (r) =>
      r.state('client') === 'CLOSED' && r.state('server') === 'CLOSED',
    'and nobody was in TIME_WAIT': (r) =>
      (['client', 'server'] as const).every((side) => !r.states(side).includes('TIME_WAIT')),
    'by the ABORT call of 3.10.5': (r) => r.steps('call.abortReset', 'client').length === 1,
  },
};

/** How long Linux tries to connect, with so many SYNs a second apart before the interval doubles. */
function givesUpAfter(synLinearTimeouts: number): number {
  const never = runOf('linux-connect-gives-up', { settings: { synLinearTimeouts } });
  return never.trace.end.at - never.nth('client', 'SYN').sentAt;
}

describe.each(MYTH_IDS)('%s', (id) => {
  const claims = Object.entries(CLAIMS[id]);
  test.each(claims)('%s', (_claim, holds) => {
    expect(holds(new Shown(MYTHS[id]))).toBe(true);
  });
});

test('all that circulate', () => expect(MYTH_IDS).toHaveLength(29));
